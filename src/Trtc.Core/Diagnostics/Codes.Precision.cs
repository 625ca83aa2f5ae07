using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <remarks>65xx: what computes in INT8, FP16, BF16 and FP32.</remarks>
public static partial class Codes
{
    public static Code NoRanges { get; } = new("TRTC6501", Severity.Error, "INT8 without ranges",
        "INT8 was asked for, and there is nothing to take ranges from: no calibration data, no calibration result, and no Q/DQ in the "
            + "model.",
        "Give --calib with pictures or arrays like those the model will see, or a .calib file that trtc calibrate wrote. trtc never "
            + "guesses ranges.",
        "trtc build det.onnx --int8");

    public static Code RangeMissing { get; } = new("TRTC6502", Severity.Warning, "Tensors without a range",
        "{0} of {1} tensors to be quantised have no range in {2} (first: '{3}'); what reads them stays out of INT8.",
        "Calibrate this very model again, or leave it so.", "A calibration cache of an older export of the model.");

    public static Code PatternMatchesNothing { get; } = new("TRTC6503", Severity.Error, "Pattern that matches nothing",
        "{0} '{1}' matches no node.",
            "Name a node, a wildcard over names (*, ?), or an operator as op:Conv. trtc inspect --nodes lists the names.",
        "trtc build det.onnx --int8 --calib images/ --exclude 'backbone.*' for a model whose nodes are named Conv.0 and on.");

    public static Code AlreadyQuantised { get; } = new("TRTC6504", Severity.Note, "Model that is quantised already",
        "The model holds {0} QuantizeLinear and DequantizeLinear nodes: it is built as it is, no range is measured and none is placed.",
        "Give the FP32 model to let trtc place them.", "A model from another tool's post-training quantisation.");

    public static Code NothingToQuantise { get; } = new("TRTC6505", Severity.Warning, "Nothing computes in INT8",
        "No Conv, ConvTranspose, Gemm or MatMul of the model qualifies for INT8 ({0} left out by the rules or the options).",
        "docs/precision.md has the rules; --include takes a node in spite of them.", "A model that is attention only.");

    public static Code ShareTooSmall { get; } = new("TRTC6506", Severity.Error, "Less in low precision than required",
        "{0} of the multiplications are in {1}; {2} are required.",
            "The report lists the layers that are not and why; --include takes a layer in spite of the rules.",
        "--require int8>=90% with half of the layers excluded.");

    public static Code RequireText { get; } = new("TRTC6507", Severity.Error, "Requirement that cannot be read",
        "The requirement '{0}' cannot be read.", "Write a precision, >= and a percentage, as int8>=80% or fp16>=95%.", "--require int8");

    public static Code CalibrationUnused { get; } = new("TRTC6519", Severity.Warning, "Calibration data without use",
        "--calib was given, and nothing that is asked for needs ranges: the engine computes in the model's own types.",
        "Add --int8 (or --fp16, which keeps out of FP16 what its ranges do not fit), or leave --calib out.",
            "trtc build model.onnx --calib photos");

    public static Code NoBFloat16 { get; } = new("TRTC6508", Severity.Error, "BF16 where the target has none",
        "{0} takes no BF16 from a model: {1}.", "Use --fp16, or build for TensorRT 10.6 or newer.", "--bf16 --target tensorrt-8.6");

    public static Code OpsetNotRaised { get; } = new("TRTC6509", Severity.Error, "Opset that cannot be raised",
        "INT8 with a scale per channel needs opset {0} and the model has {1}: {2} has no equal form there ({3}).",
        "Export the model with opset {0} or newer.", "An Upsample whose scales are computed at run time.");

    public static Code PrecisionsContradict { get; } = new("TRTC6510", Severity.Error, "Options that contradict each other",
        "{0} and {1} cannot both be.", "Leave one of them out.", "--fp16 --bf16");

