using TensorRT.Interop;

namespace TensorRT;

/// <summary>Runs an engine (<c>IExecutionContext</c>). One context runs one inference at a time.</summary>
public sealed unsafe partial class ExecutionContext : NativeObject
{
    private readonly void* _pointer;
    private readonly Engine _engine;
    private readonly VExecutionContext _context;
    private readonly Dictionary<string, OutputMemory> _outputs = new(StringComparer.Ordinal);

    internal ExecutionContext(void* pointer, Engine engine, RuntimeConfig config) : this(pointer, engine) => Keep(config);

    internal ExecutionContext(void* pointer, Engine engine) : base(engine)
    {
        _pointer = pointer;
        _engine = engine;
        _context = VExecutionContext.Of(pointer, engine.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer => _pointer;

    /// <summary>What it runs.</summary>
    public Engine Engine => _engine;

    /// <returns>False when the shape is outside the profile.</returns>
    public bool SetInputShape(string input, ReadOnlySpan<long> sizes)
    {
        using var held = Hold();
        using var name = new Utf8Text(input);
        return _context.setInputShape(name.Pointer, Dimensions.Pack(sizes));
    }

    /// <summary>An output's shape, once all inputs have theirs; null for a name that is none.</summary>
    public IReadOnlyList<long>? GetTensorShape(string tensor)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return Dimensions.Unpack(_context.getTensorShape(name.Pointer));
    }

    /// <param name="address">Device memory (host memory for shape inputs), which must stay until the inference is done; aligned to 256
    /// bytes.</param>
    /// <returns>False for a name that is none.</returns>
    public bool SetTensorAddress(string tensor, nint address)
    {
        using var held = Hold();
        using var name = new Utf8Text(tensor);
        return _context.setTensorAddress(name.Pointer, (void*)address);
    }

    /// <summary>
    /// Memory for an output whose shape <see cref="GetTensorShape"/> leaves open after all inputs have theirs; the inference tells it. The
    /// memory must stay until the inference is done, and hold <see cref="GetMaxOutputSize"/> bytes to hold any result. Called again, it
    /// gives the same object with other memory.
    /// </summary>
    /// <param name="address">Device memory, aligned to 256 bytes.</param>
    /// <returns>Tells the shape; null for a name that is no output.</returns>
    public OutputMemory? UseOutputMemory(string output, nint address, long bytes)
    {
        using var held = Hold();
        using var name = new Utf8Text(output);
        if (!_outputs.TryGetValue(output, out var memory))
        {
            using var made = new OutputMemory(_engine.Abi, _engine.Logger.Faults);
            if (!_context.setOutputAllocator(name.Pointer, made.Pointer)) return null;
            Keep(made);
            _outputs.Add(output, memory = made);
        }
        memory.Set(address, bytes);
        return _context.setTensorAddress(name.Pointer, (void*)address) ? memory : null;
    }

    /// <summary>All inputs have shapes without −1.</summary>
    public bool AllInputDimensionsSpecified
    {
        get { using var held = Hold(); return _context.allInputDimensionsSpecified(); }
    }

    /// <returns>False when the profile does not exist, or another context uses it where that is not allowed.</returns>
    /// <param name="stream">A CUDA stream.</param>
    public bool SetOptimizationProfile(int profile, nint stream)
    {
        using var held = Hold();
        return _context.setOptimizationProfileAsync(profile, (void*)stream);
    }

    /// <summary>Queues an inference on a CUDA stream and returns; addresses and shapes must be set.</summary>
    /// <exception cref="TensorRTException">It was refused; the logger has heard why.</exception>
    public void Enqueue(nint stream)
    {
        using var held = Hold();
        _engine.Logger.Forget();
        if (!_context.enqueueV3((void*)stream)) throw _engine.Logger.Failure("enqueueV3");
        _engine.Logger.Faults.Rethrow();
    }

    /// <summary>Hears each layer's time in milliseconds; the context keeps it. It slows inference down.</summary>
    public void SetProfiler(Action<string, float> report)
    {
        using var held = Hold();
        using var profiler = new ProfilerCallback(_engine.Abi, report, _engine.Logger.Faults);
        Keep(profiler);
        _context.setProfiler(profiler.Pointer);
    }

    private protected override void Destroy() => new INoCopy(_pointer, _engine.Abi).delete();
}
