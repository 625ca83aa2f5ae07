using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>Elements of one floating-point type seen as another (<see cref="FloatCodec"/>), converted while they are read: the weights are
/// never held in both forms.</summary>
/// <param name="Bound">Finite numbers beyond it become it.</param>
internal sealed record ConvertedBytes(TensorBytes Source, DataType From, DataType To, float Bound = float.PositiveInfinity) : TensorBytes
{
    private const int BlockElements = 1 << 17;

    public override long Length => Source.Length / Width(From) * Width(To);

    public override void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + destination.Length, Length);
        if (destination.Length == 0) return;
        var (from, to) = (Width(From), Width(To));
        var first = offset / to;
        var count = ((offset + destination.Length + to - 1) / to) - first;
        var floats = new float[Math.Min(BlockElements, count)];
        var (source, target) = (new byte[floats.Length * from], new byte[floats.Length * to]);
        var skip = (int)(offset % to);
        while (destination.Length > 0)
        {
            var n = (int)Math.Min(floats.Length, count);
            Source.Read(first * from, source.AsSpan(0, n * from));
            FloatCodec.Decode(From, source.AsSpan(0, n * from), floats);
            if (float.IsFinite(Bound)) foreach (ref var v in floats.AsSpan(0, n)) if (float.IsFinite(v)) v = Math.Clamp(v, -Bound, Bound);
            FloatCodec.Encode(To, floats.AsSpan(0, n), target);
            var bytes = target.AsSpan(skip, Math.Min((n * to) - skip, destination.Length));
            bytes.CopyTo(destination);
            destination = destination[bytes.Length..];
            (first, count, skip) = (first + n, count - n, 0);
        }
    }

    private static int Width(DataType type) => type.Bits() / 8;
}
