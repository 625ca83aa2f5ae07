using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Cpu;

/// <param name="Set">Held-out data; its even samples are searched on, its odd ones give the final figure.</param>
/// <param name="Head">Null when the budget is the outputs' cosine.</param>
/// <param name="Choices">Calibrators to try; of several, the one that leaves most in INT8 is taken.</param>
/// <param name="RankingSamples">How many of the search set layers are ranked on.</param>
/// <param name="Warn">A budget that cannot be held is a warning.</param>
public sealed record BudgetRequest(
    AccuracyBudget Budget, EvaluationSet Set, Head? Head, ImmutableArray<CalibrationChoice> Choices, QuantOptions Quant, InferenceOptions Shapes,
    int RankingSamples = 3, bool Warn = false);

/// <param name="Forwards">Runs of quantised models, one a sample.</param>
public sealed record BudgetOutcome(BudgetResult Result, CalibrationChoice Choice, QuantisedVariants Variants, int SearchSamples, int FinalSamples, int Forwards);

/// <summary>The accuracy budget, the whole way: prepare, calibrate, search, judge.</summary>
public static class BudgetRun
{
    /// <summary>Half for the search, half for the final figure.</summary>
    public const int FewestSamples = 8;

    /// <summary>Memory for the FP32 model's answers, of each half.</summary>
    private const long ReferenceBytes = 1L << 30;

    /// <returns>Null with diagnostics; TRTC7105 with a result when the budget is not held.</returns>
    public static BudgetOutcome? Run(Model model, CalibrationRequest calibration, BudgetRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (QuantisedVariants.Prepare(model, request.Shapes, diagnostics) is not { } prepared) return null;
        var names = QuantPlanner.TensorsToCalibrate(prepared.Graph, request.Quant).ToHashSet(StringComparer.Ordinal);
        var statistics = ModelCalibration.Collect(prepared, calibration with { Observe = names }, diagnostics, null, cancel);
        if (statistics is null || !CalibrationRun.Accept(statistics, calibration.DataName, calibration.Run.Force, diagnostics)) return null;

        var set = request.Set.Without(statistics.ImageHashes.ToHashSet(StringComparer.Ordinal));
        if (set.Count < request.Set.Count) diagnostics.Add(Codes.HeldOutOverlaps, "", "", request.Set.Count - set.Count);
        if (set.Count < FewestSamples) diagnostics.Add(Codes.HeldOutTooFew, "", "", set.Count, FewestSamples);
        using var reference = OrtModelRunner.Open(model, [], new(), diagnostics);
        if (reference is null || diagnostics.HasErrors) return null;
        ImmutableArray<string> outputs = [.. reference.Outputs.Select(o => o.Name)];
        var decoder = request.Head is null ? null : HeadDecoder.Create(request.Head, outputs, model.Path, diagnostics);
        if (diagnostics.HasErrors) return null;
        // Other outputs need not be kept: the head reads only its own.
        if (decoder is not null && request.Budget.Metric != AccuracyBudget.Cosine) outputs = decoder.Outputs;
        var search = new ReferenceRun(reference, set.Where(i => i % 2 == 0), outputs, decoder, ReferenceBytes, diagnostics);
        var final = new ReferenceRun(reference, set.Where(i => i % 2 != 0), outputs, decoder, ReferenceBytes, diagnostics);

        BudgetOutcome? best = null;
        var forwards = 0;
        foreach (var choice in request.Choices)
        {
            var scales = statistics.Choose(choice, calibration.Run.Threads).Tensors.ToDictionary(t => t.Name, t => t.Scale, StringComparer.Ordinal);
            var variants = new QuantisedVariants(prepared, scales, request.Quant);
            var evaluator = new BudgetEvaluator(request.Budget, request.Head, search, final, request.RankingSamples, variants.Layers, variants.With,
                m => OrtModelRunner.Open(m, [], new() { EmulateQuantization = true }, diagnostics), calibration.Run.Threads, diagnostics, cancel);
            var result = new BudgetSearch(variants.Layers, variants.TotalMacs, request.Budget, evaluator).Run(cancel);
            forwards += evaluator.Forwards;
            if (diagnostics.HasErrors) return null;
            if (result is null)
            {
                diagnostics.Add(Codes.BudgetMetricMissing, "", "", request.Budget.Metric, request.Head?.Task.ToString().ToLowerInvariant() ?? "none");
                return null;
            }
            if (best is null || Better(result, best.Result)) best = new(result, choice, variants, search.Count, final.Count, forwards);
            if (result is { Held: true, KeptOut.IsEmpty: true }) break;
        }
        if (best is { Result: { Held: false } r }) Report(r, best.Variants, request, diagnostics);
        return best is null ? null : best with { Forwards = forwards };
    }

    private static bool Better(BudgetResult a, BudgetResult b) => a.Held != b.Held ? a.Held : a.Held ? a.Int8Share > b.Int8Share : a.FinalFigure > b.FinalFigure;

    private static void Report(BudgetResult result, QuantisedVariants variants, BudgetRequest request, DiagnosticList diagnostics)
    {
        var culture = CultureInfo.InvariantCulture;
        diagnostics.Add(Diagnostic.Create(Codes.BudgetNotHeld, "", "", request.Budget.Text, result.FinalFigure.ToString("0.0000", culture), result.KeptOut.Length,
            variants.Layers.Length, result.Int8Share.ToString("0.0%", culture)) with { Severity = request.Warn ? Severity.Warning : Severity.Error });
    }
}
