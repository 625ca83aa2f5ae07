using System.Text.Json;
using System.Xml.Linq;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;

namespace Trtc.Tests.Accuracy;

public sealed class AnalyzeCommandTests
{
    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (new Program(output, error).Run(args), output.ToString(), error.ToString());
    }

    [Fact]
    public void Layers_are_ranked_with_their_noise_clipping_and_ranges()
    {
        using var folder = new TempFolder();
        var plot = folder.File("plot.svg");
        var (code, output, error) =
            Run("analyze", Repository.Shared("models", "digits.onnx"), "--calib", Repository.Shared("data", "digits", "calib"),
            "--data", Repository.Shared("data", "digits", "test"), "--preset", "unit", "--plot", plot, "--json");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        var json = JsonDocument.Parse(output).RootElement;
        var layers = json.GetProperty("layers").EnumerateArray().ToArray();
        Assert.True(layers.Length >= 3);
        var alone = layers.Select(l => l.GetProperty("alone").GetDouble()).ToArray();
        Assert.Equal(alone.OrderDescending(), alone);
        Assert.All(alone, a => Assert.InRange(a, 1e-9, 0.1));
        var all = json.GetProperty("allInt8").GetDouble();
        // Sparing any layer helps here; by how much is not in the order of their noise alone, as errors add up with signs.
        Assert.All(layers, l => Assert.True(l.GetProperty("spared").GetDouble() < all));
        Assert.InRange(layers.Sum(l => l.GetProperty("macShare").GetDouble()), 0.9, 1);
        Assert.All(layers, l => Assert.True(l.GetProperty("largestRange").GetDouble() >= l.GetProperty("smallestRange").GetDouble()));
        Assert.All(layers,
            l => Assert.Equal(l.GetProperty("largestRange").GetDouble(),
            l.GetProperty("channelRanges").EnumerateArray().Max(c => c.GetDouble())));
        // What is clipped lies between the threshold and the largest value.
        Assert.All(layers, l => Assert.Equal(l.GetProperty("saturation").GetDouble() > 0,
            l.GetProperty("input").GetProperty("largest").GetDouble() > l.GetProperty("input").GetProperty("threshold")
                .GetDouble() * 1.001));
        Assert.Contains(layers, l => l.GetProperty("saturation").GetDouble() > 0);
        var svg = XDocument.Load(plot).Root!;
        Assert.Equal(layers.Length, svg.Elements().Count(e => e.Name.LocalName == "rect" && (string?)e.Attribute("fill") == "#3b6ea5"));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(0, 1)]
    public void A_file_that_is_no_picture_is_passed_over_wherever_it_lies(int pictures, int expected)
    {
        using var folder = new TempFolder();
        folder.Write("0.jpg", "no picture"u8);
        foreach (var file in Directory.EnumerateFiles(Repository.Shared("data", "digits", "test"), "*.png", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Take(pictures))
            folder.Write("1" + Path.GetFileName(file), File.ReadAllBytes(file));
        var (code, output, error) =
            Run("analyze", Repository.Shared("models", "digits.onnx"), "--calib", Repository.Shared("data", "digits", "calib", "3"),
            "--data", folder.Path, "--preset", "unit", "--images", "1", "--no-spared");
        Assert.Contains("TRTC7008", error, StringComparison.Ordinal);
        Assert.Equal(expected, code);
        Assert.Equal(expected == 0, output.Contains("layers in INT8", StringComparison.Ordinal));
        Assert.Equal(expected == 1, error.Contains("TRTC7006", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_below_opset_13_is_raised_for_scales_per_channel()
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(Repository.Shared("models", "det.onnx"), diagnostics)!;
        Assert.Equal(12, model.Opset);
        var prepared = ModelCalibration.Prepare(model, diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.Equal(13, prepared!.Opset);
    }
}
