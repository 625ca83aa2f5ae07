using System.Numerics.Tensors;

namespace Trtc.Core.Calibration;

/// <summary>
/// The threshold that loses the least information: for each candidate, the divergence (Kullback–Leibler) of the clipped histogram from
/// the same histogram in 128 levels, each level's mass spread evenly over those of its bins that hold anything. As TensorRT's
/// IInt8EntropyCalibrator2 does it, confirmed against its caches: bin 0 is given the count of bin 1 (zeros quantise without error and
/// would drown the rest), levels are equal parts of the candidate's range, what lies outside is added to the last bin, the threshold
/// is half a bin beyond the last bin kept, and of equals the largest wins.
/// </summary>
/// <remarks>
/// The divergence of candidate m is a sum over bins of P log P, a running sum, less a sum over the levels of P(level) log Q(level), which
/// needs only running sums of counts and of bins that are not empty: 128 logarithms a candidate in place of m divisions and logarithms.
/// </remarks>
public static class EntropyThreshold
{
    private const int Levels = 128;

    /// <summary>Divergences closer than this are equal: what rounding can do to sums of a few thousand terms.</summary>
    private const double Tie = 1e-12;

    /// <summary>In bins, a number and a half; 0 when the histogram holds nothing above its first bin.</summary>
    public static double Search(ReadOnlySpan<long> histogram)
    {
        var n = histogram.Length;
        // Whole numbers below 2^53: sums and differences are exact.
        var sums = new Sums[n + 1];
        var entropy = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            var h = i == 0 ? histogram[1] : histogram[i];
            sums[i + 1] = new(sums[i].Count + h, sums[i].Filled + (h != 0 ? 1 : 0));
            entropy[i + 1] = entropy[i] + XLogX(h);
        }
        var total = sums[n].Count;
        if (total == 0) return 0;

        Span<double> mass = stackalloc double[Levels];
        Span<double> mean = stackalloc double[Levels];
        Span<double> logs = stackalloc double[Levels];
        var best = double.PositiveInfinity;
        var threshold = n + 0.5;
        for (var m = Levels; m <= n; m++)
        {
            var outside = total - sums[m].Count;
            var last = sums[m].Count - sums[m - 1].Count;
            // Without anything in the last bin, what is clipped to it could not be told from nothing: infinite divergence.
            if (last == 0 && outside != 0) continue;
            var start = sums[0];
            // The end of level k is (k + 1)·m/Levels, rounded up.
            var numerator = (uint)(m + Levels - 1);
            for (var level = 0; level < Levels; level++, numerator += (uint)m)
            {
                var end = sums[numerator / Levels];
                var sum = end.Count - start.Count;
                mass[level] = sum;
                mean[level] = sum == 0 ? 1 : sum / (end.Filled - start.Filled);
                start = end;
            }
            mass[Levels - 1] += outside;
            TensorPrimitives.Log(mean, logs);
            var ownEntropy = entropy[m - 1] + XLogX(last + outside);
            var divergence = (ownEntropy - TensorPrimitives.Dot<double>(mass, logs)) / total + Math.Log(sums[m].Count / total);
            if (divergence > best + Tie) continue;
            best = Math.Min(best, divergence);
            threshold = m + 0.5;
        }
        return threshold;
    }

    /// <summary>Of the bins before one; side by side because they are read together.</summary>
    private readonly record struct Sums(double Count, double Filled);

    private static double XLogX(double count) => count == 0 ? 0 : count * Math.Log(count);
}
