using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Placement;

/// <summary>1-D Convs in INT8 as 2-D ones of height 1, between an Unsqueeze and a Squeeze: INT8 kernels are of two dimensions.</summary>
internal static class FlatConvs
{
    /// <param name="graph">FP32, before Q/DQ; opset 13 or newer, where axes are inputs.</param>
    /// <param name="plan">Made for this graph.</param>
    /// <returns>The graph, and the values that hold the numbers of others: new name, old name.</returns>
    internal static (Graph Graph, ImmutableArray<(string New, string Old)> Same) Run(Graph graph, QuantPlan plan)
    {
        var flat = new HashSet<int>();
        foreach (var w in plan.Weights)
            if (graph.Initializers[w.Initializer].Dims.Length == 3)
                foreach (var use in w.Readers) if (graph.Nodes[use.Node].Is("Conv")) flat.Add(use.Node);
        if (flat.Count == 0) return (graph, []);
        var links = new ValueLinks(graph);
        var nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length + (2 * flat.Count));
        var initializers = graph.Initializers.ToBuilder();
        var values = graph.Values.ToBuilder();
        var same = ImmutableArray.CreateBuilder<(string, string)>();
        var raised = new Dictionary<string, string>(StringComparer.Ordinal);
        var weights = new Dictionary<string, string>(StringComparer.Ordinal);
        string? axes = null;
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            if (!flat.Contains(n))
            {
                nodes.Add(node);
                continue;
            }
            axes ??= Axes();
            var (x, y) = (node.Inputs[0], node.Outputs[0]);
            if (!raised.TryGetValue(x, out var wide))
            {
                raised[x] = wide = links.Fresh(x + ".2d");
                nodes.Add(new(wide, "Unsqueeze", "", [x, axes], [wide], Node.NoAttributes));
                Type(wide, links.ShapeOf(x));
                same.Add((wide, x));
            }
            if (!weights.TryGetValue(node.Inputs[1], out var weight))
            {
                weights[node.Inputs[1]] = weight = links.Fresh(node.Inputs[1] + ".2d");
                var data = graph.Initializers[node.Inputs[1]];
                initializers[weight] = data with { Dims = data.Dims.Insert(2, 1) };
            }
            var made = links.Fresh(y + ".2d");
            Type(made, links.ShapeOf(y));
            nodes.Add(
                node with { Inputs = node.Inputs.SetItem(0, wide).SetItem(1, weight), Outputs = [made], Attributes = Attributes(node) });
            nodes.Add(new(links.Fresh(y + ".1d"), "Squeeze", "", [made, axes], [y], Node.NoAttributes));
        }
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes) foreach (var input in node.Inputs) read.Add(input);
        foreach (var old in weights.Keys)
            if (!read.Contains(old) && !links.IsOutput(old) && !links.IsCaptured(old)) initializers.Remove(old);
        return (graph with { Nodes = nodes.ToImmutable(), Initializers = initializers.ToImmutable(), Values = values.ToImmutable() },
            same.ToImmutable());

        string Axes()
        {
            var name = links.Fresh("axis.2");
            initializers[name] = new(DataType.Int64, [1], new MemoryBytes(BitConverter.GetBytes(2L)));
            return name;
        }

        void Type(string name, Shape? of) =>
            values[name] =
            new(name, new TensorType(DataType.Float32, of is { Rank: 3 } s ? new Shape([s[0], s[1], Dim.Of(1), s[2]]) : null));
    }

    /// <summary>Each list of one a dimension gets the height's: kernel, stride and dilation 1, no padding.</summary>
    private static ImmutableSortedDictionary<string, AttributeValue> Attributes(Node node)
    {
        var all = node.Attributes;
        foreach (var name in (string[])["kernel_shape", "strides", "dilations"])
            if (all.TryGetValue(name, out var value) && value is IntsAttribute { Values.Length: 1 } one)
                all = all.SetItem(name, new IntsAttribute(one.Values.Insert(0, 1)));
        if (all.TryGetValue("pads", out var pads) && pads is IntsAttribute { Values.Length: 2 } two)
            all = all.SetItem("pads", new IntsAttribute([0, two.Values[0], 0, two.Values[1]]));
        return all;
    }
}
