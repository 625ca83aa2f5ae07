using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes.Quantised;

/// <summary>What a QuantizeLinear or DequantizeLinear of 8 bits says of its numbers: <c>real = (q − zero) · scale</c>.</summary>
/// <param name="Type">UINT8 or INT8.</param>
/// <param name="Scales">One for all elements, or one a channel.</param>
/// <param name="Zeros">As many as scales.</param>
internal sealed record ZeroPoint(DataType Type, float[] Scales, int[] Zeros)
{
    public bool IsSymmetric => Type == DataType.Int8 && Array.TrueForAll(Zeros, z => z == 0);

    /// <summary>UINT8 around 128 holds the numbers of INT8 around 0, each 128 higher.</summary>
    public bool IsShifted => Type == DataType.UInt8 && Array.TrueForAll(Zeros, z => z == 128);

    public int Least => Type == DataType.UInt8 ? 0 : -128;

    public int Most => Least + 255;

    /// <summary>How many times as wide a symmetric step must be to reach as far.</summary>
    public float Widening => Math.Max((Most - Zeros[0]) / 127f, (Zeros[0] - Least) / 128f);

    /// <returns>Null when a scale or zero point is computed at run time, or the type has not 8 bits.</returns>
    public static ZeroPoint? Of(GraphEditor edit, Node node, DataType stored)
    {
        if (edit.Constant(node.Input(1)) is not { Type: DataType.Float32 or DataType.Float16 } scale || scale.Elements is < 1 or > 1 << 20)
            return null;
        var zero = node.Input(2).Length == 0 ? null : edit.Constant(node.Input(2));
        if (zero is null && node.Input(2).Length > 0) return null;
        var type = zero?.Type ?? (stored != DataType.Undefined ? stored
            : node.Is("QuantizeLinear") ? (DataType)node.Int("output_dtype", (long)DataType.UInt8) : DataType.Undefined);
        if (type is not (DataType.UInt8 or DataType.Int8) || node.Int("block_size", 0) != 0) return null;
        var scales = Floats(scale);
        if (scales is null) return null;
        var zeros = new int[scales.Length];
        if (zero is null) return new(type, scales, zeros);
        if (zero.Elements != scales.Length || zero.Bytes.Length != zero.Elements) return null;
        var bytes = new byte[zero.Bytes.Length];
        zero.Bytes.Read(0, bytes);
        for (var i = 0; i < zeros.Length; i++) zeros[i] = type == DataType.UInt8 ? bytes[i] : (sbyte)bytes[i];
        return new(type, scales, zeros);
    }

    public bool SameAs(ZeroPoint other) =>
        Type == other.Type && Scales.AsSpan().SequenceEqual(other.Scales) && Zeros.AsSpan().SequenceEqual(other.Zeros);

    /// <returns>Null for bytes that do not fit the dimensions.</returns>
    public static float[]? Floats(TensorData tensor)
    {
        if (tensor.Bytes.Length != tensor.Type.Bytes(tensor.Elements)) return null;
        var bytes = new byte[tensor.Bytes.Length];
        tensor.Bytes.Read(0, bytes);
        var values = new float[tensor.Elements];
        FloatCodec.Decode(tensor.Type, bytes, values);
        return values;
    }
}
