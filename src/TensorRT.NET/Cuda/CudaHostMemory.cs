namespace TensorRT.Cuda;

/// <summary>Host memory that the device reaches itself (page-locked). It is dear: the system cannot use it otherwise.</summary>
public sealed unsafe class CudaHostMemory : IDisposable
{
    private readonly CudaDriver _driver;
    private nint _address;

    internal CudaHostMemory(CudaDriver driver, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        _driver = driver;
        Length = bytes;
        nint address;
        driver.Check(((delegate* unmanaged<nint*, nuint, int>)driver.Function("cuMemAllocHost_v2"))(&address, (nuint)bytes),
            $"cuMemAllocHost of {bytes} bytes");
        _address = address;
    }

    /// <summary>On the host.</summary>
    public nint Address
    {
        get { ObjectDisposedException.ThrowIf(_address == 0, this); return _address; }
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>The bytes, until <see cref="Dispose"/>.</summary>
    public Span<byte> Bytes => new((void*)Address, Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _address, 0) is var address and not 0)
            _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuMemFreeHost"))(address);
    }
}
