using BenchmarkDotNet.Attributes;
using Trtc.Core.Calibration;

namespace Trtc.Benchmarks;

/// <summary>What calibration does for one tensor, on one core.</summary>
[MemoryDiagnoser]
public class Calibration
{
    private readonly float[] _values = new float[1 << 20];
    private readonly long[] _bins = new long[4096];
    private readonly TensorHistogram _histogram = new();

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        for (var i = 0; i < _bins.Length; i++) _bins[i] = (long)(1e6 * Math.Exp(-i / 500.0) * random.NextDouble());
        for (var i = 0; i < _values.Length; i++) _values[i] = MathF.Abs(-MathF.Log(1 - random.NextSingle()));
        new HistogramCounter().Count(_values, 0, _histogram);
    }

    /// <summary>A million values into 4096 bins.</summary>
    [Benchmark]
    public long Count()
    {
        var histogram = new TensorHistogram();
        new HistogramCounter().Count(_values, 0, histogram);
        return histogram.Count;
    }

    [Benchmark]
    public object Search() => EntropyThreshold.Search(_bins);

    /// <summary>All that is chosen of a tensor, the guard and the ratio of signal to noise among it.</summary>
    [Benchmark]
    public object? Choose() => Thresholds.Choose(_histogram, new(CalibrationMethod.Entropy), mixed: true);
}
