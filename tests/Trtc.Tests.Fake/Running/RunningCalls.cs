using TensorRT;
using ExecutionContext = TensorRT.ExecutionContext;

namespace Trtc.Tests.Fake.Running;

/// <summary>What runs an engine, each made from the one before.</summary>
internal sealed record RunningObjects(Builder Builder, BuilderConfig Config, NetworkDefinition Network, TensorRT.Runtime Runtime,
    Engine Engine, ExecutionContext Context, Refitter Refitter, EngineInspector Inspector);

/// <summary>Every call of the classes that load and run engines, once, with arguments that tell them apart. Names are those of the
/// members.</summary>
internal static class RunningCalls
{
    public static readonly (string Name, Action<RunningObjects> Call)[] All =
    [
        ("Builder.MaxThreads =", o => o.Builder.MaxThreads = 3),
        ("Builder.MaxThreads", o => _ = o.Builder.MaxThreads),
        ("Builder.DlaCoreCount", o => _ = o.Builder.DlaCoreCount),
        ("Builder.IsNetworkSupported", o => o.Builder.IsNetworkSupported(o.Network, o.Config)),
        ("BuilderConfig.OptimizationLevel =", o => o.Config.OptimizationLevel = 4),
        ("BuilderConfig.OptimizationLevel", o => _ = o.Config.OptimizationLevel),
        ("BuilderConfig.SetMemoryPoolLimit", o => o.Config.SetMemoryPoolLimit(MemoryPoolType.kDLA_LOCAL_DRAM, 77)),
        ("BuilderConfig.GetMemoryPoolLimit", o => o.Config.GetMemoryPoolLimit(MemoryPoolType.kDLA_LOCAL_DRAM)),
        ("BuilderConfig.SetDevice", o => o.Config.SetDevice(o.Network.AddIdentity(o.Network.Input(0)), DeviceType.kDLA)),
        ("BuilderConfig.CanRunOnDla", o => o.Config.CanRunOnDla(o.Network.AddIdentity(o.Network.Input(0)))),
        ("BuilderConfig.ProfileStream =", o => o.Config.ProfileStream = 5),
        ("BuilderConfig.ProfileStream", o => _ = o.Config.ProfileStream),
        ("BuilderConfig.CalibrateBeforeFusion =", o => o.Config.CalibrateBeforeFusion = true),
        ("BuilderConfig.CalibrateBeforeFusion", o => _ = o.Config.CalibrateBeforeFusion),
        ("BuilderConfig.BuildRoute =", o => o.Config.BuildRoute = "route"),
        ("BuilderConfig.BuildRoute", o => _ = o.Config.BuildRoute),
        ("BuilderConfig.BuildRoutes", o => _ = o.Config.BuildRoutes),
        ("BuilderConfig.RemoteAutoTuning =", o => o.Config.RemoteAutoTuning = "ssh://host"),
        ("BuilderConfig.RemoteAutoTuning", o => _ = o.Config.RemoteAutoTuning),
        ("Runtime.EngineHeaderSize", o => _ = o.Runtime.EngineHeaderSize),
        ("Runtime.GetEngineValidity", o => o.Runtime.GetEngineValidity([1, 2, 3], out _)),
        ("Runtime.MaxThreads =", o => o.Runtime.MaxThreads = 3),
        ("Runtime.DlaCore =", o => o.Runtime.DlaCore = 1),
        ("Runtime.EngineHostCodeAllowed =", o => o.Runtime.EngineHostCodeAllowed = true),
        ("Runtime.TemporaryDirectory =", o => o.Runtime.TemporaryDirectory = "/tmp"),
        ("Runtime.DeferredWeightsLoading =", o => o.Runtime.DeferredWeightsLoading = true),
        ("Runtime.DeferredWeightsLoading", o => _ = o.Runtime.DeferredWeightsLoading),
        ("Runtime.DlaWorkspaceAllocation =", o => o.Runtime.DlaWorkspaceAllocation = DLAWorkspaceAllocationStrategy.kSHARED_STATIC),
        ("Runtime.DlaWorkspaceAllocation", o => _ = o.Runtime.DlaWorkspaceAllocation),
        ("Runtime.LoadRuntime", o => o.Runtime.LoadRuntime("lean.so").Dispose()),
        ("Engine.Name", o => _ = o.Engine.Name),
        ("Engine.LayerCount", o => _ = o.Engine.LayerCount),
        ("Engine.ProfileCount", o => _ = o.Engine.ProfileCount),
        ("Engine.IsRefittable", o => _ = o.Engine.IsRefittable),
        ("Engine.HardwareCompatibility", o => _ = o.Engine.HardwareCompatibility),
        ("Engine.ProfilingVerbosity", o => _ = o.Engine.ProfilingVerbosity),
        ("Engine.Capability", o => _ = o.Engine.Capability),
        ("Engine.AuxStreamCount", o => _ = o.Engine.AuxStreamCount),
        ("Engine.TensorNames", o => _ = o.Engine.TensorNames),
        ("Engine.GetTensorShape", o => o.Engine.GetTensorShape("x")),
        ("Engine.GetTensorType", o => o.Engine.GetTensorType("x")),
        ("Engine.GetTensorMode", o => o.Engine.GetTensorMode("x")),
        ("Engine.GetTensorLocation", o => o.Engine.GetTensorLocation("x")),
        ("Engine.IsShapeInferenceTensor", o => o.Engine.IsShapeInferenceTensor("x")),
        ("Engine.GetTensorFormat", o => o.Engine.GetTensorFormat("x", 2)),
        ("Engine.GetTensorFormatDescription", o => o.Engine.GetTensorFormatDescription("x", 2)),
        ("Engine.GetVectorization", o => o.Engine.GetVectorization("x", 2)),
        ("Engine.GetProfileShape", o => o.Engine.GetProfileShape("x", 2, OptProfileSelector.kMAX)),
        ("Engine.GetProfileValues", o => o.Engine.GetProfileValues("x", 2, OptProfileSelector.kMAX, 3)),
        ("Engine.GetAliasedInput", o => o.Engine.GetAliasedInput("y")),
        ("Engine.IsDebugTensor", o => o.Engine.IsDebugTensor("y")),
        ("Engine.DeviceMemorySize", o => _ = o.Engine.DeviceMemorySize),
        ("Engine.GetDeviceMemorySize", o => o.Engine.GetDeviceMemorySize(2)),
        ("Engine.GetStat", o => o.Engine.GetStat(EngineStat.kSTRIPPED_WEIGHTS_SIZE)),
        ("Engine.StreamableWeightsSize", o => _ = o.Engine.StreamableWeightsSize),
        ("Engine.WeightStreamingBudget =", o => o.Engine.WeightStreamingBudget = 99),
        ("Engine.WeightStreamingBudget", o => _ = o.Engine.WeightStreamingBudget),
        ("Engine.WeightStreamingAutomaticBudget", o => _ = o.Engine.WeightStreamingAutomaticBudget),
        ("Engine.WeightStreamingScratchMemorySize", o => _ = o.Engine.WeightStreamingScratchMemorySize),
        ("Engine.AreWeightsLoaded", o => _ = o.Engine.AreWeightsLoaded),
        ("Engine.LoadWeights", o => Refused(() => o.Engine.LoadWeights([1, 2, 3]))),
        ("Engine.UnloadWeights", o => Refused(o.Engine.UnloadWeights)),
        ("Engine.CreateExecutionContext", o => o.Engine.CreateExecutionContext().Dispose()),
        ("Engine.CreateExecutionContext, memory by the caller",
            o => o.Engine.CreateExecutionContext(ExecutionContextAllocationStrategy.kUSER_MANAGED).Dispose()),
        ("Engine.CreateRuntimeConfig", o =>
        {
            using var config = o.Engine.CreateRuntimeConfig();
            config.AllocationStrategy = ExecutionContextAllocationStrategy.kON_PROFILE_CHANGE;
            _ = config.AllocationStrategy;
            o.Engine.CreateExecutionContext(config).Dispose();
        }),
        ("RuntimeConfig.KernelSpecialization", o =>
        {
            using var config = o.Engine.CreateRuntimeConfig();
            config.KernelSpecialization = DynamicShapesKernelSpecializationStrategy.kEAGER;
            _ = config.KernelSpecialization;
        }),
        ("RuntimeConfig.CudaGraphStrategy", o =>
        {
            using var config = o.Engine.CreateRuntimeConfig();
            config.CudaGraphStrategy = CudaGraphStrategy.kWHOLE_GRAPH_CAPTURE;
            _ = config.CudaGraphStrategy;
        }),
        ("RuntimeConfig.SetRuntimeCache", o =>
        {
            using var config = o.Engine.CreateRuntimeConfig();
            using var cache = config.CreateRuntimeCache();
            cache.Deserialize([1, 2, 3]);
            config.SetRuntimeCache(cache);
            cache.Serialize().Dispose();
            cache.Reset();
        }),
        ("Engine.Serialize", o => o.Engine.Serialize().Dispose()),
        ("Engine.Serialize without weights", o => o.Engine.Serialize(SerializationFlag.kEXCLUDE_WEIGHTS).Dispose()),
        ("ExecutionContext.Name =", o => o.Context.Name = "one"),
        ("ExecutionContext.OptimizationProfile", o => _ = o.Context.OptimizationProfile),
        ("ExecutionContext.SetOptimizationProfile", o => o.Context.SetOptimizationProfile(2, 5)),
        ("ExecutionContext.SetInputShape", o => o.Context.SetInputShape("x", [1, 2, 3])),
        ("ExecutionContext.GetTensorShape", o => o.Context.GetTensorShape("x")),
        ("ExecutionContext.GetTensorStrides", o => o.Context.GetTensorStrides("x")),
        ("ExecutionContext.SetTensorAddress", o => o.Context.SetTensorAddress("x", 4096)),
        ("ExecutionContext.UseOutputMemory", o => o.Context.UseOutputMemory("y", 4096, 64)),
        ("ExecutionContext.GetTensorAddress", o => o.Context.GetTensorAddress("x")),
        ("ExecutionContext.AllInputDimensionsSpecified", o => _ = o.Context.AllInputDimensionsSpecified),
        ("ExecutionContext.InferShapes", o => o.Context.InferShapes()),
        ("ExecutionContext.GetMaxOutputSize", o => o.Context.GetMaxOutputSize("y")),
        ("ExecutionContext.DebugSync =", o => o.Context.DebugSync = true),
        ("ExecutionContext.SetDeviceMemory", o => o.Context.SetDeviceMemory(4096, 64)),
        ("ExecutionContext.UpdateDeviceMemorySizeForShapes", o => o.Context.UpdateDeviceMemorySizeForShapes()),
        ("ExecutionContext.SetAuxStreams", o => o.Context.SetAuxStreams([1, 2])),
        ("ExecutionContext.SetInputConsumedEvent", o => o.Context.SetInputConsumedEvent(7)),
        ("ExecutionContext.PersistentCacheLimit =", o => o.Context.PersistentCacheLimit = 88),
        ("ExecutionContext.NvtxVerbosity =", o => o.Context.NvtxVerbosity = ProfilingVerbosity.kDETAILED),
        ("ExecutionContext.EnqueueEmitsProfile =", o => o.Context.EnqueueEmitsProfile = true),
        ("ExecutionContext.ReportToProfiler", o => o.Context.ReportToProfiler()),
        ("ExecutionContext.SetTensorDebugState", o => o.Context.SetTensorDebugState("y", true)),
        ("ExecutionContext.IsStreamCapturable", o => o.Context.IsStreamCapturable(5)),
        ("ExecutionContext.SetProfiler", o => o.Context.SetProfiler((_, _) => { })),
        ("ExecutionContext.Enqueue", o => Refused(() => o.Context.Enqueue(5))),
        ("EngineInspector.GetEngineInformation", o => o.Inspector.GetEngineInformation(LayerInformationFormat.kJSON)),
        ("EngineInspector.GetLayerInformation", o => o.Inspector.GetLayerInformation(4, LayerInformationFormat.kJSON)),
        ("EngineInspector.SetExecutionContext", o => o.Inspector.SetExecutionContext(o.Context)),
        ("Refitter.Weights", o => _ = o.Refitter.Weights),
        ("Refitter.Missing", o => _ = o.Refitter.Missing),
        ("Refitter.SetWeights", o => o.Refitter.SetWeights("w", DataType.kHALF, 4096, 5)),
        ("Refitter.SetWeights on the device", o => o.Refitter.SetWeights("w", DataType.kHALF, 4096, 5, TensorLocation.kDEVICE)),
        ("Refitter.UnsetWeights", o => o.Refitter.UnsetWeights("w")),
        ("Refitter.GetPrototype", o => o.Refitter.GetPrototype("w")),
        ("Refitter.GetWeights", o => o.Refitter.GetWeights("w")),
        ("Refitter.GetWeightsLocation", o => o.Refitter.GetWeightsLocation("w")),
        ("Refitter.WeightsValidation =", o => o.Refitter.WeightsValidation = true),
        ("Refitter.MaxThreads =", o => o.Refitter.MaxThreads = 3),
        ("Refitter.RefitAsync", o => Refused(() => o.Refitter.RefitAsync(5))),
        ("Refitter.Refit", o => Refused(o.Refitter.Refit)),
    ];

    // To the fake, all that sets succeeds and all that does fails: the failure has to be told.
    private static void Refused(Action act)
    {
        try
        {
            act();
        }
        catch (TensorRTException e)
        {
            Assert.Equal(TensorRTError.NativeFailure, e.Error);
            return;
        }
        Assert.Fail("a failure is not told");
    }
}
