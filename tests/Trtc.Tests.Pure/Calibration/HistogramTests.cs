using CsCheck;
using Trtc.Core.Calibration;

namespace Trtc.Tests.Calibration;

public sealed class HistogramTests
{
    private static readonly Gen<float> Value = Gen.OneOf(
        Gen.Float[-10, 10], Gen.Float[-1e-6f, 1e-6f], Gen.Const(0f), Gen.Const(-0f), Gen.Float,
        Gen.Int[0, 6].Select(i =>
            new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, 4f, -1024f }[i]));

    [Fact]
    public void Any_order_any_parts_and_any_merging_give_the_same_histogram()
    {
        (from values in Value.Array[1, 6000]
         from order in Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
         from cuts in Gen.Int[0, values.Length].Array[5]
         select (values, order, cuts)).Sample(t =>
         {
             var whole = new TensorHistogram();
             new HistogramCounter().Count(t.values, 0, whole);

             int[] ends = [0, .. t.cuts.Order(), t.values.Length];
             var counters = new[] { new HistogramCounter(), new HistogramCounter() };
             var halves = new[] { new TensorHistogram(), new TensorHistogram() };
             foreach (var part in t.order) counters[part % 2].Count(t.values.AsSpan(ends[part]..ends[part + 1]), 0, halves[part / 3]);
             var merged = new TensorHistogram();
             merged.Add(halves[1]);
             merged.Add(halves[0]);
             AssertSame(whole, merged);
         }, iter: 300);
    }

    [Fact]
    public void Each_value_lies_in_the_bin_of_its_magnitude()
    {
        var values = new float[] { 0, -0.5f, 0.75f, 3, -3.9999f };
        var h = new TensorHistogram();
        new HistogramCounter().Count(values, 3, h);
        Assert.Equal((2, 5, -3.9999f, 3f, 3, 3.9999f), (h.Exponent, h.Count, h.Min, h.Max, h.FirstImage, h.FirstMagnitude));
        foreach (var v in values) Assert.Equal(1, h.Bins[(int)(Math.Abs(v) / h.BinWidth)]);
        new HistogramCounter().Count([4], 2, h);
        Assert.Equal((3, 2, 4f), (h.Exponent, h.FirstImage, h.FirstMagnitude));
        Assert.Equal(6, Sum(h));
    }

    [Fact]
    public void What_is_not_finite_is_counted_apart()
    {
        var h = new TensorHistogram();
        new HistogramCounter().Count([1, float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.NaN], 0, h);
        Assert.Equal((1, 2, 2, 1f, 1f), (h.Count, h.NaNs, h.Infinities, h.Min, h.Max));
        new HistogramCounter().Count([float.NaN], 0, h);
        Assert.Equal((1, 3), (h.Count, h.NaNs));
    }

    [Fact]
    public void Resampling_keeps_the_sum_and_is_exact_where_bins_fit()
    {
        var h = new TensorHistogram();
        var random = new Random(1);
        var values = new float[10000];
        for (var i = 0; i < values.Length; i++) values[i] = (float)(random.NextDouble() * 7.9);
        new HistogramCounter().Count(values, 0, h);
        var target = new long[2048];
        h.Resample(8.0 / 2048, target);
        for (var i = 0; i < 2048; i++) Assert.Equal(h.Bins[4 * i] + h.Bins[4 * i + 1] + h.Bins[4 * i + 2] + h.Bins[4 * i + 3], target[i]);
        foreach (var width in new[] { 0.0001, 0.0013, 0.0039, 0.017, 3, 100 })
        {
            h.Resample(width, target);
            long sum = 0;
            foreach (var c in target) sum += c;
            Assert.Equal(10000, sum);
        }
    }

    internal static void AssertSame(TensorHistogram a, TensorHistogram b)
    {
        Assert.Equal((a.Exponent, a.Count, a.NaNs, a.Infinities, a.FirstImage), (b.Exponent, b.Count, b.NaNs, b.Infinities, b.FirstImage));
        Assert.Equal(BitConverter.SingleToInt32Bits(a.Min), BitConverter.SingleToInt32Bits(b.Min));
        Assert.Equal(BitConverter.SingleToInt32Bits(a.Max), BitConverter.SingleToInt32Bits(b.Max));
        Assert.Equal(BitConverter.SingleToInt32Bits(a.FirstMagnitude), BitConverter.SingleToInt32Bits(b.FirstMagnitude));
        Assert.True(a.Bins.SequenceEqual(b.Bins));
    }

    private static long Sum(TensorHistogram h)
    {
        long sum = 0;
        foreach (var c in h.Bins) sum += c;
        return sum;
    }
}
