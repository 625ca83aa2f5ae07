using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <param name="Macs">Multiply-accumulates of one run of the whole graph, as far as sizes are known.</param>
/// <param name="Unknown">Nodes that multiply but whose sizes are not all numbers: they are not in <paramref name="Macs"/>.</param>
public sealed record MacTotals(long Macs, int Unknown);

/// <summary>
/// Multiply-accumulates of the operators that multiply matrices or convolve: output elements times the length of the sum behind each.
/// Needs a graph whose shapes are inferred. Bodies of loops count once.
/// </summary>
public static class MacCount
{
    public static MacTotals Of(Graph graph) => Of(graph, GraphTypes.Of(graph));

    /// <summary>By node, in the graph's order; null for a node whose sizes are not known, 0 for one that does not multiply.</summary>
    public static IReadOnlyList<long?> PerNode(Graph graph)
    {
        var types = GraphTypes.Of(graph);
        var counts = new long?[graph.Nodes.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = Of(graph.Nodes[i], types);
        return counts;
    }

    private static MacTotals Of(Graph graph, Dictionary<string, TensorType> types)
    {
        long macs = 0;
        var unknown = 0;
        foreach (var node in graph.Nodes)
        {
            if (Of(node, types) is { } m) macs = Sum(macs, m);
            else unknown++;
            foreach (var value in node.Attributes.Values)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                var inner = Of(body, GraphTypes.Of(body, types));
                (macs, unknown) = (Sum(macs, inner.Macs), unknown + inner.Unknown);
            }
        }
        return new(macs, unknown);
    }

    internal static long? Of(Node node, Dictionary<string, TensorType> types)
    {
        Shape? In(int i) => types.GetValueOrDefault(node.Input(i))?.Shape;
        Shape? Out(int i) => types.GetValueOrDefault(node.Output(i))?.Shape;
        switch (node.OpType)
        {
            case "Conv" or "ConvInteger" or "FusedConv" or "DeformConv": return Product(Out(0), Rest(In(1), 0));
            case "QLinearConv": return Product(Out(0), Rest(In(3), 0));
            case "ConvTranspose": return Product(In(0), Rest(In(1), 0));
            case "CausalConvWithState": return Product(Out(0), Dim(In(1), 2));
            case "MatMul" or "MatMulInteger" or "QLinearMatMul": return Product(Out(0), Dim(In(0), -1));
            case "FusedMatMul": return Product(Out(0), Dim(In(0), node.Int("transA", 0) != 0 ? -2 : -1));
            case "MatMulNBits": return Product(Out(0), node.Int("K", 0));
            case "Gemm" or "FusedGemm": return Product(Out(0), Dim(In(0), node.Int("transA", 0) != 0 ? 0 : 1));
            case "Einsum": return Einsum(node, types);
            case "RNN" or "GRU" or "LSTM": return Recurrent(node, In(0), In(1), In(2));
            case "Attention" or "FlexAttention": return Attention(node, In(0), In(1), In(2), Out(1));
            default: return 0;
        }
    }

    private static long? Recurrent(Node node, Shape? x, Shape? w, Shape? r)
    {
        // Each step multiplies the input by W and the state by R, one matrix a direction.
        if (x is not { Rank: 3, IsStatic: true } || w is not { IsStatic: true } || r is not { IsStatic: true }) return null;
        return Product(Product(x[0].Value, x[1].Value), Sum(w.Elements, r.Elements));
    }

    private static long? Attention(Node node, Shape? q, Shape? k, Shape? v, Shape? presentKey)
    {
        if (q is not { IsStatic: true, Rank: 3 or 4 } || k is not { IsStatic: true } || v is not { IsStatic: true } || k.Rank != q.Rank || v.Rank != q.Rank) return null;
        var keys = presentKey is { Rank: 4 } ? presentKey[2].Value : k[k.Rank - 2].Value;
        if (keys < 0) return null;
        if (q.Rank == 4) return Product(Product(Product(q[0].Value, q[1].Value), q[2].Value), Product(keys, Sum(q[3].Value, v[3].Value)));
        var (heads, kvHeads) = (node.Int("q_num_heads", 0), node.Int("kv_num_heads", 0));
        return heads <= 0 || kvHeads <= 0 ? null : Product(Product(q[0].Value, q[1].Value), Product(keys, Sum(q[2].Value, Product(v[2].Value / kvHeads, heads) ?? 0)));
    }

    private static long? Einsum(Node node, Dictionary<string, TensorType> types)
    {
        // One product for each combination of all letters.
        var equation = node.String("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var terms = equation.Split("->")[0].Split(',');
        if (terms.Length == 1) return 0;
        var sizes = new Dictionary<char, long>();
        for (var i = 0; i < terms.Length && i < node.Inputs.Length; i++)
        {
            if (types.GetValueOrDefault(node.Input(i))?.Shape is not { IsStatic: true } shape || shape.Rank != terms[i].Length) return null;
            for (var d = 0; d < shape.Rank; d++) sizes[terms[i][d]] = Math.Max(sizes.GetValueOrDefault(terms[i][d]), shape[d].Value);
        }
        long? all = 1;
        foreach (var size in sizes.Values) all = Product(all, size);
        return all;
    }

    private static long? Rest(Shape? weight, int channels)
    {
        if (weight is not { IsStatic: true, Rank: > 1 }) return null;
        long? n = 1;
        for (var i = 0; i < weight.Rank; i++) if (i != channels) n = Product(n, weight[i].Value);
        return n;
    }

    private static long? Dim(Shape? shape, int axis)
    {
        if (shape is null) return null;
        if (axis < 0) axis += shape.Rank;
        return axis >= 0 && axis < shape.Rank && shape[axis].IsConstant ? shape[axis].Value : null;
    }

    private static long? Product(Shape? shape, long? each) => shape is { Elements: >= 0 and var n } ? Product(n, each) : null;

    private static long? Product(long? a, long? b) => a is null || b is null ? null : (long)Int128.Min((Int128)a.Value * b.Value, long.MaxValue);

    private static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
