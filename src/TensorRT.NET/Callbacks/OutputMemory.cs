using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// Memory for an output whose size only the inference decides, and its shape afterwards (<c>IOutputAllocator</c>). From
/// <see cref="ExecutionContext.UseOutputMemory"/>, which keeps it. It never allocates: memory that is too small makes the inference fail,
/// and <see cref="WantedBytes"/> tells how much there should be.
/// </summary>
public sealed unsafe class OutputMemory : NativeCallback
{
    private nint _address;
    private long _bytes;
    private long[]? _shape;
    private long _wanted;

    internal OutputMemory(Abi abi, CallbackFaults faults) : base(abi, IOutputAllocatorVtbl.Count(abi), faults) => new IOutputAllocatorVtbl
    {
        destructor = &NoDestructor,
        getInterfaceVersion = &Version,
        getAPILanguage = &Language,
        getInterfaceInfo = &Info,
        reallocateOutput = &Reallocate,
        reallocateOutputAsync = &ReallocateAsync,
        notifyShape = &Shaped,
    }.Write(abi, Vtable);

    /// <summary>As the last inference made it; null before the first one and after <see cref="Set"/>.</summary>
    public IReadOnlyList<long>? Shape => Volatile.Read(ref _shape);

    /// <summary>Bytes that an inference asked for in vain; 0 where the memory was enough.</summary>
    public long WantedBytes => Volatile.Read(ref _wanted);

    internal void Set(nint address, long bytes)
    {
        (_address, _bytes) = (address, bytes);
        Volatile.Write(ref _shape, null);
        Volatile.Write(ref _wanted, 0);
    }

    private void* Give(ulong size)
    {
        if (size <= (ulong)_bytes) return (void*)_address;
        Volatile.Write(ref _wanted, (long)Math.Min(size, long.MaxValue));
        return null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void* Reallocate(void* self, byte* tensor, void* current, ulong size, ulong alignment) =>
        Of<OutputMemory>(self) is { } memory ? memory.Give(size) : null;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void* ReallocateAsync(void* self, byte* tensor, void* current, ulong size, ulong alignment, void* stream) =>
        Of<OutputMemory>(self) is { } memory ? memory.Give(size) : null;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void Shaped(void* self, byte* tensor, void* dims)
    {
        if (Of<OutputMemory>(self) is not { } memory) return;
        Volatile.Write(ref memory._shape, Dimensions.Unpack(memory.Abi.Dims32 ? *(Dims32*)dims : *(Dims64*)dims));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int Version(void* self) => 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) => InterfaceNames.OutputAllocator;
}
