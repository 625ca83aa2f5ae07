using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code OrtLibraryMissing { get; } = new("TRTC3101", Severity.Error, "ONNX Runtime's library is missing",
        "ONNX Runtime's native library cannot be loaded: {0}.", "Put it back beside trtc (libonnxruntime.so, onnxruntime.dll); it is part of trtc's package.",
        "trtc calibrate after the library beside it was deleted.");

    public static Code SkiaLibraryMissing { get; } = new("TRTC3102", Severity.Error, "Skia's library is missing",
        "Skia's native library, which decodes images, cannot be loaded: {0}.", "Put it back beside trtc (libSkiaSharp.so, libSkiaSharp.dll); it is part of trtc's package.",
        "trtc calibrate --calib images/ after the library beside it was deleted.");

    private static ImmutableArray<Code> EnvironmentCodes => [OrtLibraryMissing, SkiaLibraryMissing];
}
