namespace InteropGen.Merge;

/// <summary>Interfaces that the application implements; those that derive from IVersionedInterface in some release need no
/// mention.</summary>
public static class CallbackSettings
{
    public static readonly HashSet<string> Names =
    [
        "ILogger", "IErrorRecorder", "IGpuAllocator", "IProfiler", "IOutputAllocator", "IDebugListener", "IProgressMonitor",
            "IAlgorithmSelector",
        "IInt8Calibrator", "IInt8EntropyCalibrator", "IInt8EntropyCalibrator2", "IInt8MinMaxCalibrator", "IInt8LegacyCalibrator",
        "IStreamReader", "IStreamWriter", "IRefitterObserver",
    ];
}
