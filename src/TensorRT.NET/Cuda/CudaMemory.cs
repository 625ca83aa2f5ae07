namespace TensorRT.Cuda;

/// <summary>Device memory.</summary>
public sealed unsafe class CudaMemory : IDisposable
{
    private readonly CudaDriver _driver;
    private nint _address;

    internal CudaMemory(CudaDriver driver, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        _driver = driver;
        Length = bytes;
        nint address;
        driver.Check(((delegate* unmanaged<nint*, nuint, int>)driver.Function("cuMemAlloc_v2"))(&address, (nuint)bytes), $"cuMemAlloc of {bytes} bytes");
        _address = address;
    }

    public nint Address
    {
        get { ObjectDisposedException.ThrowIf(_address == 0, this); return _address; }
    }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Copies to the beginning of the memory and waits.</summary>
    public void CopyFrom(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, Length, nameof(source));
        fixed (byte* p = source) _driver.Check(((delegate* unmanaged<nint, void*, nuint, int>)_driver.Function("cuMemcpyHtoD_v2"))(Address, p, (nuint)source.Length), "cuMemcpyHtoD");
    }

    /// <summary>Copies from the beginning of the memory and waits.</summary>
    public void CopyTo(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, Length, nameof(destination));
        fixed (byte* p = destination) _driver.Check(((delegate* unmanaged<void*, nint, nuint, int>)_driver.Function("cuMemcpyDtoH_v2"))(p, Address, (nuint)destination.Length), "cuMemcpyDtoH");
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _address, 0) is var address and not 0) _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuMemFree_v2"))(address);
    }
}
