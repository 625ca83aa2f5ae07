namespace TensorRT;

public sealed unsafe partial class ExecutionContext
{
    /// <summary>What messages and profilers call it.</summary>
    public string Name
    {
        get { using var held = Hold(); return Utf8Text.Read(_context.getName()) ?? ""; }
        set { using var held = Hold(); using var text = new Utf8Text(value); _context.setName(text.Pointer); }
    }

    /// <summary>The profile in use; −1 for none.</summary>
    public int OptimizationProfile
    {
        get { using var held = Hold(); return _context.getOptimizationProfile(); }
    }

    /// <summary>Waits for the device after each layer, so that a fault is told with its layer. It slows inference down.</summary>
    public bool DebugSync
    {
        get { using var held = Hold(); return _context.getDebugSync(); }
        set { using var held = Hold(); _context.setDebugSync(value); }
    }

    /// <summary>Elements from one place to the next along each axis of a tensor; of components where the layout is vectorised. Null for a
    /// name that is none.</summary>
    public IReadOnlyList<long>? GetTensorStrides(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Dimensions.Unpack(_context.getTensorStrides(name.Pointer));
    }

    /// <summary>What <see cref="SetTensorAddress"/> set; 0 for none.</summary>
    public nint GetTensorAddress(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return (nint)_context.getTensorAddress(name.Pointer);
    }

    /// <summary>Bytes that an output may take at most, with the shapes that are set.</summary>
    public long GetMaxOutputSize(string output)
    {
        using var held = Hold();
        using var name = new Utf8Text(output);
        return _context.getMaxOutputSize(name.Pointer);
    }

    /// <summary>Finds all shapes from those and the shape values that are set.</summary>
    /// <returns>Names of inputs whose shape or address is still wanted.</returns>
    /// <exception cref="TensorRTException">Shapes contradict each other.</exception>
    public IReadOnlyList<string> InferShapes()
    {
        using var held = Hold();
        _engine.Logger.Forget();
        var most = _engine.TensorNames.Count;
        var buffer = new nint[Math.Max(1, most)];
        fixed (nint* pointer = buffer)
        {
            var missing = _context.inferShapes(most, (byte**)pointer);
            if (missing < 0) throw _engine.Logger.Failure("inferShapes");
            var names = new string[Math.Min(missing, most)];
            for (var i = 0; i < names.Length; i++) names[i] = Utf8Text.Read((byte*)buffer[i]) ?? "";
            return names;
        }
    }

    /// <summary>Device memory of a context that was made without: <see cref="Engine.GetDeviceMemorySize"/> bytes, aligned to 256, that stay
    /// as long as inferences run.</summary>
    public void SetDeviceMemory(nint address, long bytes)
    {
        using var held = Hold();
        if (_context.Has_setDeviceMemoryV2) _context.setDeviceMemoryV2((void*)address, bytes);
        else _context.setDeviceMemory((void*)address);
    }

    /// <summary>Bytes that the context's memory must have for the shapes that are set, of a context made without. From 10.0 on and in
    /// RTX.</summary>
    public long UpdateDeviceMemorySizeForShapes()
    {
        using var held = Hold();
        return (long)_context.updateDeviceMemorySizeForShapes();
    }

    /// <summary>CUDA streams that the inference may use beside the caller's; the library makes its own unless set.
    /// <see cref="Engine.AuxStreamCount"/> says how many.</summary>
    public void SetAuxStreams(ReadOnlySpan<nint> streams)
    {
        using var held = Hold();
        fixed (nint* pointer = streams) _context.setAuxStreams((void**)pointer, streams.Length);
    }

    /// <summary>A CUDA event that is recorded when inputs have been read and may be written again; 0 for none.</summary>
    /// <returns>False when it is refused.</returns>
    public bool SetInputConsumedEvent(nint cudaEvent)
    {
        using var held = Hold();
        return _context.setInputConsumedEvent((void*)cudaEvent);
    }

    /// <summary>Bytes of the second-level cache that values may stay in from inference to inference.</summary>
    public long PersistentCacheLimit
    {
        get { using var held = Hold(); return (long)_context.getPersistentCacheLimit(); }
        set { using var held = Hold(); _context.setPersistentCacheLimit(checked((nuint)value)); }
    }

    /// <summary>What marks for profilers (NVTX) tell of layers.</summary>
    /// <exception cref="TensorRTException">It is more than the engine was built with.</exception>
    public ProfilingVerbosity NvtxVerbosity
    {
        get { using var held = Hold(); return _context.getNvtxVerbosity(); }
        set
        {
            using var held = Hold();
            _engine.Logger.Forget();
            if (!_context.setNvtxVerbosity(value)) throw _engine.Logger.Failure("setNvtxVerbosity");
        }
    }

    /// <summary>The profiler hears of each inference by itself; true unless set. Else <see cref="ReportToProfiler"/> makes it.</summary>
    public bool EnqueueEmitsProfile
    {
        get { using var held = Hold(); return _context.getEnqueueEmitsProfile(); }
        set { using var held = Hold(); _context.setEnqueueEmitsProfile(value); }
    }

    /// <summary>Tells the profiler of the last inference, which must be done.</summary>
    public bool ReportToProfiler()
    {
        using var held = Hold();
        var told = _context.reportToProfiler();
        _engine.Logger.Faults.Rethrow();
        return told;
    }

    /// <summary>Whether a debug tensor's values are wanted. From 10.0 on and in RTX.</summary>
    /// <returns>False for a name that is none.</returns>
    public bool SetTensorDebugState(string tensor, bool on)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _context.setTensorDebugState(name.Pointer, on);
    }

    /// <summary>Whether an inference on the stream could be captured as a CUDA graph now. RTX only, from 1.5 on.</summary>
    public bool IsStreamCapturable(nint stream)
    {
        using var held = Hold();
        return _context.isStreamCapturable((void*)stream);
    }
}
