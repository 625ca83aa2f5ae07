using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trtc.Core.Calibration;

/// <summary>
/// Counts the values of one tensor into bins, in one pass over memory and without allocating: a block that fits the first-level cache
/// is measured, then counted. Scratch space of one thread; what it counted is added to a <see cref="TensorHistogram"/> under a lock.
/// </summary>
public sealed class HistogramCounter
{
    private const int Block = 2048;

    /// <summary>
    /// Neighbouring values go to different copies of the bins: a run of equal values (zeros after a ReLU) would otherwise wait for its
    /// own last increment each time.
    /// </summary>
    private const int Copies = 4;

    private readonly uint[] _counts = new uint[TensorHistogram.BinCount * Copies];
    private readonly long[] _bins = new long[TensorHistogram.BinCount];
    private readonly int[] _indexes = new int[Block];
    private readonly float[] _finite = new float[Block];

    /// <summary>Counts <paramref name="values"/> into <paramref name="target"/>; safe for several counters with one target.</summary>
    /// <param name="image">The place in path order of the image they come from.</param>
    public void Count(ReadOnlySpan<float> values, int image, TensorHistogram target)
    {
        Array.Clear(_counts);
        int exponent;
        lock (target) exponent = target.Exponent;
        var end = MathF.ScaleB(1f, exponent);
        var min = float.PositiveInfinity;
        var max = float.NegativeInfinity;
        long nans = 0, infinities = 0, count = 0;
        for (var start = 0; start < values.Length; start += Block)
        {
            var block = values.Slice(start, Math.Min(Block, values.Length - start));
            var (low, high) = Extremes(block);
            if (!float.IsFinite(low) || !float.IsFinite(high))
            {
                block = Finite(block, ref nans, ref infinities);
                if (block.IsEmpty) continue;
                (low, high) = Extremes(block);
            }
            min = Math.Min(min, low);
            max = Math.Max(max, high);
            count += block.Length;
            var magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
            if (magnitude >= end)
            {
                var grown = TensorHistogram.ExponentFor(magnitude);
                for (var c = 0; c < Copies; c++)
                    TensorHistogram.Coarsen(_counts.AsSpan(c * TensorHistogram.BinCount, TensorHistogram.BinCount), grown - exponent);
                exponent = grown;
                end = MathF.ScaleB(1f, exponent);
            }
            CountBlock(block, MathF.ScaleB(1f, TensorHistogram.LogBinCount - exponent));
        }
        for (var i = 0; i < _bins.Length; i++)
            _bins[i] = (long)_counts[i] + _counts[i + TensorHistogram.BinCount] + _counts[i + 2 * TensorHistogram.BinCount]
                + _counts[i + 3 * TensorHistogram.BinCount];
        lock (target)
        {
            target.Add(_bins, exponent, count, nans, infinities, min, max);
            if (count > 0) target.First(image, Math.Max(Math.Abs(min), Math.Abs(max)));
        }
    }

    /// <summary>Least and greatest value; one of them is not finite when any value is not.</summary>
    private static (float Min, float Max) Extremes(ReadOnlySpan<float> values)
    {
        if (!Vector512.IsHardwareAccelerated || values.Length < 2 * Vector512<float>.Count)
            return (TensorPrimitives.Min(values), TensorPrimitives.Max(values));
        // One pass for both, four chains; TensorPrimitives takes two passes. Min and Max pass NaN on.
        ref var first = ref MemoryMarshal.GetReference(values);
        var low = Vector512.LoadUnsafe(ref first);
        var high = low;
        var low2 = low;
        var high2 = low;
        nuint i = 0;
        var pairs = (nuint)(values.Length & -(2 * Vector512<float>.Count));
        for (; i < pairs; i += (nuint)(2 * Vector512<float>.Count))
        {
            var a = Vector512.LoadUnsafe(ref first, i);
            var b = Vector512.LoadUnsafe(ref first, i + (nuint)Vector512<float>.Count);
            low = Vector512.Min(low, a);
            high = Vector512.Max(high, a);
            low2 = Vector512.Min(low2, b);
            high2 = Vector512.Max(high2, b);
        }
        low = Vector512.Min(low, low2);
        high = Vector512.Max(high, high2);
        float min = low[0], max = high[0];
        for (var lane = 1; lane < Vector512<float>.Count; lane++)
        {
            min = Math.Min(min, low[lane]);
            max = Math.Max(max, high[lane]);
        }
        for (; i < (nuint)values.Length; i++)
        {
            min = Math.Min(min, values[(int)i]);
            max = Math.Max(max, values[(int)i]);
        }
        return (min, max);
    }

    private Span<float> Finite(ReadOnlySpan<float> values, scoped ref long nans, scoped ref long infinities)
    {
        var n = 0;
        foreach (var v in values)
        {
            if (float.IsNaN(v)) nans++;
            else if (float.IsInfinity(v)) infinities++;
            else _finite[n++] = v;
        }
        return _finite.AsSpan(0, n);
    }

    /// <param name="scale">A power of two: the product is exact, or so small that it belongs to bin 0 either way.</param>
    private void CountBlock(ReadOnlySpan<float> values, float scale)
    {
        var indexes = _indexes.AsSpan(0, values.Length);
        Index(values, indexes, scale);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        const int n = TensorHistogram.BinCount;
        var i = 0;
        for (; i <= indexes.Length - 4; i += 4)
        {
            System.Runtime.CompilerServices.Unsafe.Add(ref counts, indexes[i])++;
            System.Runtime.CompilerServices.Unsafe.Add(ref counts, n + indexes[i + 1])++;
            System.Runtime.CompilerServices.Unsafe.Add(ref counts, 2 * n + indexes[i + 2])++;
            System.Runtime.CompilerServices.Unsafe.Add(ref counts, 3 * n + indexes[i + 3])++;
        }
        for (; i < indexes.Length; i++) _counts[indexes[i]]++;
    }

    private static void Index(ReadOnlySpan<float> values, Span<int> indexes, float scale)
    {
        ref var source = ref MemoryMarshal.GetReference(values);
        ref var target = ref MemoryMarshal.GetReference(indexes);
        nuint i = 0;
        var length = (nuint)values.Length;
        if (Vector512.IsHardwareAccelerated)
            for (; i + (nuint)Vector512<float>.Count <= length; i += (nuint)Vector512<float>.Count)
                Vector512.ConvertToInt32Native(Vector512.Abs(Vector512.LoadUnsafe(ref source, i)) * scale).StoreUnsafe(ref target, i);
        else
            for (; i + (nuint)Vector256<float>.Count <= length; i += (nuint)Vector256<float>.Count)
                Vector256.ConvertToInt32Native(Vector256.Abs(Vector256.LoadUnsafe(ref source, i)) * scale).StoreUnsafe(ref target, i);
        for (; i < length; i++) indexes[(int)i] = (int)(Math.Abs(values[(int)i]) * scale);
    }
}
