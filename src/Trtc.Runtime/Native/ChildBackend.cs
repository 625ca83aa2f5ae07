using System.Collections.Immutable;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Ops;

namespace Trtc.Runtime.Native;

/// <summary>
/// Builds with TensorRT in a process of its own: whatever the vendor library does there, here it is a result or a diagnostic.
/// Call <see cref="Prepare"/> early: the library then loads while the model is still being read.
/// </summary>
public sealed class ChildBackend(SdkSearch search) : IBackend, IDisposable
{
    /// <summary>Loading an engine of gigabytes takes seconds; a library that has not answered by then does not stop a build that is
    /// done.</summary>
    private static readonly TimeSpan EvidenceLimit = TimeSpan.FromMinutes(2);

    private readonly StageClient _stage = new(search, prepare: true);

    /// <summary>Starts loading the first candidate without waiting for it. Errors wait for <see cref="Open"/>.</summary>
    public void Prepare() => _stage.Prepare();

    /// <summary>The library in use; null before <see cref="Open"/>.</summary>
    public string? LibraryPath => _stage.LibraryPath;

    /// <inheritdoc />
    public bool TakesWeights => _stage.TakesWeights;

    /// <summary>The release that the operator table knows a library by.</summary>
    public static Target TargetOf(TensorRT.TensorRTVersion version) =>
        new(version.Product == TensorRT.Product.TensorRTRtx ? TargetProduct.Rtx : TargetProduct.TensorRT, version.Major, version.Minor);

    Target? IBackend.Open(DiagnosticList diagnostics, CancellationToken cancel) =>
        Open(diagnostics, cancel) is { } version ? TargetOf(version) : null;

    /// <summary>Finds the library to build with and waits until it is loaded.</summary>
    /// <returns>Null when there is none that will do; why is in <paramref name="diagnostics"/>.</returns>
    public TensorRT.TensorRTVersion? Open(DiagnosticList diagnostics, CancellationToken cancel) => _stage.Open(diagnostics, cancel);

    public BackendResult? Build(BackendRequest request, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (Open(diagnostics, cancel) is null) return null;
        var open = new Stack<string>();
        BackendResult? result = null;
        try
        {
            result = _stage.Ask<ResultEvent>(new BuildRequest(request), request.SourcePath, Hear, Died, diagnostics, cancel)?.Result;
        }
        finally
        {
            if (result is null)
            {
                // One that refused is still well: it ends in good order and destroys what it made. One that was cancelled has been killed.
                Dispose();
                File.Delete(request.EnginePath);
            }
        }
        return result;

        void Hear(StageEvent happened)
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
            }
        }

        void Died(ChildProcess child, string how, bool outOfMemory) =>
            Crash(child, how, outOfMemory, request.SourcePath, open.Count > 0 ? $"'{open.Peek()}'" : "the start", diagnostics);
    }

    /// <summary>Asks the parser alone. The process lives on for the next model, whatever the answer.</summary>
    /// <returns>Null when it could not be asked, or died of the model; why is in <paramref name="diagnostics"/>.</returns>
    public ParserOpinion? Parse(string modelPath, bool parts, DiagnosticList diagnostics, CancellationToken cancel) =>
        Open(diagnostics, cancel) is null ? null
            : _stage.Ask<ParsedEvent>(new ParseRequest(Path.GetFullPath(modelPath), parts), modelPath, null,
                (child, how, outOfMemory) =>
                    Crash(child, how, outOfMemory, modelPath, "parsing", diagnostics), diagnostics, cancel)?.Opinion;

    public EngineEvidence Evidence(string enginePath, ImmutableArray<int> targets, CancellationToken cancel)
    {
        var faults = new DiagnosticList();
        var ended = "";
        using var limit = new CancellationTokenSource(EvidenceLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            if (_stage.Ask<EngineEvidenceEvent>(new EngineEvidenceRequest(Path.GetFullPath(enginePath), targets), enginePath, null,
                (_, how, _) => ended = how, faults, either.Token) is { } told)
                return told.Evidence;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return EngineEvidence.None($"loading it took longer than {EvidenceLimit.TotalSeconds:0} s");
        }
        if (ended.Length > 0) return EngineEvidence.None($"the process that loaded it ended with {ended}");
        return EngineEvidence.None(faults.Items is [var first, ..] ? first.Message.TrimEnd('.') : "TensorRT gave no reason");
    }

    public void Dispose() => _stage.Dispose();

    private static void Crash(ChildProcess child, string how, bool outOfMemory, string file, string during, DiagnosticList diagnostics)
    {
        if (outOfMemory) diagnostics.Add(Codes.NativeOutOfMemory, file, "", during);
        else diagnostics.Add(Codes.NativeCrash, file, "", how, during, child.Tail());
    }
}
