using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <param name="Data">As <c>--calib</c> gives it: paths, <c>name=PATH</c> for models of several inputs.</param>
/// <param name="Preprocess">For pictures.</param>
/// <param name="Profile">Shapes to calibrate at: the opt shape, its batch made 1; null for the model's own.</param>
/// <param name="Observe">Names of the tensors to look at; null for <see cref="ObservedTensors.Default"/>.</param>
public sealed record CalibrationRequest(
    ImmutableArray<string> Data, Preprocess Preprocess, ImmutableArray<RangeSpec> Profile, CalibrationRunOptions Run,
        IReadOnlySet<string>? Observe = null)
{
    /// <summary>The data's name in messages.</summary>
    public string DataName => string.Join(' ', Data);
}

/// <summary>Calibration of a model from files, the whole way: what <c>trtc calibrate</c> and <c>trtc build --int8 --calib</c> both
/// call.</summary>
public static class ModelCalibration
{
    /// <summary>The model that ranges are measured on, and that Q/DQ is put into: in the opset of scales per channel, after the
    /// passes.</summary>
    /// <returns>Null with TRTC6509: a node has no form in that opset.</returns>
    public static Model? Prepare(Model model, DiagnosticList diagnostics) =>
        PrecisionStage.Raise(model, new() { Int8 = true }, null, diagnostics) is { } raised
            ? Pipeline.Run(raised, PassContext.Default, PassOptions.Default).Model : null;

    /// <summary>The data of <paramref name="model"/>'s inputs; null with a diagnostic.</summary>
    public static InputSet? OpenData(ICalibrationRuntime runtime, Model model, CalibrationRequest request, DiagnosticList diagnostics)
    {
        var inputs = model.Graph.Inputs.Select(info =>
            new ModelInput(info, ShapeOf(info, request.Profile, model.Graph.Inputs.Length), request.Preprocess));
        var data = InputSet.Open(request.Data, [.. inputs], model.Path, runtime.Images, diagnostics);
        if (request.Preprocess.IsAssumed && data is not null && data.Preprocessing.Any(p => p is not null))
            diagnostics.Add(Codes.PreprocessAssumed, request.DataName, "");
        return data;
    }

    /// <summary>Runs the model on the data and counts. Whether the data as a whole will do is for <see cref="CalibrationRun.Accept"/> to
    /// say.</summary>
    /// <param name="progress">Told how many images are done and of how many, from any thread.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static CalibrationStatistics? Collect(
        ICalibrationRuntime runtime, Model model, CalibrationRequest request, DiagnosticList diagnostics, Action<int, int>? progress,
            CancellationToken cancel)
    {
        return OpenData(runtime, model, request, diagnostics) is { } data
            ? Collect(runtime, model, data, request, diagnostics, progress, cancel) : null;
    }

    /// <param name="data">Of the model's inputs.</param>
    /// <inheritdoc cref="Collect(ICalibrationRuntime, Model, CalibrationRequest, DiagnosticList, Action{int, int}, CancellationToken)"/>
    public static CalibrationStatistics? Collect(
        ICalibrationRuntime runtime, Model model, InputSet data, CalibrationRequest request, DiagnosticList diagnostics, Action<int,
            int>? progress, CancellationToken cancel)
    {
        var observe = request.Observe ?? ObservedTensors.Default(model.Graph).ToHashSet(StringComparer.Ordinal);
        if (observe.Count == 0)
        {
            diagnostics.Add(Codes.NothingToObserve, model.Path, "");
            return null;
        }
        observe = observe.Union(ObservedTensors.Grouped(model.Graph)).ToHashSet(StringComparer.Ordinal);
        using var source = runtime.Observe(model, observe, diagnostics);
        if (source is null) return null;
        var key = new CalibrationKey(CalibrationKey.HashOf(model), data.Inputs());
        var run = request.Run;
        var total = (data.Count - run.Shard + run.Shards) / run.Shards;
        var statistics = CalibrationRun.Collect(source, data, key, request.DataName, run, diagnostics, progress is null ? null
            : done => progress(done, total), cancel);
        if (statistics is not null) statistics.Mixed = ObservedTensors.Mixed(model.Graph).Intersect(statistics.Tensors);
        return statistics;
    }

    /// <summary>Default where the profile does not speak of this input. A dynamic batch is calibrated at 1, whatever is deployed.</summary>
    private static ImmutableArray<long> ShapeOf(ValueInfo input, ImmutableArray<RangeSpec> profile, int inputs)
    {
        if (profile.IsDefaultOrEmpty) return default;
        foreach (var range in profile)
        {
            if (range.Input is null ? inputs != 1 : range.Input != input.Name) continue;
            var opt = range.Opt;
            return opt.Length > 1 && !(input.Shape is { Rank: > 0 } s && s[0].IsConstant) ? opt.SetItem(0, 1) : opt;
        }
        return default;
    }
}
