using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <remarks>What passes tell of: 653x of the types that a model comes with, 9030 of themselves.</remarks>
public static partial class Codes
{
    public static Code SymmetricScales { get; } = new("TRTC6530", Severity.Warning, "Zero points given up",
        "{0} QuantizeLinear or DequantizeLinear of the model have a zero point (first: '{1}'), which TensorRT has not: they got "
            + "symmetric scales that reach as far. "
        + "The widest step is {2} times the model's: {3} dB more rounding noise there.",
        "Compare the engine with the model (trtc compare); where it costs too much, quantise symmetrically (QInt8 or UINT8 with zero "
            + "point 128), or give the FP32 model and --int8 --calib.",
        "A model whose activations are UINT8 with zero point 0, from ONNX Runtime's or PyTorch's quantisation.");

    public static Code ZeroPointStays { get; } = new("TRTC6531", Severity.Error, "A zero point that has no symmetric form",
        "TensorRT has no zero points, and this one cannot be written without it: {0}.",
        "Quantise symmetrically (zero points of 0), or give the FP32 model and --int8 --calib.",
            "A QuantizeLinear whose zero point is computed in each run.");

    public static Code QuantiseWithoutKernel { get; } = new("TRTC6532", Severity.Warning, "Q/DQ that no kernel takes",
        "{0} Q/DQ pairs of the model are read by nothing that computes in INT8 (first: '{1}', read by {2}): each costs a rounding and "
            + "a pass over the tensor, and gains nothing.",
        "Leave them out when training or quantising.", "A pair in front of a Softmax.");

    public static Code ScalesNotShared { get; } = new("TRTC6533", Severity.Warning, "Branches that do not share a scale",
        "{0} of the model's tensors are quantised by several pairs with different scales (first: '{1}', {2} and {3}): TensorRT "
            + "requantises between them.",
        "Let all readers of a tensor share one observer.", "A residual connection whose two readers were calibrated apart.");

    public static Code HalfChangesNothing { get; } = new("TRTC6534", Severity.Warning, "A 16-bit type that nothing takes",
        "{0} was asked for, and no node computes in it: {1}.",
            "docs/precision.md has the rules; leave the option out where the model is not one of floating point.",
        "trtc build gather.onnx --fp16 for a model that only moves integers.");

    public static Code PassBrokeGraph { get; } = new("TRTC9030", Severity.Error, "A pass broke the graph",
        "after the passes {0}; nothing is made of it.",
            "This is a bug in trtc: please report it with the command and the model. --skip-pass leaves single passes out.",
        "A rewrite that left a name without a maker.");

    private static ImmutableArray<Code> PassCodes =>
        [SymmetricScales, ZeroPointStays, QuantiseWithoutKernel, ScalesNotShared, HalfChangesNothing, PassBrokeGraph];
}
