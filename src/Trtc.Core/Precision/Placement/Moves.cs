using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision.Placement;

/// <summary>Operators that move numbers and make none: what they read and what they give hold the same values, so one scale serves
/// both.</summary>
internal static class Moves
{
    /// <summary>Moves behind one another that are followed: more than any network has.</summary>
    private const int LongestChain = 64;

    /// <summary>The inputs whose numbers the outputs hold; none for a node that is no move.</summary>
    /// <param name="means">Takes Resize with mode linear too: means between neighbours stay in their range.</param>
    internal static ReadOnlySpan<string> Inputs(ValueLinks links, Node node, bool means)
    {
        if (node.Domain.Length > 0) return [];
        return OpTable.Find("", node.OpType)?.Quant switch
        {
            QuantRole.PassThrough when MovesAlone(node, means) => node.Inputs.AsSpan(0, 1),
            QuantRole.Shared => node.Inputs.RemoveAll(i => links.Constant(i) is not null).AsSpan(),
            _ => [],
        };
    }

    /// <summary>Whether one input is of these; without a walk over all of a Concat's.</summary>
    internal static bool Reads(Node node, int input, bool means) => node.Domain.Length == 0 && OpTable.Find("", node.OpType)?.Quant switch
    {
        QuantRole.PassThrough => input == 0 && MovesAlone(node, means),
        QuantRole.Shared => true,
        _ => false,
    };

    /// <summary>The value that a value's numbers were made in: behind the moves of one value.</summary>
    internal static string Origin(ValueLinks links, string value)
    {
        for (var step = 0; step < LongestChain && Moved(links, value) is { } from; step++) value = from;
        return value;
    }

    private static string? Moved(ValueLinks links, string value) =>
        links.Producer(value) is >= 0 and var p && !links.Graph.Nodes[p].Is("Concat")
            && Inputs(links, links.Graph.Nodes[p], means: true) is [var one] ? one : null;

    /// <summary>Whether this node of a pass-through operator makes no new numbers: cubic Resize overshoots, MaxPool with indices makes
    /// them.</summary>
    private static bool MovesAlone(Node node, bool means) => node.OpType switch
    {
        "Resize" or "Upsample" => node.String("mode", "nearest") is var mode && (mode == "nearest" || (means && mode == "linear")),
        "MaxPool" or "Dropout" => node.Output(1).Length == 0,
        _ => node.Inputs.Length > 0,
    };
}
