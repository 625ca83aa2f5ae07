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
        driver.Check(((delegate* unmanaged<nint*, nuint, int>)driver.Function("cuMemAlloc_v2"))(&address, (nuint)bytes),
            $"cuMemAlloc of {bytes} bytes");
        _address = address;
    }

    /// <summary>On the device; aligned to 256 bytes.</summary>
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
        fixed (byte* p = source)
            _driver.Check(((delegate* unmanaged<nint, void*, nuint, int>)_driver.Function("cuMemcpyHtoD_v2"))(Address, p,
            (nuint)source.Length), "cuMemcpyHtoD");
    }

    /// <summary>Copies from the beginning of the memory and waits.</summary>
    public void CopyTo(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, Length, nameof(destination));
        fixed (byte* p = destination)
            _driver.Check(((delegate* unmanaged<void*, nint, nuint, int>)_driver.Function("cuMemcpyDtoH_v2"))(p, Address,
            (nuint)destination.Length), "cuMemcpyDtoH");
    }

    /// <summary>Queues a copy to the beginning of the memory.</summary>
    /// <param name="source">Must stay as it is until the copy is done.</param>
    public void CopyFrom(CudaHostMemory source, CudaStream stream)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, Length, nameof(source));
        _driver.Check(((delegate* unmanaged<nint, nint, nuint, nint, int>)_driver.Function("cuMemcpyHtoDAsync_v2"))(Address, source.Address,
            (nuint)source.Length, stream.Handle), "cuMemcpyHtoDAsync");
    }

    /// <summary>Queues a copy from the beginning of the memory.</summary>
    /// <param name="destination">Must not be looked at until the copy is done.</param>
    public void CopyTo(CudaHostMemory destination, CudaStream stream)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, Length, nameof(destination));
        _driver.Check(((delegate* unmanaged<nint, nint, nuint, nint, int>)_driver.Function("cuMemcpyDtoHAsync_v2"))(destination.Address,
            Address, (nuint)destination.Length, stream.Handle), "cuMemcpyDtoHAsync");
    }

    /// <summary>Queues a copy of all of another memory of the device to the beginning of this one.</summary>
    public void CopyFrom(CudaMemory source, CudaStream stream)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, Length, nameof(source));
        _driver.Check(((delegate* unmanaged<nint, nint, nuint, nint, int>)_driver.Function("cuMemcpyDtoDAsync_v2"))(Address, source.Address,
            (nuint)source.Length, stream.Handle), "cuMemcpyDtoDAsync");
    }

    /// <summary>Queues setting every byte to a value.</summary>
    public void Fill(byte value, CudaStream stream) =>
        _driver.Check(((delegate* unmanaged<nint, byte, nuint, nint, int>)_driver.Function("cuMemsetD8Async"))(Address, value,
            (nuint)Length, stream.Handle), "cuMemsetD8Async");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _address, 0) is var address and not 0)
            _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuMemFree_v2"))(address);
    }
}
