using System.Collections.Immutable;
using TensorRT;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>One option on its way to the builder.</summary>
/// <param name="Option">As on the command line.</param>
/// <param name="Feature">What the release must have for it.</param>
/// <param name="Apply">May throw what a refusal throws.</param>
internal sealed record ConfigurationOption(string Option, Func<BuildOptions, bool> IsGiven, BuilderFeature Feature, Action<BuilderConfig,
    BuildOptions> Apply);

/// <summary>
/// Carries <see cref="BuildOptions"/> over to a builder's configuration, one row an option. What the release lacks is a fault (TRTC4012),
/// never left out in silence.
/// </summary>
internal static class ConfigurationOptions
{
    public static ImmutableArray<ConfigurationOption> All { get; } =
    [
        new("--workspace", o => o.Workspace is not null, BuilderFeature.TacticSources,
            (c, o) => c.SetMemoryPoolLimit(MemoryPoolType.kWORKSPACE, o.Workspace!.Value)),
        new("--opt-level", o => o.OptimizationLevel is not null, BuilderFeature.OptimizationLevel,
            (c, o) => c.OptimizationLevel = o.OptimizationLevel!.Value),
        Flag("--version-compatible", o => o.VersionCompatible, BuilderFeature.VersionCompatible, BuilderFlag.kVERSION_COMPATIBLE),
        Flag("--exclude-lean-runtime", o => o.ExcludeLeanRuntime, BuilderFeature.ExcludeLeanRuntime, BuilderFlag.kEXCLUDE_LEAN_RUNTIME),
        new("--hardware-compat", o => o.HardwareCompatibility is HardwareCompatibility.None or HardwareCompatibility.AmperePlus,
            BuilderFeature.HardwareCompatibility,
            (c, o) => c.HardwareCompatibility = o.HardwareCompatibility == HardwareCompatibility.None ? HardwareCompatibilityLevel.kNONE
                : HardwareCompatibilityLevel.kAMPERE_PLUS),
        new("--hardware-compat same-compute-capability", o => o.HardwareCompatibility == HardwareCompatibility.SameComputeCapability,
            BuilderFeature.SameComputeCapability,
            (c, _) => c.HardwareCompatibility = HardwareCompatibilityLevel.kSAME_COMPUTE_CAPABILITY),
        new("--runtime-platform", o => o.RuntimePlatform is not null, BuilderFeature.RuntimePlatform,
            (c, o) => c.RuntimePlatform = o.RuntimePlatform == EnginePlatform.WindowsAmd64 ? RuntimePlatform.kWINDOWS_AMD64
                : RuntimePlatform.kSAME_AS_BUILD),
        new("--engine-capability", o => o.EngineCapability is not null, BuilderFeature.EngineCapability,
            (c, o) => c.EngineCapability = (EngineCapability)o.EngineCapability!.Value),
        Flag("--refit", o => o.Refit, BuilderFeature.Refit, BuilderFlag.kREFIT),
        Flag("--refit-identical", o => o.RefitIdentical, BuilderFeature.RefitIdentical, BuilderFlag.kREFIT_IDENTICAL),
        Flag("--refit-individual", o => o.RefitIndividual, BuilderFeature.RefitIndividual, BuilderFlag.kREFIT_INDIVIDUAL),
        Flag("--strip-weights", o => o.StripWeights, BuilderFeature.StripPlan, BuilderFlag.kSTRIP_PLAN),
        Flag("--weight-streaming", o => o.WeightStreaming, BuilderFeature.WeightStreaming, BuilderFlag.kWEIGHT_STREAMING),
        Flag("--sparsity", o => o.Sparsity, BuilderFeature.Sparsity, BuilderFlag.kSPARSE_WEIGHTS),
        new("--no-tf32", o => o.NoTf32, BuilderFeature.Tf32, (c, _) => c.SetFlag(BuilderFlag.kTF32, false)),
        Flag("--strict-nans", o => o.StrictNans, BuilderFeature.StrictNans, BuilderFlag.kSTRICT_NANS),
        Flag("--distributive-independence", o => o.DistributiveIndependence, BuilderFeature.DistributiveIndependence,
            BuilderFlag.kDISTRIBUTIVE_INDEPENDENCE),
        Flag("--direct-io", o => o.DirectIo, BuilderFeature.DirectIo, BuilderFlag.kDIRECT_IO),
        new("--dla-core", o => o.DlaCore is not null, BuilderFeature.Dla, (c, o) => c.UseDla(o.DlaCore!.Value)),
        Flag("--gpu-fallback", o => o.GpuFallback, BuilderFeature.GpuFallback, BuilderFlag.kGPU_FALLBACK),
        new("--tactic-sources", o => !o.TacticSources.IsEmpty, BuilderFeature.TacticSources, SetTacticSources),
        new("--avg-timing", o => o.AvgTiming is not null, BuilderFeature.AverageTiming,
            (c, o) => c.AverageTimingIterations = o.AvgTiming!.Value),
        new("--max-tactics", o => o.MaxTactics is not null, BuilderFeature.MaxTactics, (c, o) => c.MaxTactics = o.MaxTactics!.Value),
        new("--max-aux-streams", o => o.MaxAuxStreams is not null, BuilderFeature.MaxAuxStreams,
            (c, o) => c.MaxAuxStreams = o.MaxAuxStreams!.Value),
        new("--tiling", o => o.Tiling is not null, BuilderFeature.Tiling,
            (c, o) => c.TilingLevel = (TilingOptimizationLevel)o.Tiling!.Value),
        new("--tiling-l2-limit", o => o.TilingL2Limit is not null, BuilderFeature.Tiling,
            (c, o) => c.TilingL2Limit = o.TilingL2Limit!.Value),
        new("--build-route", o => o.BuildRoute is not null, BuilderFeature.BuildRoutes, (c, o) => c.BuildRoute = o.BuildRoute!),
        new("--remote-auto-tuning", o => o.RemoteAutoTuning is not null, BuilderFeature.RemoteAutoTuning,
            (c, o) => c.RemoteAutoTuning = o.RemoteAutoTuning!),
        Flag("--monitor-memory", o => o.MonitorMemory, BuilderFeature.MonitorMemory, BuilderFlag.kMONITOR_MEMORY),
        Flag("--error-on-timing-cache-miss", o => o.ErrorOnTimingCacheMiss, BuilderFeature.ErrorOnTimingCacheMiss,
            BuilderFlag.kERROR_ON_TIMING_CACHE_MISS),
        new("--serialize-plugin", o => !o.SerializedPlugins.IsEmpty, BuilderFeature.SerializedPlugins,
            (c, o) => c.SetPluginsToSerialize(o.SerializedPlugins)),
        new("--profiling-verbosity", o => o.ProfilingVerbosity is not null, BuilderFeature.ProfilingVerbosity,
            (c, o) => c.ProfilingVerbosity = (ProfilingVerbosity)o.ProfilingVerbosity!.Value),
        Pool("--pool dla_sram", MemoryPool.DlaSram, BuilderFeature.DlaPools, MemoryPoolType.kDLA_MANAGED_SRAM),
        Pool("--pool dla_local_dram", MemoryPool.DlaLocalDram, BuilderFeature.DlaPools, MemoryPoolType.kDLA_LOCAL_DRAM),
        Pool("--pool dla_global_dram", MemoryPool.DlaGlobalDram, BuilderFeature.DlaPools, MemoryPoolType.kDLA_GLOBAL_DRAM),
        Pool("--pool tactic_dram", MemoryPool.TacticDram, BuilderFeature.TacticDramPool, MemoryPoolType.kTACTIC_DRAM),
        Pool("--pool tactic_shared_mem", MemoryPool.TacticSharedMem, BuilderFeature.TacticSharedMemoryPool,
            MemoryPoolType.kTACTIC_SHARED_MEMORY),
        new("--preview", o => !o.PreviewFeatures.IsEmpty, BuilderFeature.PreviewFeatures, SetPreviewFeatures),
        Flag("fp16 as an allowed type", o => o.AllowedTypes.HasFlag(BuilderTypes.Fp16), BuilderFeature.Fp16Flag, BuilderFlag.kFP16),
        Flag("bf16 as an allowed type", o => o.AllowedTypes.HasFlag(BuilderTypes.Bf16), BuilderFeature.Bf16Flag, BuilderFlag.kBF16),
        Flag("int8 as an allowed type", o => o.AllowedTypes.HasFlag(BuilderTypes.Int8), BuilderFeature.Int8Flag, BuilderFlag.kINT8),
        Flag("fp8 as an allowed type", o => o.AllowedTypes.HasFlag(BuilderTypes.Fp8), BuilderFeature.Fp8Flag, BuilderFlag.kFP8),
        Flag("--precision-constraints prefer", o => o.LayersBind == PrecisionConstraints.Prefer, BuilderFeature.PrecisionConstraints,
            BuilderFlag.kPREFER_PRECISION_CONSTRAINTS),
        Flag("--precision-constraints obey", o => o.LayersBind == PrecisionConstraints.Obey, BuilderFeature.PrecisionConstraints,
            BuilderFlag.kOBEY_PRECISION_CONSTRAINTS),
    ];

