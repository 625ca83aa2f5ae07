using System.Collections.Immutable;

namespace Trtc.Core.Contracts;

/// <summary>The range of one input's shape (NCHW as a rule); values instead of sizes for a shape input.</summary>
/// <param name="Min">The smallest shape the engine takes.</param>
/// <param name="Opt">The shape that tactics are tuned for.</param>
/// <param name="Max">The largest shape.</param>
/// <param name="IsValues">True for the values of a shape tensor (an input that gives sizes), false for the input's own shape.</param>
public sealed record InputRange(string Input, ImmutableArray<long> Min, ImmutableArray<long> Opt, ImmutableArray<long> Max,
    bool IsValues = false);

/// <summary>One optimization profile: a range for every dynamic input.</summary>
public sealed record Profile(ImmutableArray<InputRange> Inputs);

/// <summary>What an input or output of the engine may look like in memory (<c>ITensor::setAllowedFormats</c>).</summary>
/// <param name="Tensor">Empty for all inputs, or all outputs.</param>
/// <param name="Type">As <c>fp16</c>; null leaves the model's own. Strongly typed networks (TensorRT 11, RTX) keep the model's.</param>
/// <param name="Formats">As <c>chw</c>, <c>hwc8</c>; more than one leaves the choice to the builder.</param>
public sealed record IoFormat(string Tensor, string? Type, ImmutableArray<string> Formats);

/// <summary>An upper bound of one of the builder's memory pools, in bytes.</summary>
public sealed record PoolLimit(MemoryPool Pool, long Bytes);

/// <summary>A layer's type on a weakly typed network (8.6 and 10).</summary>
/// <param name="Layer">The layer's name; <c>*</c> stands for any run of characters.</param>
public sealed record LayerPrecision(string Layer, string Type);

/// <summary>What to build. The command line, the MSBuild task and trtc.json all fill this record.</summary>
public sealed record BuildOptions
{
    /// <summary>Empty for a model whose inputs are all static.</summary>
    public ImmutableArray<Profile> Profiles { get; init; } = [];

    /// <summary>Upper bound of the builder's workspace in bytes; null leaves TensorRT's own default (all device memory).</summary>
    public long? Workspace { get; init; }

    /// <summary>Compute capabilities to build for, as 89 for 8.9 (TensorRT-RTX only); empty for the library's default.</summary>
    public ImmutableArray<int> Targets { get; init; } = [];

    /// <summary>0 to 5; null leaves the library's default, 3.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>The engine runs with later minor releases of the same major.</summary>
    public bool VersionCompatible { get; init; }

    /// <summary>A version-compatible engine without the lean runtime inside.</summary>
    public bool ExcludeLeanRuntime { get; init; }

    public HardwareCompatibility? HardwareCompatibility { get; init; }

    public EnginePlatform? RuntimePlatform { get; init; }

    public EngineKind? EngineCapability { get; init; }

    /// <summary>Weights can be replaced in the finished engine.</summary>
    public bool Refit { get; init; }

    /// <summary>Refitting with the very weights of the build; the engine is as fast as one that cannot be refitted.</summary>
    public bool RefitIdentical { get; init; }

    /// <summary>Refitting of those weights alone that the network marks.</summary>
    public bool RefitIndividual { get; init; }

    /// <summary>The engine has no weights but those that refitting cannot bring; implies refitting.</summary>
    public bool StripWeights { get; init; }

    /// <summary>The engine may hold part of its weights in host memory; TensorRT 10 and later, strongly typed.</summary>
    public bool WeightStreaming { get; init; }

    /// <summary>Use kernels for 2:4 sparse weights where weights are so.</summary>
    public bool Sparsity { get; init; }

    /// <summary>Keep FP32 multiplications in full precision: TensorRT allows TF32 (10 bits of mantissa) unless told.</summary>
    public bool NoTf32 { get; init; }

