using System.Collections.Immutable;

namespace Trtc.Core.Calibration;

/// <summary>How a tensor's range is chosen from its histogram.</summary>
public enum CalibrationMethod
{
    /// <summary>Least information lost, as TensorRT's own calibrator; see <see cref="EntropyThreshold"/>.</summary>
    Entropy,

    /// <summary>The largest magnitude seen: nothing is clipped.</summary>
    MinMax,

    /// <summary>The magnitude that a share of all values does not exceed.</summary>
    Percentile,

    /// <summary>Least mean squared error of the quantised values.</summary>
    Mse,

    /// <summary>For each tensor the one of entropy, percentile and mse with the least error at the outputs of the layers that read it;
    /// needs the model and its data.</summary>
    Auto,

    /// <summary>The threshold with that least error, searched for; needs the model and its data.</summary>
    Output,
}

/// <param name="Percentile">In percent, for <see cref="CalibrationMethod.Percentile"/> and what tries it.</param>
public sealed record CalibrationChoice(CalibrationMethod Method, double Percentile = 99.99)
{
    /// <summary>Whether layers must be run to choose: histograms alone cannot tell.</summary>
    public bool NeedsLayers => Method is CalibrationMethod.Auto or CalibrationMethod.Output;

    /// <summary>As the calibration file and the manifest write it.</summary>
    public override string ToString() => Method == CalibrationMethod.Percentile
        ? FormattableString.Invariant($"percentile {Percentile}")
        : Method.ToString().ToLowerInvariant();
}

/// <param name="Value">The magnitude that is clipped, above 0.</param>
/// <param name="EntropySqnr">
/// Signal to noise in dB of the values in 8 bits over the range that entropy alone would choose, whatever the method: low where a few large
/// values hold most of the power and are clipped, as in a tensor whose channels differ widely. Null for zeros alone.
/// </param>
public readonly record struct ChosenThreshold(float Value, float? EntropySqnr);

/// <summary>The magnitude at which a tensor is clipped to ±127; its scale is a 127th of that.</summary>
public static class Thresholds
{
    /// <summary>Bins that thresholds are searched on, as TensorRT's calibrator has them.</summary>
    public const int SearchBins = 2048;

    /// <summary>Bins from one threshold of the least error tried to the next: that error changes slowly.</summary>
    private const int LeastErrorStride = 8;

    /// <summary>Errors this much above the least count as the least: the curve is flat there, and the finer step is entropy's
    /// wish.</summary>
    private const double LeastErrorShare = 0.02;

    /// <summary>A tensor of zeros alone gets the threshold 1: any scale is right for it and 0 would be none.</summary>
    /// <param name="mixed">
    /// The tensor's channels are mixed or added to others (<see cref="CalibrationStatistics.Mixed"/>), so entropy clips no more than the
    /// range of least squared error does: below that, finer steps save less noise than clipping makes, and what is clipped reaches every
    /// output. Where channels stay apart, the large values are those of a few channels, and the others need the finer step.
    /// </param>
    public static ChosenThreshold Choose(TensorHistogram histogram, CalibrationChoice choice, bool mixed)
    {
        var max = histogram.MaxMagnitude;
        if (max == 0) return new(1, null);
        var (bins, width) = SearchBinsOf(histogram);
        var errors = new SquaredErrors(bins);
        var entropy = EntropyThreshold.Search(bins);
        var threshold = choice.Method switch
        {
            CalibrationMethod.MinMax => max,
            CalibrationMethod.Percentile => Percentile(histogram, choice.Percentile),
            CalibrationMethod.Mse => errors.Least(1) * width,
            CalibrationMethod.Entropy =>
                entropy == 0 ? max : (mixed ? Math.Max(entropy, errors.Least(LeastErrorStride, LeastErrorShare)) : entropy) * width,
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Method, "a histogram alone cannot tell"),
        };
        // The scale, threshold / 127, must be a normal float32.
        return new((float)Math.Clamp(threshold, 1e-35, float.MaxValue), entropy == 0 ? null : Sqnr(entropy, errors));
    }

    /// <summary>
    /// A 127th of a threshold, rounded to the 11 significant bits of FP16 (ties to even): a scale is the same number in a calibration, in
    /// TensorRT's cache and in Q/DQ of either type. Below FP16's normal numbers Q/DQ stays in FP32.
    /// </summary>
    public static float StepOf(float threshold)
    {
        const int dropped = 23 - 10;
        var bits = BitConverter.SingleToUInt32Bits(threshold / 127);
        bits += (1u << (dropped - 1)) - 1 + ((bits >> dropped) & 1);
        return BitConverter.UInt32BitsToSingle(bits & ~((1u << dropped) - 1));
    }

    /// <summary>In bins.</summary>
    public static double LeastSquares(ReadOnlySpan<long> bins) => new SquaredErrors(bins).Least(1);

    /// <summary>
    /// TensorRT's bins: 2048 over the largest magnitude of the first image, doubled until they hold all images. "First" is by path, not by
    /// time, so the result still depends on the set of images alone.
    /// </summary>
    private static (long[] Bins, double Width) SearchBinsOf(TensorHistogram histogram)
    {
        double range = histogram.FirstMagnitude > 0 ? histogram.FirstMagnitude : histogram.MaxMagnitude;
        while (range < histogram.MaxMagnitude) range *= 2;
        var bins = new long[SearchBins];
        var width = range / SearchBins;
        histogram.Resample(width, bins);
        return (bins, width);
    }

    private static float? Sqnr(double threshold, SquaredErrors errors)
    {
        var noise = errors.At(threshold);
        return noise > 0 && errors.Signal > 0 ? MathF.Round((float)(10 * Math.Log10(errors.Signal / noise)), 2) : null;
    }

    private static double Percentile(TensorHistogram histogram, double percent)
    {
        // Ceiling of the share, in whole counts: the smallest range that holds at least so many.
        var needed = (long)Math.Ceiling(histogram.Count * (percent / 100));
        long below = 0;
        for (var i = 0; i < histogram.Bins.Length; i++)
        {
            below += histogram.Bins[i];
            if (below >= needed) return Math.Min((i + 1) * histogram.BinWidth, histogram.MaxMagnitude);
        }
        return histogram.MaxMagnitude;
    }
}
