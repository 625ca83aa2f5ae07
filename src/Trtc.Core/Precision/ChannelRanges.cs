using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>How unlike the output channels of a weight are.</summary>
public static class ChannelRanges
{
    /// <summary>Each channel's largest magnitude; empty where the weight is no constant.</summary>
    public static ImmutableArray<double> Of(Graph graph, Node node)
    {
        if (QuantPlanner.WeightAxis(graph, node) is not { } axis) return [];
        var ranges = ImmutableArray.CreateBuilder<double>();
        foreach (var step in WeightScales.PerChannel(graph.Initializers[node.Inputs[1]], axis)) ranges.Add(step * WeightScales.Steps);
        return ranges.ToImmutable();
    }
}
