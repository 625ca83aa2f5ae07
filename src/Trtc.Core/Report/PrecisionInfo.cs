using System.Collections.Immutable;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Report;

/// <summary>What the graph handed to the builder computes in. Shares are of the multiplications of Conv, ConvTranspose, Gemm and MatMul, 0
/// to 1.</summary>
/// <param name="Macs">Multiply-accumulates at the first profile's opt shape, of the layers whose shapes are known.</param>
public sealed record PrecisionInfo(double Macs, double Int8, double Fp8, double Fp16, double Bf16, double Fp32,
    ImmutableArray<LayerInfo> Layers)
{
    /// <summary>The rules of placement that were on, by name; null where trtc placed no Q/DQ.</summary>
    public ImmutableArray<string>? Rules { get; init; }

    /// <param name="plan">Null when trtc placed no Q/DQ.</param>
    public static PrecisionInfo Of(PrecisionShare share, QuantPlan? plan = null) =>
        new(share.Macs, share.Int8, share.Float8, share.Float16, share.BFloat16, share.Float32,
        [.. share.Layers.Select(l => new LayerInfo(l.Node, l.OpType, l.Type.ToString(), l.Macs, l.Reason?.ToString(), RuleOf(l.Reason)))])
    {
        Rules = plan?.Rules.Names(),
    };

    private static string? RuleOf(LeftReason? reason) =>
        reason is null ? null : PlacementRule.All.FirstOrDefault(r => r.Leaves == reason)?.Name;
}

/// <param name="Macs">Null when a shape is not known.</param>
/// <param name="LeftOut">Why the layer is not in INT8 though INT8 was asked for; null otherwise.</param>
/// <param name="Rule">The rule's name, where a rule with a switch leaves it out.</param>
public sealed record LayerInfo(string Node, string OpType, string Type, double? Macs, string? LeftOut, string? Rule = null);
