using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>Which types a release takes from a model.</summary>
internal static class TypeSupport
{
    /// <summary>True with TRTC6508 when the target has not what was asked for.</summary>
    /// <param name="opset">The opset that the types need.</param>
    internal static bool Refuses(Target target, PrecisionOptions options, int opset, string file, DiagnosticList diagnostics)
    {
        if (options.Half != DataType.BFloat16 || opset <= target.Opsets.Last) return false;
        diagnostics.Add(Codes.NoBFloat16, file, "--bf16", target, $"its parser reads opset {target.Opsets.Last} at most and BF16 convolutions are of opset {opset}");
        return true;
    }
}
