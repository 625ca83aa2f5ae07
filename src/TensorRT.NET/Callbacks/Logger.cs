using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TensorRT.Interop;

namespace TensorRT;

/// <summary>
/// Receives the library's messages (<c>ILogger</c>). Every object is made with one and keeps it alive. Calls come from any thread, several
/// at a time. An exception that the receiver throws is thrown again by the call into TensorRT during which it happened.
/// </summary>
public sealed unsafe class Logger : NativeCallback
{
    private const int ErrorsKept = 8;
    private readonly Action<LoggerSeverity, string> _receive;
    private readonly LoggerSeverity _most;
    private readonly Queue<string> _errors = new();

    internal Logger(TensorRTLibrary library, Action<LoggerSeverity, string> receive, LoggerSeverity mostVerbose)
        : base(library.Abi, ILoggerVtbl.Count(library.Abi), new CallbackFaults())
    {
        Library = library;
        _receive = receive;
        _most = mostVerbose;
        new ILoggerVtbl { destructor = &NoDestructor, getAPILanguage = &Language, getInterfaceInfo = &Info, log = &Log }.Write(Abi, Vtable);
    }

    internal TensorRTLibrary Library { get; }

    /// <summary>An exception for a native call that failed, with the errors logged since <see cref="Forget"/>.</summary>
    internal TensorRTException Failure(string call)
    {
        Faults.Rethrow();
        string[] errors;
        lock (_errors) errors = [.. _errors];
        return new(TensorRTError.NativeFailure, errors.Length == 0 ? $"{call} failed" : $"{call} failed: {string.Join(' ', errors)}");
    }

    internal void Forget()
    {
        lock (_errors) _errors.Clear();
    }

    private void Receive(LoggerSeverity severity, byte* message)
    {
        if (severity > _most && severity > LoggerSeverity.kERROR) return;
        var text = Marshal.PtrToStringUTF8((nint)message) ?? "";
        if (severity <= LoggerSeverity.kERROR)
        {
            lock (_errors)
            {
                if (_errors.Count == ErrorsKept) _errors.Dequeue();
                _errors.Enqueue(text);
            }
        }
        if (severity <= _most) _receive(severity, text);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void Log(void* self, LoggerSeverity severity, byte* message)
    {
        if (Of<Logger>(self) is not { } logger) return;
        try
        {
            logger.Receive(severity, message);
        }
        catch (Exception e)
        {
            logger.Faults.Add(e);
        }
    }

    // The library never deletes what it was lent.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static void NoDestructor(void* self) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static APILanguage Language(void* self) => APILanguage.kCPP;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static InterfaceInfo Info(void* self) => InterfaceNames.Logger;
}
