using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Sdk.Native;

namespace Trtc.Tests.Sdk.Build;

/// <summary>What trtc itself does to a model on its way to INT8, beside what TensorRT does with the result.</summary>
public sealed class PassesBenchmark(ITestOutputHelper output)
{
    private const string Shape = "1x3x640x640";

    /// <summary>
    /// Raising the opset, passes, Q/DQ from a finished calibration, casts and writing the graph take at most a quarter of the native parse
    /// and build of that graph. The first round, which compiles trtc's own code, does not count.
    /// </summary>
    [Fact(Explicit = true)]
    public void Passes_take_at_most_a_quarter_of_the_native_build()
    {
        using var folder = new TempFolder();
        var calibration = folder.File("det.calib");
        Run("calibrate", Repository.Shared("models", "det.onnx"), "--calib", Repository.Shared("data", "pages", "0"), "--preset",
            "imagenet", "-o", calibration, "--profile", Shape);
        var ratios = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            Run("build", Repository.Shared("models", "det.onnx"), "-o", folder.File("det.engine"), "--sdk", SdkUnderTest.Folder, "--int8",
                "--calib", calibration, "--profile", $"{Shape}:16x3x640x640");
            using var report = JsonDocument.Parse(File.ReadAllText(folder.File("det.report.json")));
            var timings = report.RootElement.GetProperty("timings");
            var native = timings.GetProperty("nativeParse").GetDouble() + timings.GetProperty("nativeBuild").GetDouble();
            var own = Passes(calibration, folder.File("built.onnx"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"passes {own:f3} s, native {native:f3} s, {own / native:p1}"));
            if (i > 0) ratios.Add(own / native);
        }
        ratios.Sort();
        Assert.True(ratios[ratios.Count / 2] <= 0.25);
    }

    private static double Passes(string calibration, string to)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(Repository.Shared("models", "det.onnx"), new ReadOptions(), diagnostics)!;
        Assert.True(Target.TryParse("rtx-1.7", out var target));
        var profile = ProfileSpec.Parse(Shape, diagnostics);
        var shapes = new InferenceOptions
        {
            Inputs =
                ImmutableSortedDictionary.CreateRange(
                [KeyValuePair.Create(model.Graph.Inputs[0].Name,
                (Core.Ir.ValueType)new TensorType(DataType.Float32, Core.Ir.Shape.Of(profile[0].Opt.AsSpan())))]),
        };
        var options = new PrecisionOptions { Int8 = true, Half = DataType.Float16 };
        var plan = new CalibrationPlan([calibration], Preprocess.ImageNet, profile, new(new(CalibrationMethod.Entropy)), new(2, 4));
        var start = Stopwatch.GetTimestamp();
        var raised = PrecisionStage.Raise(model, options, target, diagnostics)!;
        var optimised = Pipeline.Run(raised, new PassContext(target, HalfPrecision: true), PassOptions.Default).Model;
        var typed = new OptimisedModel(model, optimised, ShapeInference.Run(optimised, shapes).Model, options, new(), shapes, target);
        var context = new BuildContext(diagnostics, new RecordingObserver(), default);
        var found = CalibrateStage.Run(typed, plan, new CpuRuntime(), context)!;
        var result = PrecisionStage.Run(typed, found, context)!;
        ModelWriter.Write(result.Model, to);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Run(params string[] arguments)
    {
        var error = new StringWriter();
        var code = new Program(new StringWriter(), error).Run(arguments);
        Assert.True(code == 0, error.ToString());
    }
}
