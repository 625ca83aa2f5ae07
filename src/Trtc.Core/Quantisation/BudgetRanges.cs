using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Contracts;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>Ranges, and with them the layers that have to stay in floating point for a budget to hold: tries what repairs can do, then
/// gives layers up.</summary>
public static class BudgetRanges
{
    private const string Phase = "Accuracy budget";

    /// <returns>Null with diagnostics.</returns>
    public static Calibrated? Run(OptimisedModel model, CalibrationPlan plan, BudgetPlan budget, ICalibrationRuntime runtime,
        BuildContext context)
    {
        var inputs = model.Model.Graph.Inputs;
        var set = EvaluationSet.Open(budget.Eval, inputs, ProfileSpec.OptOf(plan.Profile, inputs), plan.Preprocess, runtime.Images,
            budget.Head?.Classes ?? [], budget.Labels, context.Diagnostics);
        if (set is null || Source(model, plan, budget, runtime, context) is not { } source) return null;
        context.Observer.PhaseStarted(Phase, null, 0);
        var request = new BudgetRequest(budget.Budget, set, budget.Head, model.Shapes, plan.Run.Threads, Warn: budget.Warn,
            Note: context.Observer.Note);
        var outcome = BudgetRun.Run(runtime, model.Model, source, request, context.Diagnostics, context.Cancel);
        context.Observer.PhaseFinished(Phase);
        if (outcome is null) return null;
        var quant = outcome.Measured.Quant;
        return new() { Measured = outcome.Measured with { Quant = quant with { KeepOut = quant.KeepOut.Union(outcome.Result.KeptOut) } },
            Accuracy = outcome.Info(budget.Budget) };
    }

    private static BudgetSource? Source(OptimisedModel model, CalibrationPlan plan, BudgetPlan budget, ICalibrationRuntime runtime,
        BuildContext context)
    {
        if (FinishedCalibration.Is(plan.Sources))
            return CalibrationRanges.Measure(model, plan, runtime, context) is { } chosen
                ? new([plan.Recipe], _ => chosen, ImmutableHashSet<string>.Empty, 0) : null;
        using var phase = new CalibrationPhase(context.Observer);
        var models = CalibrationRanges.Models(model, plan, runtime, phase, context);
        return models.Statistics is { } statistics
            ? new(budget.Recipes, models.Make, statistics.ImageHashes.ToHashSet(StringComparer.Ordinal), statistics.Counts.Images) : null;
    }
}
