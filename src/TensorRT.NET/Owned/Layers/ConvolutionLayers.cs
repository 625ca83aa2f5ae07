using TensorRT.Interop;

namespace TensorRT;

/// <summary>A convolution (<c>IConvolutionLayer</c>). Input 1 may take the kernel, input 2 the bias, as tensors.</summary>
public sealed unsafe class ConvolutionLayer : Layer
{
    private readonly VConvolutionLayer _layer;

    internal ConvolutionLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VConvolutionLayer.Of(pointer, network.Abi);

    /// <summary>Sizes of the kernel, outermost first.</summary>
    public IReadOnlyList<long> Kernel
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getKernelSizeNd()) ?? []; }
        set { using var held = Hold(); _layer.setKernelSizeNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Channels of the output.</summary>
    public long OutputMaps
    {
        get { using var held = Hold(); return _layer.Has_getNbOutputMaps ? _layer.getNbOutputMaps() : _layer.getNbOutputMaps_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setNbOutputMaps) _layer.setNbOutputMaps(value);
            else _layer.setNbOutputMaps_trt8_6(checked((int)value));
        }
    }

    /// <summary>Groups that channels are parted into; 1 unless set.</summary>
    public long Groups
    {
        get { using var held = Hold(); return _layer.Has_getNbGroups ? _layer.getNbGroups() : _layer.getNbGroups_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setNbGroups) _layer.setNbGroups(value);
            else _layer.setNbGroups_trt8_6(checked((int)value));
        }
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

    /// <summary>Step between the elements of the kernel, for each spatial axis; ones unless set.</summary>
    public IReadOnlyList<long> Dilation
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getDilationNd()) ?? []; }
        set { using var held = Hold(); _layer.setDilationNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Output maps × channels of a group × kernel sizes.</summary>
    public WeightData KernelWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getKernelWeights()); }
        set { using var held = Hold(); _layer.setKernelWeights(value.Native); }
    }

    /// <summary>One for each channel of the output; none for no bias.</summary>
    public WeightData BiasWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getBiasWeights()); }
        set { using var held = Hold(); _layer.setBiasWeights(value.Native); }
    }
}

/// <summary>A transposed convolution (<c>IDeconvolutionLayer</c>). Input 1 may take the kernel, input 2 the bias, as tensors.</summary>
public sealed unsafe class DeconvolutionLayer : Layer
{
    private readonly VDeconvolutionLayer _layer;

    internal DeconvolutionLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VDeconvolutionLayer.Of(pointer, network.Abi);

    /// <summary>Sizes of the kernel, outermost first.</summary>
    public IReadOnlyList<long> Kernel
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getKernelSizeNd()) ?? []; }
        set { using var held = Hold(); _layer.setKernelSizeNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Channels of the output.</summary>
    public long OutputMaps
    {
        get { using var held = Hold(); return _layer.Has_getNbOutputMaps ? _layer.getNbOutputMaps() : _layer.getNbOutputMaps_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setNbOutputMaps) _layer.setNbOutputMaps(value);
            else _layer.setNbOutputMaps_trt8_6(checked((int)value));
        }
    }

    /// <summary>Groups that channels are parted into; 1 unless set.</summary>
    public long Groups
    {
        get { using var held = Hold(); return _layer.Has_getNbGroups ? _layer.getNbGroups() : _layer.getNbGroups_trt8_6(); }
        set
        {
            using var held = Hold();
            if (_layer.Has_setNbGroups) _layer.setNbGroups(value);
            else _layer.setNbGroups_trt8_6(checked((int)value));
        }
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

    /// <summary>Step between the elements of the kernel, for each spatial axis; ones unless set.</summary>
    public IReadOnlyList<long> Dilation
    {
        get { using var held = Hold(); return TensorRT.Dimensions.Unpack(_layer.getDilationNd()) ?? []; }
        set { using var held = Hold(); _layer.setDilationNd(TensorRT.Dimensions.Pack([.. value])); }
    }

    /// <summary>Channels × output maps of a group × kernel sizes.</summary>
    public WeightData KernelWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getKernelWeights()); }
        set { using var held = Hold(); _layer.setKernelWeights(value.Native); }
    }

    /// <summary>One for each channel of the output; none for no bias.</summary>
    public WeightData BiasWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getBiasWeights()); }
        set { using var held = Hold(); _layer.setBiasWeights(value.Native); }
    }
}

/// <summary>A matrix product with weights over all but the outer axes (<c>IFullyConnectedLayer</c>). 8.6 only.</summary>
public sealed unsafe class FullyConnectedLayer : Layer
{
    private readonly VFullyConnectedLayer _layer;

    internal FullyConnectedLayer(void* pointer, NetworkDefinition network) : base(pointer, network) =>
        _layer = VFullyConnectedLayer.Of(pointer, network.Abi);

    /// <summary>Channels of the output. 8.6 only.</summary>
    public int OutputChannels
    {
        get { using var held = Hold(); return _layer.getNbOutputChannels(); }
        set { using var held = Hold(); _layer.setNbOutputChannels(value); }
    }

    /// <summary>Output channels × input volume. 8.6 only.</summary>
    public WeightData KernelWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getKernelWeights()); }
        set { using var held = Hold(); _layer.setKernelWeights(value.Native); }
    }

    /// <summary>One for each channel of the output; none for no bias. 8.6 only.</summary>
    public WeightData BiasWeights
    {
        get { using var held = Hold(); return WeightData.Of(_layer.getBiasWeights()); }
        set { using var held = Hold(); _layer.setBiasWeights(value.Native); }
    }
}
