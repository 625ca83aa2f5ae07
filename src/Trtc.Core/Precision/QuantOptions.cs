using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Precision;

/// <summary>Which nodes may compute in INT8.</summary>
public sealed record QuantOptions
{
    /// <summary>
    /// Names, wildcards (<c>*</c>, <c>?</c>) or operators (<c>op:Conv</c>). When there are any, only nodes that match compute in INT8,
    /// those that the rules would leave out among them.
    /// </summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>As <see cref="Include"/>; what matches stays out of INT8. Wins over it.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary><see cref="DataType.Int8"/>, or <see cref="DataType.Float8E4M3FN"/> in its place.</summary>
    public DataType Type { get; init; } = DataType.Int8;

    /// <summary>What <c>--rule</c> says; the others are the target's.</summary>
    public ImmutableArray<RuleSwitch> Switches { get; init; } = [];

    /// <summary>The target's rules with the switches; of the newest TensorRT-RTX until a target is known.</summary>
    public PlacementRules Rules { get; init; } = PlacementRules.Default;

    /// <summary>Display names of nodes that the accuracy budget has returned to FP16.</summary>
    public ImmutableHashSet<string> KeepOut { get; init; } = [];

    /// <summary>Tensors that calibration found no one scale for (<see cref="Calibration.CalibratedTensor.HasHeavyTail"/>).</summary>
    public ImmutableHashSet<string> HeavyTails { get; init; } = [];

    /// <summary>Display names of nodes whose output drowns in their input's rounding (<see cref="Precision.CoarseSteps"/>).</summary>
    public ImmutableHashSet<string> CoarseSteps { get; init; } = [];
}
