using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>How unlike the output channels of a weight are.</summary>
public static class ChannelRanges
{
    /// <summary>The smallest and the largest of the channels' largest magnitudes; zeros where the weight is no constant.</summary>
    public static (double Smallest, double Largest) Of(Graph graph, Node node)
    {
        if (QuantPlanner.WeightAxis(new ValueLinks(graph), node) is not { } axis) return (0, 0);
        var steps = WeightScales.PerChannel(graph.Initializers[node.Inputs[1]], axis);
        double smallest = double.PositiveInfinity, largest = 0;
        foreach (var s in steps)
        {
            smallest = Math.Min(smallest, s * 127.0);
            largest = Math.Max(largest, s * 127.0);
        }
        return (smallest, largest);
    }
}
