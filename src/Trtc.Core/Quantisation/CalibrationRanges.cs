using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>Ranges for INT8 from a plan's sources: pictures and arrays, which are run now; a finished calibration; TensorRT's own
/// cache.</summary>
public static class CalibrationRanges
{
    /// <summary>Images that magnitudes are measured on, spread over all: FP16 is left with a factor of two to spare.</summary>
    private const int MagnitudeImages = 128;

    /// <returns>Null with a diagnostic.</returns>
    public static MeasuredModel? Measure(OptimisedModel model, CalibrationPlan plan, ICalibrationRuntime runtime, BuildContext context)
    {
        var finished = FinishedCalibration.Is(plan.Sources);
        var recipe = plan.Recipe;
        if (finished && (recipe.Equalise || recipe.CorrectBias || recipe.Choice.NeedsLayers))
        {
            context.Diagnostics.Add(Codes.CalibrationOption, "", "--calib", plan.Sources[0],
                $"pictures or arrays with {recipe}: this file's scales are chosen already");
            return null;
        }
        if (!finished)
        {
            using var phase = new CalibrationPhase(context.Observer);
            return Models(model, plan, runtime, phase, context).Make(recipe);
        }
        if (Chosen(model.Model, plan, context.Diagnostics) is not var (ranges, info)) return null;
        return new(model.Model, model.Typed, MeasuredModel.Measured(model.Typed.Graph, model.Precision.Quant, ranges),
            ranges) { Calibration = info };
    }

    /// <summary>The largest magnitude seen of each value; values that nothing is known of are missing.</summary>
    /// <param name="model">In FP32, before Q/DQ.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static IReadOnlyDictionary<string,
        float>? Magnitudes(Model model, CalibrationPlan plan, ICalibrationRuntime runtime, BuildContext context)
    {
        var magnitudes = new Dictionary<string, float>(StringComparer.Ordinal);
        if (FinishedCalibration.Is(plan.Sources))
        {
            if (Chosen(model, plan, context.Diagnostics) is not var (ranges, _)) return null;
            foreach (var (name, range) in ranges) if (!float.IsNaN(range.Magnitude)) magnitudes[name] = range.Magnitude;
            return magnitudes;
        }
        if (ModelCalibration.OpenData(runtime, model, plan.Request, context.Diagnostics) is not { } data) return null;
        // Calibration shapes are of one image, whatever batch is deployed; values without stated shapes run at any.
        var probe = MagnitudeProbe.Of(ShapeInference.Run(model).Model, magnitudes);
        return new ProbeRunner(runtime, data, MagnitudeImages, plan.Run.Threads, context.Diagnostics, context.Cancel).Run(probe)
            ? magnitudes : null;
    }

    internal static CalibratedModels Models(OptimisedModel model, CalibrationPlan plan, ICalibrationRuntime runtime, CalibrationPhase phase,
        BuildContext context) =>
        new(runtime, model.Model, plan.Request, model.Precision.Quant, model.Shapes, context.Diagnostics, phase.Done, context.Cancel,
            model.Typed);

    private static (Dictionary<string, MeasuredRange> Ranges, CalibrationInfo Info)? Chosen(Model model, CalibrationPlan plan,
        DiagnosticList diagnostics)
    {
        if (FinishedCalibration.IsOurs(plan.Sources[0]))
            return FinishedCalibration.Read(model, plan.Sources[0], plan.Preprocess, diagnostics) is { } table
                ? (Of(table), CalibrationInfo.Of(table, plan.Sources)) : null;
        if (TensorRtCache.Read(plan.Sources[0], diagnostics) is not { } cache) return null;
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var (name, scale) in cache.Scales) ranges[name] = new(scale, float.NaN);
        return (ranges, CalibrationInfo.Of(cache, plan.Sources));
    }

    internal static Dictionary<string, MeasuredRange> Of(CalibrationTable table)
    {
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var t in table.Tensors)
            ranges[t.Name] = new(t.Scale, Math.Max(Math.Abs(t.Min), Math.Abs(t.Max)), t.HasHeavyTail, t.MeanSquare);
        return ranges;
    }
}
