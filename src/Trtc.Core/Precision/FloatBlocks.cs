using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>Receives a run of a tensor's elements, <paramref name="start"/> being the place of the first.</summary>
internal delegate void FloatBlock(long start, ReadOnlySpan<float> values);

/// <summary>Reads float tensors a block at a time, so that weights that lie in files are never held whole.</summary>
internal static class FloatBlocks
{
    private const int BlockBytes = 1 << 20;

    internal static void Scan(TensorData tensor, FloatBlock block)
    {
        var width = tensor.Type.Bits() / 8;
        var total = tensor.Elements * width;
        var bytes = new byte[Math.Min(BlockBytes, total)];
        var floats = tensor.Type == DataType.Float32 ? [] : new float[bytes.Length / width];
        for (long at = 0; at < total;)
        {
            var part = bytes.AsSpan(0, (int)Math.Min(bytes.Length, total - at));
            tensor.Bytes.Read(at, part);
            block(at / width, Floats(tensor.Type, part, floats));
            at += part.Length;
        }
    }

    /// <summary>All elements; for tensors known to be small.</summary>
    internal static float[] Read(TensorData tensor)
    {
        var values = new float[tensor.Elements];
        Scan(tensor, (start, block) => block.CopyTo(values.AsSpan((int)start)));
        return values;
    }

    private static ReadOnlySpan<float> Floats(DataType type, ReadOnlySpan<byte> bytes, float[] room)
    {
        switch (type)
        {
            case DataType.Float32:
                return MemoryMarshal.Cast<byte, float>(bytes);
            case DataType.Float16:
                var halves = MemoryMarshal.Cast<byte, Half>(bytes);
                System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(halves, room);
                return room.AsSpan(0, halves.Length);
            case DataType.BFloat16:
                var words = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < words.Length; i++) room[i] = BitConverter.UInt32BitsToSingle((uint)words[i] << 16);
                return room.AsSpan(0, words.Length);
            case DataType.Float64:
                var doubles = MemoryMarshal.Cast<byte, double>(bytes);
                for (var i = 0; i < doubles.Length; i++) room[i] = (float)doubles[i];
                return room.AsSpan(0, doubles.Length);
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "a floating-point type was expected");
        }
    }
}
