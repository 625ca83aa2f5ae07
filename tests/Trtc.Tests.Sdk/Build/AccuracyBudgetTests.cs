using System.Text.Json;
using System.Xml.Linq;

namespace Trtc.Tests.Sdk.Build;

/// <summary>trtc build with an accuracy budget, from the command line to the engine, on the labelled digits.</summary>
public sealed class AccuracyBudgetTests
{
    private static (int Code, string Output, string Error) Build(TempFolder folder, params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = new Program(output, error)
            .Run(["build", Repository.Shared("models", "digits.onnx"), "-o", folder.File("digits.engine"), "--sdk", SdkUnderTest.Folder,
            "--int8", "--calib", Repository.Shared("data", "digits", "calib"), "--preset", "unit", "--profile", "1x1x32x32:8x1x32x32",
                .. options]);
        return (code, output.ToString(), error.ToString());
    }

    private static JsonElement Accuracy(TempFolder folder)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("digits.report.json")));
        return report.RootElement.GetProperty("accuracy").Clone();
    }

    [Fact]
    public void A_budget_is_held_and_its_curve_reported()
    {
        using var folder = new TempFolder();
        var (code, _, error) = Build(folder, "--accuracy", "cosine>=0.9999", "--eval", Repository.Shared("data", "digits", "test"),
            "--emit-onnx", folder.File("built.onnx"));
        Assert.True(code == 0, error);
        var accuracy = Accuracy(folder);
        Assert.True(accuracy.GetProperty("held").GetBoolean());
        Assert.InRange(accuracy.GetProperty("figure").GetDouble(), 0.9999, 1);
        Assert.NotEmpty(accuracy.GetProperty("curve").EnumerateArray());
        Assert.Contains("all layers in INT8, cosine ", error, StringComparison.Ordinal);

        // What was written is what was measured: the layers given up, and no others, are in FP16.
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("digits.report.json")));
        var kept = accuracy.GetProperty("keptOut").EnumerateArray().Select(k => k.GetString()).Order().ToArray();
        var left = report.RootElement.GetProperty("precision").GetProperty("layers").EnumerateArray()
            .Where(l => l.TryGetProperty("leftOut", out var why) && why.GetString() == "ByBudget")
            .Select(l => l.GetProperty("node").GetString()).Order().ToArray();
        Assert.Equal(kept, left);
        Assert.Equal(report.RootElement.GetProperty("precision").GetProperty("int8").GetDouble(), accuracy.GetProperty("int8").GetDouble(),
            3);
        Assert.True(File.Exists(folder.File("built.onnx")));
        var curve = XDocument.Load(folder.File("digits.accuracy.svg")).Root!;
        var measured = accuracy.GetProperty("curve").EnumerateArray().Sum(p => p.TryGetProperty("final", out _) ? 2 : 1);
        Assert.Equal(measured, curve.Elements().Count(e => e.Name.LocalName == "circle" && e.HasElements));
    }

    [Fact]
    public void FP8_holds_a_budget_too()
    {
        using var folder = new TempFolder();
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = new Program(output, error)
            .Run(["build", Repository.Shared("models", "digits.onnx"), "-o", folder.File("digits.engine"), "--sdk", SdkUnderTest.Folder,
            "--fp8", "--calib", Repository.Shared("data", "digits", "calib"), "--preset", "unit", "--profile", "1x1x32x32:8x1x32x32",
            "--accuracy", "cosine>=0.9998", "--eval", Repository.Shared("data", "digits", "test")]);
        Assert.True(code == 0, error.ToString());
        var accuracy = Accuracy(folder);
        Assert.Equal("FP8", accuracy.GetProperty("type").GetString());
        Assert.True(accuracy.GetProperty("held").GetBoolean());
        Assert.InRange(accuracy.GetProperty("figure").GetDouble(), 0.9998, 1);
        Assert.Contains("entropy: all layers in FP8, cosine ", error.ToString(), StringComparison.Ordinal);
        // Layers were given up, and what was written is what was measured.
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("digits.report.json")));
        var kept = accuracy.GetProperty("keptOut").EnumerateArray().Select(k => k.GetString()).Order().ToArray();
        Assert.NotEmpty(kept);
        Assert.Equal(kept, report.RootElement.GetProperty("precision").GetProperty("layers").EnumerateArray()
            .Where(l => l.TryGetProperty("leftOut", out var why) && why.GetString() == "ByBudget")
            .Select(l => l.GetProperty("node").GetString()).Order());
        Assert.Equal(report.RootElement.GetProperty("precision").GetProperty("fp8").GetDouble(), accuracy.GetProperty("int8").GetDouble(),
            3);
    }

    [Fact]
    public void What_cannot_be_held_fails_and_leaves_nothing_or_warns_and_builds_the_best()
    {
        using var folder = new TempFolder();
        // FP32 itself is 98.4 % right.
        string[] budget = ["--accuracy", "top1>=0.999", "--eval", Repository.Shared("data", "digits", "test"), "--calibrator", "mse"];
        var (code, _, error) = Build(folder, budget);
        Assert.Equal(1, code);
        Assert.Contains("TRTC7105", error, StringComparison.Ordinal);
        Assert.Contains("best reached", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));

        (code, _, error) = Build(folder, [.. budget, "--accuracy-action", "warn"]);
        Assert.True(code == 0, error);
        Assert.Contains("warning TRTC7105", error, StringComparison.Ordinal);
        Assert.False(Accuracy(folder).GetProperty("held").GetBoolean());
        Assert.True(File.Exists(folder.File("digits.engine")));
    }

    [Fact]
    public void Repairs_are_built_without_a_budget_and_need_pictures()
    {
        using var folder = new TempFolder();
        var (code, _, error) = Build(folder, "--equalise", "--correct-bias", "--calibrator", "output", "--require", "int8>=90%",
            "--emit-onnx", folder.File("repaired.onnx"));
        Assert.True(code == 0, error);
        var names = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("repaired.onnx")));
        Assert.Contains("_equalised", names, StringComparison.Ordinal);
        Assert.Contains(".corrected", names, StringComparison.Ordinal);

        using var second = new TempFolder();
        var cache = second.Write("scales.cache", "TRT-8601-EntropyCalibration2\nimage: 3c010a14\n"u8.ToArray());
        var stderr = new StringWriter();
        code = new Program(new StringWriter(), stderr)
            .Run(["build", Repository.Shared("models", "digits.onnx"), "-o", second.File("digits.engine"), "--sdk", SdkUnderTest.Folder,
            "--int8", "--calib", cache, "--profile", "1x1x32x32", "--equalise"]);
        Assert.Equal(1, code);
        Assert.Contains("this file's scales are chosen already", stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Held_out_data_that_calibration_saw_does_not_judge()
    {
        using var folder = new TempFolder();
        var (code, _, error) = Build(folder, "--accuracy", "cosine>=0.9", "--eval", Repository.Shared("data", "digits", "calib"));
        Assert.Equal(1, code);
        Assert.Contains("TRTC7102", error, StringComparison.Ordinal);
        Assert.Contains("TRTC7103", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
