using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>Builds a model in the precisions that were not asked for, with the same options, for their engines' sizes alone.</summary>
internal static class SizeComparison
{
    /// <param name="sizes">What is known: rows without an engine are built.</param>
    /// <param name="model">As read, the names of its dimensions cleared.</param>
    /// <param name="options">As asked for, with the profiles.</param>
    /// <returns>The rows, filled where an engine came out; of the others TRTC4021 tells.</returns>
    public static ImmutableArray<PrecisionSizeInfo> Run(
        ImmutableArray<PrecisionSizeInfo> sizes, BuildJob job, Model model, BuildOptions options, Target target, IBackend backend, OutputFiles output,
        IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var rows = sizes.ToBuilder();
        var quantised = PrecisionStage.CountQdq(model.Graph) > 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].EngineBytes is not null) continue;
            observer.Note($"building {rows[i].Type} to compare sizes");
            var faults = new DiagnosticList();
            var engine = output.Temporary($".{rows[i].Type}.engine");
            if (Build(rows[i].Type, engine) is { } built) rows[i] = rows[i] with { EngineBytes = built.EngineBytes, Seconds = built.ParseSeconds + built.BuildSeconds };
            else
            {
                var why = quantised ? "the model holds Q/DQ already" : faults.Items.FirstOrDefault(f => f.Severity == Severity.Error)?.Message.TrimEnd('.') ?? "the builder gave no engine and no reason";
                diagnostics.Add(Codes.SizeNotCompared, job.ModelPath, "", rows[i].Type, why);
            }
            File.Delete(engine);

            BackendResult? Build(string type, string path)
            {
                if (quantised) return null;
                var (variant, builder) = Variant(job, options, type);
                PrecisionStage.Check(model, variant.Precision, variant.Ranges, faults);
                if (faults.HasErrors || PreparedModel.Of(variant, model, builder, target, observer, faults, cancel) is not { } prepared) return null;
                var handed = HandedModel.Write(prepared.Model, output.Temporary($".{type}.onnx"), backend.TakesWeights);
                var result = backend.Build(new(handed.Path, job.ModelPath, path, prepared.Options, job.LogLevel) { Weights = handed.Weights }, observer, faults, cancel);
                return faults.HasErrors ? null : result;
            }
        }
        return rows.ToImmutable();
    }

    private static (BuildJob Job, BuildOptions Options) Variant(BuildJob job, BuildOptions options, string type)
    {
        var precision = type switch
        {
            PrecisionSizes.Int8 => new PrecisionOptions { Int8 = true, Half = DataType.Float16, Quant = job.Precision.Quant with { Type = DataType.Int8 } },
            PrecisionSizes.Fp16 => new() { Half = DataType.Float16 },
            _ => new(),
        };
        // FP16 and FP32 by rule alone: what is measured would move a node or two, and take as long as a calibration.
        var ranges = type == PrecisionSizes.Int8 ? job.Ranges : null;
        return (job with { Precision = precision, Ranges = ranges, CalibratorSource = null, EmitOnnx = null }, options with { Calibrator = null });
    }
}
