using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>What the 16-bit pass makes of a graph.</summary>
public sealed record HalfOptions
{
    /// <summary><see cref="DataType.Float16"/> or <see cref="DataType.BFloat16"/>.</summary>
    public DataType Type { get; init; } = DataType.Float16;

    /// <summary>Graph inputs and outputs take the 16-bit type too; otherwise they keep theirs and a Cast stands beside them.</summary>
    public bool HalfIo { get; init; }

    /// <summary>Largest magnitude seen of a tensor, by name; tensors that are missing are taken to fit.</summary>
    public IReadOnlyDictionary<string, float> Magnitudes { get; init; } = ImmutableDictionary<string, float>.Empty;
}
