namespace TensorRT.Cuda;

/// <summary>A device's primary context, retained until <see cref="Dispose"/>; dispose it after all that was made from it.</summary>
public sealed unsafe class CudaContext : IDisposable
{
    private readonly int _device;
    private readonly nint _context;
    private bool _disposed;

    internal CudaContext(CudaDevice owner, int device, nint context)
    {
        Device = owner;
        _device = device;
        _context = context;
    }

    /// <summary>Whose context it is.</summary>
    public CudaDevice Device { get; }

    private CudaDriver Driver => Device.Driver;

    /// <summary>Makes it this thread's: a context is current to threads, one by one, and all calls but those of <see cref="CudaDriver"/>
    /// and <see cref="CudaDevice"/> want one.</summary>
    public void MakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Driver.Check(((delegate* unmanaged<nint, int>)Driver.Function("cuCtxSetCurrent"))(_context), "cuCtxSetCurrent");
    }

    /// <summary>Bytes of the device, whoever uses them.</summary>
    public (long Free, long Total) Memory
    {
        get
        {
            nuint free, total;
            Driver.Check(((delegate* unmanaged<nuint*, nuint*, int>)Driver.Function("cuMemGetInfo_v2"))(&free, &total), "cuMemGetInfo");
            return ((long)free, (long)total);
        }
    }

    /// <summary>Waits until all work of the context is done.</summary>
    /// <exception cref="CudaException">Some of it failed.</exception>
    public void Synchronize() => Driver.Check(((delegate* unmanaged<int>)Driver.Function("cuCtxSynchronize"))(), "cuCtxSynchronize");

    /// <exception cref="CudaException">Device memory is short, as a rule.</exception>
    public CudaMemory Allocate(long bytes) => new(Driver, bytes);

    /// <summary>Host memory that the device reaches itself: copies from and to it can overlap with other work.</summary>
    /// <exception cref="CudaException">Host memory is short, as a rule.</exception>
    public CudaHostMemory AllocateHost(int bytes) => new(Driver, bytes);

    /// <summary>A queue of work.</summary>
    public CudaStream CreateStream() => new(Driver);

    /// <summary>A mark for a stream.</summary>
    public CudaEvent CreateEvent() => new(Driver);

    /// <summary>Lets go of the context; the driver destroys it when nobody in the process holds it.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _ = ((delegate* unmanaged<int, int>)Driver.Function("cuDevicePrimaryCtxRelease_v2"))(_device);
    }
}
