using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ops;

namespace Trtc.Native;

/// <summary>
/// Builds with TensorRT in a process of its own: whatever the vendor library does there, here it is a result or a diagnostic.
/// Call <see cref="Prepare"/> early: the library then loads while the model is still being read.
/// </summary>
public sealed class ChildBackend(SdkSearch search) : IBackend, IDisposable
{
    private SdkSession? _session;
    private bool _open;

    /// <summary>Starts loading the first candidate without waiting for it. Errors wait for <see cref="Open"/>.</summary>
    public void Prepare()
    {
        if (_session is null && search.Candidates().FirstOrDefault() is { } first) _session = SdkSession.Begin(first, prepare: true);
    }

    /// <summary>The library in use; null before <see cref="Open"/>.</summary>
    public string? LibraryPath => _open ? _session!.Candidate.Files.LibraryPath : null;

    /// <inheritdoc />
    public bool TakesWeights => _open && _session!.TakesWeights;

    /// <summary>The release that the operator table knows a library by.</summary>
    public static Target TargetOf(TensorRT.TensorRTVersion version) =>
        new(version.Product == TensorRT.Product.TensorRTRtx ? TargetProduct.Rtx : TargetProduct.TensorRT, version.Major, version.Minor);

    Target? IBackend.Open(DiagnosticList diagnostics, CancellationToken cancel) => Open(diagnostics, cancel) is { } version ? TargetOf(version) : null;

    /// <summary>Finds the library to build with and waits until it is loaded.</summary>
    /// <returns>Null when there is none that will do; why is in <paramref name="diagnostics"/>.</returns>
    public TensorRT.TensorRTVersion? Open(DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (_open) return _session!.Version;
        var passedOver = new List<string>();
        foreach (var candidate in search.Candidates())
        {
            _session ??= SdkSession.Begin(candidate, prepare: true);
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
        if (search.Require is { } require)
            diagnostics.Add(Codes.RequiredSdkMissing, "", "", require, passedOver.Count == 0 ? "none like it was found" : string.Join(", ", passedOver));
        else
            diagnostics.Add(Codes.NoTensorRT, "", "", search.Folder is { } folder ? $"there is none in {folder}" : "not in the store, in TRTC_SDK, in Python's site-packages or in the system's library folders");
        return null;
    }

    public BackendResult? Build(BackendRequest request, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (Open(diagnostics, cancel) is null) return null;
        var child = _session!.Child;
        // Only after the kill is registered may the request go out: a cancel in between must not be lost.
        using (cancel.UnsafeRegister(static c => ((ChildProcess)c!).Kill(), child))
        {
            child.Send(new BuildRequest(request));
            var result = Watch(child, request, observer, diagnostics);
            if (result is not null && !cancel.IsCancellationRequested) return result;
        }
        // One that refused is still well: it ends in good order and destroys what it made. One that was cancelled has been killed.
        Dispose();
        File.Delete(request.EnginePath);
        cancel.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Asks the parser alone. The process lives on for the next model, whatever the answer.</summary>
    /// <returns>Null when it could not be asked, or died of the model; why is in <paramref name="diagnostics"/>.</returns>
    public ParserOpinion? Parse(string modelPath, bool parts, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (Open(diagnostics, cancel) is null) return null;
        var child = _session!.Child;
        using (cancel.UnsafeRegister(static c => ((ChildProcess)c!).Kill(), child))
        {
            child.Send(new ParseRequest(Path.GetFullPath(modelPath), parts));
            while (child.Read() is { } happened)
            {
                if (happened is ParsedEvent parsed) return parsed.Opinion;
                if (happened is FaultEvent fault) diagnostics.Add(Faults.Diagnostic(fault, modelPath));
                if (happened is FailedEvent) return null;
            }
        }
        cancel.ThrowIfCancellationRequested();
        var (text, outOfMemory) = child.Death();
        if (outOfMemory) diagnostics.Add(Codes.NativeOutOfMemory, modelPath, "", "parsing");
        else diagnostics.Add(Codes.NativeCrash, modelPath, "", text, "parsing", child.Tail());
        Dispose();
        return null;
    }

    public void Dispose()
    {
        _session?.Dispose();
        (_session, _open) = (null, false);
    }

    private static BackendResult? Watch(ChildProcess child, BackendRequest request, IBuildObserver observer, DiagnosticList diagnostics)
    {
        var open = new Stack<string>();
        while (child.Read() is { } happened)
        {
            switch (happened)
            {
                case LogEvent log:
                    if (log.Level <= request.LogLevel) observer.Log(log.Level, log.Message);
                    break;
                case PhaseStartedEvent phase:
                    open.Push(phase.Phase);
                    observer.PhaseStarted(phase.Phase, phase.Parent, phase.Steps);
                    break;
                case StepEvent step:
                    observer.StepDone(step.Phase, step.Step);
                    break;
                case PhaseFinishedEvent phase:
                    if (open.Count > 0) open.Pop();
                    observer.PhaseFinished(phase.Phase);
                    break;
                case FaultEvent fault:
                    diagnostics.Add(Faults.Diagnostic(fault, request.SourcePath));
                    break;
                case ResultEvent result:
                    return result.Result;
                case FailedEvent:
                    return null;
            }
        }
        var during = open.Count > 0 ? $"'{open.Peek()}'" : "the start";
        var (text, outOfMemory) = child.Death();
        if (outOfMemory) diagnostics.Add(Codes.NativeOutOfMemory, request.SourcePath, "", during);
        else diagnostics.Add(Codes.NativeCrash, request.SourcePath, "", text, during, child.Tail());
        return null;
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
