using System.Collections.Immutable;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Quantisation;

/// <summary>
/// What TensorRT's own calibrator runs on, from what <c>--calib</c> names: pictures and arrays, as trtc's own calibration takes them, or scales that are
/// chosen already. The samples themselves are read by the process that builds.
/// </summary>
/// <param name="Calib">As on the command line; empty with a cache alone.</param>
/// <param name="Profile">Shapes of the samples: the opt shape, its batch made 1.</param>
/// <param name="Batch">As asked for; null for that of the profile's opt shape.</param>
public sealed record CalibratorFeed(
    ICalibrationRuntime Runtime, ImmutableArray<string> Calib, Preprocess Preprocess, ImmutableArray<RangeSpec> Profile, int? Batch, CalibrationRunOptions Run) : ICalibratorSource
{
    private const string BatchOption = "--calib-batch";

    /// <summary>Bytes of a batch that nobody asked for.</summary>
    private const long BatchBytes = 256L << 20;

    public (CalibratorOptions Options, CalibrationInfo Info)? Fill(
        CalibratorOptions options, Model model, Profile? profile, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        // A cache that was written is all that the next build needs.
        if (options.CacheFile is { } file && File.Exists(file)) return OfCache(options, file, diagnostics);
        if (!FinishedCalibration.Is(Calib)) return OfData(options, model, profile, observer, diagnostics, cancel);
        if (!FinishedCalibration.IsOurs(Calib[0])) return OfCache(options, Calib[0], diagnostics);
        if (FinishedCalibration.Read(model, Calib[0], Preprocess, diagnostics) is not { } table) return null;
        return (options with { Finished = TensorRtCache.From(table, "") }, CalibrationInfo.Of(table, Calib));
    }

    private static (CalibratorOptions Options, CalibrationInfo Info)? OfCache(CalibratorOptions options, string path, DiagnosticList diagnostics) =>
        TensorRtCache.Read(path, diagnostics) is { } cache ? (options with { Finished = cache }, CalibrationInfo.Of(cache, [path])) : null;

    private (CalibratorOptions Options, CalibrationInfo Info)? OfData(
        CalibratorOptions options, Model model, Profile? profile, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var request = new CalibrationRequest(Calib, Preprocess, Profile, Run);
        if (ModelCalibration.OpenData(Runtime, model, request, diagnostics) is not { } data) return null;
        InputSurvey? survey;
        using (var phase = new CalibrationPhase(observer, "Calibration data"))
            survey = InputSurvey.Run(data, request.DataName, Run, diagnostics, done => phase.Done(done, data.Count), cancel);
        if (survey is null) return null;
        var graph = model.Graph;
        var preprocess = data.PreprocessJson();
        var made = ImmutableArray.CreateBuilder<CalibratorInput>(graph.Inputs.Length);
        for (var i = 0; i < graph.Inputs.Length; i++)
        {
            var type = graph.Inputs[i].Element is var t and not DataType.Undefined ? t : DataType.Float32;
            made.Add(new(graph.Inputs[i].Name, type, survey.Shapes[i], preprocess.GetValueOrDefault(graph.Inputs[i].Name)));
        }
        var inputs = made.MoveToImmutable();
        if (BatchOf(graph, inputs, survey.Counts.Images, profile, diagnostics) is not { } batch) return null;
        var method = options.Algorithm == CalibratorAlgorithm.MinMax ? "IInt8MinMaxCalibrator" : "IInt8EntropyCalibrator2";
        return (options with { Data = new(Calib, inputs, batch, survey.Unreadable) }, CalibrationInfo.Of(data, Calib, method, survey.Counts, survey.Sha256));
    }

    /// <summary>Samples go together where every input leaves its first size open; otherwise a sample is all that a run takes.</summary>
    private int? BatchOf(Graph graph, ImmutableArray<CalibratorInput> inputs, int samples, Profile? profile, DiagnosticList diagnostics)
    {
        var together = true;
        long bytes = 0;
        foreach (var input in inputs)
        {
            together &= input.Shape is [1, ..];
            if (input.Shape.Contains(0))
            {
                diagnostics.Add(Codes.CalibratorBatches, "", input.Name, "its samples are empty");
                return null;
            }
            bytes += input.Type.Bytes(input.Shape.Aggregate(1L, (a, b) => a * b));
        }
        foreach (var input in graph.Inputs) together &= input.Shape is not { Rank: > 0 } s || !s[0].IsConstant;
        if (Batch is not { } asked)
        {
            var opt = profile?.Inputs.FirstOrDefault(r => !r.IsValues && r.Input == inputs[0].Name)?.Opt is [var first, ..] ? first : 1;
            return together ? (int)Math.Clamp(Math.Min(opt, BatchBytes / Math.Max(1, bytes)), 1, samples) : 1;
        }
        if (asked == 1 || (together && asked * bytes <= int.MaxValue)) return asked;
        diagnostics.Add(Codes.CalibrationOption, "", BatchOption, asked,
            together ? $"at most {int.MaxValue / bytes}: a sample has {bytes} bytes" : "1, or leave it out: the model fixes the first size of an input, so that a sample is all that a run takes");
        return null;
    }
}
