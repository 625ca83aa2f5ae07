using System.IO.MemoryMappedFiles;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>Loads engines (<c>IRuntime</c>). From <see cref="TensorRTLibrary.CreateRuntime"/>. Loading needs a CUDA driver and a current
/// CUDA context.</summary>
public sealed unsafe class Runtime : NativeObject
{
    private readonly void* _pointer;
    private readonly VRuntime _runtime;

    internal Runtime(void* pointer, Logger logger) : base(logger)
    {
        _pointer = pointer;
        Logger = logger;
        _runtime = VRuntime.Of(pointer, logger.Abi);
    }

    /// <summary>Hears the runtime's messages.</summary>
    public Logger Logger { get; }

    internal Abi Abi => Logger.Abi;

    /// <param name="engine">A plan as the builder wrote it, of this very version unless it is version-compatible.</param>
    /// <exception cref="TensorRTException">It is of another version or device, damaged, or there is no CUDA driver.</exception>
    public Engine DeserializeEngine(ReadOnlySpan<byte> engine)
    {
        fixed (byte* bytes = engine) return Deserialize(bytes, engine.Length);
    }

    /// <summary>As the other, of a file, which is mapped rather than read: of any size.</summary>
    /// <param name="offset">Where the plan begins.</param>
    /// <exception cref="TensorRTException">It is of another version or device, damaged, or there is no CUDA driver.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Engine DeserializeEngine(string path, long offset = 0)
    {
        var length = new FileInfo(path).Length - offset;
        if (length <= 0) throw new TensorRTException(TensorRTError.NativeFailure, $"{path} is empty");
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read);
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        try
        {
            // A view begins at a page; the offset within it is the accessor's.
            return Deserialize(bytes + view.PointerOffset, length);
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private Engine Deserialize(byte* bytes, long length)
    {
        using var held = Hold();
        Logger.Forget();
        var pointer = _runtime.Has_deserializeCudaEngine ? _runtime.deserializeCudaEngine(bytes, (nuint)length)
            : _runtime.deserializeCudaEngine_trt8_6(bytes, (nuint)length, null);
        return pointer is null ? throw Logger.Failure("deserializeCudaEngine") : new(pointer, this);
    }

    /// <summary>Whether <see cref="GetEngineValidity"/> can be asked: RTX only.</summary>
    public bool HasEngineValidity => _runtime.Has_getEngineValidity;

    /// <summary>Bytes of a plan's beginning that <see cref="GetEngineValidity"/> wants. RTX only.</summary>
    public long EngineHeaderSize
    {
        get { using var held = Hold(); return _runtime.getEngineHeaderSize(); }
    }

    /// <summary>Whether an engine would load here, told from its header. RTX only.</summary>
    /// <param name="diagnostics">One bit an <see cref="EngineInvalidityDiagnostics"/>.</param>
    public EngineValidity GetEngineValidity(ReadOnlySpan<byte> header, out ulong diagnostics)
    {
        using var held = Hold();
        ulong bits = 0;
        fixed (byte* bytes = header)
        {
            var validity = _runtime.getEngineValidity(bytes, header.Length, &bits);
            diagnostics = bits;
            return validity;
        }
    }

    /// <summary>How many threads loading may use; 1 or more.</summary>
    public int MaxThreads
    {
        get { using var held = Hold(); return _runtime.getMaxThreads(); }
        set { using var held = Hold(); if (!_runtime.setMaxThreads(value)) throw Logger.Failure("setMaxThreads"); }
    }

    /// <summary>The DLA core that engines run on.</summary>
    public int DlaCore
    {
        get { using var held = Hold(); return _runtime.getDLACore(); }
        set { using var held = Hold(); _runtime.setDLACore(value); }
    }

    /// <summary>Engines may hold code for the host (lean runtimes, plugins), which then runs.</summary>
    public bool EngineHostCodeAllowed
    {
        get { using var held = Hold(); return _runtime.getEngineHostCodeAllowed(); }
        set { using var held = Hold(); _runtime.setEngineHostCodeAllowed(value); }
    }

    /// <summary>Where code inside engines is unpacked to.</summary>
    public string TemporaryDirectory
    {
        get { using var held = Hold(); return Utf8Text.Read(_runtime.getTemporaryDirectory()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _runtime.setTemporaryDirectory(text.Pointer); }
    }

    /// <summary>Weights stay off the device until <see cref="Engine.LoadWeights"/>. RTX only, from 1.6 on.</summary>
    public bool DeferredWeightsLoading
    {
        get { using var held = Hold(); return _runtime.getDeferredWeightsLoading(); }
        set { using var held = Hold(); _runtime.setDeferredWeightsLoading(value); }
    }

    /// <summary>How DLA engines get their working memory. From 11.4 and RTX 1.7 on.</summary>
    /// <exception cref="TensorRTException">The strategy is refused.</exception>
    public DLAWorkspaceAllocationStrategy DlaWorkspaceAllocation
    {
        get { using var held = Hold(); return _runtime.getDLAWorkspaceAllocationStrategy(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            if (!_runtime.setDLAWorkspaceAllocationStrategy(value)) throw Logger.Failure("setDLAWorkspaceAllocationStrategy");
        }
    }

    /// <summary>A runtime of another version, from a lean runtime's file: it loads version-compatible engines of its version.</summary>
    /// <exception cref="TensorRTException">The file cannot be loaded, or is none.</exception>
    public Runtime LoadRuntime(string path)
    {
        using var held = Hold();
        using var text = new Utf8Text(path);
        Logger.Forget();
        var runtime = _runtime.loadRuntime(text.Pointer);
        return runtime is null ? throw Logger.Failure($"loadRuntime {path}") : new(runtime, Logger);
    }

    /// <summary>Hears what goes wrong in this runtime and what is made from it.</summary>
    public ErrorRecorder? ErrorRecorder
    {
        get;
        set
        {
            using var held = Hold();
            if (value is not null) Keep(value);
            _runtime.setErrorRecorder(value is null ? null : value.Pointer);
            field = value;
        }
    }

    /// <summary>Plugins that engines of this runtime may use.</summary>
    public PluginRegistry PluginRegistry
    {
        get { using var held = Hold(); return new(_runtime.getPluginRegistry(), this, Logger); }
    }

    private protected override void Destroy() => new INoCopy(_pointer, Abi).delete();
}
