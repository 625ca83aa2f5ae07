using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Multiply-accumulates of one run of a node; null where a size is not a number.</summary>
public delegate long? MacRule(MacContext node);

/// <summary>A node and the types of its graph's values.</summary>
public readonly record struct MacContext(Node Node, GraphTypes Types)
{
    internal Shape? In(int input) => Types.Find(Node.Input(input))?.Shape;

    internal Shape? Out(int output) => Types.Find(Node.Output(output))?.Shape;
}

/// <summary>
/// The column <see cref="Operator.Macs"/>: output elements times the length of the sum behind each. Counts stop at the largest number of 64
/// bits.
/// </summary>
internal static class MacRules
{
    /// <summary>A convolution whose weight is input 1.</summary>
    internal static long? Conv(MacContext n) => Product(n.Out(0), Rest(n.In(1)));

    internal static long? QLinearConv(MacContext n) => Product(n.Out(0), Rest(n.In(3)));

    internal static long? ConvTranspose(MacContext n) => Product(n.In(0), Rest(n.In(1)));

    internal static long? CausalConv(MacContext n) => Product(n.Out(0), Dim(n.In(1), 2));

    internal static long? MatMul(MacContext n) => Product(n.Out(0), Dim(n.In(0), -1));

    internal static long? FusedMatMul(MacContext n) => Product(n.Out(0), Dim(n.In(0), n.Node.Int("transA", 0) != 0 ? -2 : -1));

    /// <summary>Packed weights: the length of the sum is an attribute.</summary>
    internal static long? PackedMatMul(MacContext n) => n.Node.Int("K", 0) is > 0 and var k ? Product(n.Out(0), k) : null;

    internal static long? Gemm(MacContext n) => Product(n.Out(0), Dim(n.In(0), n.Node.Int("transA", 0) != 0 ? 0 : 1));

    /// <summary>Each step multiplies the input by W and the state by R, one matrix a direction.</summary>
    internal static long? Recurrent(MacContext n)
    {
        if (n.In(0) is not { Rank: 3 } x || Elements(n.In(1)) is not { } w || Elements(n.In(2)) is not { } r) return null;
        return Product(Product(Size(x[0]), Size(x[1])), Sum(w, r));
    }

    /// <summary>Queries by keys, then their weights by values; a cache holds keys of its own.</summary>
    internal static long? Attention(MacContext n)
    {
        if (n.In(0) is not { Rank: 3 or 4 } q || n.In(1) is not { } k || n.In(2) is not { } v || k.Rank != q.Rank || v.Rank != q.Rank)
            return null;
        var keys = n.Out(1) is { Rank: 4 } present ? Size(present[2]) : Size(k[k.Rank - 2]) + Past(n.In(4));
        if (q.Rank == 4) return Product(Product(Product(Size(q[0]), Size(q[1])), Product(Size(q[2]), keys)), Sum(Size(q[3]), Size(v[3])));
        var (heads, kvHeads) = (n.Node.Int("q_num_heads", 0), n.Node.Int("kv_num_heads", 0));
        if (heads <= 0 || kvHeads <= 0) return null;
        return Product(Product(Product(Size(q[0]), Size(q[1])), keys), Sum(Size(q[2]), Product(Size(v[2]) / kvHeads, heads)));
    }

    /// <summary>com.microsoft's, whose inputs are the queries, keys and values; one of them may hold all three.</summary>
    internal static long? MultiHead(MacContext n)
    {
        if (n.In(0) is not { } q) return null;
        // Packed: (batch, length, heads, 3, size).
        if (q.Rank == 5) return Product(Product(Product(Size(q[0]), Size(q[1])), Product(Size(q[1]), Size(q[2]))), Product(2, Size(q[4])));
        if (q.Rank != 3) return null;
        var k = n.In(1);
        var v = n.In(2);
        // Keys (batch, length, hidden) or, from a cross-attention's cache, (batch, heads, length, size).
        var keys = Dim(k, -2) + Past(n.In(6));
        var values = v is { Rank: 4 } ? Product(Size(v[1]), Size(v[3])) : v is { Rank: 3 } ? Size(v[2]) : Size(q[2]);
        return Product(Product(Product(Size(q[0]), Size(q[1])), keys), Sum(Size(q[2]), values));
    }