    /// <returns>False when there were faults, all of which have been written.</returns>
    public static bool Apply(BuilderConfig config, Builder builder, BuildOptions options, EventWriter events)
    {
        var good = SetTargets(config, builder, options, events);
        foreach (var row in All)
            if (row.IsGiven(options)) good &= Try(row.Option, row.Feature, builder, events, () => row.Apply(config, options));
        return good;
    }

    /// <summary>Does something that some releases lack and the library may refuse.</summary>
    public static bool Try(string option, BuilderFeature feature, Builder builder, EventWriter events, Action apply)
    {
        if (!ReleaseFeatures.Has(builder, feature))
        {
            events.Fault(Codes.NotInRelease, "", option, builder.Release, ReleaseFeatures.ReleasesWith(feature));
            return false;
        }
        try
        {
            apply();
            return true;
        }
        catch (NotInThisReleaseException e)
        {
            events.Fault(Codes.NotInRelease, "", $"{option} ({e.Method})", builder.Release, e.Releases);
        }
        catch (TensorRTException e)
        {
            events.Fault(Codes.OptionRefused, "", option, e.Message);
        }
        return false;
    }

    private static ConfigurationOption Flag(string option, Func<BuildOptions, bool> given, BuilderFeature feature, BuilderFlag flag) =>
        new(option, given, feature, (c, _) => c.SetFlag(flag));

