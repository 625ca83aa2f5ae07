using System.Diagnostics;
using Trtc.Core.Calibration;

namespace Trtc.Tests.Calibration;

/// <summary>How long the search for thresholds takes on one core.</summary>
[Collection(Alone.Name)]
public sealed class ThresholdBenchmark(ITestOutputHelper output)
{
    /// <summary>300 tensors × 4096 bins take less than a second on one core.</summary>
    [Fact(Explicit = true)]
    public void Search_is_fast()
    {
        var random = new Random(7);
        var h = new long[4096];
        for (var i = 0; i < h.Length; i++) h[i] = (long)(1e6 * Math.Exp(-i / 500.0) * random.NextDouble());
        EntropyThreshold.Search(h);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 300; i++) EntropyThreshold.Search(h);
        var seconds = clock.Elapsed.TotalSeconds;
        output.WriteLine($"{seconds:f3} s");
        Assert.True(seconds < 1);
    }

    /// <summary>All that is chosen of a tensor, the guard and the ratio of signal to noise among it, for 300 tensors.</summary>
    [Fact(Explicit = true)]
    public void Choice_is_fast()
    {
        var random = new Random(7);
        var h = new TensorHistogram();
        var values = new float[1 << 20];
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Abs(-MathF.Log(1 - random.NextSingle()));
        new HistogramCounter().Count(values, 0, h);
        Thresholds.Choose(h, new(CalibrationMethod.Entropy), mixed: true);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 300; i++) Thresholds.Choose(h, new(CalibrationMethod.Entropy), mixed: true);
        var seconds = clock.Elapsed.TotalSeconds;
        output.WriteLine($"{seconds:f3} s");
        Assert.True(seconds < 1);
    }
}
