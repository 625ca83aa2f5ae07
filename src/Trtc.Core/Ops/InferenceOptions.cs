using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>Content of an input that is known before the run.</summary>
public abstract record KnownValue
{
    public static implicit operator KnownValue(TensorData tensor) => new KnownTensor(tensor);
}

public sealed record KnownTensor(TensorData Value) : KnownValue;

public sealed record KnownSequence(ValueType Type, ImmutableArray<KnownValue> Elements) : KnownValue;

/// <param name="Value">Null for an optional that has no content.</param>
public sealed record KnownOptional(ValueType Type, KnownValue? Value) : KnownValue;

/// <summary>What the caller knows beyond the model. With a number for every dimension of the inputs, inference is concrete.</summary>
public sealed record InferenceOptions
{
    public static InferenceOptions Default { get; } = new();

    /// <summary>Types that replace graph inputs' declared ones, by input name.</summary>
    public ImmutableSortedDictionary<string, ValueType> Inputs { get; init; } = ImmutableSortedDictionary<string, ValueType>.Empty;

    /// <summary>Contents of graph inputs, by input name: shape inputs, calibration constants.</summary>
    public ImmutableSortedDictionary<string, KnownValue> Contents { get; init; } = ImmutableSortedDictionary<string, KnownValue>.Empty;

    /// <summary>Numbers for dimension names of the graph's inputs.</summary>
    public ImmutableSortedDictionary<string, long> Symbols { get; init; } = ImmutableSortedDictionary<string, long>.Empty;
}
