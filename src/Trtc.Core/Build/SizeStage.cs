using Trtc.Core.Files;
using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>The model's size in each precision. With <c>--compare-sizes</c> the stages from the passes on run again for those that were not
/// asked for.</summary>
internal static class SizeStage
{
    /// <returns>Rows filled where an engine came out; of the others TRTC4021 tells.</returns>
    public static ImmutableArray<PrecisionSizeInfo> Run(
        BuildJob job, BuildSource source, OptimisedModel optimised, Calibrated calibrated, BuiltEngine built, Target target,
            IBackend backend, ICalibrationRuntime runtime,
        OutputFiles files, BuildContext context)
    {
        var sizes = PrecisionSizes.Known(job.Precision, optimised, calibrated, built.Result);
        if (!job.CompareSizes) return sizes;
        var rows = sizes.ToBuilder();
        var quantised = PrecisionStage.CountQdq(source.Model.Graph) > 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].EngineBytes is not null) continue;
            context.Observer.Note($"building {rows[i].Type} to compare sizes");
            var faults = new DiagnosticList();
            var other = quantised ? null : Build(rows[i].Type, context with { Diagnostics = faults });
            if (other is not null)
            {
                rows[i] = rows[i] with { EngineBytes = other.Result.EngineBytes,
                    Seconds = other.Result.ParseSeconds + other.Result.BuildSeconds };
                File.Delete(other.EnginePath);
                continue;
            }
            var why = quantised ? "the model holds Q/DQ already"
                : faults.Items.FirstOrDefault(f => f.Severity == Severity.Error)?.Message.TrimEnd('.')
                ?? "the builder gave no engine and no reason";
            context.Diagnostics.Add(Codes.SizeNotCompared, job.ModelPath, "", rows[i].Type, why);
        }
        return rows.ToImmutable();

        BuiltEngine? Build(string type, BuildContext own)
        {
            var precision = Precision(type, job.Precision);
            // FP16 and FP32 by rule alone: what is measured would move a node or two, and take as long as a calibration.
            var calibration = precision.Int8 ? job.Calibration : null;
            PrecisionStage.Check(source.Model, precision, calibration is not null, calibration?.Budget is not null, own.Diagnostics);
            if (own.Diagnostics.HasErrors) return null;
            var plain = source with { Options = source.Options with { Calibrator = null } };
            if (OptimiseStage.Run(plain, precision, job.SkipPasses, target, own) is not { } again) return null;
            if (CalibrateStage.Run(again, calibration, runtime, own) is not { } found) return null;
            if (PrecisionStage.Run(again, found, own) is not { } typed) return null;
            if (HandOverStage.Run(typed, plain, null, files, backend.TakesWeights, own, $".{type}") is not { } handed) return null;
            return BuildStage.Run(handed, typed, job, backend, own);
        }
    }

    private static PrecisionOptions Precision(string type, PrecisionOptions asked) => type switch
    {
        PrecisionSizes.Int8 => new() { Int8 = true, Half = DataType.Float16, Quant = asked.Quant with { Type = DataType.Int8 } },
        PrecisionSizes.Fp16 => new() { Half = DataType.Float16 },
        _ => new(),
    };
}
