using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>
/// Writes a plan into the graph: QuantizeLinear and DequantizeLinear, symmetric INT8 with explicit zero points of 0, a scale per tensor for
/// activations and per output channel for weights; or FP8 (E4M3), a scale per tensor for both. Weights stay FP32 in front of their Q:
/// TensorRT wants to quantise them itself. Biases stay as they are.
/// </summary>
public static class QdqPass
{
    /// <summary>FP8's largest number.</summary>
    internal const float LargestFloat8 = 448;

    /// <param name="graph">Opset 13 or newer: older readers have no scale per channel; 19 for FP8.</param>
    /// <param name="plan">Made for this very graph.</param>
    /// <param name="scales">Step of INT8 by tensor name (the range over 127), whatever the type. Tensors of one group take their
    /// largest.</param>
    public static Graph Run(Graph graph, QuantPlan plan, IReadOnlyDictionary<string, float> scales)
    {
        var links = new ValueLinks(graph);
        var initializers = graph.Initializers.ToBuilder();
        var values = graph.Values.ToBuilder();
        var nodes = graph.Nodes.ToArray();
        var behind = new Dictionary<int, List<Node>>();
        var group = GroupScales(plan, scales);
        var zeros = new Dictionary<int, string>();
        var float8 = plan.Type == DataType.Float8E4M3FN;
        foreach (var t in plan.Tensors)
        {
            if (!group.TryGetValue(t.Group, out var step)) continue;
            var scale = links.Fresh(t.Tensor + ".scale");
            initializers[scale] = Floats([float8 ? WeightScales.Rounded(Float8Step(step)) : step], isScalar: true);
            var pair = Pair(links, t.Tensor, scale, Zero(-1), axis: null);
            Rewire(nodes, t.Readers, pair[1].Outputs[0]);
            var place = links.Producer(t.Tensor);
            if (!behind.TryGetValue(place, out var list)) behind[place] = list = [];
            list.AddRange(pair);
            Type(t.Tensor, pair, links.ShapeOf(t.Tensor));
        }
        foreach (var w in plan.Weights)
        {
            var readers = Quantized(w, nodes, links);
            if (readers.Length == 0) continue;
            var weight = graph.Initializers[w.Initializer];
            var steps = WeightScales.PerChannel(weight, w.Axis);
            if (float8) steps = [WeightScales.Rounded(Float8Step(System.Numerics.Tensors.TensorPrimitives.Max(steps)))];
            var scale = links.Fresh(w.Initializer + ".scale");
            initializers[scale] = Floats(steps, isScalar: float8);
            var pair = Pair(links, w.Initializer, scale, Zero(float8 ? -1 : steps.Length), float8 ? null : w.Axis);
            Rewire(nodes, readers, pair[1].Outputs[0]);
            if (!behind.TryGetValue(-1, out var list)) behind[-1] = list = [];
            list.AddRange(pair);
            Type(w.Initializer, pair, weight.Shape);
        }
        return graph with { Nodes = Ordered(nodes, behind), Initializers = initializers.ToImmutable(), Values = values.ToImmutable() };

        string Zero(int count)
        {
            if (zeros.TryGetValue(count, out var name)) return name;
            name = links.Fresh(count < 0 ? (float8 ? "fp8.zero" : "int8.zero")
                : string.Create(CultureInfo.InvariantCulture, $"int8.zeros.{count}"));
            initializers[name] = new(plan.Type, count < 0 ? [] : [count], new MemoryBytes(new byte[Math.Max(1, count)]));
            return zeros[count] = name;
        }

        void Type(string tensor, Node[] pair, Shape? shape)
        {
            values[pair[0].Outputs[0]] = new(pair[0].Outputs[0], new TensorType(plan.Type, shape));
            values[pair[1].Outputs[0]] = new(pair[1].Outputs[0], new TensorType(DataType.Float32, shape));
        }
    }

    private static float Float8Step(float int8Step) => int8Step * WeightScales.Steps / LargestFloat8;

    /// <summary>Nodes of the plan that cannot be quantised because nothing was measured for their input.</summary>
    public static ImmutableArray<string> WithoutRange(QuantPlan plan, IReadOnlyDictionary<string, float> scales)
    {
        var group = GroupScales(plan, scales);
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var t in plan.Tensors) if (!group.ContainsKey(t.Group)) missing.Add(t.Tensor);
        return missing.ToImmutable();
    }

    /// <summary>The one step of each group, by its first tensor.</summary>
    internal static Dictionary<string, float> GroupScales(QuantPlan plan, IReadOnlyDictionary<string, float> scales)
    {
        var group = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var t in plan.Tensors)
        {
            if (!scales.TryGetValue(t.Tensor, out var step) || !float.IsFinite(step) || step < 0) continue;
            if (!float.IsNormal(step)) step = 1 / WeightScales.Steps; // Only zeros were seen: any scale keeps them.
            // The digits of FP16, whoever measured: one number in Q and DQ of either type.
            step = step < HalfRules.Smallest ? WeightScales.Rounded(step) : Half.IsFinite((Half)step) ? (float)(Half)step : step;
            group[t.Group] = Math.Max(group.GetValueOrDefault(t.Group), step);
        }
        return group;
    }

    // A weight goes with its node: only where the node's other input was quantised does the weight follow.
    private static ImmutableArray<Use> Quantized(QuantizedWeight weight, Node[] nodes, ValueLinks links) =>
        weight.Readers.RemoveAll(r => nodes[r.Node].Inputs[0] == links.Graph.Nodes[r.Node].Inputs[0]);

    private static Node[] Pair(ValueLinks links, string tensor, string scale, string zero, int? axis)
    {
        var attributes = axis is { } a ? Node.NoAttributes.Add("axis", new IntAttribute(a)) : Node.NoAttributes;
        var q = links.Fresh(tensor + ".q");
        var dq = links.Fresh(tensor + ".dq");
        return
        [
            new(q, "QuantizeLinear", "", [tensor, scale, zero], [q], attributes),
            new(dq, "DequantizeLinear", "", [q, scale, zero], [dq], attributes),
        ];
    }

    private static void Rewire(Node[] nodes, ImmutableArray<Use> readers, string value)
    {
        foreach (var r in readers) nodes[r.Node] = nodes[r.Node] with { Inputs = nodes[r.Node].Inputs.SetItem(r.Input, value) };
    }

    private static ImmutableArray<Node> Ordered(Node[] nodes, Dictionary<int, List<Node>> behind)
    {
        var all = ImmutableArray.CreateBuilder<Node>();
        if (behind.TryGetValue(-1, out var first)) all.AddRange(first);
        for (var n = 0; n < nodes.Length; n++)
        {
            all.Add(nodes[n]);
            if (behind.TryGetValue(n, out var pairs)) all.AddRange(pairs);
        }
        return all.ToImmutable();
    }

    private static TensorData Floats(float[] values, bool isScalar) =>
        new(DataType.Float32, isScalar ? [] : [values.Length], new MemoryBytes(MemoryMarshal.AsBytes<float>(values).ToArray()));
}
