using System.Collections.Frozen;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Operators of the standard domain that can be written with simpler ones.</summary>
internal static class FunctionBodies
{
    public static FrozenDictionary<string, FunctionBody> All { get; } = new Dictionary<string, FunctionBody>(StringComparer.Ordinal)
    {
        ["Attention"] = AttentionBody.Write,
        ["Cast"] = QuantisedCast.Write,
        ["CastLike"] = QuantisedCast.Write,
        ["Celu"] = ActivationBodies.Celu,
        ["Gelu"] = ActivationBodies.Gelu,
        ["GroupNormalization"] = NormalizationBodies.GroupNormalization,
        ["LayerNormalization"] = NormalizationBodies.LayerNormalization,
        ["Mish"] = ActivationBodies.Mish,
        ["NegativeLogLikelihoodLoss"] = LossBodies.NegativeLogLikelihood,
        ["RMSNormalization"] = NormalizationBodies.RmsNormalization,
        ["RotaryEmbedding"] = RotaryBody.Write,
        ["SoftmaxCrossEntropyLoss"] = LossBodies.SoftmaxCrossEntropy,
        ["SwiGLU"] = ActivationBodies.SwiGlu,
        ["Swish"] = ActivationBodies.Swish,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
