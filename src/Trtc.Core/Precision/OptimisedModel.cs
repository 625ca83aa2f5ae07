using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision;

/// <summary>A model after the passes, FP32 where types are to be chosen, in an opset that has them.</summary>
/// <param name="Source">As read, the names of its dimensions cleared.</param>
/// <param name="Model">After the passes; its files are those of <paramref name="Source"/>.</param>
/// <param name="Typed"><paramref name="Model"/> with its values typed at <paramref name="Shapes"/>; the model itself where trtc places no
/// Q/DQ.</param>
/// <param name="Precision">What the graph takes of what was asked.</param>
/// <param name="Options">The builder's, with the profiles and the types that it chooses itself.</param>
/// <param name="Shapes">Those that the first profile is tuned for: rules about shapes are applied there.</param>
/// <param name="Target">The release to build for; null for what every release takes.</param>
public sealed record OptimisedModel(
    Model Source, Model Model, Model Typed, PrecisionOptions Precision, BuildOptions Options, InferenceOptions Shapes, Target? Target)
{
    public ImmutableArray<PassRun> Passes { get; init; } = [];

    /// <summary>Whether trtc places Q/DQ: asked for, and the model has none.</summary>
    public bool PlacesQdq => Precision.Int8 && PrecisionStage.CountQdq(Model.Graph) == 0;
}
