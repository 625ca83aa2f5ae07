using TensorRT.Interop;

namespace TensorRT;

/// <summary>Maximum or average over a window (<c>IPoolingLayer</c>).</summary>
public sealed unsafe class PoolingLayer : Layer
{
    private readonly VPoolingLayer _layer;

    internal PoolingLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VPoolingLayer.Of(pointer, network.Abi);

    /// <summary>Maximum, average, or a blend of both.</summary>
    public PoolingType Kind
    {
        get { using var held = Hold(); return _layer.getPoolingType(); }
        set { using var held = Hold(); _layer.setPoolingType(value); }
    }

    /// <summary>One size for each spatial axis.</summary>
    public IReadOnlyList<long> Window
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getWindowSizeNd()) ?? []; }
        set { using var held = Hold(); _layer.setWindowSizeNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>One for each spatial axis; ones unless set.</summary>
    public IReadOnlyList<long> Stride
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getStrideNd()) ?? []; }
        set { using var held = Hold(); _layer.setStrideNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>The same before and after, for each spatial axis; zeros unless set.</summary>
    public IReadOnlyList<long> Padding
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getPaddingNd()) ?? []; }
        set { using var held = Hold(); _layer.setPaddingNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Before the first element of each spatial axis.</summary>
    public IReadOnlyList<long> PrePadding
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getPrePadding()) ?? []; }
        set { using var held = Hold(); _layer.setPrePadding(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>After the last element of each spatial axis.</summary>
    public IReadOnlyList<long> PostPadding
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getPostPadding()) ?? []; }
        set { using var held = Hold(); _layer.setPostPadding(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>How padding and rounding are found where they are not given.</summary>
    public PaddingMode PaddingMode
    {
        get { using var held = Hold(); return _layer.getPaddingMode(); }
        set { using var held = Hold(); _layer.setPaddingMode(value); }
    }

    /// <summary>Share of the average in a blend of maximum and average, 0 to 1; the maximum has the rest.</summary>
    public float BlendFactor
    {
        get { using var held = Hold(); return _layer.getBlendFactor(); }
        set { using var held = Hold(); _layer.setBlendFactor(value); }
    }

    /// <summary>Averages count no padding; true unless set.</summary>
    public bool AverageExcludesPadding
    {
        get { using var held = Hold(); return _layer.getAverageCountExcludesPadding(); }
        set { using var held = Hold(); _layer.setAverageCountExcludesPadding(value); }
    }
}

/// <summary>Normalisation over neighbouring channels (<c>ILRNLayer</c>).</summary>
public sealed unsafe class LrnLayer : Layer
{
    private readonly VLRNLayer _layer;

    internal LrnLayer(void* pointer, NetworkDefinition network) : base(pointer, network) => _layer = VLRNLayer.Of(pointer, network.Abi);

    /// <summary>Channels in the window, an odd number.</summary>
    public long Window
    {
        get { using var held = Hold(); return _layer.Has_getWindowSize ? _layer.getWindowSize() : _layer.getWindowSize_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setWindowSize) _layer.setWindowSize(value);
            else _layer.setWindowSize_trt8_6(checked((int)value));
        }
    }

    /// <summary>Factor of the sum of squares.</summary>
    public float Alpha
    {
        get { using var held = Hold(); return _layer.getAlpha(); }
        set { using var held = Hold(); _layer.setAlpha(value); }
    }

    /// <summary>Exponent of the denominator.</summary>
    public float Beta
    {
        get { using var held = Hold(); return _layer.getBeta(); }
        set { using var held = Hold(); _layer.setBeta(value); }
    }

    /// <summary>What is added to the sum of squares.</summary>
    public float K
    {
        get { using var held = Hold(); return _layer.getK(); }
        set { using var held = Hold(); _layer.setK(value); }
    }
}

/// <summary>Adds zeros around the last two axes, or takes away where negative (<c>IPaddingLayer</c>).</summary>
public sealed unsafe class PaddingLayer : Layer
{
    private readonly VPaddingLayer _layer;

    internal PaddingLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VPaddingLayer.Of(pointer, network.Abi);

