using System.Collections.Immutable;

namespace Trtc.Core.Accuracy;

/// <summary>An output of a model for one picture, as float32 whatever type the model gives.</summary>
/// <param name="Values">Row-major.</param>
public sealed record TensorValues(string Name, ImmutableArray<long> Dims, float[] Values);
