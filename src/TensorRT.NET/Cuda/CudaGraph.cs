namespace TensorRT.Cuda;

/// <summary>Recorded work, launched as one.</summary>
public sealed unsafe class CudaGraph : IDisposable
{
    private readonly CudaDriver _driver;
    private nint _executable;

    internal CudaGraph(CudaDriver driver, nint graph)
    {
        _driver = driver;
        nint executable;
        var made = ((delegate* unmanaged<nint*, nint, ulong, int>)driver.Function("cuGraphInstantiateWithFlags"))(&executable, graph, 0);
        _ = ((delegate* unmanaged<nint, int>)driver.Function("cuGraphDestroy"))(graph);
        driver.Check(made, "cuGraphInstantiate");
        _executable = executable;
    }

    /// <summary>Queues all of it on a stream.</summary>
    public void Launch(CudaStream stream)
    {
        ObjectDisposedException.ThrowIf(_executable == 0, this);
        _driver.Check(((delegate* unmanaged<nint, nint, int>)_driver.Function("cuGraphLaunch"))(_executable, stream.Handle),
            "cuGraphLaunch");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _executable, 0) is var executable and not 0)
            _ = ((delegate* unmanaged<nint, int>)_driver.Function("cuGraphExecDestroy"))(executable);
    }
}
