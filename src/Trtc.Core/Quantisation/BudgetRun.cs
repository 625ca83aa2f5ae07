using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <param name="Set">Held-out data; its even samples are searched on, its odd ones give the final figure.</param>
/// <param name="Head">Null when the budget is the outputs' cosine.</param>
/// <param name="RankingSamples">How many of the search set layers are ranked on.</param>
/// <param name="Warn">A budget that cannot be held is a warning.</param>
/// <param name="Note">Told what was measured, a line at a time.</param>
public sealed record BudgetRequest(
    AccuracyBudget Budget, EvaluationSet Set, Head? Head, InferenceOptions Shapes, int Threads, int RankingSamples = 3, bool Warn = false,
        Action<string>? Note = null);

/// <param name="Forwards">Runs of quantised models, one a sample.</param>
public sealed record BudgetOutcome(
    BudgetResult Result, string Recipe, MeasuredModel Measured, QuantisedVariants Variants, int CalibrationSamples, int SearchSamples,
        int FinalSamples, int Forwards, string Judge)
{
    /// <summary>For the report.</summary>
    public AccuracyInfo Info(AccuracyBudget budget)
    {
        var total = Math.Max(1, Variants.TotalMacs);
        return new(budget.Text, budget.Minimum, Result.Held, Result.FinalFigure, Result.Figure, Result.Int8Share, Recipe, Judge,
            CalibrationSamples, SearchSamples, FinalSamples, Forwards, Result.KeptOut,
            [.. Result.Ranking.Select(r =>
                new RankedLayerInfo(r.Layer.Node, r.Layer.OpType, (double)r.Layer.Macs / total, Math.Min(r.Harm, double.MaxValue)))],
            [.. Result.Curve.Select(p => new AccuracyPointInfo(p.Step, p.KeptOut, p.Int8Share, p.Figure, p.Final))]) { Type =
                Variants.TypeName };
    }
}

/// <summary>What quantised models are made from, by recipe; the first is the plainest.</summary>
/// <param name="Make">Null with diagnostics.</param>
public sealed record BudgetSource(ImmutableArray<QuantRecipe> Recipes, Func<QuantRecipe, MeasuredModel?> Make,
    IReadOnlySet<string> SeenImages, int CalibrationSamples);

/// <summary>The accuracy budget, once calibration is done: choose the recipe, search, judge.</summary>
public static class BudgetRun
{
    /// <summary>Half for the search, half for the final figure.</summary>
    public const int FewestSamples = 8;

    /// <summary>Recipes that layers are searched for, the most promising of all.</summary>
    private const int Searched = 2;

    /// <summary>Share of what could be in INT8 above which no second recipe is searched for.</summary>
    private const double Nearly = 0.97;

