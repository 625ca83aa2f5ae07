namespace Trtc.Core.Ops;

/// <summary>The attentions of com.microsoft: (batch, length, heads × size) in and out, caches (batch, heads, length, size).</summary>
internal static class MicrosoftAttentionShapes
{
    internal static void MultiHead(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 3 or 5 } q) return;
        var heads = node.Node.Int("num_heads", 0);
        // Packed: (batch, length, heads, 3, size) holds queries, keys and values.
        var hidden = q.Length == 5 ? q[2] * q[4] : q[2];
        var values = node.Dims(2) switch { { Length: 3 } v => v[2], { Length: 4 } v => v[1] * v[3], _ => node.Has(2) ? null : hidden };
        node.SetDims(0, [q[0], q[1], values]);
        var keys = node.Dims(1) switch { { Length: 3 } k => k[1], { Length: 4 } k => k[2], _ => node.Has(1) ? null : q[1] };
        if (node.Has(6)) keys = node.Dims(6) is { Length: 4 } past ? keys + past[2] : null;
        node.SetDims(1, [q[0], DimExpr.Of(heads), keys, DimExpr.FloorDiv(hidden, DimExpr.Of(heads))]);
        node.SetDims(2, [q[0], DimExpr.Of(heads), keys, DimExpr.FloorDiv(values, DimExpr.Of(heads))]);
    }

    internal static void GroupQuery(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 3 } q) return;
        var (heads, kvHeads) = (DimExpr.Of(node.Node.Int("num_heads", 0)), DimExpr.Of(node.Node.Int("kv_num_heads", 0)));
        // Without keys the first input holds queries, keys and values.
        var size = DimExpr.FloorDiv(q[2], node.Has(1) ? heads : heads + kvHeads + kvHeads);
        node.SetDims(0, [q[0], q[1], heads * size]);
        // A cache of the longest length is shared by both; else it grows by what comes in.
        node.SetDims(1, [q[0], kvHeads, null, size]);
        node.SetDims(2, [q[0], kvHeads, null, size]);
    }

    internal static void Projected(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 3 } x) return;
        var sizes = node.Node.Ints("qkv_hidden_sizes");
        var hidden = sizes is { IsDefault: false, Length: 3 } ? DimExpr.Of(sizes[2]) : node.Dims(1) is { Length: 2 } w
            ? DimExpr.FloorDiv(w[1], DimExpr.Of(3)) : null;
        node.SetDims(0, [x[0], x[1], hidden]);
    }
}