    /// <summary>Before the first element; negative numbers cut.</summary>
    public IReadOnlyList<long> PrePadding
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getPrePaddingNd()) ?? []; }
        set { using var held = Hold(); _layer.setPrePaddingNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>After the last element; negative numbers cut.</summary>
    public IReadOnlyList<long> PostPadding
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getPostPaddingNd()) ?? []; }
        set { using var held = Hold(); _layer.setPostPaddingNd(TensorRT.Dimensions.Pack([.. value])); }
    }
}

/// <summary>Changes the size of axes by interpolation (<c>IResizeLayer</c>). Input 1 may take the output sizes as a shape tensor.</summary>
public sealed unsafe class ResizeLayer : Layer
{
    private readonly VResizeLayer _layer;

    internal ResizeLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VResizeLayer.Of(pointer, network.Abi);

    /// <summary>Sizes of the output; scales are then not looked at.</summary>
    public IReadOnlyList<long> OutputDimensions
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getOutputDimensions()) ?? []; }
        set { using var held = Hold(); _layer.setOutputDimensions(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Factor for each axis of the input; empty where sizes are given instead.</summary>
    public IReadOnlyList<float> Scales
    {
        get
        {
            using var held = Hold();
            var count = _layer.getScales(0, null);
            var scales = new float[Math.Max(0, count)];
            fixed (float* p = scales) if (count > 0) _layer.getScales(count, p);
            return scales;
        }
        set
        {
            using var held = Hold();
            float[] scales = [.. value];
            fixed (float* p = scales) _layer.setScales(p, scales.Length);
        }
    }

    /// <summary>Nearest unless set.</summary>
    public InterpolationMode Mode
    {
        get { using var held = Hold(); return _layer.getResizeMode(); }
        set { using var held = Hold(); _layer.setResizeMode(value); }
    }

    /// <summary>From a place in the output to one in the input; asymmetric unless set.</summary>
    public ResizeCoordinateTransformation CoordinateTransformation
    {
        get { using var held = Hold(); return _layer.getCoordinateTransformation(); }
        set { using var held = Hold(); _layer.setCoordinateTransformation(value); }
    }

    /// <summary>Where an axis of the output has one element.</summary>
    public ResizeSelector SelectorForSinglePixel
    {
        get { using var held = Hold(); return _layer.getSelectorForSinglePixel(); }
        set { using var held = Hold(); _layer.setSelectorForSinglePixel(value); }
    }

    /// <summary>How a place is rounded for the nearest element; kFLOOR unless set.</summary>
    public ResizeRoundMode NearestRounding
    {
        get { using var held = Hold(); return _layer.getNearestRounding(); }
        set { using var held = Hold(); _layer.setNearestRounding(value); }
    }

    /// <summary>Of cubic interpolation; −0.75 unless set.</summary>
    public float CubicCoefficient
    {
        get { using var held = Hold(); return _layer.getCubicCoeff(); }
        set { using var held = Hold(); _layer.setCubicCoeff(value); }
    }

    /// <summary>Elements outside of the input count nothing.</summary>
    public bool ExcludeOutside
    {
        get { using var held = Hold(); return _layer.getExcludeOutside(); }
        set { using var held = Hold(); _layer.setExcludeOutside(value); }
    }
}

/// <summary>Samples an input at the places that a grid names (<c>IGridSampleLayer</c>).</summary>
public sealed unsafe class GridSampleLayer : Layer
{
    private readonly VGridSampleLayer _layer;

    internal GridSampleLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VGridSampleLayer.Of(pointer, network.Abi);

    /// <summary>Linear unless set.</summary>
    public InterpolationMode Interpolation
    {
        get { using var held = Hold(); return _layer.getInterpolationMode(); }
        set { using var held = Hold(); _layer.setInterpolationMode(value); }
    }

    /// <summary>−1 and 1 are the centres of the outermost elements, not their edges.</summary>
    public bool AlignCorners
    {
        get { using var held = Hold(); return _layer.getAlignCorners(); }
        set { using var held = Hold(); _layer.setAlignCorners(value); }
    }

    /// <summary>What lies outside of the input.</summary>
    public SampleMode SampleMode
    {
        get { using var held = Hold(); return _layer.getSampleMode(); }
        set { using var held = Hold(); Network.Forget(); Network.Taken(_layer.setSampleMode(value), "setSampleMode"); }
    }
}
