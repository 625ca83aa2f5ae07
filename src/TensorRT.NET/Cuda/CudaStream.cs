namespace TensorRT.Cuda;

/// <summary>A queue of work on a device; it does not wait for the default stream.</summary>
public sealed unsafe class CudaStream : IDisposable
{
    private const uint NonBlocking = 1;
    private const int CaptureThreadLocal = 1;
    private readonly CudaDriver _driver;
    private nint _stream;

    internal CudaStream(CudaDriver driver)
    {
        _driver = driver;
        nint stream;
        driver.Check(((delegate* unmanaged<nint*, uint, int>)driver.Function("cuStreamCreate"))(&stream, NonBlocking), "cuStreamCreate");
        _stream = stream;
    }

    /// <summary>What <see cref="ExecutionContext.Enqueue"/> takes.</summary>
    public nint Handle
    {
        get { ObjectDisposedException.ThrowIf(_stream == 0, this); return _stream; }
    }

    /// <summary>Waits until all work is done.</summary>
    public void Synchronize() => _driver.Check(((delegate* unmanaged<nint, int>)_driver.Function("cuStreamSynchronize"))(Handle), "cuStreamSynchronize");

    /// <summary>Records what <paramref name="work"/> queues on this stream, without running it.</summary>
    public CudaGraph Capture(Action work)
    {
        _driver.Check(((delegate* unmanaged<nint, int, int>)_driver.Function("cuStreamBeginCapture_v2"))(Handle, CaptureThreadLocal), "cuStreamBeginCapture");
        nint graph = 0;
        try
        {
            work();
        }
        finally
        {
            var ended = ((delegate* unmanaged<nint, nint*, int>)_driver.Function("cuStreamEndCapture"))(Handle, &graph);
            if (graph == 0) _driver.Check(ended, "cuStreamEndCapture");
        }
        return new(_driver, graph);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stream, 0) is var stream and not 0) _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuStreamDestroy_v2"))(stream);
    }
}
