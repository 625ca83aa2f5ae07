namespace TensorRT;

public sealed unsafe partial class NetworkDefinition
{
    /// <summary>x ÷ scale, rounded and clamped.</summary>
    /// <param name="scale">One number, or one for each channel of <see cref="QuantizeLayer.Axis"/>; a constant.</param>
    /// <param name="type">kINT8, the one type of 8.6; kFP8, kINT4 or kFP4 from the release on that has the type.</param>
    public QuantizeLayer AddQuantize(Tensor input, Tensor scale, DataType type = DataType.kINT8)
    {
        using var held = Hold();
        Forget();
        var layer = type == DataType.kINT8 && !_network.Has_addQuantizeV2 ? _network.addQuantize(input.Pointer, scale.Pointer)
            : _network.addQuantizeV2(input.Pointer, scale.Pointer, type);
        return new(Added(layer, "addQuantize"), this);
    }

    /// <summary>x × scale.</summary>
    /// <param name="scale">As of <see cref="AddQuantize"/>.</param>
    /// <param name="type">Of the output: kFLOAT, the one type of 8.6; kHALF or kBF16.</param>
    public DequantizeLayer AddDequantize(Tensor input, Tensor scale, DataType type = DataType.kFLOAT)
    {
        using var held = Hold();
        Forget();
        var layer = type == DataType.kFLOAT && !_network.Has_addDequantizeV2 ? _network.addDequantize(input.Pointer, scale.Pointer)
            : _network.addDequantizeV2(input.Pointer, scale.Pointer, type);
        return new(Added(layer, "addDequantize"), this);
    }

    /// <summary>Quantises blocks along an axis with scales found at run time. From 10.8 on and in RTX.</summary>
    /// <param name="axis">The last or the one before it.</param>
    /// <param name="blockSize">16 (kFP4 with kFP8 scales) or 32 (kFP8 with kE8M0 scales).</param>
    /// <param name="type">Of output 0.</param>
    /// <param name="scaleType">Of output 1.</param>
    public DynamicQuantizeLayer AddDynamicQuantize(Tensor input, int axis, int blockSize, DataType type, DataType scaleType)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addDynamicQuantize(input.Pointer, axis, blockSize, type, scaleType), "addDynamicQuantize"), this);
    }

    /// <summary>As the other, with blocks of several axes. From 10.15 on and in RTX.</summary>
    /// <param name="blockShape">Of the input's rank.</param>
    public DynamicQuantizeLayer AddDynamicQuantize(Tensor input, ReadOnlySpan<long> blockShape, DataType type, DataType scaleType)
    {
        using var held = Hold();
        Forget();
        return new(Added(_network.addDynamicQuantizeV2(input.Pointer, Dimensions.Pack(blockShape), type, scaleType),
            "addDynamicQuantizeV2"), this);
    }
}
