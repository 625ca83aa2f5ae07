using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>Hands the builder's <c>IProgressMonitor</c> calls to ours. An exception in it cancels the build.</summary>
internal sealed unsafe class ProgressMonitorCallback : NativeCallback
{
    private readonly IProgressMonitor _monitor;

    public ProgressMonitorCallback(Abi abi, IProgressMonitor monitor, CallbackFaults faults)
        : base(abi, IProgressMonitorVtbl.Count(abi), faults)
    {
        _monitor = monitor;
        new IProgressMonitorVtbl
        {
            destructor = &NoDestructor,
            getAPILanguage = &Language,
            getInterfaceInfo = &Info,
            phaseStart = &PhaseStart,
            stepComplete = &StepComplete,
            phaseFinish = &PhaseFinish,
        }.Write(abi, Vtable);
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void PhaseStart(void* self, byte* phase, byte* parent, int steps)
    {
        if (Of<ProgressMonitorCallback>(self) is not { } callback) return;
        try
        {
            callback._monitor.PhaseStarted(Text(phase), parent is null ? null : Text(parent), steps);
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static byte StepComplete(void* self, byte* phase, int step)
    {
        if (Of<ProgressMonitorCallback>(self) is not { } callback) return 1;
        try
        {
            return callback._monitor.StepCompleted(Text(phase), step) && !callback.Faults.Any ? (byte)1 : (byte)0;
        }
        catch (Exception e)
        {
            callback.Faults.Add(e);
            return 0;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void PhaseFinish(void* self, byte* phase)
    {
        if (Of<ProgressMonitorCallback>(self) is not { } callback) return;
        try
        {
            callback._monitor.PhaseFinished(Text(phase));
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
    private static InterfaceInfo Info(void* self) => InterfaceNames.ProgressMonitor;
}