    /// <param name="model">The FP32 model that everything is measured by.</param>
    /// <returns>Null with diagnostics; TRTC7105 with a result when the budget is not held.</returns>
    public static BudgetOutcome? Run(ICalibrationRuntime runtime, Model model, BudgetSource source, BudgetRequest request,
        DiagnosticList diagnostics, CancellationToken cancel)
    {
        var set = request.Set.Without(source.SeenImages);
        if (set.Count < request.Set.Count) diagnostics.Add(Codes.HeldOutOverlaps, "", "", request.Set.Count - set.Count);
        if (set.Count < FewestSamples) diagnostics.Add(Codes.HeldOutTooFew, "", "", set.Count, FewestSamples);
        if (diagnostics.HasErrors) return null;
        using var reference = runtime.Open(model, diagnostics);
        if (reference is null) return null;
        ImmutableArray<string> outputs = [.. reference.Outputs.Select(o => o.Name)];
        var decoder = request.Head is null ? null : HeadDecoder.Create(request.Head, outputs, model.Path, diagnostics);
        if (diagnostics.HasErrors) return null;
        // Other outputs need not be kept: the head reads only its own.
        if (decoder is not null && request.Budget.Metric != AccuracyBudget.Cosine) outputs = decoder.Outputs;
        var search = new ReferenceRun(reference, set.Where(i => i % 2 == 0), outputs, decoder, diagnostics);
        var final = new ReferenceRun(reference, set.Where(i => i % 2 != 0), outputs, decoder, diagnostics);

        var trials = new List<Trial>();
        Trial? sufficient = null;
        foreach (var recipe in source.Recipes)
        {
            if (source.Make(recipe) is not { } measured) return null;
            var variants = new QuantisedVariants(measured, request.Shapes);
            var evaluator = new BudgetEvaluator(request.Budget, request.Head, search, final, request.RankingSamples, variants.Layers,
                variants.Typed, variants.With,
                m => runtime.OpenQuantised(m, diagnostics), request.Threads, diagnostics, cancel);
            var figure = evaluator.OnSearchSet([]);
            if (diagnostics.HasErrors) return null;
            if (figure is null)
            {
                diagnostics.Add(Codes.BudgetMetricMissing, "", "", request.Budget.Metric, request.Head?.Task.ToString().ToLowerInvariant()
                    ?? "none");
                return null;
            }
            request.Note?.Invoke(string.Create(CultureInfo.InvariantCulture,
                $"{recipe}: all layers in {variants.TypeName}, {request.Budget.Metric} {Show(figure.Value, request.Budget)}"));
            trials.Add(new(recipe, measured, variants, evaluator, figure.Value));
            if (!request.Budget.Holds(figure.Value)) continue;
            // Nothing need be given up: a plainer recipe is not beaten by a better figure.
            if (evaluator.OnFinalSet([]) is not { } held || !request.Budget.Holds(held)) continue;
            sufficient = trials[^1];
            break;
        }

        BudgetOutcome? best = null;
        foreach (var t in sufficient is not null ? [sufficient]
            : trials.OrderByDescending(t => t.AllInt8).ThenByDescending(t => t.Evaluator.Cosine).Take(Searched))
        {
            request.Note?.Invoke($"searching with {t.Recipe}");
            var result =
                new BudgetSearch(t.Variants.Layers, t.Variants.TotalMacs, request.Budget, t.Evaluator) { Measured = Tell }.Run(cancel);
            if (result is null) return null;
            if (best is null || Better(result, best.Result))
                best = new(result, t.Recipe.ToString(), t.Measured, t.Variants, source.CalibrationSamples, search.Count, final.Count, 0,
                    runtime.Judge(diagnostics));
            if (result.Held && result.Int8Share >= Nearly * t.Variants.Share) break;
        }
        if (best is null) return null;
        if (!best.Result.Held) Report(best.Result, best.Variants, request, diagnostics);
        return best with { Forwards = trials.Sum(t => t.Evaluator.Forwards) };

        void Tell(BudgetPoint p) => request.Note?.Invoke(string.Create(CultureInfo.InvariantCulture,
            $"{p.Step,-9} {p.KeptOut,4} layers out, {trials[0].Variants.TypeName} {p.Int8Share:0.0%}, {request.Budget.Metric} {Show(p.Figure, request.Budget)}{(p.Final is { } f ? ", final " + Show(f, request.Budget) : "")}"));
    }

    private static string Show(double figure, AccuracyBudget budget) =>
        figure.ToString(budget.IsChange ? "+0.00%;-0.00%;0.00%" : "0.0000", CultureInfo.InvariantCulture);

    private static bool Better(BudgetResult a, BudgetResult b) =>
        a.Held != b.Held ? a.Held : a.Held ? a.Int8Share > b.Int8Share : a.FinalFigure > b.FinalFigure;

    private static void Report(BudgetResult result, QuantisedVariants variants, BudgetRequest request, DiagnosticList diagnostics)
    {
        var culture = CultureInfo.InvariantCulture;
        diagnostics.Add(Diagnostic.Create(Codes.BudgetNotHeld, "", "", request.Budget.Text, Show(result.FinalFigure, request.Budget),
            result.KeptOut.Length,
            variants.Layers.Length, result.Int8Share.ToString("0.0%", culture), variants.TypeName) with { Severity = request.Warn
                ? Severity.Warning : Severity.Error });
    }

    /// <param name="AllInt8">The figure on the search set with nothing kept out.</param>
    private sealed record Trial(QuantRecipe Recipe, MeasuredModel Measured, QuantisedVariants Variants, BudgetEvaluator Evaluator,
        double AllInt8);
}