    /// <summary>Numbers that are none (NaN) come out as they do in FP32.</summary>
    public bool StrictNans { get; init; }

    /// <summary>The result for a sample does not depend on what else is in its batch.</summary>
    public bool DistributiveIndependence { get; init; }

    /// <summary>No copies between the network's inputs and outputs and the formats asked for; the build fails where one is
    /// needed.</summary>
    public bool DirectIo { get; init; }

    /// <summary>Run on this DLA core (Jetson, DRIVE).</summary>
    public int? DlaCore { get; init; }

    /// <summary>Layers that the DLA cannot run go to the GPU.</summary>
    public bool GpuFallback { get; init; }

    /// <summary>As <c>+cublas</c>, <c>-cudnn</c>, changing the default set, or plain names, replacing it.</summary>
    public ImmutableArray<string> TacticSources { get; init; } = [];

    /// <summary>How often a tactic is timed.</summary>
    public int? AvgTiming { get; init; }

    public int? MaxTactics { get; init; }

    public int? MaxAuxStreams { get; init; }

    public TilingLevel? Tiling { get; init; }

    /// <summary>Bytes of the second-level cache that tiling may count on.</summary>
    public long? TilingL2Limit { get; init; }

    /// <summary>Which of the library's own ways to build; the library names them when one is refused.</summary>
    public string? BuildRoute { get; init; }

    /// <summary>The device on another machine that tactics are timed on, in TensorRT's own words.</summary>
    public string? RemoteAutoTuning { get; init; }

    /// <summary>The builder watches its memory and logs it.</summary>
    public bool MonitorMemory { get; init; }

    /// <summary>Read where it exists, written after a build.</summary>
    public string? TimingCache { get; init; }

    public bool ErrorOnTimingCacheMiss { get; init; }

    /// <summary>Plugin libraries to load before parsing.</summary>
    public ImmutableArray<string> Plugins { get; init; } = [];

    /// <summary>Plugin libraries to put into the engine.</summary>
    public ImmutableArray<string> SerializedPlugins { get; init; } = [];

    public ImmutableArray<IoFormat> InputFormats { get; init; } = [];

    public ImmutableArray<IoFormat> OutputFormats { get; init; } = [];

    public LayerDetail? ProfilingVerbosity { get; init; }

    public ImmutableArray<PoolLimit> Pools { get; init; } = [];

    /// <summary>Names of preview features to turn on, as <c>profile-sharing</c>; with <c>-</c> before them, off.</summary>
    public ImmutableArray<string> PreviewFeatures { get; init; } = [];

    /// <summary>
    /// Types that the builder may choose for speed beside the model's own (the builder flags of 8.6 and 10, which make the network weakly
    /// typed). Other releases have no such thing: there types are in the model.
    /// </summary>
    public BuilderTypes AllowedTypes { get; init; }

    public ImmutableArray<LayerPrecision> LayerPrecisions { get; init; } = [];

    /// <summary>Null: obey, where there are <see cref="LayerPrecisions"/>. TensorRT itself would not look at them.</summary>
    public PrecisionConstraints? PrecisionConstraints { get; init; }

    /// <summary>INT8 by the library's own calibrator (8.6 and 10).</summary>
    public CalibratorOptions? Calibrator { get; init; }

    /// <summary>Whether an option leaves types to the builder, on a release whose networks may be so (TensorRT 10).</summary>
    public bool IsWeaklyTyped => AllowedTypes != BuilderTypes.None || !LayerPrecisions.IsEmpty || Calibrator is not null
        || InputFormats.Any(f => f.Type is not null) || OutputFormats.Any(f => f.Type is not null);

    /// <summary><see cref="PrecisionConstraints"/>, with what no word about it means.</summary>
    public PrecisionConstraints LayersBind =>
        PrecisionConstraints ?? (LayerPrecisions.IsEmpty ? Contracts.PrecisionConstraints.None : Contracts.PrecisionConstraints.Obey);
}
