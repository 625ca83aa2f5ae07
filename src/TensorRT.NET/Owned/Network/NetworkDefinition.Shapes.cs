namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>Values that are known.</summary>
    /// <param name="values">As many as the sizes make; the memory must stay until the network is built
    /// (<see cref="CopyWeights(ReadOnlySpan{float})"/>).</param>
    public ConstantLayer AddConstant(ReadOnlySpan<long> sizes, WeightData values)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addConstant(Dimensions.Pack(sizes), values.Native), "addConstant"), this);
    }

    /// <summary>Transposes, reshapes, transposes: set what is wanted on the layer.</summary>
    public ShuffleLayer AddShuffle(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addShuffle(input.Pointer), "addShuffle"), this);
    }

    /// <summary>Elements at even steps.</summary>
    /// <param name="start">Place of the first element on each axis.</param>
    /// <param name="size">Sizes of the output.</param>
    /// <param name="stride">Step along each axis.</param>
    public SliceLayer AddSlice(Tensor input, ReadOnlySpan<long> start, ReadOnlySpan<long> size, ReadOnlySpan<long> stride)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addSlice(input.Pointer, Dimensions.Pack(start), Dimensions.Pack(size), Dimensions.Pack(stride)),
            "addSlice"), this);
    }

    /// <summary>Tensors one after the other along <see cref="ConcatenationLayer.Axis"/>.</summary>
    public ConcatenationLayer AddConcatenation(ReadOnlySpan<Tensor> inputs)
    {
        using var held = Hold();
        Forget();
        fixed (nint* pointers = Pointers(inputs))
            return new(Added(_network.addConcatenation((void**)pointers, inputs.Length), "addConcatenation"), this);
    }

    /// <summary>Takes axes of size 1 away. From 10.7 on and in RTX.</summary>
    /// <param name="axes">A constant of kINT32 or kINT64; null for all axes of size 1, which releases before 11.4 and RTX 1.7 lack.</param>
    public SqueezeLayer AddSqueeze(Tensor input, Tensor? axes)
    {
        using var held = Hold();
        Forget();
        var layer = axes is { } given ? _network.addSqueeze(input.Pointer, given.Pointer) : _network.addSqueezeV2(input.Pointer, null);
        return new(Added(layer, "addSqueeze"), this);
    }

    /// <summary>Adds axes of size 1. From 10.7 on and in RTX.</summary>
    /// <param name="axes">A constant of kINT32 or kINT64: where they go in the output.</param>
    public UnsqueezeLayer AddUnsqueeze(Tensor input, Tensor axes)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addUnsqueeze(input.Pointer, axes.Pointer), "addUnsqueeze"), this);
    }

    /// <summary>The input's sizes: kINT32 in 8.6, kINT64 from 10.0 on.</summary>
    public ShapeLayer AddShape(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addShape(input.Pointer), "addShape"), this);
    }

    /// <summary>The input again; with <see cref="Layer.SetOutputType"/>, in another type.</summary>
    public IdentityLayer AddIdentity(Tensor input)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addIdentity(input.Pointer), "addIdentity"), this);
    }

    /// <summary>The input in another type.</summary>
    public CastLayer AddCast(Tensor input, DataType type)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addCast(input.Pointer, type), "addCast"), this);
    }

    /// <summary>Reverses the first elements of each row.</summary>
    /// <param name="lengths">How many of each, kINT32 or kINT64.</param>
    public ReverseSequenceLayer AddReverseSequence(Tensor input, Tensor lengths)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addReverseSequence(input.Pointer, lengths.Pointer), "addReverseSequence"), this);
    }

    /// <summary>Evenly spaced or random values.</summary>
    /// <param name="type">Of the output: kFLOAT, kINT32 or kINT64; 8.6 has kFLOAT and kINT32.</param>
    public FillLayer AddFill(ReadOnlySpan<long> sizes, FillOperation operation, DataType type = DataType.kFLOAT)
    {
        using var held = Hold();
        Forget();
        if (_network.Has_addFillV2) return new(Added(_network.addFillV2(Dimensions.Pack(sizes), operation, type), "addFillV2"), this);
        var layer = new FillLayer(Added(_network.addFill(Dimensions.Pack(sizes), operation), "addFill"), this);
        if (type != DataType.kFLOAT) layer.SetOutputType(0, type);
        return layer;
    }
}
