namespace Trtc.Core.Ir;

/// <summary>A tensor's value under the name of the graph input or output it belongs to.</summary>
public sealed record NamedTensor(string Name, TensorData Tensor)
{
    /// <summary>A float32 tensor that refers to <paramref name="values"/> (row-major) without a copy.</summary>
    public static NamedTensor Of(string name, ReadOnlySpan<long> dims, float[] values) =>
        new(name, new(DataType.Float32, [.. dims], new MemoryBytes(new FloatBytes(values).Memory)));

    /// <summary>Lets a float array be seen as bytes: <c>MemoryMarshal</c> has a cast for spans only.</summary>
    private sealed class FloatBytes(float[] values) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan());

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
