using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Accuracy;

/// <summary>The bars on the real models: minutes, so in the full tier.</summary>
public sealed class BudgetFiguresTests
{
    /// <summary>Of what a bare run of the model costs, for each held-out sample.</summary>
    private const double MostForwards = 60;

    private const string LayoutHead = """
        {"task":"detection","format":"gfl","scores":["transpose_0.tmp_0","transpose_2.tmp_0","transpose_4.tmp_0","transpose_6.tmp_0"],
         "boxes":["transpose_1.tmp_0","transpose_3.tmp_0","transpose_5.tmp_0","transpose_7.tmp_0"],"strides":[8,16,32,64]}
        """;

    /// <param name="every">Takes one in this many of the pages: det is judged on 24.</param>
    /// <param name="margin">Other cuts of lines than those that the rules were made with.</param>
    [Theory(Explicit = true)]
    [InlineData("det", "miou>=0.97", 2, 0.9)]
    [InlineData("det", "miou>=0.98", 2, 0.8)]
    [InlineData("layout", "cosine>=0.99", 2, 0.6)]
    [InlineData("layout", "map50>=0.98", 2, 0.6, LayoutHead)]
    [InlineData("orientation", "agreement1>=0.995", 1, 0.9)]
    [InlineData("cls", "agreement1>=0.995", 1, 0.9)]
    [InlineData("rec", "characters>=0.99", 1, 0)]
    [InlineData("digits", "top1>=-0.5%", 1, 0.9)]
    [InlineData("shapes", "map>=-0.5%", 1, 0.9)]
    [InlineData("cls", "agreement1>=0.995", 1, 0, null, 0.4)]
    [InlineData("rec", "characters>=0.99", 1, 0, null, 0.8)]
    public void Budget_is_held_with_most_of_the_model_in_INT8(string name, string budgetText, int every, double leastInt8,
        string? headJson = null, double? margin = null)
    {
        var diagnostics = new DiagnosticList();
        using var scenario = new Int8Scenario(name, every, margin);
        using var model = ModelReader.Read(scenario.ModelPath, diagnostics)!;
        var head = headJson is null ? scenario.Head : HeadFile.Parse(Encoding.UTF8.GetBytes(headJson), "head.json", diagnostics);
        var budget = AccuracyBudget.Parse(budgetText, diagnostics)!;
        var shapes = scenario.Shapes(model);
        var set = scenario.Open(model, diagnostics);
        var output = TestContext.Current.TestOutputHelper!;

        var prepared = ModelCalibration.Prepare(model, diagnostics)!;
        var forward = BareForward(scenario.ModelPath, set);
        var models = new CalibratedModels(new CpuRuntime(), prepared,
            new([scenario.Calibration], scenario.Preprocess, scenario.Profile, new(2, 4, Force: true)), new(), shapes, diagnostics, null,
            default);
        var statistics = models.Statistics!;
        var start = Stopwatch.GetTimestamp();
        var request = new BudgetRequest(budget, set, head, shapes, 2, Note: output.WriteLine);
        var outcome = BudgetRun.Run(new CpuRuntime(), prepared,
            new(BudgetPlan.AllRecipes, models.Make, statistics.ImageHashes.ToHashSet(), statistics.Counts.Images), request, diagnostics,
            default);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        foreach (var d in diagnostics.Items) output.WriteLine(d.ToString());
        Assert.NotNull(outcome);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}{(margin is null ? "" : $", margin {margin}")} {budgetText}: held {outcome.Result.Held}, final {outcome.Result.FinalFigure:0.0000}, INT8 {outcome.Result.Int8Share:0.0%}, {outcome.Result.KeptOut.Length} of {outcome.Variants.Layers.Length} layers out, {outcome.Recipe}; "
            + $"{seconds:0.0} s, the time of {seconds / forward / set.Count:0.0} bare forwards a held-out sample, {(double)outcome.Forwards / set.Count:0.0} runs a sample"));
        Assert.True(outcome.Result.Held);
        Assert.True(outcome.Result.Int8Share >= leastInt8, $"INT8 {outcome.Result.Int8Share:0.000}");
        Assert.InRange((double)outcome.Forwards / set.Count, 0, MostForwards);
    }

    /// <summary>Seconds of an FP32 run as the judge's samples are run: one thread each, two at a time.</summary>
    private static double BareForward(string path, EvaluationSet set)
    {
        var diagnostics = new DiagnosticList();
        using var runner = OrtModelRunner.Open(path, new(), diagnostics)!;
        ImmutableArray<string> outputs = [.. runner.Outputs.Select(o => o.Name)];
        var samples = Enumerable.Range(0, 8).Select(i => set.Load(i % set.Count, out _, out _)!).ToArray();
        runner.Run(samples[0].Inputs.AsSpan(), outputs, diagnostics);
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(samples, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            s => runner.Run(s.Inputs.AsSpan(), outputs, diagnostics));
        return Stopwatch.GetElapsedTime(start).TotalSeconds / samples.Length;
    }
}
