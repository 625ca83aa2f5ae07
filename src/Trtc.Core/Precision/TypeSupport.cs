using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>Which types a release takes from a model: those of the opsets that its parser reads.</summary>
internal static class TypeSupport
{
    /// <summary>True with TRTC6508 or TRTC6513 when the target has not what was asked for.</summary>
    /// <param name="opset">The opset that the types need.</param>
    internal static bool Refuses(Target target, PrecisionOptions options, int opset, string file, DiagnosticList diagnostics)
    {
        var last = target.Opsets.Last;
        if (opset <= last) return false;
        if (options.Half == DataType.BFloat16)
            diagnostics.Add(Codes.NoBFloat16, file, "--bf16", target, $"its parser reads opset {last} at most and BF16 convolutions are of opset {opset}");
        else if (options.Int4Weights)
            diagnostics.Add(Codes.NoQuantType, file, "--int4-weights", target, "INT4 weights with a scale a block", last, OpsetRaise.BlockScales, "TensorRT 10.6");
        else if (options.Int8 && options.Quant.Type == DataType.Float8E4M3FN)
            diagnostics.Add(Codes.NoQuantType, file, "--fp8", target, "FP8", last, OpsetRaise.HalfScales, "TensorRT 10");
        else return false;
        return true;
    }
}
