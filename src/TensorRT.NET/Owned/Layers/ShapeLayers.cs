using TensorRT.Interop;

namespace TensorRT;

/// <summary>A tensor of values that are known (<c>IConstantLayer</c>).</summary>
public sealed unsafe class ConstantLayer : Layer
{
    private readonly VConstantLayer _layer;

    internal ConstantLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VConstantLayer.Of(pointer, network.Abi);

    /// <summary>As many as the sizes make.</summary>
    public WeightData Weights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getWeights()); }
        set { using var held = Hold(); _layer.setWeights(value.Native); }
    }

    /// <summary>Sizes of the output.</summary>
    public IReadOnlyList<long> Dimensions
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getDimensions()) ?? []; }
        set { using var held = Hold(); _layer.setDimensions(TensorRT.Dimensions.Pack([.. value])); }
    }
}

/// <summary>Transposes, reshapes and transposes again (<c>IShuffleLayer</c>). Input 1 may take the sizes as a shape tensor.</summary>
public sealed unsafe class ShuffleLayer : Layer
{
    private readonly VShuffleLayer _layer;

    internal ShuffleLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VShuffleLayer.Of(pointer, network.Abi);

    /// <summary>Where each axis comes from, before the reshape; unchanged order unless set.</summary>
    public IReadOnlyList<int> FirstTranspose
    {
        get { using var held = Hold(); return Order(*_layer.getFirstTranspose()); }
        set { using var held = Hold(); _layer.setFirstTranspose(Order(value)); }
    }

    /// <summary>0 copies a size (see <see cref="ZeroIsPlaceholder"/>), −1 takes what is left.</summary>
    public IReadOnlyList<long> ReshapeDimensions
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getReshapeDimensions()) ?? []; }
        set { using var held = Hold(); _layer.setReshapeDimensions(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Where each axis comes from, after the reshape; unchanged order unless set.</summary>
    public IReadOnlyList<int> SecondTranspose
    {
        get { using var held = Hold(); return Order(*_layer.getSecondTranspose()); }
        set { using var held = Hold(); _layer.setSecondTranspose(Order(value)); }
    }

    /// <summary>0 among the sizes copies the input's; true unless set.</summary>
    public bool ZeroIsPlaceholder
    {
        get { using var held = Hold(); return _layer.getZeroIsPlaceholder(); }
        set { using var held = Hold(); _layer.setZeroIsPlaceholder(value); }
    }

    private static Permutation Order(IReadOnlyList<int> axes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axes.Count, 8, nameof(axes));
        Permutation order = default;
        for (var i = 0; i < 8; i++) order.order[i] = i < axes.Count ? axes[i] : i;
        return order;
    }

    private static int[] Order(Permutation order) => new ReadOnlySpan<int>(order.order, 8).ToArray();
}

/// <summary>Elements at even steps from each axis (<c>ISliceLayer</c>). Inputs 1 to 3 may take start, size and stride as shape tensors,
/// input 4 the value to fill with.</summary>
public sealed unsafe class SliceLayer : Layer
{
    private readonly VSliceLayer _layer;

    internal SliceLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VSliceLayer.Of(pointer, network.Abi);

    /// <summary>Place of the first element.</summary>
    public IReadOnlyList<long> Start
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getStart()) ?? []; }
        set { using var held = Hold(); _layer.setStart(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Sizes of the output.</summary>
    public IReadOnlyList<long> Size
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getSize()) ?? []; }
        set { using var held = Hold(); _layer.setSize(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Step along each axis.</summary>
    public IReadOnlyList<long> Stride
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getStride()) ?? []; }
        set { using var held = Hold(); _layer.setStride(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>What lies outside of the input.</summary>
    public SampleMode Mode
    {
        get { using var held = Hold(); return _layer.getMode(); }
        set { using var held = Hold(); _layer.setMode(value); }
    }

    /// <summary>The axes that the others are about; empty for all. From 10.3 on and in RTX.</summary>
    public IReadOnlyList<long> Axes
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getAxes()) ?? []; }
        set { using var held = Hold(); _layer.setAxes(TensorRT.Dimensions.Pack([.. value])); }
    }
}

/// <summary>Tensors one after the other along an axis (<c>IConcatenationLayer</c>).</summary>
public sealed unsafe class ConcatenationLayer : Layer
{
    private readonly VConcatenationLayer _layer;

    internal ConcatenationLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VConcatenationLayer.Of(pointer, network.Abi);

    /// <summary>The third from the end unless set, or the first of fewer than three.</summary>
    public int Axis
    {
        get { using var held = Hold(); return _layer.getAxis(); }
        set { using var held = Hold(); _layer.setAxis(value); }
    }
}

