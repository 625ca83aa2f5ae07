using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>Ranges for INT8 from what <c>--calib</c> names: pictures and arrays, which are run now; a finished calibration; TensorRT's own cache.</summary>
/// <param name="Calib">As on the command line.</param>
/// <param name="Recipe">Without effect on ranges that are chosen already.</param>
public sealed record CalibrationRanges(
    ICalibrationRuntime Runtime, ImmutableArray<string> Calib, Preprocess Preprocess, ImmutableArray<RangeSpec> Profile, QuantRecipe Recipe, CalibrationRunOptions Run) : IRangeSource
{
    /// <summary>Images that magnitudes are measured on, spread over all: FP16 is left with a factor of two to spare.</summary>
    private const int MagnitudeImages = 128;

    public string Name => string.Join(' ', Calib);

    /// <summary>Whether ranges are chosen already: there is nothing to look at.</summary>
    public bool IsFinished => FinishedCalibration.Is(Calib);

    public MeasuredModel? Measure(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (IsFinished && (Recipe.Equalise || Recipe.CorrectBias || Recipe.Choice.NeedsLayers))
        {
            diagnostics.Add(Codes.CalibrationOption, "", "--calib", Calib[0], $"pictures or arrays with {Recipe}: this file's scales are chosen already");
            return null;
        }
        if (IsFinished)
            return Chosen(request.Model, diagnostics) is var (ranges, info) ? new(request.Model, MeasuredModel.Measured(ShapeInference.Run(request.Model, request.Shapes).Model.Graph, request.Quant, ranges), ranges) { Calibration = info } : null;
        using var phase = new CalibrationPhase(request.Observer);
        return Models(request, phase, diagnostics, cancel).Make(Recipe);
    }

    public IReadOnlyDictionary<string, float>? Magnitudes(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var magnitudes = new Dictionary<string, float>(StringComparer.Ordinal);
        if (IsFinished)
        {
            if (Chosen(request.Model, diagnostics) is not var (ranges, _)) return null;
            foreach (var (name, range) in ranges) if (!float.IsNaN(range.Magnitude)) magnitudes[name] = range.Magnitude;
            return magnitudes;
        }
        var data = ModelCalibration.OpenData(Runtime, request.Model, new(Calib, Preprocess, Profile, Run), diagnostics);
        if (data is null) return null;
        // Calibration shapes are of one image, whatever batch is deployed; values without stated shapes run at any.
        var probe = MagnitudeProbe.Of(ShapeInference.Run(request.Model).Model, magnitudes);
        return new ProbeRunner(Runtime, data, MagnitudeImages, Run.Threads, diagnostics, cancel).Run(probe) ? magnitudes : null;
    }

    public CalibratedModels Models(RangeRequest request, CalibrationPhase phase, DiagnosticList diagnostics, CancellationToken cancel) =>
        new(Runtime, request.Model, new(Calib, Preprocess, Profile, Run), request.Quant, request.Shapes, diagnostics, phase.Done, cancel);

    private (Dictionary<string, MeasuredRange> Ranges, CalibrationInfo Info)? Chosen(Model model, DiagnosticList diagnostics)
    {
        if (FinishedCalibration.IsOurs(Calib[0]))
            return FinishedCalibration.Read(model, Calib[0], Preprocess, diagnostics) is { } table ? (Of(table), CalibrationInfo.Of(table, Calib)) : null;
        if (TensorRtCache.Read(Calib[0], diagnostics) is not { } cache) return null;
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var (name, scale) in cache.Scales) ranges[name] = new(scale, float.NaN);
        return (ranges, CalibrationInfo.Of(cache, Calib));
    }

    internal static Dictionary<string, MeasuredRange> Of(CalibrationTable table)
    {
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var t in table.Tensors) ranges[t.Name] = new(t.Scale, Math.Max(Math.Abs(t.Min), Math.Abs(t.Max)), t.HasHeavyTail, t.MeanSquare);
        return ranges;
    }
}
