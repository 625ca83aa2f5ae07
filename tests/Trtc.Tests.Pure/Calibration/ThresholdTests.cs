using Trtc.Core.Calibration;

namespace Trtc.Tests.Calibration;

public sealed class ThresholdTests
{
    /// <summary>The definition, written out: what the search computes from running sums.</summary>
    private static double Plain(long[] histogram)
    {
        var h = histogram.Select(c => (double)c).ToArray();
        h[0] = h[1];
        var total = h.Sum();
        double best = double.PositiveInfinity, threshold = 0;
        for (var m = 128; m <= h.Length; m++)
        {
            var outside = h.Skip(m).Sum();
            var p = h.Take(m).ToArray();
            var q = new double[m];
            for (var level = 0; level < 128; level++)
            {
                var bins = Enumerable.Range(0, m).Where(i => i >= (double)level * m / 128 && i < (double)(level + 1) * m / 128 && h[i] > 0)
                    .ToArray();
                foreach (var i in bins) q[i] = bins.Sum(j => h[j]) / bins.Length;
            }
            p[m - 1] += outside;
            var qTotal = q.Sum();
            var divergence = 0.0;
            for (var i = 0; i < m; i++)
                if (p[i] > 0) divergence += q[i] > 0 ? p[i] / total * Math.Log(p[i] / total / (q[i] / qTotal)) : double.PositiveInfinity;
            if (divergence <= best + 1e-12) (best, threshold) = (Math.Min(best, divergence), m + 0.5);
        }
        return threshold;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_search_is_the_definition(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 8; round++)
        {
            var h = new long[400];
            var decay = 10 + random.NextDouble() * 200;
            for (var i = 0; i < h.Length; i++) h[i] = random.Next(4) == 0 ? 0 : (long)(1e5 * Math.Exp(-i / decay) * random.NextDouble());
            if (round % 2 == 0) Array.Clear(h, 300, 100);
            Assert.Equal(Plain(h), EntropyThreshold.Search(h));
        }
    }

    [Fact]
    public void Degenerate_histograms_have_an_answer()
    {
        Assert.Equal(0, EntropyThreshold.Search(new long[2048]));
        var one = new long[2048];
        one[0] = 10;
        Assert.Equal(0, EntropyThreshold.Search(one));
        foreach (var value in (float[])[0, 1e-44f, 1e-20f, 3, -1e38f, float.MaxValue])
            foreach (var method in Enum.GetValues<CalibrationMethod>().Where(m => !new CalibrationChoice(m).NeedsLayers))
            {
                var h = new TensorHistogram();
                new HistogramCounter().Count(Enumerable.Repeat(value, 100).ToArray(), 0, h);
                var t = Thresholds.Choose(h, new(method), mixed: value > 0).Value;
                Assert.True(float.IsNormal(t / 127), $"{method} of {value}: {t}");
                if (value is 3) Assert.InRange(t, 2.9f, 3.1f);
            }
    }

    [Fact]
    public void Percentile_and_minmax_are_what_they_say()
    {
        var h = new TensorHistogram();
        var values = Enumerable.Range(1, 100_000).Select(i => i / 100_000f).ToArray();
        new HistogramCounter().Count(values, 0, h);
        Assert.Equal(1, Thresholds.Choose(h, new(CalibrationMethod.MinMax), mixed: false).Value);
        Assert.Equal(0.99, Thresholds.Choose(h, new(CalibrationMethod.Percentile, 99), mixed: false).Value, 0.001);
        Assert.Equal(1, Thresholds.Choose(h, new(CalibrationMethod.Percentile, 100), mixed: false).Value);
    }

    /// <summary>For values spread evenly no clipping pays; with rare far outliers it does, and the error there is the least of all
    /// thresholds tried.</summary>
    [Fact]
    public void Least_squares_finds_the_least_error()
    {
        var even = new long[2048];
        Array.Fill(even, 1000);
        Assert.InRange(Thresholds.LeastSquares(even), 2030, 2048);

        var random = new Random(5);
        var values = new double[200_000];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Abs(-Math.Log(1 - random.NextDouble()) * 40);
        var h = new long[2048];
        foreach (var v in values) h[Math.Min(2047, (int)v)]++;
        var found = Thresholds.LeastSquares(h);
        double Error(double t)
        {
            var sum = 0.0;
            foreach (var v in values) sum += Math.Pow(v - Math.Min(127, Math.Round(v / (t / 127))) * (t / 127), 2);
            return sum;
        }
        var least = Error(found);
        for (var t = 130.0; t < 2048; t += 10) Assert.True(least <= Error(t) * 1.01, $"{found} is worse than {t}");
    }

    /// <summary>
    /// Entropy clips a long thin tail, at many times the least error. Where channels stay apart it may; where a layer mixes them, the range
    /// grows to that of the least error.
    /// </summary>
    [Fact]
    public void Nothing_is_clipped_below_the_range_of_least_error_where_channels_are_mixed()
    {
        var random = new Random(9);
        var values = new float[400_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = i % 100 == 0 ? random.NextSingle() * 40 : MathF.Abs(random.NextSingle() - random.NextSingle());
        var h = new TensorHistogram();
        new HistogramCounter().Count(values, 0, h);
        double Decibels(float threshold)
        {
            double signal = 0, noise = 0;
            foreach (var v in values)
            {
                var q = MathF.Min(127, MathF.Round(v / (threshold / 127))) * (threshold / 127);
                signal += v * v;
                noise += (v - q) * (v - q);
            }
            return 10 * Math.Log10(signal / noise);
        }
        var plain = Thresholds.Choose(h, new(CalibrationMethod.Entropy), mixed: false);
        var guarded = Thresholds.Choose(h, new(CalibrationMethod.Entropy), mixed: true);
        var least = Thresholds.Choose(h, new(CalibrationMethod.Mse), mixed: false);

        Assert.True(Decibels(plain.Value) < Decibels(least.Value) - 3, $"{plain.Value}");
        Assert.InRange(guarded.Value, least.Value * 0.97f, least.Value * 1.03f);
        Assert.Equal(Decibels(least.Value), Decibels(guarded.Value), 0.1);
        Assert.Equal(Decibels(plain.Value), plain.EntropySqnr!.Value, 0.2);
        Assert.Equal(plain.EntropySqnr, least.EntropySqnr);
    }

    /// <summary>What FP16 holds, as .NET rounds to it.</summary>
    [Fact]
    public void A_step_is_one_number_in_FP32_and_FP16()
    {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            var threshold = 127 * MathF.ScaleB(1 + random.NextSingle(), random.Next(-13, 15));
            Assert.Equal((float)(Half)(threshold / 127), Thresholds.StepOf(threshold));
        }
        Assert.Equal(1f / 128, Thresholds.StepOf(127f / 128));
        Assert.True(float.IsNormal(Thresholds.StepOf(1e-35f)));
        Assert.True(float.IsFinite(Thresholds.StepOf(float.MaxValue)));
    }
}
