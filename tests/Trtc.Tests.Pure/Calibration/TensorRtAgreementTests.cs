using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Calibration;

/// <summary>
/// The judge of the entropy calibrator is TensorRT 8.6.1's own: the scales that its IInt8EntropyCalibrator2 wrote from the same inputs,
/// tensor by tensor of the same name.
/// </summary>
public sealed class TensorRtAgreementTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Shapes() => Compare("shapes", "1x3x256x256", Preprocess.Unit,
        [.. Files("data", "shapes", "calib").Take(100)], 0.98);

    [Fact(Explicit = true)]
    public void Det() => Compare("det", "1x3x640x640", Preprocess.ImageNet,
        [.. Files("data", "pages").Where((_, i) => i % 2 == 0).Take(12)], 0.98);

    private static string[] Files(params string[] folder)
    {
        var files = Directory.GetFiles(Repository.Shared(folder), "*.jpg", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private void Compare(string name, string profile, Preprocess preprocess, string[] files, double within25)
    {
        using var folder = new TempFolder();
        var list = folder.File("list.txt");
        File.WriteAllLines(list, files);
        var cache = TensorRtCache.Read(Repository.Shared("data", "tensorrt-8.6.1-calibration", name + ".cache"), new())!;
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(Repository.Shared("models", name + ".onnx"), new ReadOptions(), diagnostics)!;
        var request = new CalibrationRequest([list], preprocess, ProfileSpec.Parse(profile, diagnostics), new(2, 4),
            cache.Scales.Select(s => s.Key).ToHashSet(StringComparer.Ordinal));
        var statistics = ModelCalibration.Collect(new CpuRuntime(), model, request, diagnostics, null, default);
        Assert.Empty(diagnostics.Items);
        var careful = Ratios(statistics!, cache);
        // The search alone: what clips channels that a layer mixes with more care is trtc's own.
        var mixed = statistics!.Mixed;
        statistics.Mixed = [];
        var search = Ratios(statistics, cache);

        Print($"{name}, the search alone", search);
        Assert.InRange(Median(search), 0.999, 1.001);
        Assert.True(Share(search, 0.25) >= within25);
        Assert.True(Share(search, 0.05) >= 0.92);

        Print($"{name}, as calibrated", careful);
        Assert.InRange(Median(careful), 0.95, 1.05);
        Assert.True(Share(careful, 0.25) >= 0.9);
        foreach (var (tensor, ratio) in careful)
        {
            if (Math.Abs(ratio - 1) <= 0.05) continue;
            var kind = ratio > search[tensor] ? "clipped with care" : "the search";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tensor}: {ratio:f3}, {kind}"));
            Assert.True(ratio == search[tensor] || (ratio > search[tensor] && mixed.Contains(tensor)), tensor);
        }
    }

    private static Dictionary<string, double> Ratios(CalibrationStatistics statistics, TensorRtCache cache)
    {
        var ours = statistics.Choose(new(CalibrationMethod.Entropy), 2).Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (tensor, scale) in cache.Scales)
            if (ours.TryGetValue(tensor, out var t) && scale != 0 && (t.Min != 0 || t.Max != 0)) ratios[tensor] = t.Scale / scale;
        return ratios;
    }

    private static double Median(Dictionary<string, double> ratios) => ratios.Values.Order().ElementAt(ratios.Count / 2);

    private static double Share(Dictionary<string, double> ratios, double tolerance) =>
        ratios.Values.Count(r => Math.Abs(r - 1) <= tolerance) / (double)ratios.Count;

    private void Print(string what, Dictionary<string, double> ratios) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {ratios.Count} tensors, median {Median(ratios):f4}, within 1 %: {Share(ratios, 0.01):p1}, 5 %: {Share(ratios, 0.05):p1}, 25 %: {Share(ratios, 0.25):p1}"));
}