    public static Code TypesAreTheBuilders { get; } = new("TRTC6511", Severity.Error, "Types that the builder chooses",
        "{0} cannot be had with {1}: there the builder chooses types among those allowed, and the graph does not tell what it chose.",
        "Leave it out. --layer-precision NAME=fp32 keeps a layer in a type, --input-format and --output-format give inputs and outputs "
            + "one; without --int8-mode calibrator, "
        + "TensorRT 10 and newer take all types from the graph.",
        "trtc build det.onnx --int8 --int8-mode calibrator --calib batches/ --require 'int8>=80%'");

    public static Code NoCalibrator { get; } = new("TRTC6512", Severity.Error, "A release without calibrators",
        "{0} has no INT8 calibrator: TensorRT 8.6 and 10 do.",
            "Leave --int8-mode out: trtc then measures ranges from the same data and places Q/DQ, which every release takes.",
        "--int8-mode calibrator with TensorRT-RTX.");

    public static Code NoQuantType { get; } = new("TRTC6513", Severity.Error, "A type that the target does not take from a model",
        "{0} takes no {1}: its parser reads opset {2} at most, and that is of opset {3}.",
            "Use --int8, or build for {4} or newer, or for TensorRT-RTX.",
        "--fp8 for TensorRT 8.6.");

    public static Code NoInt4Weights { get; } = new("TRTC6514", Severity.Warning, "No weights in INT4",
        "No Gemm or MatMul of the model has a constant weight whose rows are a multiple of 64: none is in INT4.",
        "Leave --int4-weights out; --int8 and --fp8 serve convolutions.", "--int4-weights on a model of convolutions.");

    public static Code RuleText { get; } = new("TRTC6520", Severity.Error, "Rule that cannot be read",
        "{0} '{1}' is no rule of placement with on or off.", "Write NAME=on or NAME=off, NAME one of: {2}.", "--rule first-conv");

    public static Code TargetCannot { get; } = new("TRTC6521", Severity.Error, "Type that the target's builder refuses",
        "{0} builds no {1} in {2} ({3}); that is {4} of the nodes to be quantised (first: '{5}').",
        "Build for another release, keep them out with --exclude op:{1}, or give --best, which leaves them in FP16.",
        "trtc build model.onnx --int8 --calib pictures/ for TensorRT-RTX 1.5, whose builder fails on every quantised Conv.");

    public static Code NoWeakTyping { get; } = new("TRTC6522", Severity.Error, "A release without weakly typed networks",
        "{0} takes all types from the model: its builder chooses none.", "Leave --typing weak out; TensorRT 8.6 and 10 have such networks.",
            "--typing weak for TensorRT-RTX.");

    public static Code LittleInt8 { get; } = new("TRTC6523", Severity.Error, "INT8 that computes next to nothing",
        "{0} of the multiplications are in {1}, though it was asked for.",
        "The report and --emit-onnx show why: {2}. Build with --fp16 instead, take layers in with --include or --rule NAME=off, or "
            + "accept it with --allow-little.",
        "A model whose layers lie in the body of an If.");

    public static Code NoTensorHasRange { get; } = new("TRTC6515", Severity.Error, "Ranges of another model",
        "None of the {0} tensors to be quantised has a range in {1} (first: '{2}'): nothing would be in INT8.",
        "Calibrate this very model: names of tensors must be the same.", "--calib with a TensorRT cache of another model.");

    private static ImmutableArray<Code> PrecisionCodes =>
    [
        NoRanges, RangeMissing, PatternMatchesNothing, AlreadyQuantised, NothingToQuantise, ShareTooSmall, RequireText, NoBFloat16,
            OpsetNotRaised,
        PrecisionsContradict, TypesAreTheBuilders, NoCalibrator, CalibrationUnused, NoQuantType, NoInt4Weights, NoTensorHasRange, RuleText,
            TargetCannot, NoWeakTyping,
        LittleInt8,
    ];
}