    private static ConfigurationOption Pool(string option, MemoryPool pool, BuilderFeature feature, MemoryPoolType type) =>
        new(option, o => o.Pools.Any(p => p.Pool == pool), feature,
            (c, o) => c.SetMemoryPoolLimit(type, o.Pools.Last(p => p.Pool == pool).Bytes));

    private static void SetTacticSources(BuilderConfig config, BuildOptions options)
    {
        // Plain names replace the default set; those with a sign change it.
        if (options.TacticSources.Any(s => s[0] is not ('+' or '-')))
            foreach (var known in config.KnownTacticSources) config.SetTacticSource(known, false);
        foreach (var word in options.TacticSources)
        {
            var source = word.TrimStart('+', '-') switch
            {
                "cublas" => TacticSource.kCUBLAS,
                "cublas-lt" => TacticSource.kCUBLAS_LT,
                "cudnn" => TacticSource.kCUDNN,
                "edge-mask-convolutions" => TacticSource.kEDGE_MASK_CONVOLUTIONS,
                _ => TacticSource.kJIT_CONVOLUTIONS,
            };
            config.SetTacticSource(source, word[0] != '-');
        }
    }

    private static void SetPreviewFeatures(BuilderConfig config, BuildOptions options)
    {
        foreach (var word in options.PreviewFeatures)
        {
            var feature = word.TrimStart('+', '-') switch
            {
                "profile-sharing" => PreviewFeature.kPROFILE_SHARING_0806,
                "aliased-plugin-io" => PreviewFeature.kALIASED_PLUGIN_IO_10_03,
                _ => PreviewFeature.kRUNTIME_ACTIVATION_RESIZE_10_10,
            };
            config.SetPreviewFeature(feature, word[0] != '-');
        }
    }

    private static bool SetTargets(BuilderConfig config, Builder builder, BuildOptions options, EventWriter events)
    {
        if (options.Targets.IsEmpty) return true;
        var targets = string.Join(",", options.Targets.Select(TargetText.Format));
        if (!config.HasComputeCapabilities)
        {
            events.Fault(Codes.TargetsNeedRtx, "--target", targets, builder.Release);
            return false;
        }
        try
        {
            config.SetComputeCapabilities(options.Targets.AsSpan());
            return true;
        }
        catch (TensorRTException e)
        {
            events.Fault(Codes.TargetRefused, "--target", targets, e.Message);
            return false;
        }
    }
}
