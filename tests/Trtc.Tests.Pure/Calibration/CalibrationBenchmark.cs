using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Calibration;

/// <summary>The figures of docs/benchmarks.md: det at 640×640, entropy. Each prints its line.</summary>
[Collection(Alone.Name)]
public sealed class CalibrationBenchmark(ITestOutputHelper output)
{
    private const int Threads = 2;

    /// <summary>Decoding, inference, counting and the choice of scales, against the model's bare run on the same tensors, threads and
    /// process.</summary>
    [Fact(Explicit = true)]
    public void Time_against_the_bare_forward_run()
    {
        var files = Photos();
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        using var model = Det(diagnostics);
        var request = Request(folder, files);
        var data = ModelCalibration.OpenData(new CpuRuntime(), model, request, diagnostics)!;
        var samples = Enumerable.Range(0, 16).Select(i => data.Load(i, out _, out _)!.Inputs.ToArray()).ToArray();
        using var bare = OrtSession.Open(model.Path, new(), diagnostics)!;
        Forward(bare, samples, 16);
        var ratios = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            // The bare run before and after, so that a machine that slows down slows both.
            var before = Forward(bare, samples, files.Length / 2);
            var clock = Stopwatch.StartNew();
            var statistics = ModelCalibration.Collect(new CpuRuntime(), model, request, diagnostics, null, default)!;
            var collect = clock.Elapsed;
            statistics.Choose(new(CalibrationMethod.Entropy), Threads);
            var whole = clock.Elapsed;
            var forward = before + Forward(bare, samples, files.Length - files.Length / 2);
            ratios.Add(whole / forward);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{files.Length} images, {statistics.Tensors.Length} tensors, {statistics.Histograms.Sum(h => h.Count) / files.Length / 1e6:f1} M values an image: {whole.TotalSeconds:f2} s (scales {(whole - collect).TotalSeconds:f2} s), forward {forward.TotalSeconds:f2} s, ratio {ratios[^1]:f2}"));
        }
        Assert.Empty(diagnostics.Items);
        ratios.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio {ratios[1]:f2}"));
        Assert.True(ratios[1] <= 4);
    }

    /// <summary>At most 1 GiB with 32 images, and not a twentieth more with 1,000.</summary>
    [Fact(Explicit = true)]
    public void Peak_memory()
    {
        var photos = Photos();
        using var folder = new TempFolder();
        long Peak(int images)
        {
            File.WriteAllLines(folder.File("list.txt"), Enumerable.Range(0, images).Select(i => photos[i % photos.Length]));
            var (peak, exit, said, error) =
                PeakMemory.Of(TrtcProcess.Start(folder.Path, "calibrate", Repository.Shared("models", "det.onnx"), "--calib", "list.txt",
                "--preset", "imagenet", "--profile", "1x3x640x640", "--threads", $"{Threads}", "--force", "-o", "det.calib"));
            Assert.True(exit == 0, said + error);
            return peak;
        }
        var few = Peak(32);
        output.WriteLine($"32 images: {few >> 20} MiB");
        var many = Peak(1000);
        output.WriteLine($"1000 images: {many >> 20} MiB");
        Assert.True(few <= 1L << 30);
        Assert.True(many <= few * 1.05);
    }

    private static string[] Photos()
    {
        var files = Directory.GetFiles(Repository.Shared("data", "photos"), "*.jpg");
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static Model Det(DiagnosticList diagnostics) =>
        ModelReader.Read(Repository.Shared("models", "det.onnx"), new ReadOptions(), diagnostics)!;

    private static CalibrationRequest Request(TempFolder folder, string[] files)
    {
        var list = folder.File($"{files.Length}.txt");
        File.WriteAllLines(list, files);
        return new([list], Preprocess.ImageNet, ProfileSpec.Parse("1x3x640x640", new()), new(Threads, 4));
    }

    private static TimeSpan Forward(OrtSession session, NamedTensor[][] samples, int count)
    {
        var clock = Stopwatch.StartNew();
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = Threads }, i =>
        {
            using var result = session.Run(samples[i % samples.Length], new());
            Assert.NotNull(result);
        });
        return clock.Elapsed;
    }
}
