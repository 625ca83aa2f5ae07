using System.Runtime.InteropServices;
using Trtc.Core.Files;

namespace Trtc;

/// <summary>
/// Ctrl+C and requests to end (SIGINT, SIGTERM, SIGHUP, SIGQUIT). The first cancels and leaves the command a moment to end in good order;
/// the second, or that moment's end, ends the process at once, without its temporary files.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Timer? _limit;
    private int _exitCode;

    public Cancellation()
    {
        foreach (
            var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            _registrations.Add(PosixSignalRegistration.Create(signal, Heard));
    }

    public CancellationToken Token => _cancel.Token;

    /// <summary>128 and the signal's number, as shells have it; 0 while there was none.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _limit?.Dispose();
        _cancel.Dispose();
    }

    private void Heard(PosixSignalContext context)
    {
        context.Cancel = true;
        var code = context.Signal switch
        {
            PosixSignal.SIGHUP => 129,
            PosixSignal.SIGQUIT => 131,
            PosixSignal.SIGTERM => 143,
            _ => Trtc.ExitCode.Cancelled,
        };
        if (Interlocked.CompareExchange(ref _exitCode, code, 0) != 0) End(code);
        _limit = new Timer(_ => End(code), null, s_patience, Timeout.InfiniteTimeSpan);
        _cancel.Cancel();
    }

    private static void End(int code)
    {
        OutputFiles.DeleteUnfinished();
        // Native threads may be at work: the C library's own way out would take their data from under them.
        if (!OperatingSystem.IsWindows()) ExitNow(code);
        Environment.Exit(code);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitNow(int code);
}
