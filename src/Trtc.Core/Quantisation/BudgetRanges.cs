using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>Where a budget's held-out data is and what it is judged by.</summary>
/// <param name="Open">The data for a model with these inputs; null with diagnostics.</param>
public sealed record BudgetData(AccuracyBudget Budget, Head? Head, Func<ImmutableArray<Ir.ValueInfo>, EvaluationSet?> Open, bool Warn);

/// <summary>Ranges, and with them the layers that have to stay in floating point for a budget to hold: tries what repairs can do, then gives layers up.</summary>
/// <param name="recipes">To choose among, the plainest first; ranges that are chosen already leave nothing to choose.</param>
public sealed class BudgetRanges(CalibrationRanges ranges, ImmutableArray<QuantRecipe> recipes, BudgetData data) : IRangeSource
{
    public string Name => ranges.Name;

    public bool HoldsBudget => true;

    /// <summary>What is tried when nothing is asked for by name: calibrators that no other beats everywhere, then the repairs, singly and together.</summary>
    public static ImmutableArray<QuantRecipe> AllRecipes { get; } =
    [
        new(new(CalibrationMethod.Entropy)), new(new(CalibrationMethod.Mse)), new(new(CalibrationMethod.Auto)), new(new(CalibrationMethod.Entropy), Equalise: true), new(new(CalibrationMethod.Auto), Equalise: true),
        new(new(CalibrationMethod.Auto), Equalise: true, CorrectBias: true), new(new(CalibrationMethod.Output)), new(new(CalibrationMethod.Output), Equalise: true, CorrectBias: true),
    ];

    public IReadOnlyDictionary<string, float>? Magnitudes(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel) => ranges.Magnitudes(request, diagnostics, cancel);

    public MeasuredModel? Measure(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (data.Open(request.Model.Graph.Inputs) is not { } set) return null;
        using var phase = new CalibrationPhase(request.Observer);
        BudgetSource source;
        if (ranges.IsFinished)
        {
            if (ranges.Measure(request, diagnostics, cancel) is not { } chosen) return null;
            source = new([ranges.Recipe], _ => chosen, ImmutableHashSet<string>.Empty, 0);
        }
        else
        {
            var models = ranges.Models(request, phase, diagnostics, cancel);
            if (models.Statistics is not { } statistics) return null;
            source = new(recipes, models.Make, statistics.ImageHashes.ToHashSet(StringComparer.Ordinal), statistics.Counts.Images);
        }
        phase.Dispose();
        const string name = "Accuracy budget";
        request.Observer.PhaseStarted(name, null, 0);
        var budget = new BudgetRequest(data.Budget, set, data.Head, request.Shapes, ranges.Run.Threads, Warn: data.Warn, Note: request.Observer.Note);
        var outcome = BudgetRun.Run(ranges.Runtime, request.Model, source, budget, diagnostics, cancel);
        request.Observer.PhaseFinished(name);
        if (outcome is null) return null;
        return outcome.Measured with
        {
            Quant = outcome.Measured.Quant with { KeepOut = outcome.Measured.Quant.KeepOut.Union(outcome.Result.KeptOut) },
            Accuracy = outcome.Info(data.Budget),
        };
    }
}
