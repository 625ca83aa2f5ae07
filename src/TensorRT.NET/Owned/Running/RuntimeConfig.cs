using TensorRT.Interop;

namespace TensorRT;

/// <summary>How a context is made (<c>IRuntimeConfig</c>). From <see cref="Engine.CreateRuntimeConfig"/>. From 10.11 on and in
/// RTX.</summary>
public sealed unsafe class RuntimeConfig : NativeObject
{
    private readonly VRuntimeConfig _config;
    private readonly Engine _engine;

    internal RuntimeConfig(void* pointer, Engine engine) : base(engine)
    {
        Pointer = pointer;
        _engine = engine;
        _config = VRuntimeConfig.Of(pointer, engine.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    /// <summary>Who gives a context its device memory, and when; for all shapes and at once unless set. From 10.11 on and in RTX.</summary>
    public ExecutionContextAllocationStrategy AllocationStrategy
    {
        get { using var held = Hold(); return _config.getExecutionContextAllocationStrategy(); }
        set { using var held = Hold(); _config.setExecutionContextAllocationStrategy(value); }
    }

    /// <summary>When kernels made for the very shapes in use take the place of those for all shapes. RTX only.</summary>
    public DynamicShapesKernelSpecializationStrategy KernelSpecialization
    {
        get { using var held = Hold(); return _config.getDynamicShapesKernelSpecializationStrategy(); }
        set { using var held = Hold(); _config.setDynamicShapesKernelSpecializationStrategy(value); }
    }

    /// <summary>Whether the library captures an inference as a CUDA graph by itself. RTX only.</summary>
    /// <exception cref="TensorRTException">The strategy is refused.</exception>
    public CudaGraphStrategy CudaGraphStrategy
    {
        get { using var held = Hold(); return _config.getCudaGraphStrategy(); }
        set
        {
            using var held = Hold();
            _engine.Logger.Forget();
            if (!_config.setCudaGraphStrategy(value)) throw _engine.Logger.Failure("setCudaGraphStrategy");
        }
    }

    /// <summary>A cache of kernels compiled on the device that runs the engine, empty at first. RTX only.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public RuntimeCache CreateRuntimeCache()
    {
        using var held = Hold();
        _engine.Logger.Forget();
        var cache = _config.createRuntimeCache();
        return cache is null ? throw _engine.Logger.Failure("createRuntimeCache") : new(cache, _engine);
    }

    /// <summary>Contexts take kernels from the cache and put new ones into it; the configuration keeps it. RTX only.</summary>
    /// <exception cref="TensorRTException">The cache is refused.</exception>
    public void SetRuntimeCache(RuntimeCache cache)
    {
        using var held = Hold();
        using var heldCache = cache.Hold();
        _engine.Logger.Forget();
        if (!_config.setRuntimeCache(cache.Pointer)) throw _engine.Logger.Failure("setRuntimeCache");
        Keep(cache);
    }

    private protected override void Destroy() => new INoCopy(Pointer, _engine.Abi).delete();
}

/// <summary>Kernels that were compiled on the device that runs the engine (<c>IRuntimeCache</c>): kept in a file, they spare later starts
/// the compiling. RTX only.</summary>
public sealed unsafe class RuntimeCache : NativeObject
{
    private readonly VRuntimeCache _cache;
    private readonly Engine _engine;

    internal RuntimeCache(void* pointer, Engine engine) : base(engine)
    {
        Pointer = pointer;
        _engine = engine;
        _cache = VRuntimeCache.Of(pointer, engine.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    /// <summary>The cache's bytes. RTX only.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public HostMemory Serialize()
    {
        using var held = Hold();
        _engine.Logger.Forget();
        var memory = _cache.serialize();
        return memory is null ? throw _engine.Logger.Failure("IRuntimeCache::serialize") : new(memory, _engine.Logger);
    }

    /// <summary>Takes what <see cref="Serialize"/> gave. RTX only.</summary>
    /// <returns>False for bytes of another version, another device, or damaged ones.</returns>
    public bool Deserialize(ReadOnlySpan<byte> bytes)
    {
        using var held = Hold();
        fixed (byte* pointer = bytes) return _cache.deserialize(pointer, (nuint)bytes.Length);
    }

    /// <summary>Drops all entries. RTX only.</summary>
    public bool Reset()
    {
        using var held = Hold();
        return _cache.reset();
    }

    private protected override void Destroy() => new INoCopy(Pointer, _engine.Abi).delete();
}
