namespace TensorRT.Cuda;

/// <summary>A mark in a stream, with the time when it was passed.</summary>
public sealed unsafe class CudaEvent : IDisposable
{
    private readonly CudaDriver _driver;
    private nint _event;

    internal CudaEvent(CudaDriver driver)
    {
        _driver = driver;
        nint made;
        driver.Check(((delegate* unmanaged<nint*, uint, int>)driver.Function("cuEventCreate"))(&made, 0), "cuEventCreate");
        _event = made;
    }

    /// <summary>What <see cref="ExecutionContext.SetInputConsumedEvent"/> takes.</summary>
    public nint Handle
    {
        get { ObjectDisposedException.ThrowIf(_event == 0, this); return _event; }
    }

    /// <summary>Queues the mark on a stream.</summary>
    public void Record(CudaStream stream) =>
        _driver.Check(((delegate* unmanaged<nint, nint, int>)_driver.Function("cuEventRecord"))(Handle, stream.Handle), "cuEventRecord");

    /// <summary>Whether all work before the mark is done.</summary>
    /// <exception cref="CudaException">Some of it failed.</exception>
    public bool IsDone =>
        CudaStream.IsReady(_driver, ((delegate* unmanaged<nint, int>)_driver.Function("cuEventQuery"))(Handle), "cuEventQuery");

    /// <summary>Waits for the mark.</summary>
    public void Synchronize() =>
        _driver.Check(((delegate* unmanaged<nint, int>)_driver.Function("cuEventSynchronize"))(Handle), "cuEventSynchronize");

    /// <summary>Milliseconds from an earlier event to this one; both must have been passed.</summary>
    public float MillisecondsSince(CudaEvent earlier)
    {
        float milliseconds;
        _driver.Check(((delegate* unmanaged<float*, nint, nint, int>)_driver.Function("cuEventElapsedTime"))(&milliseconds, earlier.Handle,
            Handle), "cuEventElapsedTime");
        return milliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _event, 0) is var made and not 0)
            _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuEventDestroy_v2"))(made);
    }
}