    /// <summary>Grouped queries: the cache tells how many keys there are; without keys the first input holds all three.</summary>
    internal static long? GroupQuery(MacContext n)
    {
        if (n.In(0) is not { Rank: 3 } q) return null;
        var (heads, kvHeads) = (n.Node.Int("num_heads", 0), n.Node.Int("kv_num_heads", 0));
        if (heads <= 0 || kvHeads <= 0) return null;
        var hidden = n.Node.Input(1).Length > 0 ? Size(q[2]) : Product(Size(q[2]) / Sum(heads, Product(2, kvHeads)), heads);
        var keys = n.Out(1) is { Rank: 4 } present && present[2].IsConstant ? present[2].Value : Size(q[1]) + Past(n.In(3));
        return Product(Product(Product(Size(q[0]), Size(q[1])), keys), Product(2, hidden));
    }

    /// <summary>com.microsoft's first attention: a projection to queries, keys and values (input 1), then the attention itself.</summary>
    internal static long? ProjectedAttention(MacContext n)
    {
        if (n.In(0) is not { Rank: 3 } x || n.In(1) is not { Rank: 2 } w) return null;
        var rows = Product(Size(x[0]), Size(x[1]));
        var keys = Size(x[1]) + (n.In(4) is { Rank: 5 } past ? Size(past[3]) : n.Node.Input(4).Length > 0 ? null : 0);
        var sizes = n.Node.Ints("qkv_hidden_sizes");
        var (query, value) = sizes is { IsDefault: false, Length: 3 } ? (sizes[0], sizes[2]) : (Size(w[1]) / 3, Size(w[1]) / 3);
        return Sum(Product(rows, Product(Size(w[0]), Size(w[1]))), Product(Product(rows, keys), Sum(query, value)));
    }

    /// <summary>One product for each combination of all letters; <c>...</c> stands for as many as the input has beyond its
    /// letters.</summary>
    internal static long? Einsum(MacContext n)
    {
        var equation = n.Node.String("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var terms = equation.Split("->")[0].Split(',');
        if (terms.Length == 1) return 0;
        var sizes = new Dictionary<int, long>();
        for (var i = 0; i < terms.Length; i++)
        {
            if (n.In(i) is not { } shape) return null;
            var dots = terms[i].IndexOf("...", StringComparison.Ordinal);
            var hidden = dots < 0 ? 0 : shape.Rank - (terms[i].Length - 3);
            if (hidden < 0 || (dots < 0 ? terms[i].Length : terms[i].Length - 3 + hidden) != shape.Rank) return null;
            for (var d = 0; d < shape.Rank; d++)
            {
                if (!shape[d].IsConstant) return null;
                // Hidden dimensions align at their ends, as in broadcasting.
                var letter = dots < 0 || d < dots ? terms[i][d] : d < dots + hidden ? d - dots - hidden : terms[i][d - hidden + 3];
                sizes[letter] = Math.Max(sizes.GetValueOrDefault(letter), shape[d].Value);
            }
        }
        long? all = 1;
        foreach (var size in sizes.Values) all = Product(all, size);
        return all;
    }

    /// <summary>The keys that a cache (batch, heads, length, size) holds; 0 when there is none.</summary>
    private static long? Past(Shape? cache) => cache is null ? 0 : cache.Rank == 4 ? Size(cache[2]) : null;

    /// <summary>What one output element sums over: the weight without its first dimension (for a transposed convolution: what one input
    /// element gives).</summary>
    private static long? Rest(Shape? weight)
    {
        if (weight is not { Rank: > 1 }) return null;
        long? n = 1;
        for (var i = 1; i < weight.Rank; i++) n = Product(n, Size(weight[i]));
        return n;
    }

    private static long? Elements(Shape? shape) => shape is { Elements: >= 0 and var n } ? n : null;

    private static long? Size(Dim dim) => dim.IsConstant ? dim.Value : null;

    private static long? Dim(Shape? shape, int axis)
    {
        if (shape is null) return null;
        if (axis < 0) axis += shape.Rank;
        return axis >= 0 && axis < shape.Rank ? Size(shape[axis]) : null;
    }

    private static long? Product(Shape? shape, long? each) => Product(Elements(shape), each);

    private static long? Product(long? a, long? b) =>
        a is null || b is null ? null : (long)Int128.Min((Int128)a.Value * b.Value, long.MaxValue);

    internal static long? Sum(long? a, long? b) => a is null || b is null ? null : a > long.MaxValue - b ? long.MaxValue : a + b;
}
