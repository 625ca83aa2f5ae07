using System.Collections.Immutable;

namespace Trtc.Core.Diagnostics;

public static partial class Codes
{
    public static Code NoTensorRT { get; } = new("TRTC3001", Severity.Error, "No TensorRT found",
        "no TensorRT was found: {0}.",
        "Run 'trtc sdk install tensorrt-rtx', or name the folder of an installed one with --sdk DIR or TRTC_SDK.",
        "trtc build on a machine where nothing is installed.");

    public static Code LibraryDoesNotLoad { get; } = new("TRTC3002", Severity.Error, "The library does not load",
        "{0}.", "Install what it needs, or choose another one with --sdk DIR; 'trtc sdk list' shows all that were found.",
        "A libnvinfer.so.10 whose cuDNN is missing, or a file that is no library.");

    public static Code UnknownRelease { get; } = new("TRTC3003", Severity.Error, "A release that this trtc does not know",
        "{0}.", "Use one of those, or a newer trtc.",
        "A TensorRT-RTX newer than this trtc: its interface moves between minor releases, so guessing would crash.");

    public static Code RequiredSdkMissing { get; } = new("TRTC3004", Severity.Error, "The required TensorRT is not there",
        "{0} is required, but {1}.",
            "Install it, name its folder with --sdk DIR, or change the requirement (--require-sdk, or requireSdk in trtc.json).",
        "trtc build model.onnx --require-sdk tensorrt-8.6.1 where only TensorRT-RTX 1.7 is installed.");

    public static Code NearestRelease { get; } = new("TRTC3005", Severity.Warning, "A newer minor release than any known",
        "{0} is newer than this trtc; it is driven as {1}.", "Nothing, if the engine works; a newer trtc may know this release.",
        "TensorRT 11.9 with a trtc whose newest known release is 11.4.");

    public static Code NoParser { get; } = new("TRTC3006", Severity.Error, "No ONNX parser",
        "{0}.", "Install the parser of the same release (libnvonnxparser, or libtensorrt_onnxparser_rtx) into the same folder.",
        "A folder with libnvinfer.so.10 but no libnvonnxparser.so.10.");

    public static Code LibraryRefuses { get; } = new("TRTC3007", Severity.Error, "The library refuses to start",
        "{0}.", "See what the library says; an enterprise TensorRT builds only on a machine with an NVIDIA GPU and its driver.",
        "TensorRT 10 on a machine without a CUDA driver.");

    public static Code SdkSkipped { get; } = new("TRTC3008", Severity.Warning, "A TensorRT was passed over",
        "{0} is passed over: {1}", "Repair or remove it; --sdk DIR chooses one and looks no further.",
        "A broken library in the store while a good one is installed by pip.");

    public static Code SdkSourceUnusable { get; } = new("TRTC3009", Severity.Error, "Nothing to install there",
        "{0}: {1}.", "Give the wheel (tensorrt_rtx_cu13_libs-*.whl) or a folder that holds libtensorrt_rtx.so.1.",
        "trtc sdk install tensorrt-rtx --from notes.txt");

    public static Code PipFailed { get; } = new("TRTC3010", Severity.Error, "pip could not fetch the package",
        "'{0}' failed: {1}.", "Fetch the wheel on another machine and give it with --from WHEEL.",
        "trtc sdk install tensorrt-rtx on a machine without Python or without a network.");

    public static Code SdkNotInstalled { get; } = new("TRTC3011", Severity.Error, "The installation failed",
        "{0} could not be installed into {1}: {2}.", "Free space there, or set XDG_DATA_HOME (Windows: LOCALAPPDATA) to another place.",
        "The disk is full.");

    public static Code ProbeCrashed { get; } = new("TRTC3012", Severity.Error, "The library crashes when it is loaded",
        "{0} ended the process that loaded it ({1}).{2}", "Install it anew, or choose another one with --sdk DIR.",
        "A library of another machine type, or a damaged one.");

    public static Code OrtLibraryMissing { get; } = new("TRTC3101", Severity.Error, "ONNX Runtime's library is missing",
        "ONNX Runtime's native library cannot be loaded: {0}.",
            "Put it back beside trtc (libonnxruntime.so, onnxruntime.dll); it is part of trtc's package.",
        "trtc calibrate after the library beside it was deleted.");

