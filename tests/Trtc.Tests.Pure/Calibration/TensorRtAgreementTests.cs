using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Cpu;

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
        var request = new CalibrationRequest([list], preprocess, ProfileSpec.Parse(profile, diagnostics), new(2, 4), cache.Scales.Select(s => s.Key).ToHashSet(StringComparer.Ordinal));
        var statistics = ModelCalibration.Collect(model, request, diagnostics, null, default);
        Assert.Empty(diagnostics.Items);
        var ours = statistics!.Choose(new(CalibrationMethod.Entropy), 2).ByName();

        var ratios = new List<double>();
        foreach (var (tensor, scale) in cache.Scales)
        {
            if (!ours.TryGetValue(tensor, out var t) || scale == 0 || (t.Min == 0 && t.Max == 0)) continue;
            var ratio = t.Scale / scale;
            ratios.Add(ratio);
            if (Math.Abs(ratio - 1) > 0.05) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tensor}: {ratio:f3} (clipped at {t.Threshold:g5}, TensorRT {scale * 127:g5}, range {t.Min:g5}…{t.Max:g5}, {t.Count} values)"));
        }
        ratios.Sort();
        double Share(double tolerance) => ratios.Count(r => Math.Abs(r - 1) <= tolerance) / (double)ratios.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {ratios.Count} tensors, median {ratios[ratios.Count / 2]:f4}, within 1 %: {Share(0.01):p1}, 5 %: {Share(0.05):p1}, 25 %: {Share(0.25):p1}"));
        Assert.InRange(ratios[ratios.Count / 2], 0.999, 1.001);
        Assert.True(Share(0.25) >= within25);
        Assert.True(Share(0.05) >= 0.92);
    }
}
