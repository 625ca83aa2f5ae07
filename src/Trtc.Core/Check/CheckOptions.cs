using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <param name="Constants">Small constants that inference found, by value name.</param>
public sealed record CheckOptions(ImmutableArray<Target> Targets, IReadOnlyDictionary<string, TensorData> Constants)
{
    /// <summary>False when the caller checked profiles: dynamic inputs are then no remark.</summary>
    public bool RemarkDynamicInputs { get; init; } = true;

    /// <summary>Reads every weight once, in blocks, for values that a narrower type cannot hold.</summary>
    public bool ScanWeights { get; init; } = true;
}
