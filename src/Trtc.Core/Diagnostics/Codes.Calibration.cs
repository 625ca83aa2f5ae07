using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

/// <remarks>60xx running the model, 61xx calibration data, 62xx preprocessing, 63xx statistics and their files, 65xx precision.</remarks>
public static partial class Codes
{
    public static Code OrtRefusesModel { get; } = new("TRTC6001", Severity.Error, "ONNX Runtime cannot load the model",
        "ONNX Runtime cannot load the model: {0}.", "Calibration and comparison run the model on the CPU: use operators and types that ONNX Runtime's CPU provider has.",
        "A model with an operator of a TensorRT plugin's domain.");

    public static Code OrtRunFailed { get; } = new("TRTC6002", Severity.Error, "ONNX Runtime cannot run the model",
        "ONNX Runtime cannot run the model: {0}.", "Check the inputs' shapes and types against the model's.",
        "An input of 640×640 for a model made for 224×224.");

    public static Code NoImageInput { get; } = new("TRTC6201", Severity.Error, "Pictures do not fit this input",
        "Pictures cannot feed this input: it is {0}, and a picture needs four dimensions.", "Give .npy, .npz or .bin files for it, as --calib name=FOLDER.",
        "trtc calibrate rec.onnx --calib images/ with a second input of rank 2.");

    public static Code PreprocessChannels { get; } = new("TRTC6202", Severity.Error, "Number of channels",
        "Preprocessing gives {0} channel(s), the model takes {1}.", "Set colour (rgb, bgr, gray) and layout (nchw, nhwc) in the preprocessing file.",
        "colour gray for a model of three channels.");

    public static Code PreprocessSize { get; } = new("TRTC6203", Severity.Error, "Size differs from the model's",
        "Preprocessing gives {0} {1}, the model (or the profile) takes {2}.", "Remove size from the preprocessing file, or change it.",
        "size [256, 256] for a model of 224×224.");

    public static Code PreprocessFileBroken { get; } = new("TRTC6204", Severity.Error, "Preprocessing file cannot be read",
        "The preprocessing file cannot be read: {0}.", "Compare it with the example in docs/calibration.md.",
        "A misspelt name, as \"means\".");

    public static Code PreprocessValue { get; } = new("TRTC6205", Severity.Error, "Preprocessing value",
        "The value {0} cannot be used.", "Give {1}.", "\"std\": [0.229, 0]");

    public static Code PreprocessType { get; } = new("TRTC6206", Severity.Error, "Type of the input",
        "Preprocessing gives {0}, the model takes {1}.", "Pictures can be float32, float16, uint8 or int8, as the model's input says; other inputs need .npy files.",
        "type uint8 for a model that takes float32.");

    public static Code PreprocessNoSize { get; } = new("TRTC6207", Severity.Error, "No size to resize to",
        "The model's height or width is dynamic and nothing says which to calibrate at (1 to {0} pixels).", "Give --profile 1x3x640x640 (its opt shape is used), or size in the preprocessing file.",
        "trtc calibrate det.onnx --calib images/");

    private static ImmutableArray<Code> CalibrationCodes =>
    [
        OrtRefusesModel, OrtRunFailed,
        NoImageInput, PreprocessChannels, PreprocessSize, PreprocessFileBroken, PreprocessValue, PreprocessType, PreprocessNoSize,
    ];
}
