using TensorRT.Interop;

namespace TensorRT;

/// <summary>Constant values for a layer: host memory that must stay until the network is built.</summary>
/// <param name="Address">Of <paramref name="Count"/> elements; 0 with a count of 0 for none.</param>
public readonly record struct WeightData(DataType Type, nint Address, long Count)
{
    public static WeightData None => default;
}

public sealed unsafe partial class NetworkDefinition
{
    /// <param name="sizes">−1 for a size that a profile gives.</param>
    /// <exception cref="TensorRTException">The name is taken, or the type cannot be an input.</exception>
    public Tensor AddInput(string name, DataType type, ReadOnlySpan<long> sizes)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        Builder.Logger.Forget();
        var tensor = _network.addInput(text.Pointer, type, Dimensions.Pack(sizes));
        return tensor is null ? throw Builder.Logger.Failure("addInput") : new(tensor, this);
    }

    public void MarkOutput(Tensor tensor)
    {
        using var held = Hold();
        _network.markOutput(tensor.Pointer);
    }

    public Layer AddConstant(ReadOnlySpan<long> sizes, WeightData values)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addConstant(Dimensions.Pack(sizes), Native(values)), "addConstant");
    }

    public Layer AddMatrixMultiply(Tensor a, MatrixOperation ofA, Tensor b, MatrixOperation ofB)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addMatrixMultiply(a.Pointer, ofA, b.Pointer, ofB), "addMatrixMultiply");
    }

    public Layer AddElementWise(Tensor a, Tensor b, ElementWiseOperation operation)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addElementWise(a.Pointer, b.Pointer, operation), "addElementWise");
    }

    public Layer AddUnary(Tensor input, UnaryOperation operation)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addUnary(input.Pointer, operation), "addUnary");
    }

    public Layer AddActivation(Tensor input, ActivationType type)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addActivation(input.Pointer, type), "addActivation");
    }

    public Layer AddSoftMax(Tensor input)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addSoftMax(input.Pointer), "addSoftMax");
    }

    /// <param name="axes">One bit an axis.</param>
    public Layer AddReduce(Tensor input, ReduceOperation operation, uint axes, bool keepDimensions)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addReduce(input.Pointer, operation, axes, keepDimensions), "addReduce");
    }

    /// <param name="kernelWeights">maps × channels × kernel sizes.</param>
    public Layer AddConvolution(Tensor input, long maps, ReadOnlySpan<long> kernel, WeightData kernelWeights, WeightData bias)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        var layer = _network.Has_addConvolutionNd
            ? _network.addConvolutionNd(input.Pointer, maps, Dimensions.Pack(kernel), Native(kernelWeights), Native(bias))
            : _network.addConvolutionNd_trt8_6(input.Pointer, checked((int)maps), Dimensions.Pack(kernel), Native(kernelWeights), Native(bias));
        return Added(layer, "addConvolutionNd");
    }

    public Layer AddPooling(Tensor input, PoolingType type, ReadOnlySpan<long> window)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addPoolingNd(input.Pointer, type, Dimensions.Pack(window)), "addPoolingNd");
    }

    public Layer AddConcatenation(ReadOnlySpan<Tensor> inputs)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        var pointers = stackalloc void*[inputs.Length];
        for (var i = 0; i < inputs.Length; i++) pointers[i] = inputs[i].Pointer;
        return Added(_network.addConcatenation(pointers, inputs.Length), "addConcatenation");
    }

    public Layer AddShuffle(Tensor input)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addShuffle(input.Pointer), "addShuffle");
    }

    public Layer AddIdentity(Tensor input)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addIdentity(input.Pointer), "addIdentity");
    }

    /// <summary>From 8.5 on.</summary>
    public Layer AddCast(Tensor input, DataType type)
    {
        using var held = Hold();
        Builder.Logger.Forget();
        return Added(_network.addCast(input.Pointer, type), "addCast");
    }

    /// <summary>Names weights so that a <see cref="Refitter"/> finds them.</summary>
    public bool SetWeightsName(WeightData weights, string name)
    {
        using var held = Hold();
        using var text = new Utf8Text(name);
        return _network.setWeightsName(Native(weights), text.Pointer);
    }

    private Layer Added(void* layer, string call) => layer is null ? throw Builder.Logger.Failure(call) : new(layer, this);

    private static Weights Native(WeightData data) => new() { type = data.Type, values = (void*)data.Address, count = data.Count };
}
