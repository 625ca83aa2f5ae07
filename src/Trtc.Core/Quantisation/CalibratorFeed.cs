using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <summary>
/// What TensorRT's own calibrator runs on, from what <c>--calib</c> names: pictures and arrays, as trtc's own calibration takes them, all
/// looked at before TensorRT is asked, or scales that are chosen already. The samples themselves are read by the process that builds.
/// </summary>
internal static class CalibratorFeed
{
    private const string BatchOption = "--calib-batch";

    /// <summary>Bytes of a batch that nobody asked for.</summary>
    private const long BatchBytes = 256L << 20;

    /// <returns>Null with a diagnostic.</returns>
    public static Calibrated? Run(OptimisedModel optimised, CalibrationPlan plan, ICalibrationRuntime runtime, BuildContext context)
    {
        var (options, model, diagnostics) = (optimised.Options.Calibrator!, optimised.Source, context.Diagnostics);
        // A cache that was written is all that the next build needs.
        if (options.CacheFile is { } file && File.Exists(file)) return OfCache(options, file, diagnostics);
        if (!FinishedCalibration.Is(plan.Sources)) return OfData(options, optimised, plan, runtime, context);
        if (!FinishedCalibration.IsOurs(plan.Sources[0])) return OfCache(options, plan.Sources[0], diagnostics);
        if (FinishedCalibration.Read(model, plan.Sources[0], plan.Preprocess, diagnostics) is not { } table) return null;
        return new() { Calibrator = options with { Finished = TensorRtCache.From(table, "") },
            Info = CalibrationInfo.Of(table, plan.Sources) };
    }

    private static Calibrated? OfCache(CalibratorOptions options, string path, DiagnosticList diagnostics) =>
        TensorRtCache.Read(path, diagnostics) is { } cache
            ? new() { Calibrator = options with { Finished = cache }, Info = CalibrationInfo.Of(cache, [path]) } : null;

    private static Calibrated? OfData(CalibratorOptions options, OptimisedModel optimised, CalibrationPlan plan,
        ICalibrationRuntime runtime, BuildContext context)
    {
        var (request, graph) = (plan.Request, optimised.Source.Graph);
        if (ModelCalibration.OpenData(runtime, optimised.Source, request, context.Diagnostics) is not { } data) return null;
        InputSurvey? survey;
        using (var phase = new CalibrationPhase(context.Observer, "Calibration data"))
            survey = InputSurvey.Run(data, request.DataName, plan.Run, context.Diagnostics, done => phase.Done(done, data.Count),
                context.Cancel);
        if (survey is null) return null;
        var preprocess = data.PreprocessJson();
        var made = ImmutableArray.CreateBuilder<CalibratorInput>(graph.Inputs.Length);
        for (var i = 0; i < graph.Inputs.Length; i++)
        {
            var type = graph.Inputs[i].Element is var t and not DataType.Undefined ? t : DataType.Float32;
            made.Add(new(graph.Inputs[i].Name, type, survey.Shapes[i], preprocess.GetValueOrDefault(graph.Inputs[i].Name)));
        }
        var inputs = made.MoveToImmutable();
        var profile = optimised.Options.Profiles.IsEmpty ? null : optimised.Options.Profiles[0];
        if (BatchOf(plan.Batch, graph, inputs, survey.Counts.Images, profile, context.Diagnostics) is not { } batch) return null;
        var method = options.Algorithm == CalibratorAlgorithm.MinMax ? "IInt8MinMaxCalibrator" : "IInt8EntropyCalibrator2";
        return new() { Calibrator = options with { Data = new(plan.Sources, inputs, batch, survey.Unreadable) },
            Info = CalibrationInfo.Of(data, plan.Sources, method, survey.Counts, survey.Sha256) };
    }

    /// <summary>Samples go together where every input leaves its first size open; otherwise a sample is all that a run takes.</summary>
    private static int? BatchOf(int? wanted, Graph graph, ImmutableArray<CalibratorInput> inputs, int samples, Profile? profile,
        DiagnosticList diagnostics)
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
        if (wanted is not { } asked)
        {
            var opt = profile?.Inputs.FirstOrDefault(r => !r.IsValues && r.Input == inputs[0].Name)?.Opt is [var first, ..] ? first : 1;
            return together ? (int)Math.Clamp(Math.Min(opt, BatchBytes / Math.Max(1, bytes)), 1, samples) : 1;
        }
        if (asked == 1 || (together && asked * bytes <= int.MaxValue)) return asked;
        diagnostics.Add(Codes.CalibrationOption, "", BatchOption, asked,
            together ? $"at most {int.MaxValue / bytes}: a sample has {bytes} bytes"
                : "1, or leave it out: the model fixes the first size of an input, so that a sample is all that a run takes");
        return null;
    }
}
