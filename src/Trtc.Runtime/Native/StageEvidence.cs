using TensorRT;
using TensorRT.Cuda;
using Trtc.Core.Contracts;
using Trtc.Core.Engines;

namespace Trtc.Runtime.Native;

/// <summary>Loads an engine that was just built and asks its inspector; every fault is an answer.</summary>
internal static class StageEvidence
{
    /// <summary>Characters of the inspector's JSON: thousands of layers have a few million.</summary>
    private const int Most = 128 << 20;

    public static EngineEvidence Of(TensorRTLibrary library, Logger logger, EngineEvidenceRequest request)
    {
        if (StageGpu.Find(out var whyNot) is not { } device) return EngineEvidence.None($"no GPU can be used here ({whyNot})");
        try
        {
            var capability = device.ComputeCapability;
            if (!request.Targets.IsEmpty && !request.Targets.Contains(capability))
                return EngineEvidence.None(
                    $"it was built for {string.Join(", ", request.Targets.Select(TargetText.Format))}, the GPU here is "
                    + $"{StageGpu.Describe(device)}");
            using var context = device.UsePrimaryContext();
            using var runtime = library.CreateRuntime(logger);
            using var engine = runtime.DeserializeEngine(request.Path);
            using var inspector = engine.CreateInspector();
            var told = inspector.GetEngineInformation(LayerInformationFormat.kJSON);
            if (told.Contains("due to dynamic shapes", StringComparison.Ordinal) && AtOptimum(engine) is { } execution)
            {
                using (execution)
                    if (inspector.SetExecutionContext(execution)) told = inspector.GetEngineInformation(LayerInformationFormat.kJSON);
            }
            return told.Length > Most ? EngineEvidence.None($"the inspector tells {told.Length} characters")
                : new(null, StageGpu.Describe(device), engine.LayerCount, told);
        }
        catch (Exception e) when (e is TensorRTException or CudaException or IOException or NotInThisReleaseException)
        {
            return EngineEvidence.None(e.Message.TrimEnd('.'));
        }
    }

    /// <summary>A context whose shapes are those tuned for: without, some releases tell no formats of dynamic layers. It takes no device
    /// memory.</summary>
    private static TensorRT.ExecutionContext? AtOptimum(Engine engine)
    {
        TensorRT.ExecutionContext context;
        try
        {
            context = engine.CreateExecutionContext(ExecutionContextAllocationStrategy.kUSER_MANAGED);
        }
        catch (TensorRTException)
        {
            return null;
        }
        foreach (var name in engine.TensorNames)
        {
            if (engine.GetTensorMode(name) != TensorIOMode.kINPUT || engine.GetTensorShape(name)?.Contains(-1) != true) continue;
            if (engine.GetProfileShape(name, 0, OptProfileSelector.kOPT) is { } opt) context.SetInputShape(name, [.. opt]);
        }
        return context;
    }
}
