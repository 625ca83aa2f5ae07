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
    public void Synchronize() =>
        _driver.Check(((delegate* unmanaged<nint, int>)_driver.Function("cuStreamSynchronize"))(Handle), "cuStreamSynchronize");

    /// <summary>Whether all work is done.</summary>
    /// <exception cref="CudaException">Some of it failed.</exception>
    public bool IsDone => IsReady(_driver, ((delegate* unmanaged<nint, int>)_driver.Function("cuStreamQuery"))(Handle), "cuStreamQuery");

    /// <summary>Work queued from now on waits for a mark, in whatever stream it is.</summary>
    public void WaitFor(CudaEvent mark) =>
        _driver.Check(((delegate* unmanaged<nint, nint, uint, int>)_driver.Function("cuStreamWaitEvent"))(Handle, mark.Handle, 0),
            "cuStreamWaitEvent");

    /// <summary>Records what <paramref name="work"/> queues on this stream, without running it.</summary>
    public CudaGraph Capture(Action work)
    {
        _driver.Check(((delegate* unmanaged<nint, int, int>)_driver.Function("cuStreamBeginCapture_v2"))(Handle, CaptureThreadLocal),
            "cuStreamBeginCapture");
        try
        {
            work();
        }
        catch
        {
            // The stream must leave the capture; what was recorded is of no use.
            if (End() is (_, var half and not 0)) _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuGraphDestroy"))(half);
            throw;
        }
        var (ended, graph) = End();
        _driver.Check(ended, "cuStreamEndCapture");
        return new(_driver, graph);
    }

    private (int Result, nint Graph) End()
    {
        nint graph = 0;
        var ended = ((delegate* unmanaged<nint, nint*, int>)_driver.Function("cuStreamEndCapture"))(Handle, &graph);
        return (ended, graph);
    }

    internal static bool IsReady(CudaDriver driver, int result, string call)
    {
        const int NotReady = 600; // CUDA_ERROR_NOT_READY
        if (result != NotReady) driver.Check(result, call);
        return result == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stream, 0) is var stream and not 0)
            _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuStreamDestroy_v2"))(stream);
    }
}
