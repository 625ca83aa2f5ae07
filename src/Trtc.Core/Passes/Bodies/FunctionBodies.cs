using System.Collections.Frozen;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Operators that can be written with simpler ones.</summary>
internal static class FunctionBodies
{
    /// <summary>Null when the operator has no body here.</summary>
    public static FunctionBody? Of(Node node) => node.Domain switch
    {
        "" => Standard.GetValueOrDefault(node.OpType),
        OpTable.Microsoft => Microsoft.GetValueOrDefault(node.OpType),
        _ => null,
    };

    private static FrozenDictionary<string, FunctionBody> Standard { get; } = new Dictionary<string, FunctionBody>(StringComparer.Ordinal)
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

    private static FrozenDictionary<string, FunctionBody> Microsoft { get; } = new Dictionary<string, FunctionBody>(StringComparer.Ordinal)
    {
        ["BiasGelu"] = FusedBodies.BiasGelu,
        ["FastGelu"] = FusedBodies.FastGelu,
        ["FusedConv"] = FusedBodies.Conv,
        ["FusedGemm"] = FusedBodies.Gemm,
        ["FusedMatMul"] = FusedBodies.MatMul,
        ["Gelu"] = ActivationBodies.Gelu,
        ["LayerNormalization"] = NormalizationBodies.LayerNormalization,
        ["QuickGelu"] = FusedBodies.QuickGelu,
        ["SimplifiedLayerNormalization"] = NormalizationBodies.RmsNormalization,
        ["SkipLayerNormalization"] = NormalizationBodies.SkipLayerNormalization,
        ["SkipSimplifiedLayerNormalization"] = NormalizationBodies.SkipRmsNormalization,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
