using TensorRT.Interop;

namespace TensorRT;

/// <summary>Rotary position embedding (<c>IRotaryEmbeddingLayer</c>). Input 3 may take the positions. From 10.15 on and in RTX.</summary>
public sealed unsafe class RotaryEmbeddingLayer : Layer
{
    private readonly VRotaryEmbeddingLayer _layer;

    internal RotaryEmbeddingLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VRotaryEmbeddingLayer.Of(pointer, network.Abi);

    /// <inheritdoc/>
    /// <remarks>From 10.15 on and in RTX.</remarks>
    public override void SetInput(int index, Tensor tensor)
    {
        using var held = Hold();
        _layer.setInput(index, tensor.Pointer);
    }

    /// <summary>Pairs are neighbours, not halves. From 10.15 on and in RTX.</summary>
    public bool Interleaved
    {
        get { using var held = Hold(); return _layer.getInterleaved(); }
        set { using var held = Hold(); _layer.setInterleaved(value); }
    }

    /// <summary>How much of the head is rotated; 0 for all. From 10.15 on and in RTX.</summary>
    public int Dimension
    {
        get { using var held = Hold(); return _layer.getRotaryEmbeddingDim(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setRotaryEmbeddingDim(value), "setRotaryEmbeddingDim"); }
    }
}

/// <summary>Writes new keys or values into a cache that the engine's caller owns (<c>IKVCacheUpdateLayer</c>). From 10.15 on and in
/// RTX.</summary>
public sealed unsafe class KVCacheUpdateLayer : Layer
{
    private readonly VKVCacheUpdateLayer _layer;

    internal KVCacheUpdateLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VKVCacheUpdateLayer.Of(pointer, network.Abi);

    /// <summary>How the cache is laid out. From 10.15 on and in RTX.</summary>
    public KVCacheMode Mode
    {
        get { using var held = Hold(); return _layer.getCacheMode(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setCacheMode(value), "setCacheMode"); }
    }

    /// <summary>Padded or packed. From 11.0 and RTX 1.5 on.</summary>
    public AttentionIOForm UpdateForm
    {
        get { using var held = Hold(); return _layer.getUpdateForm(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setUpdateForm(value), "setUpdateForm"); }
    }

    /// <summary>Lengths of packed sequences. From 11.0 and RTX 1.5 on.</summary>
    public Tensor? UpdateLengths
    {
        get { using var held = Hold(); return Network.TensorOrNull(_layer.getUpdateLengths()); }
        set { using var held = Hold(); Network.Forget();
            Network.Taken(_layer.setUpdateLengths(value is { } tensor ? tensor.Pointer : null), "setUpdateLengths"); }
    }
}

/// <summary>Exchange with other processes (<c>IDistCollectiveLayer</c>). From 10.16 and RTX 1.4 on.</summary>
public sealed unsafe class DistCollectiveLayer : Layer
{
    internal DistCollectiveLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>A mixture of experts (<c>IMoELayer</c>). From 10.16 and RTX 1.4 on.</summary>
public sealed unsafe class MoELayer : Layer
{
    private readonly VMoELayer _layer;

    internal MoELayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VMoELayer.Of(pointer, network.Abi);

    /// <inheritdoc/>
    /// <remarks>From 10.16 and RTX 1.4 on.</remarks>
    public override void SetInput(int index, Tensor tensor)
    {
        using var held = Hold();
        _layer.setInput(index, tensor.Pointer);
    }

    /// <summary>Weights of all experts: gate, up and down. From 10.16 and RTX 1.4 on.</summary>
    public void SetGatedWeights(Tensor gate, Tensor up, Tensor down, MoEActType activation)
    {
        using var held = Hold();
        _layer.setGatedWeights(gate.Pointer, up.Pointer, down.Pointer, activation);
    }

    /// <summary>From 10.16 and RTX 1.4 on.</summary>
    public void SetGatedBiases(Tensor gate, Tensor up, Tensor down)
    {
        using var held = Hold();
        _layer.setGatedBiases(gate.Pointer, up.Pointer, down.Pointer);
    }

    /// <summary>Quantises what goes into the last product by a scale that is known. From 10.16 and RTX 1.4 on.</summary>
    public void SetStaticQuantization(Tensor downScale, DataType type)
    {
        using var held = Hold();
        _layer.setQuantizationStatic(downScale.Pointer, type);
    }

    /// <summary>Quantises what goes into the last product by scales of blocks, themselves quantised. From 10.16 and RTX 1.4 on.</summary>
    public void SetDynamicQuantization(Tensor downScale, DataType type, ReadOnlySpan<long> blockShape, DataType scaleType)
    {
        using var held = Hold();
        _layer.setQuantizationDynamicDblQ(downScale.Pointer, type, TensorRT.Dimensions.Pack(blockShape), scaleType);
    }

    /// <summary>Of the gate. From 10.16 and RTX 1.4 on.</summary>
    public MoEActType Activation
    {
        get { using var held = Hold(); return _layer.getActivationType(); }
        set { using var held = Hold(); _layer.setActivationType(value); }
    }

    /// <summary>What the last product takes. From 10.16 and RTX 1.4 on.</summary>
    public DataType QuantizationType
    {
        get { using var held = Hold(); return _layer.getQuantizationToType(); }
        set { using var held = Hold(); _layer.setQuantizationToType(value); }
    }

    /// <summary>Sizes of a block that shares a scale. From 10.16 and RTX 1.4 on.</summary>
    public IReadOnlyList<long> QuantizationBlockShape
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getQuantizationBlockShape()) ?? []; }
        set { using var held = Hold(); _layer.setQuantizationBlockShape(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Type of scales. From 10.16 and RTX 1.4 on.</summary>
    public DataType ScaleType
    {
        get { using var held = Hold(); return _layer.getDynQOutputScaleType(); }
        set { using var held = Hold(); _layer.setDynQOutputScaleType(value); }
    }

    /// <summary>SwiGLU clamps to this. From 10.16 and RTX 1.4 on.</summary>
    public float SwigluLimit
    {
        get { using var held = Hold(); return _layer.getSwigluParamLimit(); }
        set { using var held = Hold(); _layer.setSwigluParamLimit(value); }
    }

    /// <summary>Factor inside of SwiGLU's sigmoid. From 10.16 and RTX 1.4 on.</summary>
    public float SwigluAlpha
    {
        get { using var held = Hold(); return _layer.getSwigluParamAlpha(); }
        set { using var held = Hold(); _layer.setSwigluParamAlpha(value); }
    }

    /// <summary>Added to SwiGLU's linear part. From 10.16 and RTX 1.4 on.</summary>
    public float SwigluBeta
    {
        get { using var held = Hold(); return _layer.getSwigluParamBeta(); }
        set { using var held = Hold(); _layer.setSwigluParamBeta(value); }
    }
}
