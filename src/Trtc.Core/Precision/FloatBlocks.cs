using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

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
            if (tensor.Type == DataType.Float32) block(at / width, MemoryMarshal.Cast<byte, float>(part));
            else
            {
                FloatCodec.Decode(tensor.Type, part, floats);
                block(at / width, floats.AsSpan(0, part.Length / width));
            }
            at += part.Length;
        }
    }

    /// <summary>All elements at once: for tensors that are small, or that are repacked whole.</summary>
    internal static float[] Read(TensorData tensor)
    {
        var values = new float[tensor.Elements];
        Scan(tensor, (start, block) => block.CopyTo(values.AsSpan((int)start)));
        return values;
    }
}
