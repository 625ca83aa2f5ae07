using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>Hands the bytes that the builder writes (<c>IStreamWriter</c>) to a stream.</summary>
internal sealed unsafe class StreamWriterCallback : NativeCallback
{
    private readonly Stream _destination;

    public StreamWriterCallback(Abi abi, Stream destination, CallbackFaults faults) : base(abi, IStreamWriterVtbl.Count(abi), faults)
    {
        _destination = destination;
        new IStreamWriterVtbl { destructor = &NoDestructor, getAPILanguage = &Language, getInterfaceInfo = &Info,
            write = &Write }.Write(abi, Vtable);
    }

    /// <returns>How many bytes were taken: fewer than given tells the builder that writing failed.</returns>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static long Write(void* self, void* data, long bytes)
    {
        if (Of<StreamWriterCallback>(self) is not { } callback) return 0;
        long done = 0;
        try
        {
            while (done < bytes)
            {
                var block = (int)Math.Min(bytes - done, 1 << 20);
                callback._destination.Write(new ReadOnlySpan<byte>((byte*)data + done, block));
                done += block;
            }
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
        }
        return done;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) => InterfaceNames.StreamWriter;
}
