using System.Collections.Immutable;
using Trtc.Core.Precision;

namespace Trtc.Core.Report;

/// <summary>What the graph handed to the builder computes in. Shares are of the multiplications of Conv, ConvTranspose, Gemm and MatMul, 0 to 1.</summary>
/// <param name="Macs">Multiply-accumulates at the first profile's opt shape, of the layers whose shapes are known.</param>
public sealed record PrecisionInfo(double Macs, double Int8, double Fp8, double Fp16, double Bf16, double Fp32, ImmutableArray<LayerInfo> Layers)
{
    public static PrecisionInfo Of(PrecisionShare share) => new(share.Macs, share.Int8, share.Float8, share.Float16, share.BFloat16, share.Float32,
        [.. share.Layers.Select(l => new LayerInfo(l.Node, l.OpType, l.Type.ToString(), l.Macs, l.Reason?.ToString()))]);
}

/// <param name="Macs">Null when a shape is not known.</param>
/// <param name="LeftOut">Why the layer is not in INT8 though INT8 was asked for; null otherwise.</param>
public sealed record LayerInfo(string Node, string OpType, string Type, double? Macs, string? LeftOut);
