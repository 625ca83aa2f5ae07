using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Accuracy;

/// <summary>
/// What each repair gives on real models with nothing given up, and what a budget makes of it: the table of docs/accuracy.md, a row a run,
/// which UPDATE_GOLDEN=1 writes. Minutes a model, so in the full tier.
/// </summary>
public sealed class AblationTests
{
    private static readonly QuantRecipe[] Recipes =
    [
        new(new(CalibrationMethod.Entropy)),
        new(new(CalibrationMethod.Entropy), Equalise: true),
        new(new(CalibrationMethod.Entropy), Equalise: true, CorrectBias: true),
        new(new(CalibrationMethod.Auto), Equalise: true, CorrectBias: true),
        new(new(CalibrationMethod.Output), Equalise: true, CorrectBias: true),
    ];

    /// <summary>One of so many pictures, so that the whole table is a matter of minutes; 1 for all.</summary>
    private static int Every =>
        int.TryParse(Environment.GetEnvironmentVariable("TRTC_EVERY"), CultureInfo.InvariantCulture, out var n) ? n : 1;

    [Theory(Explicit = true)]
    [InlineData("det", "miou>=0.97", 2)]
    [InlineData("layout", "cosine>=0.99", 2)]
    [InlineData("orientation", "agreement1>=0.995", 1)]
    [InlineData("cls", "agreement1>=0.995", 1)]
    [InlineData("rec", "characters>=0.99", 1)]
    [InlineData("digits", "top1>=-0.5%", 1)]
    [InlineData("shapes", "map>=-0.5%", 1)]
    public void Repairs_and_budget(string name, string budgetText, int every)
    {
        using var scenario = new Int8Scenario(name, every * Every);
        var diagnostics = new DiagnosticList();
        var budget = AccuracyBudget.Parse(budgetText, diagnostics)!;
        using var model = ModelReader.Read(scenario.ModelPath, diagnostics)!;
        var prepared = ModelCalibration.Prepare(model, diagnostics)!;
        var shapes = scenario.Shapes(model);
        var models = new CalibratedModels(new CpuRuntime(), prepared,
            new([scenario.Calibration], scenario.Preprocess, scenario.Profile, new(2, 4, Force: true)), new(), shapes, diagnostics, null,
            default);
        var set = scenario.Open(model, diagnostics);
        var final = set.Where(i => i % 2 != 0);
        using var reference = OrtModelRunner.Open(prepared, [], new(), diagnostics)!;
        var decoder = scenario.Head is null ? null
            : HeadDecoder.Create(scenario.Head, [.. reference.Outputs.Select(o => o.Name)], name, diagnostics)!;
        var output = TestContext.Current.TestOutputHelper!;

        var cells = new List<string>();
        foreach (var recipe in Recipes)
        {
            var start = Stopwatch.GetTimestamp();
            var variants = new QuantisedVariants(models.Make(recipe)!, shapes);
            var made = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var candidate = OrtModelRunner.Open(variants.With([]), [], new() { EmulateQuantization = true }, diagnostics)!;
            Assert.True(candidate is not null, string.Join('\n', diagnostics.Items));
            var judge = scenario.Head is null ? null : new TaskJudge(scenario.Head);
            var outputs = new ModelComparison(reference, candidate, final, 2, diagnostics, default)
                .Outputs(ModelComparison.Pair(reference, candidate, diagnostics), decoder, judge);
            var cosine = outputs.Min(o => o.Error.Cosine);
            var figure = budget.Of(judge is null ? [] : judge.Result, cosine)!.Value;
            cells.Add(budget.Metric == AccuracyBudget.Cosine ? Figure(figure, budget) : $"{Figure(figure, budget)} ({Cosine(cosine)})");
            output.WriteLine($"{recipe}: {cells[^1]}, made in {made.ToString("0.0", CultureInfo.InvariantCulture)} s");
        }
        var statistics = models.Statistics!;
        var request = new BudgetRequest(budget, set, scenario.Head, shapes, 2, Note: output.WriteLine);
        var outcome = BudgetRun.Run(new CpuRuntime(), prepared,
            new(BudgetPlan.AllRecipes, models.Make, statistics.ImageHashes.ToHashSet(), statistics.Counts.Images), request, diagnostics,
            default)!;
        Assert.True(outcome.Result.Held);
        cells.Add(string.Create(CultureInfo.InvariantCulture,
            $"{Figure(outcome.Result.FinalFigure, budget)} at {outcome.Result.Int8Share:0.0%}"));
        var row = $"| {name} | `{budgetText}` | {statistics.Counts.Images} / {final.Count} | {string.Join(" | ", cells)} |";
        output.WriteLine(row);
        Write(name, row);
    }

    private static string Figure(double figure, AccuracyBudget budget) =>
        budget.IsChange ? (figure * 100).ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture) + " pt"
            : figure.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Cosine(double cosine) => cosine.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Write(string name, string row)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") != "1") return;
        var path = Repository.Path("docs", "accuracy.md");
        var lines = File.ReadAllLines(path);
        var at = Array.FindIndex(lines, l => l.StartsWith($"| {name} | ", StringComparison.Ordinal));
        Assert.True(at >= 0, $"docs/accuracy.md has no row for {name}");
        lines[at] = row;
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }
}
