using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Makes diagnostics of what the native parser and builder said.</summary>
internal static class NativeFaults
{
    /// <summary>One diagnostic for each operator and reason, at the first of its nodes.</summary>
    public static void OfParser(IReadOnlyList<ParserError> errors, StageLog log, EventWriter events)
    {
        foreach (var alike in errors.GroupBy(e => (e.Operator, Reason: IsUnknownOperator(e) ? "" : e.Description.Trim())))
        {
            var more = alike.Count() - 1;
            var others = more == 0 ? "" : $" (and {more} more {(more == 1 ? "node" : "nodes")} of {alike.Key.Operator})";
            if (alike.Key.Reason.Length == 0) events.Fault(Codes.OperatorNotRead, Where(alike.First()), alike.Key.Operator, others);
            else events.Fault(Codes.NodeNotParsed, Where(alike.First()) + others, alike.Key.Reason);
        }
        if (errors.Count == 0) events.Fault(Codes.ModelNotParsed, "", Said(log));
    }

    public static void OfBuilder(BuildOptions options, StageLog log, EventWriter events)
    {
        if (log.WantedWorkspace > 0 && options.Workspace is { } given && given < log.WantedWorkspace)
        {
            events.Fault(Codes.WorkspaceTooSmall, "--workspace", SizeText.Format(given), SizeText.Format(log.WantedWorkspace),
                RoundedUp(log.WantedWorkspace));
            return;
        }
        if (log.NoMemory)
        {
            events.Fault(Codes.NativeAllocation, "", Said(log));
            return;
        }
        foreach (var message in log.Errors)
        {
            if (message.Contains("Attention operation was not supported by a dedicated kernel", StringComparison.Ordinal))
            {
                events.Fault(Codes.AttentionHasNoKernel, "");
                return;
            }
        }
        if (log.Errors.Any(e => e.Contains("CHECK(status == CUDA_SUCCESS) failed", StringComparison.Ordinal)
            || e.Contains("CUDA driver version is insufficient", StringComparison.Ordinal)
            || e.Contains("CUDA initialization failure", StringComparison.Ordinal)))
        {
            events.Fault(Codes.GpuNeeded, "", Said(log));
            return;
        }
        events.Fault(Codes.NotBuilt, "", Said(log));
    }

    /// <summary>The parser takes what it does not know for a plugin.</summary>
    private static bool IsUnknownOperator(ParserError error) =>
        error.Operator.Length > 0 && error.Description.Contains("Plugin not found", StringComparison.Ordinal);

    private static string Where(ParserError error)
    {
        if (error.NodeName.Length > 0)
            return error.Operator.Length > 0 ? $"node '{error.NodeName}' ({error.Operator})" : $"node '{error.NodeName}'";
        return error.Node >= 0 ? $"node {error.Node}" : "";
    }

    private static string Said(StageLog log) =>
        log.Errors.Count == 0 ? "it gave no reason" : string.Join(' ', log.Errors.TakeLast(3).Select(e => e.Trim()));

    /// <summary>Whole MiB, as <c>--workspace</c> takes it.</summary>
    private static string RoundedUp(long bytes) => $"{(bytes + (1 << 20) - 1) >> 20}MiB";
}
