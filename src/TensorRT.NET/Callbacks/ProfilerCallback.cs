using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>Hands <c>IProfiler::reportLayerTime</c> to an action.</summary>
internal sealed unsafe class ProfilerCallback : NativeCallback
{
    private readonly Action<string, float> _report;

    public ProfilerCallback(Abi abi, Action<string, float> report, CallbackFaults faults) : base(abi, IProfilerVtbl.Count(abi), faults)
    {
        _report = report;
        new IProfilerVtbl { destructor = &NoDestructor, getAPILanguage = &Language, getInterfaceInfo = &Info,
            reportLayerTime = &Report }.Write(abi, Vtable);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void Report(void* self, byte* layer, float milliseconds)
    {
        if (Of<ProfilerCallback>(self) is not { } callback) return;
        try
        {
            callback._report(Utf8Text.Read(layer) ?? "", milliseconds);
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) => InterfaceNames.Profiler;
}
