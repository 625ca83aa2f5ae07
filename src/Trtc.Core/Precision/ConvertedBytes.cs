using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>FP32 elements seen as FP16 or BF16, converted (to nearest, ties to even) while they are read: the weights are never held in both forms.</summary>
/// <param name="Source">Float32 elements.</param>
internal sealed record ConvertedBytes(TensorBytes Source, DataType To) : TensorBytes
{
    private const int BlockElements = 1 << 17;

    public override long Length => Source.Length / 2;

    public override void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + destination.Length, Length);
        if (destination.Length == 0) return;
        var first = offset / 2;
        var count = ((offset + destination.Length + 1) / 2) - first;
        var floats = new float[Math.Min(BlockElements, count)];
        var halves = new ushort[floats.Length];
        var skip = (int)(offset & 1);
        while (destination.Length > 0)
        {
            var n = (int)Math.Min(floats.Length, count);
            Source.Read(first * 4, MemoryMarshal.AsBytes(floats.AsSpan(0, n)));
            Convert(floats.AsSpan(0, n), halves, To);
            var bytes = MemoryMarshal.AsBytes(halves.AsSpan(0, n))[skip..];
            if (bytes.Length > destination.Length) bytes = bytes[..destination.Length];
            bytes.CopyTo(destination);
            destination = destination[bytes.Length..];
            (first, count, skip) = (first + n, count - n, 0);
        }
    }

    private static void Convert(ReadOnlySpan<float> from, Span<ushort> to, DataType type)
    {
        if (type == DataType.Float16)
        {
            TensorPrimitives.ConvertToHalf(from, MemoryMarshal.Cast<ushort, Half>(to));
            return;
        }
        for (var i = 0; i < from.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits(from[i]);
            to[i] = float.IsNaN(from[i]) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
        }
    }
}
