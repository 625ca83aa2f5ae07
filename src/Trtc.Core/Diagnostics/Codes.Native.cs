using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code NodeNotParsed { get; } = new("TRTC4001", Severity.Error, "The native parser refuses a node",
        "TensorRT's parser refuses it: {0}.", "Change the node where the model is exported, or use a TensorRT whose parser takes it.",
        "NonMaxSuppression with TensorRT-RTX.");

    public static Code OperatorNotRead { get; } = new("TRTC4020", Severity.Error, "Operator that TensorRT does not have",
        "TensorRT has no operator {0}, and no plugin of that name is loaded{1}.",
            "'trtc check MODEL' lists all such operators and what to use instead; --plugin LIB loads a library that has the plugin.",
        "A model with an operator of a framework's own.");

    public static Code ModelNotParsed { get; } = new("TRTC4002", Severity.Error, "The native parser refuses the model",
        "TensorRT's parser refuses the model: {0}.", "--log-level verbose shows all that the parser said.",
        "A model that the parser cannot read as a whole.");

    public static Code NotBuilt { get; } = new("TRTC4003", Severity.Error, "The native builder made no engine",
        "TensorRT built no engine: {0}.", "--log-level verbose shows all that the builder said.",
        "A layer that no tactic of this TensorRT can run.");

    public static Code WorkspaceTooSmall { get; } = new("TRTC4004", Severity.Error, "The workspace is too small",
        "a tactic wanted a workspace of {1}, the limit is {0}.", "Give --workspace {2} or more, or a smaller maximum shape.",
        "trtc build det.onnx --profile 1x3x640x640:16x3x640x640 --workspace 256MiB");

    public static Code AttentionHasNoKernel { get; } = new("TRTC4005", Severity.Error, "No kernel for Attention",
        "TensorRT has no kernel for this Attention in its type (FP32 as a rule; it has them in FP16).",
        "Build with --fp16, or export the model with an opset below 23, which writes attention as MatMul and Softmax.",
        "A model exported with opset 23 whose Attention computes in FP32, on TensorRT-RTX.");

    public static Code NativeCrash { get; } = new("TRTC4006", Severity.Error, "The native builder crashed",
        "the process that ran TensorRT ended with {0} during {1}.{2}",
        "This is a fault of the library or of its driver: try another TensorRT release, and report the model to its makers.",
        "A segmentation fault inside the vendor library.");

    public static Code NativeOutOfMemory { get; } = new("TRTC4007", Severity.Error, "Out of memory",
        "the process that ran TensorRT ended because memory ran out during {0}.",
        "Free memory, give a smaller maximum shape, or set --workspace.",
        "A model that needs more memory than the machine or the container has.");

    public static Code TargetsNeedRtx { get; } = new("TRTC4008", Severity.Error, "Only TensorRT-RTX builds for other devices",
        "{1} builds for the device of this machine only; {0} cannot be asked for.",
        "Leave --target out; --hardware-compat ampere+ (8.6 and later) or same-compute-capability (10.10 and later) makes an engine "
            + "that runs on more devices.",
        "trtc build model.onnx --target sm_89 with TensorRT 10.");

    public static Code TargetRefused { get; } = new("TRTC4009", Severity.Error, "A target that the library does not know",
        "{0} is refused: {1}.", "TensorRT-RTX 1.7 knows sm_75, sm_80, sm_86, sm_89, sm_120 and sm_121.",
        "trtc build model.onnx --target sm_52");

    public static Code ProfileRefused { get; } = new("TRTC4010", Severity.Error, "TensorRT refuses a profile",
        "profile {0} is refused: {1}.", "Compare the profile with the model's inputs (trtc inspect MODEL).",
        "A profile with values for an input that is no shape input.");

    public static Code EngineNotWritten { get; } = new("TRTC4011", Severity.Error, "The engine cannot be written",
        "{0}.", "Free space, or give another place with -o.", "The disk is full.");

    public static Code NotInRelease { get; } = new("TRTC4012", Severity.Error, "The TensorRT in use lacks an option",
        "{1} does not have {0}.", "It is in {2}; leave the option out or choose such a release with --sdk DIR.",
        "trtc build model.onnx --runtime-platform windows with TensorRT 8.6.");

    public static Code OptionRefused { get; } = new("TRTC4013", Severity.Error, "TensorRT refuses an option",
        "{0} is refused: {1}.", "Give another value, or leave the option out.",
            "trtc build model.onnx --tactic-sources cudnn on a machine without cuDNN.");

    public static Code TimingCacheIgnored { get; } = new("TRTC4014", Severity.Warning, "The timing cache does not fit",
        "{0} is not used: {1}.", "Nothing: everything is measured anew, and the file is written afresh.",
        "A timing cache of another GPU or of another TensorRT.");

    public static Code NoTimingCache { get; } = new("TRTC4060", Severity.Error, "The file is no timing cache",
        "{0} is not used, and not overwritten: {1}.",
            "Give another file, or delete this one if it is a timing cache that is not wanted any more.",
        "trtc build model.onnx --timing-cache photo.jpg");

    public static Code TimingCacheNotWritten { get; } = new("TRTC4015", Severity.Warning, "The timing cache cannot be written",
        "{0} cannot be written: {1}.", "The engine is good; free space or give another file for the cache.", "The disk is full.");

    public static Code LayerNotFound { get; } = new("TRTC4016", Severity.Warning, "No layer of this name",
        "no layer matches '{0}'.", "Compare it with the names in the log (--log-level verbose).",
            "trtc build model.onnx --layer-precision conv_99=fp32");

    public static Code CalibratorBatches { get; } = new("TRTC4017", Severity.Error, "No batches for the calibrator",
        "TensorRT's calibrator cannot be fed: {0}.",
            "Give samples of one shape: pictures with a declared size (--profile, or size in --preprocess), or arrays that are all alike.",
        "--int8-mode calibrator with .npy files of different shapes.");

    public static Code EngineDiffers { get; } = new("TRTC4018", Severity.Warning, "The engine computes in another type than was asked for",
        "{0} layer(s) run in another type than the graph has: {1}.",
            "The report lists them under engineProof; the engine is good, and slower or faster than planned.",
        "TensorRT keeps a layer in FP16 for which it has no INT8 kernel.");

    public static Code SizeNotCompared { get; } = new("TRTC4021", Severity.Warning, "A size that is not known",
        "no {0} engine was built to compare sizes with: {1}.", "The engine that was asked for is good. For INT8 give --calib too.",
        "trtc build det.onnx --fp16 --compare-sizes, without --calib.");

    public static Code NativeAllocation { get; } = new("TRTC4019", Severity.Error, "TensorRT got no memory",
        "TensorRT could not get the memory that it wanted: {0}.",
            "Free memory, the GPU's too, which other processes may hold; give a smaller maximum shape, or bound the builder by "
            + "--workspace.",
        "A builder that wants more memory than the GPU has left.");

    private static ImmutableArray<Code> NativeCodes =>
    [
        NodeNotParsed, OperatorNotRead, ModelNotParsed, NotBuilt, WorkspaceTooSmall, AttentionHasNoKernel, NativeCrash, NativeOutOfMemory,
            TargetsNeedRtx, TargetRefused,
        ProfileRefused, EngineNotWritten, NotInRelease, OptionRefused, TimingCacheIgnored, NoTimingCache, TimingCacheNotWritten,
            LayerNotFound, CalibratorBatches, EngineDiffers, SizeNotCompared, NativeAllocation,
    ];
}
