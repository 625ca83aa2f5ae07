using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>
/// Float32 weights times a factor for each channel, computed as they are read: weights that lie in a file stay there.
/// Element <c>i</c> takes factor <c>(i / Inner) mod count</c>.
/// </summary>
internal sealed record ScaledBytes(TensorBytes Source, ImmutableArray<float> Factors, long Inner) : TensorBytes
{
    public override long Length => Source.Length;

    public override void Read(long offset, Span<byte> destination)
    {
        var skip = (int)(offset % 4);
        if (skip == 0 && destination.Length % 4 == 0)
        {
            Source.Read(offset, destination);
            Scale(offset / 4, MemoryMarshal.Cast<byte, float>(destination));
            return;
        }
        var aligned = new byte[(skip + destination.Length + 3) / 4 * 4];
        Source.Read(offset - skip, aligned);
        Scale((offset - skip) / 4, MemoryMarshal.Cast<byte, float>(aligned.AsSpan()));
        aligned.AsSpan(skip, destination.Length).CopyTo(destination);
    }

    private void Scale(long first, Span<float> values)
    {
        var at = 0;
        while (at < values.Length)
        {
            var run = first + at;
            var factor = Factors[(int)(run / Inner % Factors.Length)];
            var end = (int)Math.Min(values.Length, at + (Inner - run % Inner));
            for (; at < end; at++) values[at] *= factor;
        }
    }
}
