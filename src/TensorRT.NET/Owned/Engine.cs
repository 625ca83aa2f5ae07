using TensorRT.Interop;

namespace TensorRT;

/// <summary>An engine that is loaded (<c>ICudaEngine</c>). From <see cref="Runtime.DeserializeEngine"/>.</summary>
public sealed unsafe class Engine : NativeObject
{
    private readonly VCudaEngine _engine;
    private readonly Runtime _runtime;

    internal Engine(void* pointer, Runtime runtime) : base(runtime)
    {
        Pointer = pointer;
        _runtime = runtime;
        _engine = VCudaEngine.Of(pointer, runtime.Abi);
    }

    internal void* Pointer { get; }

    internal Abi Abi => _runtime.Abi;

    internal Logger Logger => _runtime.Logger;

    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_engine.getName()) ?? ""; }
    }

    public int LayerCount
    {
        get { using var held = Hold(); return _engine.getNbLayers(); }
    }

    public int ProfileCount
    {
        get { using var held = Hold(); return _engine.getNbOptimizationProfiles(); }
    }

    public bool IsRefittable
    {
        get { using var held = Hold(); return _engine.isRefittable(); }
    }

    /// <summary>Bytes of device memory that a context takes.</summary>
    public long DeviceMemorySize
    {
        get { using var held = Hold(); return _engine.Has_getDeviceMemorySizeV2 ? _engine.getDeviceMemorySizeV2() : (long)_engine.getDeviceMemorySize(); }
    }

    /// <summary>From 8.6 on.</summary>
    public HardwareCompatibilityLevel HardwareCompatibility
    {
        get { using var held = Hold(); return _engine.getHardwareCompatibilityLevel(); }
    }

    public ProfilingVerbosity ProfilingVerbosity
    {
        get { using var held = Hold(); return _engine.getProfilingVerbosity(); }
    }

    /// <summary>Names of inputs and outputs, in the engine's order.</summary>
    public IReadOnlyList<string> TensorNames
    {
        get
        {
            using var held = Hold();
            var names = new string[_engine.getNbIOTensors()];
            for (var i = 0; i < names.Length; i++) names[i] = Utf8Text.Read(_engine.getIOTensorName(i)) ?? "";
            return names;
        }
    }

    /// <returns>−1 for a size that an input's shape decides; null for a name that is none.</returns>
    public IReadOnlyList<long>? GetTensorShape(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Dimensions.Unpack(_engine.getTensorShape(name.Pointer));
    }

    public DataType GetTensorType(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorDataType(name.Pointer);
    }

    /// <summary>Input, output, or none for a name that is neither.</summary>
    public TensorIOMode GetTensorMode(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorIOMode(name.Pointer);
    }

    /// <summary>Shape inputs lie in host memory, all others on the device.</summary>
    public TensorLocation GetTensorLocation(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorLocation(name.Pointer);
    }

    public TensorFormat GetTensorFormat(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _engine.getTensorFormat(name.Pointer);
    }

    /// <summary>The library's own words for a tensor's layout in memory.</summary>
    public string GetTensorFormatDescription(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Utf8Text.Read(_engine.getTensorFormatDesc(name.Pointer)) ?? "";
    }

    /// <summary>An input's range in a profile.</summary>
    public IReadOnlyList<long>? GetProfileShape(string input, int profile, OptProfileSelector select)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        return Dimensions.Unpack(_engine.getProfileShape(name.Pointer, profile, select));
    }

    /// <exception cref="TensorRTException">Device memory is short, as a rule.</exception>
    public ExecutionContext CreateExecutionContext()
    {
        using var held = Hold();
        Logger.Forget();
        var context = _engine.Has_createExecutionContext ? _engine.createExecutionContext(ExecutionContextAllocationStrategy.kSTATIC) : _engine.createExecutionContext_trt8_6();
        return context is null ? throw Logger.Failure("createExecutionContext") : new(context, this);
    }

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
    /// <param name="flags">From 10.0 on; none is taken before.</param>
    public HostMemory Serialize(params ReadOnlySpan<SerializationFlag> flags)
    {
        using var held = Hold();
        Logger.Forget();
        void* memory;
        if (flags.IsEmpty) memory = _engine.serialize();
        else
        {
            var config = _engine.createSerializationConfig();
            if (config is null) throw Logger.Failure("createSerializationConfig");
            var settings = VSerializationConfig.Of(config, Abi);
            foreach (var flag in flags) settings.setFlag(flag);
            memory = _engine.serializeWithConfig(config);
            new INoCopy(config, Abi).delete();
        }
        return memory is null ? throw Logger.Failure("serialize") : new(memory, Logger);
    }

    private protected override void Destroy() => new INoCopy(Pointer, Abi).delete();
}
