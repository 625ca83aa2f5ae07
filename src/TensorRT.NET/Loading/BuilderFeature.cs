using TensorRT.Interop;

namespace TensorRT;

/// <summary>What some releases of the builder have and others lack.</summary>
public enum BuilderFeature
{
    VersionCompatible, ExcludeLeanRuntime, HardwareCompatibility, SameComputeCapability, RuntimePlatform, Refit, StripPlan, WeightStreaming,
        Sparsity, Tf32, Dla,
    GpuFallback, TacticSources, AverageTiming, MaxTactics, MaxAuxStreams, Tiling, TimingCache, ErrorOnTimingCacheMiss, PluginLibraries,
        SerializedPlugins,
    ProfilingVerbosity, TacticDramPool, TacticSharedMemoryPool, DlaPools, PreviewFeatures, ProgressMonitor, ComputeCapabilities,
        OptimizationLevel, Fp16Flag, Bf16Flag, Int8Flag, Fp8Flag,
    LayerPrecision, PrecisionConstraints, Int8Calibrator, StreamWriter, WeakTyping,
    EngineCapability, RefitIdentical, RefitIndividual, StrictNans, DistributiveIndependence, DirectIo, BuildRoutes, RemoteAutoTuning,
        MonitorMemory, TensorTypes,
}

/// <summary>Which releases have a <see cref="BuilderFeature"/>: read from the generated tables, so that it follows every new
/// release.</summary>
public static unsafe class ReleaseFeatures
{
    /// <summary>Whether the release that drives <paramref name="builder"/> has it.</summary>
    public static bool Has(Builder builder, BuilderFeature feature) => Has(builder.Abi, feature);

    /// <summary>As "TensorRT 10.8 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7"; "no release" where none has it.</summary>
    public static string ReleasesWith(BuilderFeature feature) => ReleaseRanges.Describe(abi => Has(abi, feature));

    private static bool Has(Abi abi, BuilderFeature feature)
    {
        // Only slots are asked for; nothing is called.
        var config = new VBuilderConfig(null, abi);
        return feature switch
        {
            BuilderFeature.VersionCompatible => abi.Has(BuilderFlag.kVERSION_COMPATIBLE),
            BuilderFeature.ExcludeLeanRuntime => abi.Has(BuilderFlag.kEXCLUDE_LEAN_RUNTIME),
            BuilderFeature.HardwareCompatibility => config.Has_setHardwareCompatibilityLevel,
            BuilderFeature.SameComputeCapability =>
                config.Has_setHardwareCompatibilityLevel && abi.Has(HardwareCompatibilityLevel.kSAME_COMPUTE_CAPABILITY),
            BuilderFeature.RuntimePlatform => config.Has_setRuntimePlatform,
            BuilderFeature.Refit => abi.Has(BuilderFlag.kREFIT),
            BuilderFeature.StripPlan => abi.Has(BuilderFlag.kSTRIP_PLAN),
            BuilderFeature.WeightStreaming => abi.Has(BuilderFlag.kWEIGHT_STREAMING),
            BuilderFeature.Sparsity => abi.Has(BuilderFlag.kSPARSE_WEIGHTS),
            BuilderFeature.Tf32 => abi.Has(BuilderFlag.kTF32),
            // RTX has the members and no DLA.
            BuilderFeature.Dla => abi.Product == Product.TensorRT && config.Has_setDLACore,
            BuilderFeature.GpuFallback => abi.Product == Product.TensorRT && abi.Has(BuilderFlag.kGPU_FALLBACK),
            BuilderFeature.TacticSources => config.Has_setTacticSources,
            BuilderFeature.AverageTiming => config.Has_setAvgTimingIterations,
            BuilderFeature.MaxTactics => config.Has_setMaxNbTactics,
            BuilderFeature.MaxAuxStreams => config.Has_setMaxAuxStreams || config.Has_setMaxAuxStreams_rtx1_4,
            BuilderFeature.Tiling => config.Has_setTilingOptimizationLevel,
            BuilderFeature.TimingCache => config.Has_setTimingCache,
            BuilderFeature.ErrorOnTimingCacheMiss => abi.Has(BuilderFlag.kERROR_ON_TIMING_CACHE_MISS),
            BuilderFeature.PluginLibraries => new IPluginRegistry(null, abi).Has_loadLibrary,
            BuilderFeature.SerializedPlugins => config.Has_setPluginsToSerialize,
            BuilderFeature.ProfilingVerbosity => config.Has_setProfilingVerbosity,
            BuilderFeature.TacticDramPool => abi.Has(MemoryPoolType.kTACTIC_DRAM),
            BuilderFeature.TacticSharedMemoryPool => abi.Has(MemoryPoolType.kTACTIC_SHARED_MEMORY),
            BuilderFeature.DlaPools => abi.Product == Product.TensorRT && abi.Has(MemoryPoolType.kDLA_MANAGED_SRAM),
            BuilderFeature.PreviewFeatures => config.Has_setPreviewFeature,
            BuilderFeature.ProgressMonitor => config.Has_setProgressMonitor,
            BuilderFeature.ComputeCapabilities => config.Has_setComputeCapability,
            BuilderFeature.OptimizationLevel => config.Has_setBuilderOptimizationLevel,
            BuilderFeature.Fp16Flag => abi.Has(BuilderFlag.kFP16),
            BuilderFeature.Bf16Flag => abi.Has(BuilderFlag.kBF16),
            BuilderFeature.Int8Flag => abi.Has(BuilderFlag.kINT8),
            BuilderFeature.Fp8Flag => abi.Has(BuilderFlag.kFP8),
            BuilderFeature.LayerPrecision => new VLayer(null, abi).Has_setPrecision,
            BuilderFeature.PrecisionConstraints => abi.Has(BuilderFlag.kOBEY_PRECISION_CONSTRAINTS),
            BuilderFeature.Int8Calibrator => config.Has_setInt8Calibrator,
            BuilderFeature.StreamWriter => new VBuilder(null, abi).Has_buildSerializedNetworkToStream,
            BuilderFeature.WeakTyping => abi.Has(BuilderFlag.kFP16),
            BuilderFeature.EngineCapability => config.Has_setEngineCapability,
            BuilderFeature.RefitIdentical => abi.Has(BuilderFlag.kREFIT_IDENTICAL),
            BuilderFeature.RefitIndividual => abi.Has(BuilderFlag.kREFIT_INDIVIDUAL),
            BuilderFeature.StrictNans => abi.Has(BuilderFlag.kSTRICT_NANS),
            BuilderFeature.DistributiveIndependence => abi.Has(BuilderFlag.kDISTRIBUTIVE_INDEPENDENCE),
            BuilderFeature.DirectIo => abi.Has(BuilderFlag.kDIRECT_IO),
            BuilderFeature.BuildRoutes => config.Has_setBuildRoute,
            BuilderFeature.RemoteAutoTuning => config.Has_setRemoteAutoTuningConfig,
            BuilderFeature.TensorTypes => new VTensor(null, abi).Has_setType,
            BuilderFeature.MonitorMemory => abi.Has(BuilderFlag.kMONITOR_MEMORY),
            _ => throw new ArgumentOutOfRangeException(nameof(feature)),
        };
    }
}