    public static Code SkiaLibraryMissing { get; } = new("TRTC3102", Severity.Error, "Skia's library is missing",
        "Skia's native library, which decodes images, cannot be loaded: {0}.",
            "Put it back beside trtc (libSkiaSharp.so, libSkiaSharp.dll); it is part of trtc's package.",
        "trtc calibrate --calib images/ after the library beside it was deleted.");

    public static Code EngineNeedsGpu { get; } = new("TRTC3201", Severity.Error, "An engine runs on a GPU only",
        "{0} is an engine: it runs on the NVIDIA GPU it was built for, and none can be used here: {1}.",
        "Compare on the machine that the engine is for, or compare the ONNX model that it was built from: 'trtc build --emit-onnx "
            + "FILE' writes it.",
        "trtc compare model.onnx model.engine --data images/ on a machine without a GPU.");

    public static Code EngineRelease { get; } = new("TRTC3202", Severity.Error, "The engine is of another TensorRT",
        "{0} was built by {1}; {2}.",
            "Install that release or name its folder with --sdk DIR: an engine runs in the release that built it.",
        "An engine of TensorRT 8.6.1 where TensorRT 10.16 is installed.");

    public static Code EngineRefused { get; } = new("TRTC3203", Severity.Error, "TensorRT does not load the engine",
        "{0} cannot be loaded: {1}.",
            "An engine runs in the release and on the kind of GPU that it was built for: build it anew here, or compare where it belongs.",
        "An engine built for compute capability 8.9 on a machine with another GPU, or a damaged file.");

    public static Code EngineFailed { get; } = new("TRTC3204", Severity.Error, "The engine does not run",
        "the inference failed: {0}.", "Free device memory or give smaller inputs; if it stays, build the engine anew.",
            "Too little device memory for an output.");

    public static Code EngineCrashed { get; } = new("TRTC3205", Severity.Error, "The process that ran the engine ended",
        "the process that ran the engine ended with {0} while it was {1}.{2}",
            "This is a fault of the library, of its driver, or of a damaged engine: build the engine anew.",
        "A segmentation fault inside the vendor library.");

    public static Code GpuNeeded { get; } = new("TRTC3013", Severity.Error, "This build needs a GPU",
        "TensorRT wants a CUDA device for this and found none that works: {0}.",
        "Build on a machine with an NVIDIA GPU and its driver; TensorRT-RTX needs one for --refit and --strip-weights only.",
        "trtc build model.onnx --refit with TensorRT-RTX on a machine without a GPU.");

    public static Code WrongTables { get; } = new("TRTC3014", Severity.Error, "The library is not laid out as its release is known to be",
        "{0} is not used: {1}.{2}", "Use another release (--sdk DIR; 'trtc sdk list' shows those found), or a newer trtc.",
        "A library that says it is TensorRT 10.17 and has methods in other places than 10.16, the newest release that this trtc knows.");

    public static Code UnknownWheel { get; } = new("TRTC3015", Severity.Error, "A package that this trtc does not know",
        "pip brought {0} with the SHA-256 {1}, which is none of those known here; nothing of it was unpacked or loaded.",
        "Compare the hash with the one that NVIDIA's page on PyPI shows, and repeat with --trust where they agree.",
        "trtc sdk install tensorrt-rtx after NVIDIA published a release that is newer than this trtc.");

    public static Code UnknownWheelTrusted { get; } =
        new("TRTC3016", Severity.Warning, "A package that this trtc does not know is installed",
        "pip brought {0} with the SHA-256 {1}, which is none of those known here; --trust installs it.",
        "Compare the hash with the one that NVIDIA's page on PyPI shows.",
        "trtc sdk install tensorrt-rtx --trust");

    public static Code StoreDamaged { get; } = new("TRTC3017", Severity.Error, "The store is damaged",
        "{0} is not as it was installed: {1}.", "Run 'trtc sdk install tensorrt-rtx' again: it replaces the folder.",
        "trtc sdk list after a file in the store was cut short.");

    private static ImmutableArray<Code> EnvironmentCodes =>
    [
        NoTensorRT, LibraryDoesNotLoad, UnknownRelease, RequiredSdkMissing, NearestRelease, NoParser, LibraryRefuses, SdkSkipped,
            SdkSourceUnusable,
        PipFailed, SdkNotInstalled, ProbeCrashed, GpuNeeded, WrongTables, UnknownWheel, UnknownWheelTrusted, StoreDamaged,
            OrtLibraryMissing, SkiaLibraryMissing, EngineNeedsGpu, EngineRelease, EngineRefused,
        EngineFailed, EngineCrashed,
    ];
}
