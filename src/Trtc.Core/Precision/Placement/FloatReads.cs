using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision.Placement;

/// <summary>One reader of a quantised tensor that reads it before its Q.</summary>
/// <param name="Node">Display name.</param>
public sealed record FloatRead(string Tensor, string Node, string OpType, FloatReadReason Reason);

/// <summary>Why a reader of a quantised tensor computes with what is before the Q.</summary>
public enum FloatReadReason
{
    /// <summary>The operator has no INT8 form.</summary>
    NoInt8Form,

    /// <summary>A product that stays out of INT8 for a reason of its own (<see cref="LeftReason"/>).</summary>
    LeftOut,

    /// <summary>A weight, bias or other input that is no activation of its operator.</summary>
    OtherInput,

    /// <summary>The side of a residual Add that its convolution gives.</summary>
    OwnSide,

    /// <summary>In a region that stays in FP16 (<see cref="PlacementRule.FloatAdds"/>).</summary>
    FloatRegion,

    /// <summary>Its result is read in floating point alone.</summary>
    ResultInFloat,

    /// <summary>The rule that would let it read INT8 is off for the target.</summary>
    RuleOff,

    /// <summary>Inside the body of a branch or loop.</summary>
    Subgraph,

    /// <summary>FP8 has kernels of products alone.</summary>
    NoFloat8Form,
}

/// <summary>Names the readers that a plan leaves before the Q.</summary>
internal static class FloatReads
{
    internal static ImmutableArray<FloatRead> Of(ValueLinks links, QuantOptions options, ImmutableArray<QuantizedTensor> tensors,
        HashSet<int> region, bool[] chosen)
    {
        var reads = ImmutableArray.CreateBuilder<FloatRead>();
        var quantised = new HashSet<string>(StringComparer.Ordinal);
        foreach (var t in tensors) quantised.Add(t.Tensor);
        foreach (var t in tensors)
        {
            var through = t.Readers.ToHashSet();
            foreach (var use in links.Uses(t.Tensor))
            {
                if (through.Contains(use)) continue;
                var node = links.Graph.Nodes[use.Node];
                reads.Add(new(t.Tensor, node.Display, node.OpType, Reason(use, node)));
            }
        }
        return reads.ToImmutable();

        FloatReadReason Reason(Use use, Node node)
        {
            if (use.Input < 0) return FloatReadReason.Subgraph;
            if (QuantPlanner.IsProduct(node)) return chosen[use.Node] ? FloatReadReason.OtherInput : FloatReadReason.LeftOut;
            if (region.Contains(use.Node)) return FloatReadReason.FloatRegion;
            var sum = node.Is("Add") && links.Constant(node.Inputs[0]) is null && links.Constant(node.Inputs[1]) is null
                && ResidualAdds.SameShape(links, node);
            var pool = node.Is("AveragePool") || node.Is("GlobalAveragePool");
            if (!sum && !pool && !Moves.Reads(node, use.Input, means: true))
                return OpTable.Find("", node.OpType)?.Quant is QuantRole.PassThrough or QuantRole.Shared && use.Input > 0
                    ? FloatReadReason.OtherInput : FloatReadReason.NoInt8Form;
            if (options.Type != DataType.Int8) return FloatReadReason.NoFloat8Form;
            if (pool && options.Rules.Has(PlacementRule.PoolReadsHalf)) return FloatReadReason.ResultInFloat;
            if (!options.Rules.Has(PlacementRule.OriginPairs)) return FloatReadReason.RuleOff;
            if (sum && ResidualAdds.OwnSide(links, chosen, [], node) == use.Input) return FloatReadReason.OwnSide;
            return sum && !options.Rules.Has(PlacementRule.StreamAdds) && !FloatRegions.IsBehindActivation(links, chosen, node)
                ? FloatReadReason.RuleOff : FloatReadReason.ResultInFloat;
        }
    }
}
