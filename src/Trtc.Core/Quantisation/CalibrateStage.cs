using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>Finds all that the types of a model are made from: ranges for INT8, with a budget the layers to leave out, magnitudes for FP16,
/// data for TensorRT's own calibrator.</summary>
public static class CalibrateStage
{
    /// <param name="plan">Null when no calibration was given.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static Calibrated? Run(OptimisedModel model, CalibrationPlan? plan, ICalibrationRuntime runtime, BuildContext context)
    {
        if (plan is null) return model.PlacesQdq ? new() { Plan = PrecisionStage.Place(model, context.Diagnostics) } : new();
        if (model.Options.Calibrator is not null) return CalibratorFeed.Run(model, plan, runtime, context);
        var found = new Calibrated();
        if (model.PlacesQdq)
        {
            if (PrecisionStage.Place(model, context.Diagnostics) is not { } first) return null;
            found = first.IsEmpty ? found with { Plan = first } : Ranges(model, plan, runtime, context);
            if (found is null || context.Diagnostics.HasErrors) return null;
        }
        if (model.Precision.Half != DataType.Float16 && !model.Precision.GuardsHalf) return found;
        var magnitudes = CalibrationRanges.Magnitudes(found.Measured?.Model ?? model.Model, plan, runtime, context);
        return magnitudes is null || context.Diagnostics.HasErrors ? null : found with { Magnitudes = magnitudes };
    }

    private static Calibrated? Ranges(OptimisedModel model, CalibrationPlan plan, ICalibrationRuntime runtime, BuildContext context)
    {
        var found = plan.Budget is null
            ? CalibrationRanges.Measure(model, plan, runtime, context) is { } measured ? new Calibrated { Measured = measured } : null
            : BudgetRanges.Run(model, plan, plan.Budget, runtime, context);
        if (found?.Measured is null || context.Diagnostics.HasErrors) return null;
        return PrecisionStage.Place(found.Measured, plan.Name, context.Diagnostics) is { } final
            ? found with { Plan = final, Info = found.Measured.Calibration } : null;
    }
}
