using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// An object that the vendor library calls: one block of native memory with the vtable's address, a handle to this object, and the vtable's
/// slots. Its functions never let an exception out: the first is kept in <see cref="Faults"/> and thrown when the native call has returned.
/// </summary>
public abstract unsafe class NativeCallback : NativeObject
{
    private const int HeaderWords = 2;
    private readonly void** _block;
    private readonly GCHandle _handle;

    private protected NativeCallback(Abi abi, int slots, CallbackFaults faults)
    {
        Faults = faults;
        Abi = abi;
        // Weak: whoever holds the native object holds this one too, and a forgotten pair can be collected.
        _handle = GCHandle.Alloc(this, GCHandleType.Weak);
        _block = (void**)NativeMemory.AllocZeroed((nuint)(HeaderWords + slots), (nuint)sizeof(void*));
        _block[0] = _block + HeaderWords;
        _block[1] = (void*)GCHandle.ToIntPtr(_handle);
    }

    internal CallbackFaults Faults { get; }

    internal Abi Abi { get; }

    /// <summary>The address that the native side gets.</summary>
    internal void* Pointer => _block;

    private protected void** Vtable => _block + HeaderWords;

    /// <summary>The object behind a native <c>this</c>; null when it is being collected.</summary>
    private protected static T? Of<T>(void* self) where T : NativeCallback => GCHandle.FromIntPtr((nint)((void**)self)[1]).Target as T;

    private protected override void Destroy()
    {
        NativeMemory.Free(_block);
        _handle.Free();
    }
}

/// <summary>The first exception that a callback threw while native code was running.</summary>
internal sealed class CallbackFaults
{
    private Exception? _first;

    public bool Any => Volatile.Read(ref _first) is not null;

    public void Add(Exception exception) => Interlocked.CompareExchange(ref _first, exception, null);

    /// <summary>Throws what was kept, with its own stack trace.</summary>
    public void Rethrow()
    {
        if (Interlocked.Exchange(ref _first, null) is { } fault) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
    }
}
