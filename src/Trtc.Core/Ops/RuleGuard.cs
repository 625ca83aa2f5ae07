using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>
/// The one place where the rules of the operator table are called. A rule answers whatever an untrusted model says; one that throws all the
/// same has a fault of its own, and the answer is "unknown" then. Such faults are counted: tests and fuzzing hold them at zero.
/// </summary>
public static class RuleGuard
{
    private static long _faults;

    /// <summary>How many rules have thrown in this process.</summary>
    public static long Faults => Interlocked.Read(ref _faults);

    /// <summary>The last of them, for a report: operator, exception and where.</summary>
    public static string LastFault { get; private set; } = "";

    /// <returns>False when the rule threw: what it has set so far is not to be used.</returns>
    internal static bool Run(ShapeRule rule, InferenceContext node)
    {
        try
        {
            rule(node);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Count(node.Node, e);
            return false;
        }
    }

    internal static ImmutableArray<Tensor>? Run(Evaluation rule, EvaluationContext node)
    {
        try
        {
            return rule(node);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Count(node.Node, e);
            return null;
        }
    }

    /// <returns>What breaks the rule; null when nothing does.</returns>
    public static string? Run(RuleBreach rule, SupportContext node)
    {
        try
        {
            return rule(node);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Count(node.Node, e);
            return null;
        }
    }

    internal static long? Run(MacRule rule, MacContext node)
    {
        try
        {
            return rule(node);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Count(node.Node, e);
            return null;
        }
    }

    private static void Count(Node node, Exception e)
    {
        Interlocked.Increment(ref _faults);
        LastFault = $"{node.OpType}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
    }
}
