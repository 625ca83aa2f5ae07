using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Float16, bfloat16 and float32 tensors as float32 and back, rounded to nearest even.</summary>
internal static class FloatCodec
{
    internal static bool Covers(DataType type) => type is DataType.Float32 or DataType.Float16 or DataType.BFloat16;

    internal static ReadOnlySpan<float> Decode(DenseTensor tensor)
    {
        if (tensor.Type == DataType.Float32) return tensor.As<float>();
        var all = new float[tensor.Count];
        if (tensor.Type == DataType.Float16)
        {
            var halves = tensor.As<Half>();
            for (var i = 0; i < all.Length; i++) all[i] = (float)halves[i];
        }
        else
        {
            var brains = tensor.As<ushort>();
            for (var i = 0; i < all.Length; i++) all[i] = BitConverter.UInt32BitsToSingle((uint)brains[i] << 16);
        }
        return all;
    }

    internal static DenseTensor Encode(DataType type, long[] dims, ReadOnlySpan<float> values)
    {
        if (type == DataType.Float32) return DenseTensor.Of(type, dims, values);
        var bytes = new byte[values.Length * 2];
        var to = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (var i = 0; i < values.Length; i++) to[i] = type == DataType.Float16 ? BitConverter.HalfToUInt16Bits((Half)values[i]) : Brain(values[i]);
        return new(type, dims, bytes);
    }

    internal static ushort Brain(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return (ushort)(bits >> 16 | 0x40);
        return (ushort)(bits + 0x7FFF + (bits >> 16 & 1) >> 16);
    }
}
