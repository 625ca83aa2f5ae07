namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>Attention: softmax(query × keyᵀ + mask) × value; scale the query beforehand. From 10.14 on and in RTX.</summary>
    /// <param name="query">N × heads × length × size.</param>
    /// <param name="key">N × key heads × key length × size.</param>
    /// <param name="value">As <paramref name="key"/>.</param>
    /// <param name="causal">No element attends to later ones.</param>
    public Attention AddAttention(Tensor query, Tensor key, Tensor value, AttentionNormalizationOp normalization, bool causal)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addAttention(query.Pointer, key.Pointer, value.Pointer, normalization, causal), "addAttention"), this);
    }

    /// <summary>As the other, where the causal mask may start at the lower right. From 11.0 and RTX 1.5 on.</summary>
    public Attention AddAttention(Tensor query, Tensor key, Tensor value, AttentionNormalizationOp normalization, CausalMaskKind causal)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addAttentionV2(query.Pointer, key.Pointer, value.Pointer, normalization, causal), "addAttentionV2"),
            this);
    }

    /// <summary>Rotary position embedding. From 10.15 on and in RTX.</summary>
    /// <param name="input">N × heads × length × size.</param>
    /// <param name="cosines">N × length × half of what is rotated; positions × half of it where input 3 of the layer takes
    /// positions.</param>
    /// <param name="sines">As <paramref name="cosines"/>.</param>
    /// <param name="interleaved">Pairs are neighbours, not halves.</param>
    /// <param name="dimension">How much of the size is rotated; 0 for all.</param>
    public RotaryEmbeddingLayer AddRotaryEmbedding(Tensor input, Tensor cosines, Tensor sines, bool interleaved = false, int dimension = 0)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addRotaryEmbedding(input.Pointer, cosines.Pointer, sines.Pointer, interleaved, dimension),
            "addRotaryEmbedding"), this);
    }

    /// <summary>Writes new keys or values into a cache. The caller binds input and output of the cache to one address. From 10.15 on and in
    /// RTX.</summary>
    /// <param name="cache">N × heads × most × size.</param>
    /// <param name="update">N × heads × length × size, of the same type.</param>
    /// <param name="indices">N: where each is written.</param>
    public KVCacheUpdateLayer AddKVCacheUpdate(Tensor cache, Tensor update, Tensor indices, KVCacheMode mode = KVCacheMode.kLINEAR)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addKVCacheUpdate(cache.Pointer, update.Pointer, indices.Pointer, mode), "addKVCacheUpdate"), this);
    }

    /// <summary>A mixture of experts: set weights and what else it has on the layer. From 10.16 and RTX 1.4 on.</summary>
    /// <param name="hidden">N × length × size.</param>
    /// <param name="experts">N × length × experts of a token: which.</param>
    /// <param name="scores">As <paramref name="experts"/>: how much.</param>
    public MoELayer AddMoE(Tensor hidden, Tensor experts, Tensor scores)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addMoE(hidden.Pointer, experts.Pointer, scores.Pointer), "addMoE"), this);
    }

    /// <summary>Exchange with the other processes of an execution on several devices. From 10.16 and RTX 1.4 on.</summary>
    /// <param name="reduce">Of the operations that reduce.</param>
    /// <param name="root">The process that gives or gets; −1 where the operation has none.</param>
    /// <param name="group">The processes that take part, in order; empty for all.</param>
    public DistCollectiveLayer AddDistCollective(Tensor input, CollectiveOperation operation, ReduceOperation reduce, long root,
        ReadOnlySpan<long> group)
    {
        using var held = Hold();
        Forget();
        fixed (long* p = group)
            return new(Added(_network.addDistCollective(input.Pointer, operation, reduce, root, p, group.Length), "addDistCollective"),
            this);
    }
}
