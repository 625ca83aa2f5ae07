using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>When TensorRT reads an Attention node, and when its builder has a kernel for it.</summary>
internal static class AttentionLimits
{
    /// <summary>Smallest head that the fused kernels take.</summary>
    private const int LeastHead = 16;

    internal static SupportRule OneHeadSize { get; } = new("keys and values have heads of one size", n =>
    {
        var (k, v) = (n.Shape(1), n.Shape(2));
        if (k is null || v is null || k.Rank != v.Rank || k.Rank < 3 || !k.Dims[^1].IsConstant || !v.Dims[^1].IsConstant) return null;
        return k.Dims[^1].Value == v.Dims[^1].Value ? null : $"keys have {k.Dims[^1]} features and values {v.Dims[^1]}";
    });

    internal static SupportRule MaskOrCausal { get; } = new("`attn_mask` and `is_causal` are not used together", n =>
        n.Has(3) && n.Node.Int("is_causal", 0) != 0 ? "both attn_mask and is_causal" : null)
    {
        Fix = "Add the causal triangle to the mask and clear is_causal.",
    };

    internal static SupportRule MaskLength { get; } = new("`attn_mask` is as long as the keys", n =>
    {
        var (k, m) = (n.Shape(1), n.Shape(3));
        if (k is null || m is null || k.Rank < 3 || m.Rank < 1) return null;
        var (keys, mask) = (k.Dims[^2], m.Dims[^1]);
        return keys.IsConstant && mask.IsConstant && mask.Value != 1 && mask.Value != keys.Value ? $"a mask of {mask} for {keys} keys"
            : null;
    });

    internal static SupportRule NoPast { get; } =
        new("without `past_key` and `past_value`", n => n.Has(4) || n.Has(5) ? "it has past_key or past_value" : null);

    /// <summary>Measured: FP32 has no fused kernel; what decomposes is one query row, or 3D inputs with neither mask, causality nor grouped
    /// heads.</summary>
    internal static SupportRule Kernel { get; } = new SupportRule(
        "the builder's kernels take FP16 or BF16 with heads of at least 16; else only one query row, or 3D inputs with neither mask, "
            + "`is_causal` nor grouped heads", n =>
        {
            if (n.Shape(0) is not { Rank: 3 or 4 } q) return null;
            if (q.Dims[^2].IsConstant && q.Dims[^2].Value == 1) return null;
            var heads = n.Node.Int("q_num_heads", 0);
            var grouped = heads != n.Node.Int("kv_num_heads", 0);
            if (q.Rank == 3 && !n.Has(3) && n.Node.Int("is_causal", 0) == 0 && !grouped) return null;
            if (n.Element(0) is not (DataType.Float16 or DataType.BFloat16 or DataType.Undefined))
                return TypeNames.Of(n.Element(0)) + " attention";
            if (!q.Dims[^1].IsConstant) return null;
            var size = q.Rank == 4 ? q.Dims[^1].Value : heads > 0 ? q.Dims[^1].Value / heads : LeastHead;
            return size < LeastHead ? $"heads of {size}" : null;
        })
    {
        Phase = SupportPhase.Builder,
        Fix = "Build with --fp16, or let the passes of trtc build decompose it into MatMul and Softmax.",
    };
}
