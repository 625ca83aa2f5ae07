using System.Collections.Immutable;
using System.Globalization;

namespace Trtc.Core.Contracts;

/// <summary>Every option of the builder beyond profiles, workspace, targets and optimization level: one row each.</summary>
public static class BuilderOptionTable
{
    public static ImmutableArray<BuilderOption> All { get; } =
    [
        Switch("--version-compatible", "The engine runs with later minor releases of the same major.",
            o => o.VersionCompatible, o => o with { VersionCompatible = true }),
        Switch("--exclude-lean-runtime", "Leave the lean runtime out of a version-compatible engine.",
            o => o.ExcludeLeanRuntime, o => o with { ExcludeLeanRuntime = true }),
        Choice<HardwareCompatibility>("--hardware-compat", "Devices that the engine runs on: none, ampere+, same-compute-capability.",
            ["none", "ampere+", "same-compute-capability"], o => (int?)o.HardwareCompatibility, (o, v) =>
                o with { HardwareCompatibility = v }),
        Choice<EnginePlatform>("--runtime-platform", "System that the engine runs on: same, windows.",
            ["same", "windows"], o => (int?)o.RuntimePlatform, (o, v) => o with { RuntimePlatform = v }),
        Choice<EngineKind>("--engine-capability", "What runs the engine: standard, safety, dla-standalone.",
            ["standard", "safety", "dla-standalone"], o => (int?)o.EngineCapability, (o, v) => o with { EngineCapability = v }),
        Switch("--refit", "Weights can be replaced in the finished engine.", o => o.Refit, o => o with { Refit = true }),
        Switch("--refit-identical", "The weights of the build can be put back, at full speed.", o => o.RefitIdentical,
            o => o with { RefitIdentical = true }),
        Switch("--refit-individual", "Weights that the network marks can be replaced.", o => o.RefitIndividual,
            o => o with { RefitIndividual = true }),
        Switch("--strip-weights", "Leave out the weights; refitting brings them back.", o => o.StripWeights,
            o => o with { StripWeights = true }),
        Switch("--weight-streaming", "The engine may keep weights in host memory.", o => o.WeightStreaming,
            o => o with { WeightStreaming = true }),
        Switch("--sparsity", "Use kernels for 2:4 sparse weights where weights are so.", o => o.Sparsity, o => o with { Sparsity = true }),
        Switch("--no-tf32", "Keep FP32 multiplications in full precision.", o => o.NoTf32, o => o with { NoTf32 = true }),
        Switch("--strict-nans", "NaN in gives NaN out, as in FP32.", o => o.StrictNans, o => o with { StrictNans = true }),
        Switch("--distributive-independence", "A sample's result does not depend on its batch.",
            o => o.DistributiveIndependence, o => o with { DistributiveIndependence = true }),
        Switch("--direct-io", "Fail rather than copy inputs and outputs into other formats.", o => o.DirectIo,
            o => o with { DirectIo = true }),
        Number("--dla-core", "Run on this DLA core.", 0, o => o.DlaCore, (o, v) => o with { DlaCore = v }),
        Switch("--gpu-fallback", "Layers that the DLA cannot run go to the GPU.", o => o.GpuFallback, o => o with { GpuFallback = true }),
        Words("--tactic-sources", "[+|-]NAME[,…]",
            "Where tactics come from: cublas, cublas-lt, cudnn, edge-mask-convolutions, jit-convolutions.",
            ["cublas", "cublas-lt", "cudnn", "edge-mask-convolutions", "jit-convolutions"], o => o.TacticSources, (o, v) =>
                o with { TacticSources = v }),
        Number("--avg-timing", "How often each tactic is timed.", 1, o => o.AvgTiming, (o, v) => o with { AvgTiming = v }),
        Number("--max-tactics", "How many tactics are timed for a layer at most.", -1, o => o.MaxTactics,
            (o, v) => o with { MaxTactics = v }),
        Number("--max-aux-streams", "How many streams the engine may add to the caller's.", 0, o => o.MaxAuxStreams,
            (o, v) => o with { MaxAuxStreams = v }),
        Choice<TilingLevel>("--tiling", "Effort for tiling: none, fast, moderate, full.",
            ["none", "fast", "moderate", "full"], o => (int?)o.Tiling, (o, v) => o with { Tiling = v }),
        new("--tiling-l2-limit", "SIZE", "Second-level cache that tiling may count on.",
            (o, t) => SizeText.TryParse(t, out var bytes) ? o with { TilingL2Limit = bytes } : null, o =>
                o.TilingL2Limit is { } b ? SizeText.Format(b) : null),
        Text("--build-route", "NAME", "One of the library's own ways to build.", o => o.BuildRoute, (o, v) => o with { BuildRoute = v }),
        Text("--remote-auto-tuning", "CONFIG", "A device elsewhere that tactics are timed on, in TensorRT's own words.",
            o => o.RemoteAutoTuning, (o, v) => o with { RemoteAutoTuning = v }),
        Switch("--monitor-memory", "Log the builder's use of memory.", o => o.MonitorMemory, o => o with { MonitorMemory = true }),
        Text("--timing-cache", "FILE", "Measured times: read where the file exists, written after the build.", o => o.TimingCache,
            (o, v) => o with { TimingCache = v }),
        Switch("--error-on-timing-cache-miss", "Fail rather than measure what the timing cache lacks.",
            o => o.ErrorOnTimingCacheMiss, o => o with { ErrorOnTimingCacheMiss = true }),
        List("--plugin", "LIB", "A plugin library to load.", o => o.Plugins, (o, v) => o with { Plugins = v }),
        List("--serialize-plugin", "LIB", "A plugin library to put into the engine.", o => o.SerializedPlugins,
            (o, v) => o with { SerializedPlugins = v }),
        new("--input-format", "[NAME=][TYPE:]FORMAT[+…]",
            "Memory format of inputs: chw, chw2, chw4, chw16, chw32, hwc, hwc8, hwc16, dhwc, dhwc8, cdhw32, dla-linear, dla-hwc4.",
            (o, t) => IoFormatText.TryParse(t, out var f) ? o with { InputFormats = o.InputFormats.Add(f) } : null, o =>
                IoFormatText.Format(o.InputFormats), Repeats: true),
        new("--output-format", "[NAME=][TYPE:]FORMAT[+…]", "Memory format of outputs.",
            (o, t) => IoFormatText.TryParse(t, out var f) ? o with { OutputFormats = o.OutputFormats.Add(f) } : null, o =>
                IoFormatText.Format(o.OutputFormats), Repeats: true),
        Choice<LayerDetail>("--profiling-verbosity", "What the engine tells of its layers: names, none, detailed.",
            ["names", "none", "detailed"], o => (int?)o.ProfilingVerbosity, (o, v) => o with { ProfilingVerbosity = v }),
        new("--pool", "POOL=SIZE",
            "Upper bound of a memory pool: dla_sram, dla_local_dram, dla_global_dram, tactic_dram, tactic_shared_mem.",
            SetPool, o => o.Pools.IsEmpty ? null
                : string.Join(',', o.Pools.Select(p => $"{PoolNames[(int)p.Pool]}={SizeText.Format(p.Bytes)}")), Repeats: true),
        Words("--preview", "[+|-]NAME[,…]", "Preview features: profile-sharing, aliased-plugin-io, runtime-activation-resize.",
            ["profile-sharing", "aliased-plugin-io", "runtime-activation-resize"], o => o.PreviewFeatures, (o, v) =>
                o with { PreviewFeatures = v }),
        new("--layer-precision", "NAME=TYPE",
            "A layer's type (TensorRT 8.6 and 10): fp32, fp16, bf16, int8; * in the name stands for any text.",
            SetLayer, o =>
                o.LayerPrecisions.IsEmpty ? null : string.Join(',', o.LayerPrecisions.Select(l => $"{l.Layer}={l.Type}")), Repeats: true),
        Choice<PrecisionConstraints>("--precision-constraints",
            "How far layer precisions bind (TensorRT 8.6 and 10): none, prefer, obey. Default: obey where there are any.",
            ["none", "prefer", "obey"], o => (int?)o.PrecisionConstraints, (o, v) => o with { PrecisionConstraints = v }),
    ];

