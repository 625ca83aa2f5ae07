using TensorRT.Interop;

namespace TensorRT;

/// <summary>An engine that is loaded (<c>ICudaEngine</c>). From <see cref="Runtime.DeserializeEngine(string, long)"/>.</summary>
public sealed unsafe partial class Engine : NativeObject
{
    private readonly VCudaEngine _engine;
    private readonly Runtime _runtime;

    internal Engine(void* pointer, Runtime runtime) : base(runtime)
    {
        Pointer = pointer;
        _runtime = runtime;
        _engine = VCudaEngine.Of(pointer, runtime.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    internal Abi Abi => _runtime.Abi;

    internal Logger Logger => _runtime.Logger;

    /// <summary>The network's.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_engine.getName()) ?? ""; }
    }

    /// <summary>Layers after fusion.</summary>
    public int LayerCount
    {
        get { using var held = Hold(); return _engine.getNbLayers(); }
    }

    /// <summary>Optimization profiles: 1 at least.</summary>
    public int ProfileCount
    {
        get { using var held = Hold(); return _engine.getNbOptimizationProfiles(); }
    }

    /// <summary>Built with <see cref="BuilderFlag.kREFIT"/> or a like flag.</summary>
    public bool IsRefittable
    {
        get { using var held = Hold(); return _engine.isRefittable(); }
    }

    /// <summary>Which devices beyond the one it was built on it runs on.</summary>
    public HardwareCompatibilityLevel HardwareCompatibility
    {
        get { using var held = Hold(); return _engine.getHardwareCompatibilityLevel(); }
    }

    /// <summary>What <see cref="EngineInspector"/> tells of layers.</summary>
    public ProfilingVerbosity ProfilingVerbosity
    {
        get { using var held = Hold(); return _engine.getProfilingVerbosity(); }
    }

    /// <summary>What engine capability it was built for.</summary>
    public EngineCapability Capability
    {
        get { using var held = Hold(); return _engine.getEngineCapability(); }
    }

    /// <summary>Streams that an inference uses beside the caller's.</summary>
    public int AuxStreamCount
    {
        get { using var held = Hold(); return _engine.getNbAuxStreams(); }
    }

    /// <summary>Hears what goes wrong in this engine and what is made from it.</summary>
    public ErrorRecorder? ErrorRecorder
    {
        get;
        set
        {
            using var held = Hold();
            if (value is not null) Keep(value);
            _engine.setErrorRecorder(value is null ? null : value.Pointer);
            field = value;
        }
    }

    /// <exception cref="TensorRTException">Device memory is short, as a rule.</exception>
    /// <param name="strategy">
    /// Who gives the context its device memory; with <see cref="ExecutionContextAllocationStrategy.kUSER_MANAGED"/>,
    /// <see cref="ExecutionContext.SetDeviceMemory"/> does.
    /// 8.6 has the two of <see cref="ExecutionContextAllocationStrategy.kSTATIC"/> and
    /// <see cref="ExecutionContextAllocationStrategy.kUSER_MANAGED"/>.
    /// </param>
    public ExecutionContext CreateExecutionContext(ExecutionContextAllocationStrategy strategy = ExecutionContextAllocationStrategy.kSTATIC)
    {
        using var held = Hold();
        Logger.Forget();
        var context = _engine.Has_createExecutionContext ? _engine.createExecutionContext(strategy)
            : strategy switch
            {
                ExecutionContextAllocationStrategy.kSTATIC => _engine.createExecutionContext_trt8_6(),
                ExecutionContextAllocationStrategy.kUSER_MANAGED => _engine.createExecutionContextWithoutDeviceMemory(),
                _ => _engine.createExecutionContext(strategy),
            };
        return context is null ? throw Logger.Failure("createExecutionContext") : new(context, this);
    }

    /// <summary>How a context is to be made, for <see cref="CreateExecutionContext(RuntimeConfig)"/>. From 10.11 on and in RTX.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public RuntimeConfig CreateRuntimeConfig()
    {
        using var held = Hold();
        Logger.Forget();
        var config = _engine.createRuntimeConfig();
        return config is null ? throw Logger.Failure("createRuntimeConfig") : new(config, this);
    }

    /// <summary>From 10.11 on and in RTX.</summary>
    /// <exception cref="TensorRTException">Device memory is short, as a rule.</exception>
    public ExecutionContext CreateExecutionContext(RuntimeConfig config)
    {
        using var held = Hold();
        using var heldConfig = config.Hold();
        Logger.Forget();
        var context = _engine.createExecutionContextWithRuntimeConfig(config.Pointer);
        return context is null ? throw Logger.Failure("createExecutionContextWithRuntimeConfig") : new(context, this, config);
    }

    /// <exception cref="TensorRTException">The library refused.</exception>
    public EngineInspector CreateInspector()
    {
        using var held = Hold();
        Logger.Forget();
        var inspector = _engine.createEngineInspector();
        return inspector is null ? throw Logger.Failure("createEngineInspector") : new(inspector, this);
    }

    /// <exception cref="TensorRTException">The engine was not built to be refitted.</exception>
    public Refitter CreateRefitter()
    {
        using var held = Hold();
        Logger.Forget();
        var create = Logger.Library.BuilderExport(EntryPoints.createInferRefitter_INTERNAL);
        var refitter = EntryPoints.Create(create, Pointer, Logger.Pointer, Logger.Library.Number);
        return refitter is null ? throw Logger.Failure("createInferRefitter") : new(refitter, this);
    }

    /// <summary>The engine's bytes, after a refit as a rule.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public HostMemory Serialize()
    {
        using var held = Hold();
        Logger.Forget();
        return Serialized(_engine.serialize());
    }

    /// <summary>As the other, with or without weights or the lean runtime. From 10.0 on and in RTX.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public HostMemory Serialize(params ReadOnlySpan<SerializationFlag> flags)
    {
        using var held = Hold();
        Logger.Forget();
        var config = _engine.createSerializationConfig();
        if (config is null) throw Logger.Failure("createSerializationConfig");
        var settings = VSerializationConfig.Of(config, Abi);
        try
        {
            foreach (var flag in flags)
                if (!settings.setFlag(flag)) throw Logger.Failure($"setFlag {flag}");
            return Serialized(_engine.serializeWithConfig(config));
        }
        finally
        {
            new INoCopy(config, Abi).delete();
        }
    }

    private HostMemory Serialized(void* memory) => memory is null ? throw Logger.Failure("serialize") : new(memory, Logger);

    private protected override void Destroy() => new INoCopy(Pointer, Abi).delete();
}