/// <summary>Takes axes of size 1 away (<c>ISqueezeLayer</c>). From 10.7 on and in RTX.</summary>
public sealed unsafe class SqueezeLayer : Layer
{
    internal SqueezeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>Adds axes of size 1 (<c>IUnsqueezeLayer</c>). From 10.7 on and in RTX.</summary>
public sealed unsafe class UnsqueezeLayer : Layer
{
    internal UnsqueezeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>The sizes of its input as a tensor (<c>IShapeLayer</c>).</summary>
public sealed unsafe class ShapeLayer : Layer
{
    internal ShapeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>Its input again, of another type where <see cref="Layer.SetOutputType"/> says so (<c>IIdentityLayer</c>).</summary>
public sealed unsafe class IdentityLayer : Layer
{
    internal IdentityLayer(void* pointer, NetworkDefinition network) : base(pointer, network) { }
}

/// <summary>Its input in another type (<c>ICastLayer</c>).</summary>
public sealed unsafe class CastLayer : Layer
{
    private readonly VCastLayer _layer;

    internal CastLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VCastLayer.Of(pointer, network.Abi);

    /// <summary>Type of the output.</summary>
    public DataType ToType
    {
        get { using var held = Hold(); return _layer.getToType(); }
        set { using var held = Hold(); _layer.setToType(value); }
    }
}

/// <summary>Reverses the first elements of each row, as many as a tensor says (<c>IReverseSequenceLayer</c>).</summary>
public sealed unsafe class ReverseSequenceLayer : Layer
{
    private readonly VReverseSequenceLayer _layer;

    internal ReverseSequenceLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VReverseSequenceLayer.Of(pointer, network.Abi);

    /// <summary>1 unless set.</summary>
    public int BatchAxis
    {
        get { using var held = Hold(); return _layer.getBatchAxis(); }
        set { using var held = Hold(); _layer.setBatchAxis(value); }
    }

    /// <summary>0 unless set.</summary>
    public int SequenceAxis
    {
        get { using var held = Hold(); return _layer.getSequenceAxis(); }
        set { using var held = Hold(); _layer.setSequenceAxis(value); }
    }
}

/// <summary>Makes a tensor of evenly spaced or random values (<c>IFillLayer</c>). Input 0 may take the sizes, 1 and 2 <see cref="Alpha"/>
/// and <see cref="Beta"/>, as tensors.</summary>
public sealed unsafe class FillLayer : Layer
{
    private readonly VFillLayer _layer;

    internal FillLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VFillLayer.Of(pointer, network.Abi);

    /// <summary>Sizes of the output.</summary>
    public IReadOnlyList<long> Dimensions
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getDimensions()) ?? []; }
        set { using var held = Hold(); _layer.setDimensions(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Even steps, or random numbers.</summary>
    public FillOperation Operation
    {
        get { using var held = Hold(); return _layer.getOperation(); }
        set { using var held = Hold(); _layer.setOperation(value); }
    }

    /// <summary>Start, or the least number, or the mean.</summary>
    public double Alpha
    {
        get { using var held = Hold(); return _layer.getAlpha(); }
        set { using var held = Hold(); _layer.setAlpha(value); }
    }

    /// <summary>Step, or the largest number, or the deviation.</summary>
    public double Beta
    {
        get { using var held = Hold(); return _layer.getBeta(); }
        set { using var held = Hold(); _layer.setBeta(value); }
    }

    /// <summary>As <see cref="Alpha"/>, for kINT64. From 10.0 on and in RTX.</summary>
    public long AlphaInt64
    {
        get { using var held = Hold(); return _layer.getAlphaInt64(); }
        set { using var held = Hold(); _layer.setAlphaInt64(value); }
    }

    /// <summary>As <see cref="Beta"/>, for kINT64. From 10.0 on and in RTX.</summary>
    public long BetaInt64
    {
        get { using var held = Hold(); return _layer.getBetaInt64(); }
        set { using var held = Hold(); _layer.setBetaInt64(value); }
    }

    /// <summary>Whether the two are 64-bit integers. From 10.0 on and in RTX.</summary>
    public bool IsAlphaBetaInt64
    {
        get { using var held = Hold(); return _layer.isAlphaBetaInt64(); }
    }

    /// <summary>Type of the output. From 10.0 on and in RTX.</summary>
    public DataType ToType
    {
        get { using var held = Hold(); return _layer.getToType(); }
        set { using var held = Hold(); _layer.setToType(value); }
    }
}
