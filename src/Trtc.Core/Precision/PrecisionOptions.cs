using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision;

/// <summary>What the build was asked to compute in.</summary>
public sealed record PrecisionOptions
{
    /// <summary>Q/DQ is placed, in the type of <see cref="Quant"/>.</summary>
    public bool Int8 { get; init; }

    /// <summary>Weights of Gemm and MatMul in INT4, computed with in the type of the activations.</summary>
    public bool Int4Weights { get; init; }

    /// <summary>The type of what stays out of INT8 (or of everything, without it); null for FP32.</summary>
    public DataType? Half { get; init; }

    /// <summary>Inputs and outputs of the model in the 16-bit type, too.</summary>
    public bool HalfIo { get; init; }

    /// <summary>Who chooses types, on releases that have networks of both kinds; null for what the target's column says.</summary>
    public NetworkTyping? Typing { get; init; }

    /// <summary>The builder may compute in FP16 where it likes: what FP16 does not fit is told as layers that stay in FP32.</summary>
    public bool GuardsHalf { get; init; }

    /// <summary>What the target's builder refuses in INT8 or FP8 computes in 16 bits (<c>--best</c>); an error otherwise.</summary>
    public bool LeavesRefused { get; init; }

    /// <summary>A build goes on though next to nothing computes in INT8.</summary>
    public bool AllowsLittle { get; init; }

    public QuantOptions Quant { get; init; } = new();

    public PrecisionRequirement? Require { get; init; }

    /// <summary>Nothing to do: the model goes on as it is.</summary>
    public bool IsEmpty => !Int8 && !Int4Weights && Half is null && !GuardsHalf;

    /// <summary>With the rules of a target's column.</summary>
    public PrecisionOptions For(Target? target) =>
        this with { Quant = Quant with { Rules = PlacementRules.Of(TargetColumns.Of(target, Typing), Quant.Switches) } };
}