    private static readonly ImmutableArray<string> PoolNames =
        ["dla_sram", "dla_local_dram", "dla_global_dram", "tactic_dram", "tactic_shared_mem"];

    /// <summary>The options that are set, as lines of a report.</summary>
    public static IEnumerable<(string Name, string Value)> Given(BuildOptions options)
    {
        foreach (var row in All)
            if (row.Show(options) is { } value) yield return (row.Name, value);
        if (options.AllowedTypes != BuilderTypes.None) yield return ("allowed types", options.AllowedTypes.ToString().ToLowerInvariant());
        if (options.Calibrator is { } calibrator)
            yield return ("--int8-mode", $"calibrator ({(calibrator.Algorithm == CalibratorAlgorithm.MinMax ? "minmax" : "entropy")})");
        if (options.Calibrator?.CacheFile is { } cache) yield return ("--calib-cache", cache);
        if (options.Calibrator?.Data is { } data) yield return ("--calib-batch", data.Batch.ToString(CultureInfo.InvariantCulture));
    }

    private static BuilderOption Switch(string name, string description, Func<BuildOptions, bool> get, Func<BuildOptions,
        BuildOptions> set) =>
        new(name, null, description, (o, _) => set(o), o => get(o) ? "" : null);

    private static BuilderOption Choice<T>(string name, string description, string[] words, Func<BuildOptions, int?> get, Func<BuildOptions,
        T, BuildOptions> set)
        where T : struct, Enum => new(name, string.Join('|', words), description,
            (o, text) => Array.IndexOf(words, text.ToLowerInvariant()) is var i and >= 0 ? set(o, (T)Enum.ToObject(typeof(T), i)) : null,
            o => get(o) is { } i ? words[i] : null);

