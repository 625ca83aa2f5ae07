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

    private static ImmutableArray<Code> CalibrationCodes => [OrtRefusesModel, OrtRunFailed];
}
