using TensorRT;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Asks a native stage that has opened the first TensorRT found that will do. Starts it when it is needed, and again after it
/// died.</summary>
/// <param name="prepare">Builds will be asked for: a builder is made and the parser loaded too.</param>
internal sealed class StageClient(SdkSearch search, bool prepare) : IDisposable
{
    private SdkSession? _session;
    private bool _open;

    /// <summary>Starts loading the first candidate without waiting for it. Errors wait for <see cref="Open"/>.</summary>
    public void Prepare()
    {
        if (_session is null && search.Candidates().FirstOrDefault() is { } first) _session = SdkSession.Begin(first, prepare);
    }

    /// <summary>A library is open, and its process lives as far as is known.</summary>
    public bool IsOpen => _open;

    /// <summary>The library in use; null before <see cref="Open"/>.</summary>
    public string? LibraryPath => _open ? _session!.Candidate.Files.LibraryPath : null;

    /// <summary>The library in use takes weights by name; false before <see cref="Open"/>.</summary>
    public bool TakesWeights => _open && _session!.TakesWeights;

    /// <summary>Finds the library to work with and waits until it is loaded.</summary>
    /// <returns>Null when there is none that will do; why is in <paramref name="diagnostics"/>.</returns>
    public TensorRTVersion? Open(DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (_open) return _session!.Version;
        var passedOver = new List<string>();
        foreach (var candidate in search.Candidates())
        {
            _session ??= SdkSession.Begin(candidate, prepare);
            using var kill = cancel.UnsafeRegister(static s => ((SdkSession)s!).Child.Kill(), _session);
            var faults = new DiagnosticList();
            _open = _session.Finish(faults);
            cancel.ThrowIfCancellationRequested();
            if (_open && search.Require?.Matches(_session.Version) != false)
            {
                foreach (var remark in faults.Items) diagnostics.Add(remark);
                return _session.Version;
            }
            if (_open) passedOver.Add($"{candidate.Files.LibraryPath} is {_session.Version}");
            else Remark(candidate, faults, diagnostics);
            _session.Dispose();
            (_session, _open) = (null, false);
        }
        if (diagnostics.HasErrors) return null;
        if (search.Folder is null && SdkSearch.VariableIsEmpty)
            diagnostics.Add(Codes.NoTensorRT, "", "TRTC_SDK", $"there is none in {SdkSearch.Variable}");
        else if (search.Require is { } require)
            diagnostics.Add(Codes.RequiredSdkMissing, "", "", require, passedOver.Count == 0 ? "none like it was found"
                : string.Join(", ", passedOver));
        else
            diagnostics.Add(Codes.NoTensorRT, "", "", search.Folder is { } folder ? $"there is none in {folder}"
                : "not in the store, in TRTC_SDK, in Python's site-packages or in the system's library folders");
        return null;
    }

    /// <summary>Sends a request to the library that is open, and hears everything until the last word about it.</summary>
    /// <param name="file">What faults are about.</param>
    /// <param name="hear">Gets each event but faults and the last.</param>
    /// <param name="died">Gets how the process ended and whether memory ran out, if it did.</param>
    /// <returns>Null when there is no answer; why is in <paramref name="diagnostics"/>, or <paramref name="died"/> was called.</returns>
    public T? Ask<T>(StageRequest request, string file, Action<StageEvent>? hear, Action<ChildProcess, string, bool> died,
        DiagnosticList diagnostics, CancellationToken cancel)
        where T : StageEvent
    {
        var child = _session!.Child;
        // Only after the kill is registered may the request go out: a cancel in between must not be lost.
        using (cancel.UnsafeRegister(static c => ((ChildProcess)c!).Kill(), child))
        {
            child.Send(request);
            while (child.Read() is { } happened)
            {
                if (happened is T answer && !cancel.IsCancellationRequested) return answer;
                if (happened is FaultEvent fault) diagnostics.Add(Faults.Diagnostic(fault, file));
                else if (happened is FailedEvent && !cancel.IsCancellationRequested) return null;
                else hear?.Invoke(happened);
            }
            if (!cancel.IsCancellationRequested)
            {
                var (text, outOfMemory) = child.Death();
                died(child, text, outOfMemory);
            }
        }
        Dispose();
        cancel.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Ends the process in good order: it destroys what it made.</summary>
    public void Dispose()
    {
        _session?.Dispose();
        (_session, _open) = (null, false);
    }

    // A library that was named must work; one that was merely found may be passed over for the next.
    private void Remark(SdkCandidate candidate, DiagnosticList faults, DiagnosticList diagnostics)
    {
        foreach (var fault in faults.Items)
        {
            if (search.Folder is not null || candidate.Source == "TRTC_SDK" || fault.Severity != Severity.Error) diagnostics.Add(fault);
            else diagnostics.Add(Codes.SdkSkipped, "", candidate.Files.LibraryPath, $"{fault.Code.Id}", fault.Message);
        }
    }
}
