using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Cpu;

namespace Trtc.Tests.Accuracy;

/// <summary>The bars on the real models: minutes, so in the full tier.</summary>
public sealed class BudgetFiguresTests
{
    [Theory(Explicit = true)]
    [InlineData("det", "1x3x640x640", "imagenet", "pages", 4, "miou>=0.97", "{\"task\":\"segmentation\",\"threshold\":0.3}", 0.9)]
    [InlineData("det", "1x3x640x640", "imagenet", "pages", 4, "miou>=0.98", "{\"task\":\"segmentation\",\"threshold\":0.3}", 0.8)]
    [InlineData("orientation", "1x3x224x224", "imagenet", "pages", 2, "agreement1>=0.995", "{\"task\":\"classification\"}", 0.9)]
    [InlineData("digits", "1x1x32x32", "unit", "digits", 0, "top1>=-0.5%", "{\"task\":\"classification\"}", 0.9)]
    [InlineData("shapes", "1x3x256x256", "unit", "shapes", 0, "map>=-0.5%", "{\"task\":\"detection\"}", 0.9)]
    [InlineData("layout", "1x3x800x608", "imagenet", "pages", 4, "cosine>=0.99", "", 0.6)]
    public void Budget_is_held_with_most_of_the_model_in_INT8(string name, string profile, string preset, string data, int step, string budget, string headJson, double leastInt8)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(Repository.Shared("models", name + ".onnx"), diagnostics)!;
        using var folder = new TempFolder();
        string calibration, evaluation;
        CocoLabels? labels = null;
        var head = headJson.Length == 0 ? null : HeadFile.Parse(Encoding.UTF8.GetBytes(headJson), "h", diagnostics)!;
        if (data == "pages")
        {
            calibration = folder.File("calib");
            evaluation = folder.File("eval");
            var pages = Directory.GetFiles(Repository.Shared("data", "pages"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
            int c = 0, e = 0;
            for (var i = 0; i < pages.Length; i++)
            {
                var to = Path.Combine(i % 2 == 0 ? calibration : evaluation, Path.GetFileName(Path.GetDirectoryName(pages[i]))!, Path.GetFileName(pages[i]));
                if (i % 2 == 0 ? step == 4 && c++ % 4 != 0 : step == 4 && e++ % 2 != 0) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.CreateSymbolicLink(to, pages[i]);
            }
        }
        else
        {
            calibration = Repository.Shared("data", data, "calib");
            evaluation = Repository.Shared("data", data, "test");
            if (data == "shapes") labels = CocoLabels.Read(Repository.Shared("data", "shapes", "test.json"), [], diagnostics);
        }
        var preprocess = Preprocess.Presets[preset];
        var ranges = ProfileSpec.Parse(profile, diagnostics);
        var input = model.Graph.Inputs[0];
        var set = EvaluationSet.Open(evaluation, model.Graph.Inputs, ranges[0].Opt, preprocess, new SkiaImageDecoder(), [], labels, diagnostics)!;
        var shapes = new InferenceOptions { Inputs = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create(input.Name, (Core.Ir.ValueType)new TensorType(DataType.Float32, Shape.Of(ranges[0].Opt.AsSpan())))]) };
        var output = TestContext.Current.TestOutputHelper!;
        var request = new BudgetRequest(AccuracyBudget.Parse(budget, diagnostics)!, set, head, shapes, 2, Note: output.WriteLine);

        var forward = BareForward(name, set);
        var start = Stopwatch.GetTimestamp();
        var prepared = ModelCalibration.Prepare(model, diagnostics)!;
        var models = new CalibratedModels(prepared, new([calibration], preprocess, ranges, new(2, 4, Force: true)), new(), shapes, diagnostics, null, default);
        var statistics = models.Statistics!;
        var calibrated = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var outcome = BudgetRun.Run(model, new(BudgetRanges.AllRecipes, models.Make, statistics.ImageHashes.ToHashSet(), statistics.Counts.Images), request, diagnostics, default)!;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var text = new StringBuilder();
        foreach (var d in diagnostics.Items) text.AppendLine(d.ToString());
        foreach (var p in outcome.Result.Curve)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {p.Step,-9} {p.KeptOut,3} out  INT8 {p.Int8Share:0.0%}  search {p.Figure:0.0000}  final {p.Final:0.0000}");
        foreach (var r in outcome.Result.Ranking.Take(12)) text.AppendLine(CultureInfo.InvariantCulture, $"  {r.Harm:0.00000}  {(double)r.Layer.Macs / outcome.Variants.TotalMacs:0.00%}  {r.Layer.Node}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{name} {budget}: held {outcome.Result.Held}, final {outcome.Result.FinalFigure:0.0000}, INT8 {outcome.Result.Int8Share:0.0%}, {outcome.Result.KeptOut.Length} of {outcome.Variants.Layers.Length} layers out, {outcome.Recipe}; "
            + $"{seconds:0.0} s, {calibrated:0.0} s of it calibration, {(seconds - calibrated) / forward / set.Count:0.0} bare forwards a held-out sample, {outcome.Forwards} runs");
        output.WriteLine(text.ToString());
        Assert.True(outcome.Result.Held);
        Assert.True(outcome.Result.Int8Share >= leastInt8, $"INT8 {outcome.Result.Int8Share:0.000}");
    }

    /// <summary>Seconds of an FP32 run, one thread, as the judge's samples are run: two at a time.</summary>
    private static double BareForward(string name, EvaluationSet set)
    {
        var diagnostics = new DiagnosticList();
        using var runner = OrtModelRunner.Open(Repository.Shared("models", name + ".onnx"), new(), diagnostics)!;
        ImmutableArray<string> outputs = [.. runner.Outputs.Select(o => o.Name)];
        var samples = Enumerable.Range(0, 4).Select(i => set.Load(i, out _, out _)!).ToArray();
        runner.Run(samples[0].Inputs.AsSpan(), outputs, diagnostics);
        var start = Stopwatch.GetTimestamp();
        foreach (var s in samples) runner.Run(s.Inputs.AsSpan(), outputs, diagnostics);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / samples.Length;
    }
}
