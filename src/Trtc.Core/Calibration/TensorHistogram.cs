using System.Numerics.Tensors;

namespace Trtc.Core.Calibration;

/// <summary>
/// How often each magnitude |x| occurs in one tensor over all images, with its exact extremes. What it holds depends on the multiset of
/// values alone: the range is a power of two just above the largest magnitude, so it grows only by joining pairs of bins, and counts are
/// integers. Adding in any order, in any parts, on any number of threads or machines gives the same bits.
/// </summary>
public sealed class TensorHistogram
{
    /// <summary>
    /// Bins over the range. The largest magnitude lies in the upper half, so at least half of them span the values that occur: two or
    /// more to each of the 2048 that thresholds are searched on (<see cref="Resample"/>).
    /// </summary>
    public const int BinCount = 1 << LogBinCount;

    internal const int LogBinCount = 13;

    /// <summary>Smallest range, 2^−100: below it every tensor is as good as zero, and bin arithmetic in float32 stays exact.</summary>
    internal const int MinExponent = -100;

    private readonly long[] _bins = new long[BinCount];

    /// <summary>Bin <c>i</c> counts the values with i ≤ |x|/<see cref="BinWidth"/> &lt; i + 1.</summary>
    public ReadOnlySpan<long> Bins => _bins;

    /// <summary>The range is 0 to 2^Exponent, its end excluded.</summary>
    public int Exponent { get; private set; } = MinExponent;

    public double BinWidth => Math.ScaleB(1.0, Exponent - LogBinCount);

    /// <summary>Finite values counted.</summary>
    public long Count { get; private set; }

    /// <summary>NaN seen; not in the bins.</summary>
    public long NaNs { get; private set; }

    /// <summary>Infinities of both signs seen; not in the bins.</summary>
    public long Infinities { get; private set; }

    /// <summary>Smallest finite value; positive infinity when there was none.</summary>
    public float Min { get; private set; } = float.PositiveInfinity;

    /// <summary>Largest finite value; negative infinity when there was none.</summary>
    public float Max { get; private set; } = float.NegativeInfinity;

    /// <summary>Largest finite magnitude; 0 when there was none.</summary>
    public float MaxMagnitude => Count == 0 ? 0 : Math.Max(Math.Abs(Min), Math.Abs(Max));

    /// <summary>Mean of x² over the finite values, each at the middle of its bin; 0 when there was none.</summary>
    public float MeanSquare
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < _bins.Length; i++) sum += _bins[i] * ((i + 0.5) * (i + 0.5));
            return MaxMagnitude == 0 ? 0 : (float)(sum / Count * BinWidth * BinWidth);
        }
    }

    /// <summary>Share of the finite values, 0 to 1, in bins that begin at <paramref name="magnitude"/> or beyond it.</summary>
    public double ShareBeyond(double magnitude)
    {
        if (Count == 0) return 0;
        long beyond = 0;
        for (var i = (int)Math.Min(Math.Ceiling(magnitude / BinWidth), _bins.Length); i < _bins.Length; i++) beyond += _bins[i];
        return (double)beyond / Count;
    }

    /// <summary>The place in path order of the first image that gave a finite value; <see cref="int.MaxValue"/> before there is
    /// one.</summary>
    public int FirstImage { get; private set; } = int.MaxValue;

    /// <summary>Largest finite magnitude in <see cref="FirstImage"/>.</summary>
    public float FirstMagnitude { get; private set; }

    /// <summary>Adds what <paramref name="other"/> counted. Not for several threads at once.</summary>
    public void Add(TensorHistogram other)
    {
        Add(other._bins, other.Exponent, other.Count, other.NaNs, other.Infinities, other.Min, other.Max);
        First(other.FirstImage, other.FirstMagnitude);
    }

    /// <summary>Takes the part of an image; parts of one image may come in any order.</summary>
    internal void First(int image, float magnitude)
    {
        if (image < FirstImage) (FirstImage, FirstMagnitude) = (image, magnitude);
        else if (image == FirstImage) FirstMagnitude = Math.Max(FirstMagnitude, magnitude);
    }

    internal void Add(ReadOnlySpan<long> bins, int exponent, long count, long nans, long infinities, float min, float max)
    {
        Count = checked(Count + count);
        NaNs = checked(NaNs + nans);
        Infinities = checked(Infinities + infinities);
        // Zero has two signs and they compare equal: without this the first one seen would win.
        Min = Math.Min(Min, min) + 0f;
        Max = Math.Max(Max, max) + 0f;
        if (count == 0) return;
        if (exponent > Exponent)
        {
            Coarsen<long>(_bins, exponent - Exponent);
            Exponent = exponent;
        }
        var shift = Exponent - exponent;
        if (shift == 0) TensorPrimitives.Add(_bins, bins, _bins);
        else
            for (var i = 0; i < bins.Length; i++)
                if (bins[i] != 0) _bins[shift < LogBinCount ? i >> shift : 0] += bins[i];
    }

    /// <summary>Joins 2^<paramref name="shift"/> neighbours into one bin.</summary>
    internal static void Coarsen<T>(Span<T> bins, int shift) where T : System.Numerics.INumber<T>
    {
        if (shift >= LogBinCount)
        {
            var all = TensorPrimitives.Sum<T>(bins);
            bins.Clear();
            bins[0] = all;
            return;
        }
        var kept = bins.Length >> shift;
        for (var i = 0; i < kept; i++)
        {
            var sum = T.Zero;
            for (var j = i << shift; j < (i + 1) << shift; j++) sum += bins[j];
            bins[i] = sum;
        }
        bins[kept..].Clear();
    }

    /// <summary>
    /// The counts in <paramref name="target"/>, whose bins are <paramref name="width"/> wide; a bin that lies across a border is shared out
    /// by length, to whole counts, so that the sum stays. What lies beyond the end goes to the last bin.
    /// </summary>
    public void Resample(double width, Span<long> target)
    {
        target.Clear();
        var ratio = BinWidth / width;
        for (var i = 0; i < _bins.Length; i++)
        {
            var count = _bins[i];
            if (count == 0) continue;
            var start = i * ratio;
            var end = (i + 1) * ratio;
            var bin = (long)start;
            long given = 0;
            for (; bin + 1 < end && bin + 1 < target.Length; bin++)
            {
                var until = (long)Math.Round(count * ((bin + 1 - start) / ratio));
                target[(int)bin] += until - given;
                given = until;
            }
            target[(int)Math.Min(bin, target.Length - 1)] += count - given;
        }
    }

    /// <summary>The exponent of the range that holds <paramref name="magnitude"/>, which is finite.</summary>
    internal static int ExponentFor(float magnitude) => magnitude == 0 ? MinExponent : Math.Max(MathF.ILogB(magnitude) + 1, MinExponent);
}
