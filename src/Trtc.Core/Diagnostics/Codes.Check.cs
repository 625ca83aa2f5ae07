using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code UnsupportedOperator { get; } = new("TRTC5001", Severity.Error, "Operator not supported",
        "{0} is read by no release of TensorRT.", "{1}", "A model with a Unique node.");

    public static Code OperatorNeedsRelease { get; } = new("TRTC5002", Severity.Error, "Operator too new for the target",
        "{0} is read from TensorRT {1} on.",
            "Target {2} or newer, or export at an opset where the exporter writes {0} as simpler operators.",
        "trtc check gelu.onnx --against tensorrt-8.6");

    public static Code ElementTypeUnsupported { get; } = new("TRTC5003", Severity.Error, "Element type not supported",
        "{0} on {1}; TensorRT takes {2}.", "{3}", "A model with Celu in FP16.");

    public static Code ConditionBroken { get; } =
        new("TRTC5004", Severity.Error, "Operator supported with a condition that the node breaks",
        "{0}: {1}; the condition is that {2}.", "{3}", "A model whose MaxPool has dilations of 2.");

    public static Code BuilderRefuses { get; } = new("TRTC5005", Severity.Error, "The builder refuses what the parser reads",
        "{0}: {1}; the parser reads it and the builder refuses it ({2}).", "{3}", "A model with Attention in FP32, against rtx-1.7.");

    public static Code PluginNeeded { get; } = new("TRTC5006", Severity.Error, "Plugin needed",
        "{0} is carried out by the plugin {1}, which TensorRT-RTX does not have.",
        "Build for TensorRT, whose nvinfer_plugin library has it, or compute this part outside the engine.",
            "A model with RoiAlign, against rtx-1.7.");

    public static Code UnknownOperator { get; } = new("TRTC5007", Severity.Warning, "Operator that needs a plugin",
        "{0} is no operator that trtc knows, and TensorRT reads such a node only as a plugin of that name.",
        "Supply the plugin's library to the build, or export the model without it.", "A model with a node of a framework's own domain.");

    public static Code NetworkType { get; } = new("TRTC5008", Severity.Error, "Tensor of a type that TensorRT does not have",
        "its type is {0}; TensorRT has FP32, FP16, BF16, INT64, INT32, INT8, UINT8, BOOL, FP8, INT4 and FP4.",
            "Export with another type: {1}.",
        "A model whose input is UINT16.");

    public static Code TooManyDimensions { get; } = new("TRTC5009", Severity.Error, "Tensor of more than 8 dimensions",
        "{0} has {1} dimensions; TensorRT has tensors of at most 8.", "Merge dimensions with Reshape before it.",
            "A model with a 9-dimensional Transpose.");

    public static Code NotATensor { get; } = new("TRTC5010", Severity.Error, "Sequence, optional or map",
        "this is {0}; TensorRT has tensors only.", "Export with plain tensors.", "A model with a sequence as input.");

    public static Code QuantisedEnd { get; } = new("TRTC5011", Severity.Error, "Input or output of a type that only quantisation makes",
        "its type is {0}; the builder takes that only at QuantizeLinear and DequantizeLinear and where elements are only moved.",
        "Give the model an input or output of FP16 and quantise inside.", "A model whose input is INT4 and goes to a Cast.");

    public static Code InvalidNode { get; } = new("TRTC5012", Severity.Error, "Node that does not fit its inputs",
        "{0}: {1}.", "The model is not valid ONNX here, whatever it is built for: mend its export.", "A Concat of [1,3] and [1,3,4].");

    public static Code UnknownTarget { get; } = new("TRTC5013", Severity.Error, "Release not known",
        "--against '{0}' names no release that the operator table knows; did you mean {1}?",
            "Write tensorrt-8.6, tensorrt-10.0 to 10.16, tensorrt-11.0, 11.1, 11.4 or rtx-1.3 to 1.7.",
        "trtc check model.onnx --against tensorrt-9.9");

    public static Code IntegerRange { get; } = new("TRTC5020", Severity.Warning, "INT64 weights out of INT32's range",
        "{0} of {1} INT64 values lie outside INT32's range; TensorRT 8.6 clamps them.",
            "Use smaller constants, or target TensorRT 10.0 or newer.",
        "trtc check model.onnx --against tensorrt-8.6");

    public static Code DoubleWeights { get; } = new("TRTC5021", Severity.Warning, "FP64 weights",
        "they are FP64; TensorRT computes with them in FP32{0}.", "Export the model in FP32.", "A model exported from NumPy in FP64.");

    public static Code HalfOverflow { get; } = new("TRTC5022", Severity.Warning, "Weights beyond FP16's range",
        "{0} of {1} values lie beyond ±65504 and are infinite in FP16.", "Keep its layer in FP32 (trtc build --fp16 does so by itself).",
        "A model with a mask constant of −3.4e38.");

    public static Code DynamicWithoutProfile { get; } = new("TRTC5023", Severity.Warning, "Dynamic input: a build needs a profile",
        "the input is {0}.", "Build with {1}, as min:max with your own sizes.", "trtc check det.onnx");

    public static Code DataDependentShape { get; } = new("TRTC5024", Severity.Warning, "Shape that depends on data",
        "the size of '{0}', {1}, is known only after the data was seen; buffers are sized for its upper bound.",
        "Replace it with an operator of fixed size (TopK, a mask), where speed matters.", "A model with NonZero.");

    public static Code ControlFlow { get; } = new("TRTC5025", Severity.Note, "Loop or conditional",
        "{0} runs its body as a subgraph of its own: no fusion reaches across its border.",
            "Unroll or trace it away at export where the count is fixed; a branch that an integer input chooses is chosen by the build "
            + "when every --profile gives that input one value, as sr=16000.",
        "A model with Loop.");

    public static Code NameClash { get; } = new("TRTC5026", Severity.Warning, "Nodes with one name",
        "{0} nodes are called '{1}'.", "Give nodes names of their own: reports and precision overrides find a layer by its name.",
            "A model joined from two exports.");

    public static Code OpsetUndocumented { get; } = new("TRTC5027", Severity.Warning, "Opset outside the documented range",
        "the model is of opset {0}; this release's documentation covers {1} to {2}.",
            "Nothing to do if no operator is reported; else export at opset {2}.",
        "trtc check new.onnx --against tensorrt-8.6");

    public static Code OperatorYounger { get; } = new("TRTC5028", Severity.Warning, "Operator younger than the model's opset",
        "{0} came with opset {1} of its domain, and the model declares {2}; TensorRT reads it all the same, other tools may not.",
        "Declare opset {1} or newer.", "A model of opset 13 with Gelu.");

    public static Code ShapeInputWithoutProfile { get; } =
        new("TRTC5029", Severity.Warning, "Input that gives sizes: a build needs its values",
        "sizes are computed from its values.", "Build with {0}, values in place of sizes; or make it an initializer.",
            "A model whose Reshape takes the shape from an input.");

    public static Code SecondOpinion { get; } = new("TRTC5030", Severity.Warning, "The installed parser disagrees",
        "{0}", "Trust the installed parser, and report the difference: the operator table should know.",
            "trtc check model.onnx --against installed");

    private static ImmutableArray<Code> CheckCodes =>
    [
        UnsupportedOperator, OperatorNeedsRelease, ElementTypeUnsupported, ConditionBroken, BuilderRefuses, PluginNeeded, UnknownOperator,
        NetworkType, TooManyDimensions, NotATensor, QuantisedEnd, InvalidNode, UnknownTarget,
        IntegerRange, DoubleWeights, HalfOverflow, DynamicWithoutProfile, DataDependentShape, ControlFlow, NameClash, OpsetUndocumented,
            OperatorYounger,
        ShapeInputWithoutProfile, SecondOpinion,
    ];
}
