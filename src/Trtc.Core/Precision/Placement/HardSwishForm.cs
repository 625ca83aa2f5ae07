using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Placement;

/// <summary>
/// HardSwish behind an INT8 Conv as x · Clip(x + 3, 0, 6) / 6. A Conv that takes HardSwish into its kernel fails to build in a strongly
/// typed Half network of TensorRT 10 (measured on 10.6); written out it is no pattern that the kernel takes.
/// </summary>
internal static class HardSwishForm
{
    /// <param name="graph">With Q/DQ, in FP32; opset 13 or newer, where Clip's bounds are inputs.</param>
    internal static Graph Run(Graph graph)
    {
        var links = new ValueLinks(graph);
        var nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length);
        var initializers = graph.Initializers.ToBuilder();
        var values = graph.Values.ToBuilder();
        string? three = null, zero = null, six = null;
        var dead = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (node.Is("Mul") && Input(links, node) is { } gated)
                foreach (var i in node.Inputs) if (i != gated && links.HasOneUse(i)) dead.Add(i);
        }
        foreach (var node in graph.Nodes)
        {
            if (node.Outputs.Length == 1 && dead.Contains(node.Outputs[0])) continue;
            if (Input(links, node) is not { } x)
            {
                nodes.Add(node);
                continue;
            }
            (three, zero, six) =
                (three ?? Constant("hardswish.3", 3), zero ?? Constant("hardswish.0", 0), six ?? Constant("hardswish.6", 6));
            var (y, shape) = (node.Outputs[0], links.ShapeOf(x));
            nodes.Add(
                new(node.Name, "Div", "",
                [Add("Mul", [x, Add("Clip", [Add("Add", [x, three], y, shape), zero, six], y, shape)], y, shape), six], [y],
                Node.NoAttributes) { Origin = node.Origin });
        }
        return graph with { Nodes = nodes.ToImmutable(), Initializers = initializers.ToImmutable(), Values = values.ToImmutable() };

        string Constant(string wanted, float value)
        {
            var name = links.Fresh(wanted);
            initializers[name] = new(DataType.Float32, [], new MemoryBytes(MemoryMarshal.AsBytes<float>([value]).ToArray()));
            return name;
        }

        string Add(string op, ImmutableArray<string> inputs, string of, Shape? shape)
        {
            var name = links.Fresh($"{of}.{op.ToLowerInvariant()}");
            nodes.Add(new(name, op, "", inputs, [name], Node.NoAttributes));
            values[name] = new(name, new TensorType(DataType.Float32, shape));
            return name;
        }
    }

    /// <summary>x where the node is HardSwish of an INT8 Conv's result: the operator, or the product that ends x · HardSigmoid(x) with
    /// slope 1/6.</summary>
    private static string? Input(ValueLinks links, Node node)
    {
        var x = node.Is("HardSwish") ? node.Inputs[0] : node.Is("Mul") && node.Inputs.Length == 2 ? Gated(links, node) : null;
        if (x is null || links.Producer(x) is not (>= 0 and var p) || links.Graph.Nodes[p] is not { OpType: "Conv", Domain: "" } conv)
            return null;
        // A Conv that is not in INT8 can read a DQ, too; its weight then has none.
        return IsDequantized(links, conv.Inputs[0]) && IsDequantized(links, conv.Inputs[1]) && links.TypeOf(x) == DataType.Float32 ? x
            : null;
    }

    private static bool IsDequantized(ValueLinks links, string value) =>
        links.Producer(value) is >= 0 and var p && links.Graph.Nodes[p].Is("DequantizeLinear");

    private static string? Gated(ValueLinks links, Node mul)
    {
        for (var side = 0; side < 2; side++)
            if (links.Producer(mul.Inputs[1 - side]) is >= 0 and var p && links.Graph.Nodes[p] is { OpType: "HardSigmoid", Domain: "" } gate
                && gate.Inputs[0] == mul.Inputs[side]
                && MathF.Abs(gate.Float("alpha", 0.2f) - (1f / 6)) < 1e-4f && gate.Float("beta", 0.5f) == 0.5f) return mul.Inputs[side];
        return null;
    }
}
