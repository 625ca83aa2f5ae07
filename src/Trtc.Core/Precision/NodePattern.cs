using System.IO.Enumeration;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>
/// What <c>--include</c> and <c>--exclude</c> take: a node's name (or its first output's, for a node without one), a wildcard over such
/// names, or <c>op:</c> and an operator. Case matters.
/// </summary>
public static class NodePattern
{
    private const string Operator = "op:";

    public static bool Matches(string pattern, Node node) =>
        pattern.StartsWith(Operator, StringComparison.Ordinal)
            ? FileSystemName.MatchesSimpleExpression(Literal(pattern[Operator.Length..]), node.OpType, ignoreCase: false)
            : FileSystemName.MatchesSimpleExpression(Literal(pattern), node.Display, ignoreCase: false);

    internal static bool MatchesAny(IReadOnlyList<string> patterns, Node node)
    {
        foreach (var p in patterns) if (Matches(p, node)) return true;
        return false;
    }

    // The matcher takes a backslash for an escape; node names hold none that are meant so.
    private static string Literal(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
}
