using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>One error that TensorRT reported to an <see cref="ErrorRecorder"/>.</summary>
public readonly record struct RecordedError(ErrorCode Code, string Description);

/// <summary>Collects errors with their codes (<c>IErrorRecorder</c>). Attached to a builder or runtime, it also serves what these
/// make.</summary>
public sealed unsafe class ErrorRecorder : NativeCallback
{
    // Callers of getErrorDesc get addresses that stay until clear.
    private readonly List<(RecordedError Error, nint Text)> _errors = [];
    private readonly Lock _guard = new();

    internal ErrorRecorder(Abi abi) : base(abi, IErrorRecorderVtbl.Count(abi), new CallbackFaults()) => new IErrorRecorderVtbl
    {
        destructor = &NoDestructor,
        getAPILanguage = &Language,
        getInterfaceInfo = &Info,
        getNbErrors = &Count,
        getErrorCode = &CodeAt,
        getErrorDesc = &TextAt,
        hasOverflowed = &Overflowed,
        clear = &ClearAll,
        reportError = &Report,
        incRefCount = &AddCount,
        decRefCount = &AddCount,
    }.Write(abi, Vtable);

    /// <summary>In the order reported; at most 1000 are kept.</summary>
    public IReadOnlyList<RecordedError> Errors
    {
        get { lock (_guard) return [.. _errors.Select(e => e.Error)]; }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_guard)
        {
            foreach (var (_, text) in _errors) Marshal.FreeCoTaskMem(text);
            _errors.Clear();
        }
    }

    private const int Most = 1000;

    private protected override void Destroy()
    {
        Clear();
        base.Destroy();
    }

    private void Add(ErrorCode code, string text)
    {
        lock (_guard) if (_errors.Count < Most) _errors.Add((new(code, text), Marshal.StringToCoTaskMemUTF8(text)));
    }

    private T Read<T>(int index, Func<(RecordedError, nint), T> read, T none)
    {
        lock (_guard) return index >= 0 && index < _errors.Count ? read(_errors[index]) : none;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int Count(void* self)
    {
        if (Of<ErrorRecorder>(self) is not { } recorder) return 0;
        lock (recorder._guard) return recorder._errors.Count;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static ErrorCode CodeAt(void* self, int index) =>
        Of<ErrorRecorder>(self)?.Read(index, e => e.Item1.Code, ErrorCode.kUNSPECIFIED_ERROR) ?? ErrorCode.kUNSPECIFIED_ERROR;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static byte* TextAt(void* self, int index) => (byte*)(Of<ErrorRecorder>(self)?.Read(index, e => e.Item2, 0) ?? 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static byte Overflowed(void* self) => Of<ErrorRecorder>(self) is { _errors.Count: >= Most } ? (byte)1 : (byte)0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void ClearAll(void* self) => Of<ErrorRecorder>(self)?.Clear();

    /// <returns>False always: no error is called fatal here, the call that failed says so itself.</returns>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static byte Report(void* self, ErrorCode code, byte* text)
    {
        if (Of<ErrorRecorder>(self) is not { } recorder) return 0;
        try
        {
            recorder.Add(code, Marshal.PtrToStringUTF8((nint)text) ?? "");
        }
        catch (Exception e)
        {
            recorder.Faults.Add(e);
        }
        return 0;
    }

    // Owners on our side keep it alive; the native count decides nothing.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int AddCount(void* self) => 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) => InterfaceNames.ErrorRecorder;
}
