using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Attention over heads: (batch, heads, length, size), or (batch, length, heads × size) with the number of heads as
/// attributes.</summary>
internal static class AttentionShapes
{
    internal static void Attention(InferenceContext node)
    {
        node.SetElement(1, node.Has(4) ? node.Element(4) : node.Element(1));
        node.SetElement(2, node.Has(5) ? node.Element(5) : node.Element(2));
        node.SetElement(3, node.Element(0));
        if (node.Dims(0) is not { Length: 3 or 4 } q || node.Dims(1) is not { } k || node.Dims(2) is not { } v) return;
        var (heads, kvHeads) = (DimExpr.Of(node.Node.Int("q_num_heads", 0)), DimExpr.Of(node.Node.Int("kv_num_heads", 0)));
        DimExpr? batch = q[0], queries, keys, keySize, valueSize, headCount, kvHeadCount;
        if (q.Length == 4 && k.Length == 4 && v.Length == 4)
        {
            (headCount, queries) = (q[1], q[2]);
            (kvHeadCount, keys, keySize, valueSize) = (k[1], k[2], k[3], v[3]);
            node.SetDims(0, [batch, headCount, queries, valueSize]);
        }
        else if (q.Length == 3 && k.Length == 3 && v.Length == 3)
        {
            (headCount, queries) = (heads, q[1]);
            (kvHeadCount, keys) = (kvHeads, k[1]);
            (keySize, valueSize) = (DimExpr.FloorDiv(k[2], kvHeads), DimExpr.FloorDiv(v[2], kvHeads));
            node.SetDims(0, [batch, queries, heads * valueSize]);
        }
        else
        {
            return;
        }
        var total = node.Has(4) ? keys + (node.Dims(4) is { Length: 4 } past ? past[2] : null) : keys;
        node.SetDims(1, [batch, kvHeadCount, total, keySize]);
        node.SetDims(2, [batch, kvHeadCount, total, valueSize]);
        node.SetDims(3, [batch, headCount, queries, total]);
    }

    internal static void LinearAttention(InferenceContext node)
    {
        var (heads, kvHeads) = (DimExpr.Of(node.Node.Int("q_num_heads", 0)), DimExpr.Of(node.Node.Int("kv_num_heads", 0)));
        var q = node.Dims(0) is { Length: 3 } a ? a : new DimExpr?[3];
        var keySize = DimExpr.FloorDiv(node.Dims(1) is { Length: 3 } k ? k[2] : null, kvHeads);
        var valueSize = DimExpr.FloorDiv(node.Dims(2) is { Length: 3 } v ? v[2] : null, kvHeads);
        node.SetDims(0, [q[0], q[1], heads * valueSize]);
        if (node.OutputElement(1) == DataType.Undefined) node.SetElement(1, node.Element(0));
        node.SetDims(1, [q[0], kvHeads, keySize, valueSize]);
    }

    internal static void FlexAttention(InferenceContext node)
    {
        if (node.Dims(0) is { Length: 4 } q) node.SetDims(0, [q[0], q[1], q[2], node.Dims(2) is { Length: 4 } v ? v[3] : null]);
    }
}
