namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>A convolution over the spatial axes of an N×C×… tensor.</summary>
    /// <param name="kernel">Sizes of the kernel, outermost first: two make a 2-D convolution.</param>
    /// <param name="kernelWeights">Maps × channels × kernel sizes; none where input 1 of the layer takes them.</param>
    /// <param name="bias">One for each map; none for no bias.</param>
    public ConvolutionLayer AddConvolution(Tensor input, long maps, ReadOnlySpan<long> kernel, WeightData kernelWeights,
        WeightData bias = default)
    {
        using var held = Hold();
        Forget();
        var layer = _network.Has_addConvolutionNd
            ? _network.addConvolutionNd(input.Pointer, maps, Dimensions.Pack(kernel), kernelWeights.Native, bias.Native)
            : _network.addConvolutionNd_trt8_6(input.Pointer, checked((int)maps), Dimensions.Pack(kernel), kernelWeights.Native,
            bias.Native);
        return new(Added(layer, "addConvolutionNd"), this);
    }

    /// <summary>A transposed convolution.</summary>
    /// <param name="kernelWeights">Channels × maps × kernel sizes; none where input 1 of the layer takes them.</param>
    /// <param name="bias">One for each map; none for no bias.</param>
    public DeconvolutionLayer AddDeconvolution(Tensor input, long maps, ReadOnlySpan<long> kernel, WeightData kernelWeights,
        WeightData bias = default)
    {
        using var held = Hold();
        Forget();
        var layer = _network.Has_addDeconvolutionNd
            ? _network.addDeconvolutionNd(input.Pointer, maps, Dimensions.Pack(kernel), kernelWeights.Native, bias.Native)
            : _network.addDeconvolutionNd_trt8_6(input.Pointer, checked((int)maps), Dimensions.Pack(kernel), kernelWeights.Native,
            bias.Native);
        return new(Added(layer, "addDeconvolutionNd"), this);
    }

    /// <summary>A matrix product with weights; later releases have <see cref="AddMatrixMultiply"/> alone. 8.6 only.</summary>
    /// <param name="weights">Outputs × volume of the inner three axes.</param>
    public FullyConnectedLayer AddFullyConnected(Tensor input, int outputs, WeightData weights, WeightData bias = default)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addFullyConnected(input.Pointer, outputs, weights.Native, bias.Native), "addFullyConnected"), this);
    }

    /// <summary>Maximum or average over a window.</summary>
    /// <param name="window">One size for each spatial axis.</param>
    public PoolingLayer AddPooling(Tensor input, PoolingType type, ReadOnlySpan<long> window)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addPoolingNd(input.Pointer, type, Dimensions.Pack(window)), "addPoolingNd"), this);
    }

    /// <summary>x ÷ (k + alpha × sum of squares over neighbouring channels ÷ window) ^ beta.</summary>
    /// <param name="window">Channels, an odd number.</param>
    public LrnLayer AddLrn(Tensor input, long window, float alpha, float beta, float k)
    {
        using var held = Hold();
        Forget();
        var layer = _network.Has_addLRN ? _network.addLRN(input.Pointer, window, alpha, beta, k)
            : _network.addLRN_trt8_6(input.Pointer, checked((int)window), alpha, beta, k);
        return new(Added(layer, "addLRN"), this);
    }

    /// <summary>Zeros around the last two axes; negative numbers cut.</summary>
    public PaddingLayer AddPadding(Tensor input, ReadOnlySpan<long> before, ReadOnlySpan<long> after)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addPaddingNd(input.Pointer, Dimensions.Pack(before), Dimensions.Pack(after)), "addPaddingNd"), this);
    }

    /// <summary>Changes sizes by interpolation: set <see cref="ResizeLayer.OutputDimensions"/> or
    /// <see cref="ResizeLayer.Scales"/>.</summary>
    public ResizeLayer AddResize(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addResize(input.Pointer), "addResize"), this);
    }

    /// <summary>Samples at the places that a grid names.</summary>
    /// <param name="input">N×C×H×W.</param>
    /// <param name="grid">N×H×W×2: x and y from −1 to 1.</param>
    public GridSampleLayer AddGridSample(Tensor input, Tensor grid)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addGridSample(input.Pointer, grid.Pointer), "addGridSample"), this);
    }
}
