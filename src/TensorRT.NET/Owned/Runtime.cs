using TensorRT.Interop;

namespace TensorRT;

/// <summary>Loads engines (<c>IRuntime</c>). From <see cref="TensorRTLibrary.CreateRuntime"/>.</summary>
public sealed unsafe partial class Runtime : NativeObject
{
    private readonly void* _pointer;
    private readonly VRuntime _runtime;

    internal Runtime(void* pointer, Logger logger) : base(logger)
    {
        _pointer = pointer;
        Logger = logger;
        _runtime = VRuntime.Of(pointer, logger.Abi);
    }

    public Logger Logger { get; }

    internal Abi Abi => Logger.Abi;

    private protected override void Destroy() => new INoCopy(_pointer, Abi).delete();
}
