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

    /// <summary>For each tensor the one of entropy, percentile and mse with the least error at the outputs of the layers that read it; needs the model and its data.</summary>
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

/// <summary>The magnitude at which a tensor is clipped to ±127; its scale is a 127th of that.</summary>
public static class Thresholds
{
    /// <summary>Bins that thresholds are searched on, as TensorRT's calibrator has them.</summary>
    public const int SearchBins = 2048;

    private const int Levels = 128;

    /// <summary>
    /// The threshold, above 0. A tensor of zeros alone gets 1: any scale is right for it and 0 would be none.
    /// </summary>
    public static float Choose(TensorHistogram histogram, CalibrationChoice choice)
    {
        var max = histogram.MaxMagnitude;
        if (max == 0) return 1;
        var threshold = choice.Method switch
        {
            CalibrationMethod.MinMax => max,
            CalibrationMethod.Percentile => Percentile(histogram, choice.Percentile),
            CalibrationMethod.Mse => SearchOn(histogram, LeastSquares),
            CalibrationMethod.Entropy => SearchOn(histogram, EntropyThreshold.Search),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Method, "a histogram alone cannot tell"),
        };
        // The scale, threshold / 127, must be a normal float32.
        return (float)Math.Clamp(threshold, 1e-35, float.MaxValue);
    }

    /// <summary>
    /// TensorRT's bins: 2048 over the largest magnitude of the first image, doubled until they hold all images. "First" is by path, not by
    /// time, so the result still depends on the set of images alone.
    /// </summary>
    private static double SearchOn(TensorHistogram histogram, Func<ReadOnlySpan<long>, double> search)
    {
        double range = histogram.FirstMagnitude > 0 ? histogram.FirstMagnitude : histogram.MaxMagnitude;
        while (range < histogram.MaxMagnitude) range *= 2;
        Span<long> bins = new long[SearchBins];
        var width = range / SearchBins;
        histogram.Resample(width, bins);
        var found = search(bins);
        return found > 0 ? found * width : histogram.MaxMagnitude;
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

    /// <summary>
    /// In bins. For a threshold T the step is T/127 and level k holds the bins from (k − ½) to (k + ½) steps; its squared error
    /// Σ(x − k·step)² comes from running sums of 1, x and x² over bins (x at the bin's middle).
    /// </summary>
    public static double LeastSquares(ReadOnlySpan<long> bins)
    {
        var n = bins.Length;
        var zeroth = new double[n + 1];
        var first = new double[n + 1];
        var second = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            double h = bins[i], x = i + 0.5;
            zeroth[i + 1] = zeroth[i] + h;
            first[i + 1] = first[i] + h * x;
            second[i + 1] = second[i] + h * x * x;
        }
        double best = double.PositiveInfinity, threshold = n;
        for (var m = Levels; m <= n; m++)
        {
            var step = m / 127.0;
            double error = 0;
            var start = 0;
            for (var k = 0; k < Levels; k++)
            {
                var end = k == Levels - 1 ? n : Math.Min(n, (int)Math.Round((k + 0.5) * step));
                var level = k * step;
                error += second[end] - second[start] - 2 * level * (first[end] - first[start]) + level * level * (zeroth[end] - zeroth[start]);
                start = end;
            }
            if (error < best) (best, threshold) = (error, m);
        }
        return threshold;
    }
}
