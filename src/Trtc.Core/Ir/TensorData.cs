using System.Collections.Immutable;

namespace Trtc.Core.Ir;

/// <summary>
/// A tensor's elements in ONNX's <c>raw_data</c> layout (little-endian, row-major, 2- and 4-bit types packed low bits first),
/// held in memory or referred to in a file. A reference is never read whole: scans go in blocks.
/// </summary>
/// <param name="Dims">All non-negative.</param>
/// <param name="Bytes">Empty for string tensors.</param>
/// <param name="Strings">Default unless <paramref name="Type"/> is <see cref="DataType.String"/>.</param>
public sealed record TensorData(DataType Type, ImmutableArray<long> Dims, TensorBytes Bytes,
    ImmutableArray<ReadOnlyMemory<byte>> Strings = default)
{
    public long Elements
    {
        get
        {
            long n = 1;
            foreach (var d in Dims) n = checked(n * d);
            return n;
        }
    }

    public Shape Shape => Shape.Of(Dims.AsSpan());
}

/// <summary>Where bytes are. Equality is by place for files and by content for memory.</summary>
public abstract record TensorBytes
{
    public abstract long Length { get; }

    /// <summary>Copies <c>destination.Length</c> bytes that start at <paramref name="offset"/>; throws when the range leaves the
    /// tensor.</summary>
    public abstract void Read(long offset, Span<byte> destination);
}

public sealed record MemoryBytes(ReadOnlyMemory<byte> Memory) : TensorBytes
{
    public static MemoryBytes Empty { get; } = new(ReadOnlyMemory<byte>.Empty);

    public override long Length => Memory.Length;

    public override void Read(long offset, Span<byte> destination) =>
        Memory.Span.Slice(checked((int)offset), destination.Length).CopyTo(destination);

    public bool Equals(MemoryBytes? other) => other is not null && Memory.Span.SequenceEqual(other.Memory.Span);

    public override int GetHashCode() => Memory.Length;
}

/// <summary>A range of a file that is open for as long as the model is; <paramref name="File"/> owns the handle.</summary>
public sealed record FileBytes(SourceFile File, long Offset, long Count) : TensorBytes
{
    public override long Length => Count;

    public override void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + destination.Length, Count);
        File.Read(Offset + offset, destination);
    }
}
