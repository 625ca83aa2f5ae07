using TensorRT.Interop;

namespace TensorRT;

/// <summary>How to build (<c>IBuilderConfig</c>). Members that a release lacks throw <see cref="NotInThisReleaseException"/>.</summary>
public sealed unsafe partial class BuilderConfig : NativeObject
{
    private readonly VBuilderConfig _config;
    private readonly Builder _builder;

    internal BuilderConfig(void* pointer, Builder builder) : base(builder)
    {
        Pointer = pointer;
        _builder = builder;
        _config = VBuilderConfig.Of(pointer, builder.Abi);
    }

    /// <summary>The native object, for the raw layer (<see cref="TensorRT.Interop"/>); it lives as long as this one.</summary>
    public void* Pointer { get; }

    private Logger Logger => _builder.Logger;

    /// <param name="bytes">Upper bound of the pool. Not set, the workspace may grow to all of the device's memory.</param>
    public void SetMemoryPoolLimit(MemoryPoolType pool, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        using var held = Hold();
        _config.setMemoryPoolLimit(pool, (nuint)bytes);
    }

    /// <summary>Bytes.</summary>
    public long GetMemoryPoolLimit(MemoryPoolType pool)
    {
        using var held = Hold();
        return (long)Math.Min(_config.getMemoryPoolLimit(pool), (ulong)long.MaxValue);
    }

    /// <summary>0 (fastest build) to 5 (fastest engine); 3 unless set.</summary>
    public int OptimizationLevel
    {
        get { using var held = Hold(); return _config.getBuilderOptimizationLevel(); }
        set { using var held = Hold(); _config.setBuilderOptimizationLevel(value); }
    }

    /// <returns>The profile's index.</returns>
    /// <exception cref="TensorRTException">The profile is not valid.</exception>
    public int AddOptimizationProfile(OptimizationProfile profile)
    {
        using var held = Hold();
        using var heldProfile = profile.Hold();
        Logger.Forget();
        var index = _config.addOptimizationProfile(profile.Pointer);
        return index < 0 ? throw Logger.Failure("addOptimizationProfile") : index;
    }

    /// <summary>The devices to build for, as 89 for compute capability 8.9. TensorRT-RTX only.</summary>
    /// <exception cref="TensorRTException">One is not supported.</exception>
    public void SetComputeCapabilities(ReadOnlySpan<int> capabilities)
    {
        using var held = Hold();
        Logger.Forget();
        if (!_config.setNbComputeCapabilities(capabilities.Length)) throw Logger.Failure("setNbComputeCapabilities");
        for (var i = 0; i < capabilities.Length; i++)
            if (!_config.setComputeCapability((ComputeCapability)capabilities[i], i))
                throw Logger.Failure($"setComputeCapability {capabilities[i]}");
    }

    /// <summary>Whether this release has <see cref="SetProgressMonitor"/> (from 10.0 on and in RTX).</summary>
    public bool HasProgressMonitor => _config.Has_setProgressMonitor;

    /// <summary>Whether this release has <see cref="SetComputeCapabilities"/> (RTX).</summary>
    public bool HasComputeCapabilities => _config.Has_setComputeCapability;

    /// <summary>The configuration keeps the monitor; null takes it away. An exception in the monitor cancels the build, which then throws
    /// it. From 10.0 on and in RTX.</summary>
    public void SetProgressMonitor(IProgressMonitor? monitor)
    {
        using var held = Hold();
        if (monitor is null)
        {
            _config.setProgressMonitor(null);
            return;
        }
        using var callback = new ProgressMonitorCallback(_builder.Abi, monitor, Logger.Faults);
        Keep(callback);
        _config.setProgressMonitor(callback.Pointer);
    }

    private protected override void Destroy() => new INoCopy(Pointer, _builder.Abi).delete();
}
