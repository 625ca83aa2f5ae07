using TensorRT.Interop;

namespace TensorRT;

public sealed unsafe partial class BuilderConfig
{
    /// <summary>Every flag is off in a new configuration but <see cref="BuilderFlag.kTF32"/>. This and the members below throw
    /// <see cref="TensorRTException"/> for a value that the library does not take.</summary>
    public void SetFlag(BuilderFlag flag, bool on = true)
    {
        using var held = Hold();
        Logger.Forget();
        if (on) _config.setFlag(flag);
        else _config.clearFlag(flag);
        Taken(_config.getFlag(flag) == on, $"setFlag {flag}");
    }

    /// <summary>Whether a flag is on.</summary>
    public bool GetFlag(BuilderFlag flag)
    {
        using var held = Hold();
        return _config.getFlag(flag);
    }

    /// <summary>Where tactics come from; the external ones (cuBLAS, cuDNN) have gone in 11.0.</summary>
    public void SetTacticSource(TacticSource source, bool on)
    {
        using var held = Hold();
        Logger.Forget();
        var bit = 1u << TacticSourceValues.ToNative(_builder.Abi, source);
        var sources = _config.getTacticSources();
        if (!_config.setTacticSources(on ? sources | bit : sources & ~bit)) throw Logger.Failure("setTacticSources");
    }

    /// <summary>Those that this release has.</summary>
    public IEnumerable<TacticSource> KnownTacticSources
    {
        get
        {
            foreach (var source in Enum.GetValues<TacticSource>())
                if (_builder.Abi.Has(source)) yield return source;
        }
    }

    /// <summary>Whether tactics come from there.</summary>
    public bool GetTacticSource(TacticSource source)
    {
        using var held = Hold();
        return (_config.getTacticSources() & (1u << TacticSourceValues.ToNative(_builder.Abi, source))) != 0;
    }

    /// <summary>How often a tactic is timed; the mean counts.</summary>
    public int AverageTimingIterations
    {
        get { using var held = Hold(); return _config.getAvgTimingIterations(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setAvgTimingIterations(value);
            Taken(_config.getAvgTimingIterations() == value, $"setAvgTimingIterations {value}");
        }
    }

    /// <summary>Which devices beyond this one the engine runs on.</summary>
    public HardwareCompatibilityLevel HardwareCompatibility
    {
        get { using var held = Hold(); return _config.getHardwareCompatibilityLevel(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setHardwareCompatibilityLevel(value);
            Taken(_config.getHardwareCompatibilityLevel() == value, $"setHardwareCompatibilityLevel {value}");
        }
    }

    /// <summary>Which system the engine runs on. From 10.2 on and in RTX.</summary>
    public RuntimePlatform RuntimePlatform
    {
        get { using var held = Hold(); return _config.getRuntimePlatform(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setRuntimePlatform(value);
            Taken(_config.getRuntimePlatform() == value, $"setRuntimePlatform {value}");
        }
    }

    /// <summary>How many tactics are timed for a layer; −1 lets the builder choose. From 10.4 on and in RTX.</summary>
    public int MaxTactics
    {
        get { using var held = Hold(); return _config.getMaxNbTactics(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setMaxNbTactics(value);
            Taken(_config.getMaxNbTactics() == value, $"setMaxNbTactics {value}");
        }
    }

    /// <summary>Streams that the engine may use beside the caller's; 0 for none, −1 lets the builder choose.</summary>
    /// <exception cref="TensorRTException">The number is refused.</exception>
    public int MaxAuxStreams
    {
        get { using var held = Hold(); return _config.getMaxAuxStreams(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            // Up to 10.16 and RTX 1.4 the call says nothing.
            if (!_config.Has_setMaxAuxStreams)
            {
                _config.setMaxAuxStreams_rtx1_4(value);
                Taken(_config.getMaxAuxStreams() == value, "setMaxAuxStreams");
            }
            else if (!_config.setMaxAuxStreams(value)) throw Logger.Failure("setMaxAuxStreams");
        }
    }

    /// <summary>How much is tried to keep values in the second-level cache. From 10.8 on and in RTX.</summary>
    public TilingOptimizationLevel TilingLevel
    {
        get { using var held = Hold(); return _config.getTilingOptimizationLevel(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            if (!_config.setTilingOptimizationLevel(value)) throw Logger.Failure("setTilingOptimizationLevel");
        }
    }

    /// <summary>Bytes of the second-level cache that tiling may count on; −1 lets the builder choose. From 10.8 on and in RTX.</summary>
    public long TilingL2Limit
    {
        get { using var held = Hold(); return _config.getL2LimitForTiling(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            if (!_config.setL2LimitForTiling(value)) throw Logger.Failure("setL2LimitForTiling");
        }
    }

    /// <summary>What the engine tells of its layers.</summary>
    public ProfilingVerbosity ProfilingVerbosity
    {
        get { using var held = Hold(); return _config.getProfilingVerbosity(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setProfilingVerbosity(value);
            Taken(_config.getProfilingVerbosity() == value, $"setProfilingVerbosity {value}");
        }
    }

    /// <summary>What the engine may be made of: standard, or what safety-certified or DLA-only runtimes take.</summary>
    public EngineCapability EngineCapability
    {
        get { using var held = Hold(); return _config.getEngineCapability(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            _config.setEngineCapability(value);
            Taken(_config.getEngineCapability() == value, $"setEngineCapability {value}");
        }
    }

    /// <summary>A feature that is tried out in this release.</summary>
    public void SetPreviewFeature(PreviewFeature feature, bool on)
    {
        using var held = Hold();
        Logger.Forget();
        _config.setPreviewFeature(feature, on);
        Taken(_config.getPreviewFeature(feature) == on, $"setPreviewFeature {feature}");
    }

    /// <summary>Whether a preview feature is on.</summary>
    public bool GetPreviewFeature(PreviewFeature feature)
    {
        using var held = Hold();
        return _config.getPreviewFeature(feature);
    }

    /// <summary>Plugin libraries that go into a version-compatible engine.</summary>
    public void SetPluginsToSerialize(IReadOnlyList<string> paths)
    {
        using var held = Hold();
        using var texts = new Utf8Texts(paths);
        _config.setPluginsToSerialize(texts.Pointer, paths.Count);
    }

    /// <summary>What <see cref="SetPluginsToSerialize"/> set.</summary>
    public IReadOnlyList<string> PluginsToSerialize
    {
        get
        {
            using var held = Hold();
            var paths = new string[_config.getNbPluginsToSerialize()];
            for (var i = 0; i < paths.Length; i++) paths[i] = Utf8Text.Read(_config.getPluginToSerialize(i)) ?? "";
            return paths;
        }
    }

    /// <summary>The devices that are built for; empty for the library's default. TensorRT-RTX only.</summary>
    public IReadOnlyList<ComputeCapability> ComputeCapabilities
    {
        get
        {
            using var held = Hold();
            var capabilities = new ComputeCapability[_config.getNbComputeCapabilities()];
            for (var i = 0; i < capabilities.Length; i++) capabilities[i] = _config.getComputeCapability(i);
            return capabilities;
        }
    }

    /// <summary>Back to a new configuration, profiles and monitor included.</summary>
    public void Reset()
    {
        using var held = Hold();
        _config.reset();
    }

    // Most setters return nothing: a release that has a member and ignores it (RTX and hardware compatibility) shows only in what is read
    // back.
    private void Taken(bool taken, string call)
    {
        if (!taken) throw Logger.Failure(call);
    }
}
