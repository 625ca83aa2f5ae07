using TensorRT.Interop;

namespace TensorRT;

/// <summary>Measured times of tactics (<c>ITimingCache</c>), which spare later builds the measuring. From
/// <see cref="BuilderConfig.CreateTimingCache"/>.</summary>
public sealed unsafe class TimingCache : NativeObject
{
    private readonly VTimingCache _cache;
    private readonly Logger _logger;

    internal TimingCache(void* pointer, Builder builder) : base(builder)
    {
        Pointer = pointer;
        _logger = builder.Logger;
        _cache = VTimingCache.Of(pointer, builder.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    /// <exception cref="TensorRTException">The library refused.</exception>
    public HostMemory Serialize()
    {
        using var held = Hold();
        _logger.Forget();
        var memory = _cache.serialize();
        return memory is null ? throw _logger.Failure("ITimingCache::serialize") : new(memory, _logger);
    }

    /// <summary>Adds another cache's entries.</summary>
    /// <param name="ignoreMismatch">Take entries of another device too; the builder may then choose badly.</param>
    public bool Combine(TimingCache other, bool ignoreMismatch)
    {
        using var held = Hold();
        using var heldOther = other.Hold();
        return _cache.combine(other.Pointer, ignoreMismatch);
    }

    /// <summary>Drops all entries.</summary>
    public bool Reset()
    {
        using var held = Hold();
        return _cache.reset();
    }

    private protected override void Destroy() => new INoCopy(Pointer, _logger.Abi).delete();
}
