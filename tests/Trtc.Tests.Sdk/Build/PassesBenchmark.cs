using System.Globalization;
using System.Text.Json;

namespace Trtc.Tests.Sdk.Build;

/// <summary>What trtc itself does to a model on its way to INT8, beside what TensorRT does with the result.</summary>
public sealed class PassesBenchmark(ITestOutputHelper output)
{
    /// <summary>Passes, Q/DQ, casts and writing the graph take at most a quarter of the native parse and build; the first run, which compiles trtc's own code, does not count.</summary>
    [Fact(Explicit = true)]
    public void Passes_take_at_most_a_quarter_of_the_native_build()
    {
        using var folder = new TempFolder();
        string[] shape = ["--profile", "1x3x640x640:16x3x640x640"];
        var calibration = folder.File("det.calib");
        Run("calibrate", Repository.Shared("models", "det.onnx"), "--calib", Repository.Shared("data", "pages", "0"), "--preset", "imagenet", "-o", calibration, "--profile", "1x3x640x640");
        var ratios = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            Run(["build", Repository.Shared("models", "det.onnx"), "-o", folder.File("det.engine"), "--sdk", SdkUnderTest.Folder, "--int8", "--calib", calibration, .. shape]);
            using var report = JsonDocument.Parse(File.ReadAllText(folder.File("det.report.json")));
            var timings = report.RootElement.GetProperty("timings");
            double Seconds(string name) => timings.GetProperty(name).GetDouble();
            var native = Seconds("nativeParse") + Seconds("nativeBuild");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"prepare {Seconds("prepare"):f3} s, native {native:f3} s, {Seconds("prepare") / native:p1}"));
            if (i > 0) ratios.Add(Seconds("prepare") / native);
        }
        ratios.Sort();
        Assert.True(ratios[ratios.Count / 2] <= 0.25);
    }

    private static void Run(params string[] arguments)
    {
        var error = new StringWriter();
        var code = new Program(new StringWriter(), error).Run(arguments);
        Assert.True(code == 0, error.ToString());
    }
}
