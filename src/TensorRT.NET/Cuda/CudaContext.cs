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

    public CudaDevice Device { get; }

    private CudaDriver Driver => Device.Driver;

    /// <summary>A context is current to threads, one by one.</summary>
    public void MakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Driver.Check(((delegate* unmanaged<nint, int>)Driver.Function("cuCtxSetCurrent"))(_context), "cuCtxSetCurrent");
    }

    /// <summary>Bytes.</summary>
    public (long Free, long Total) Memory
    {
        get
        {
            nuint free, total;
            Driver.Check(((delegate* unmanaged<nuint*, nuint*, int>)Driver.Function("cuMemGetInfo_v2"))(&free, &total), "cuMemGetInfo");
            return ((long)free, (long)total);
        }
    }

    public CudaMemory Allocate(long bytes) => new(Driver, bytes);

    public CudaStream CreateStream() => new(Driver);

    public CudaEvent CreateEvent() => new(Driver);

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _ = ((delegate* unmanaged<int, int>)Driver.Function("cuDevicePrimaryCtxRelease_v2"))(_device);
    }
}
