using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>
/// The hidden command <c>native-stage</c>: the process that vendor libraries live in. Requests come as lines on standard input, events go
/// as lines to standard output. When the input ends the process does, at once if a native call is running: nobody is left who wants its
/// result.
/// </summary>
internal sealed class NativeStage(TextReader input, Stream output)
{
    public const string Verb = "native-stage";

    private readonly EventWriter _events = new(output);
    private volatile string? _unfinished;
    private StageSession? _session;

    public int Run()
    {
        OutOfMemoryKills.PreferThisProcess();
        // Ctrl+C and its like reach the whole terminal group; the parent alone decides what a cancel means.
        static void Leave(PosixSignalContext context) => context.Cancel = true;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Leave);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Leave);
        using var requests = new BlockingCollection<string>();
        new Thread(() => Listen(requests)) { IsBackground = true, Name = "requests" }.Start();
        foreach (var line in requests.GetConsumingEnumerable())
        {
            StageEvent last;
            try
            {
                last = Answer(StageJson.ReadRequest(line));
            }
            catch (Exception e)
            {
                _events.Fault(Codes.InternalError, "", $"{e.GetType().Name}: {e.Message}{Trace(e)}");
                last = new FailedEvent();
            }
            if (last is FailedEvent && _unfinished is { Length: > 0 } engine) TryDelete(engine);
            _unfinished = null;
            _events.Write(last);
        }
        _session?.Dispose();
        return 0;
    }

    private static string Trace(Exception e) =>
        Environment.GetEnvironmentVariable("TRTC_STACK") == "1" ? Environment.NewLine + e.StackTrace : "";

    private void Listen(BlockingCollection<string> requests)
    {
        while (input.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            _unfinished ??= "";
            requests.Add(line);
        }
        requests.CompleteAdding();
        if (_unfinished is not { } engine) return;
        if (engine.Length > 0) TryDelete(engine);
        Process.GetCurrentProcess().Kill();
    }

    private StageEvent Answer(StageRequest? request)
    {
        switch (request)
        {
            case OpenRequest open:
                _session = StageSession.Open(open, _events);
                return _session is null ? new FailedEvent() : _session.Opened;
            case BuildRequest { Build: var build } when _session is not null:
                _unfinished = build.EnginePath;
                return _session.Build(build) is { } result ? new ResultEvent(result) : new FailedEvent();
            case ParseRequest parse when _session is not null:
                return _session.Parse(parse) is { } opinion ? new ParsedEvent(opinion) : new FailedEvent();
            case LoadEngineRequest load when _session is not null:
                return (StageEvent?)_session.Load(load) ?? new FailedEvent();
            case RunEngineRequest run when _session is not null:
                return (StageEvent?)_session.Run(run) ?? new FailedEvent();
            case EngineEvidenceRequest evidence when _session is not null:
                return new EngineEvidenceEvent(_session.Evidence(evidence));
            case ExamineEngineRequest examine when _session is not null:
                return new EngineExaminedEvent(_session.Examine(examine));
            default:
                throw new InvalidOperationException("something was asked for before a library was opened");
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The parent tries again when this process has gone.
        }
    }
}