    private static BuilderOption Number(string name, string description, int least, Func<BuildOptions, int?> get, Func<BuildOptions, int,
        BuildOptions> set) =>
        new(name, "N", description,
            (o, text) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= least ? set(o, n) : null,
            o => get(o)?.ToString(CultureInfo.InvariantCulture));

    private static BuilderOption Text(string name, string value, string description, Func<BuildOptions, string?> get, Func<BuildOptions,
        string, BuildOptions> set) =>
        new(name, value, description, (o, text) => text.Length > 0 ? set(o, text) : null, get);

    private static BuilderOption List(
        string name, string value, string description, Func<BuildOptions, ImmutableArray<string>> get, Func<BuildOptions,
            ImmutableArray<string>, BuildOptions> set) =>
        new(name, value, description, (o, text) => text.Length > 0 ? set(o, get(o).Add(text)) : null,
            o => get(o).IsEmpty ? null : string.Join(',', get(o)), Repeats: true);

    private static BuilderOption Words(string name, string value, string description, string[] known,
        Func<BuildOptions, ImmutableArray<string>> get, Func<BuildOptions, ImmutableArray<string>, BuildOptions> set) =>
        new(name, value, description, (o, text) =>
        {
            var words = text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries);
            return Array.TrueForAll(words, w => Array.IndexOf(known, w.TrimStart('+', '-')) >= 0) ? set(o, get(o).AddRange(words)) : null;
        }, o => get(o).IsEmpty ? null : string.Join(',', get(o)), Repeats: true);

    private static BuildOptions? SetPool(BuildOptions options, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return null;
        var pool = PoolNames.IndexOf(text[..equals].ToLowerInvariant().Replace('-', '_'));
        return pool >= 0 && SizeText.TryParse(text[(equals + 1)..], out var bytes)
            ? options with { Pools = options.Pools.Add(new((MemoryPool)pool, bytes)) } : null;
    }

    private static BuildOptions? SetLayer(BuildOptions options, string text)
    {
        // The last sign of equality: names of layers may hold others.
        var equals = text.LastIndexOf('=');
        if (equals <= 0 || text[(equals + 1)..].ToLowerInvariant() is not ("fp32" or "fp16" or "bf16" or "int8") ) return null;
        return options with { LayerPrecisions = options.LayerPrecisions.Add(new(text[..equals], text[(equals + 1)..].ToLowerInvariant())) };
    }
}
