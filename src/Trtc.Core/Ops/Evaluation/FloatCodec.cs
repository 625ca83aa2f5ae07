using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Elements of floating-point types (little-endian) as float32 and back, rounded to nearest, ties to even.</summary>
internal static class FloatCodec
{
    internal static bool Covers(DataType type) => type is DataType.Float32 or DataType.Float16 or DataType.BFloat16;

    /// <summary>Float64 too, of which float32 keeps what it can.</summary>
    internal static void Decode(DataType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (type)
        {
            case DataType.Float32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
                break;
            case DataType.BFloat16:
                var brains = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < brains.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((uint)brains[i] << 16);
                break;
            case DataType.Float64:
                var doubles = MemoryMarshal.Cast<byte, double>(bytes);
                for (var i = 0; i < doubles.Length; i++) values[i] = (float)doubles[i];
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "a floating-point type was expected");
        }
    }

    internal static void Encode(DataType type, ReadOnlySpan<float> values, Span<byte> bytes)
    {
        switch (type)
        {
            case DataType.Float32:
                MemoryMarshal.AsBytes(values).CopyTo(bytes);
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<byte, Half>(bytes));
                break;
            case DataType.BFloat16:
                var brains = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < values.Length; i++) brains[i] = Brain(values[i]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "a floating-point type was expected");
        }
    }

    internal static ReadOnlySpan<float> Decode(DenseTensor tensor)
    {
        if (tensor.Type == DataType.Float32) return tensor.As<float>();
        var all = new float[tensor.Count];
        Decode(tensor.Type, tensor.Bytes, all);
        return all;
    }

    internal static DenseTensor Encode(DataType type, long[] dims, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * DenseTensor.Width(type)];
        Encode(type, values, bytes);
        return new(type, dims, bytes);
    }

    internal static ushort Brain(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return (ushort)(bits >> 16 | 0x40);
        return (ushort)(bits + 0x7FFF + (bits >> 16 & 1) >> 16);
    }
}
