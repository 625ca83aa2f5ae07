using System.Diagnostics;
using TensorRT;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;

namespace Trtc.Runtime.Native;

/// <summary>One vendor library, opened in this process, and what is made of it.</summary>
internal sealed class StageSession : IDisposable
{
    // They take milliseconds; the parser's first start on a slow disk may take seconds.
    private static readonly TimeSpan CanaryLimit = TimeSpan.FromSeconds(30);

    private readonly EventWriter _events;
    private readonly TensorRTLibrary _library;
    private readonly StageLog _log;
    private readonly Logger _logger;
    private Builder? _builder;
    private StageEngine? _engine;

    private StageSession(TensorRTLibrary library, EventWriter events)
    {
        _events = events;
        _library = library;
        _log = new(events);
        _logger = library.CreateLogger(_log.Receive, LoggerSeverity.kVERBOSE);
    }

    public OpenedEvent Opened
    {
        get
        {
            var v = _library.Version;
            return new(v.Product, v.Major, v.Minor, v.Patch, v.Build, _library.IsExactlyKnown ? null
                : _library.DrivenAs, _library.ParserTakesWeights);
        }
    }

    /// <returns>Null when the library is not one to work with; the fault has been written.</returns>
    public static StageSession? Open(OpenRequest request, EventWriter events)
    {
        StageSession? session = null;
        try
        {
            session = new StageSession(TensorRTLibrary.Load(new(request.Product, request.Major, request.LibraryPath, request.ParserPath)),
                events);
            if (request.Prepare) session.Try();
            return session;
        }
        catch (TensorRTException e) when (e.Error == TensorRTError.WrongTables)
        {
            // Nothing more is called in it, not even what would destroy its objects.
            events.Fault(Codes.WrongTables, "", request.LibraryPath, e.Message, "");
        }
        catch (TensorRTException e)
        {
            events.Fault(CodeOf(e, Codes.LibraryRefuses), request.LibraryPath, e.Message);
            session?.Dispose();
        }
        return null;
    }

    public BackendResult? Build(BackendRequest request)
    {
        _log.Level = request.LogLevel;
        Prepare();
        // Making a builder logs an error where there is no GPU, though RTX builds without one.
        _log.Clear();
        using var build = new StageBuild(_builder!, _library.Version, _log, _events, request);
        StageTimes times;
        try
        {
            if (build.Run() is not { } done) return null;
            times = done;
        }
        catch (TensorRTException e)
        {
            // A factory that gives nothing, a parser without its functions: the library's fault, not a bug of this program.
            _events.Fault(CodeOf(e, Codes.NotBuilt), "", e.Message);
            return null;
        }
        return new(ProductNames.Key(_library.Version.Product == Product.TensorRTRtx), _library.Version.Number, _library.Files.LibraryPath,
            times.EngineBytes, times.ParseSeconds, times.BuildSeconds, PeakMemory.OfThisProcess());
    }

    /// <returns>Null when the parser could not be asked; the fault has been written.</returns>
    public ParserOpinion? Parse(ParseRequest request)
    {
        _log.Level = NativeLogLevel.InternalError;
        try
        {
            Prepare();
            _log.Clear();
            return StageParse.Run(_builder!, _log, request);
        }
        catch (TensorRTException e)
        {
            _events.Fault(CodeOf(e, Codes.ModelNotParsed), "", e.Message);
            return null;
        }
    }

    /// <returns>Null when the engine cannot be loaded; the fault has been written.</returns>
    public EngineLoadedEvent? Load(LoadEngineRequest request)
    {
        _engine?.Dispose();
        _engine = StageEngine.Load(_library, _logger, _events, request);
        return _engine?.Loaded;
    }

    /// <returns>Null when the inference failed; the fault has been written.</returns>
    public EngineRanEvent? Run(RunEngineRequest request) =>
        (_engine ?? throw new InvalidOperationException("an inference was asked for before an engine was loaded")).Run(request);

    public EngineEvidence Evidence(EngineEvidenceRequest request) => StageEvidence.Of(_library, _logger, request);

    public EngineExamination Examine(ExamineEngineRequest request) => StageExamination.Of(_library, _logger, request);

    public void Dispose()
    {
        _engine?.Dispose();
        _builder?.Dispose();
        _logger.Dispose();
    }

    /// <param name="refusal">What a call that failed means at this time.</param>
    private static Code CodeOf(TensorRTException e, Code refusal) => e.Error switch
    {
        TensorRTError.NoParser => Codes.NoParser,
        TensorRTError.UnknownVersion => Codes.UnknownRelease,
        TensorRTError.NativeFailure => refusal,
        _ => Codes.LibraryDoesNotLoad,
    };

    private void Try()
    {
        Prepare();
        var last = "";
        // A call that went to another method may wait for ever. Nothing can be rescued from this process then.
        using var limit = new Timer(_ =>
        {
            _events.Fault(Codes.WrongTables, "", _library.Files.LibraryPath,
                $"{Volatile.Read(ref last)} did not return within {CanaryLimit.TotalSeconds:0} s", "");
            _events.Write(new FailedEvent());
            Process.GetCurrentProcess().Kill();
        }, null, CanaryLimit, Timeout.InfiniteTimeSpan);
        CanaryCalls.Run(_builder!, call =>
        {
            Volatile.Write(ref last, call);
            _events.Write(new CanaryEvent(call));
        });
    }

    private void Prepare()
    {
        _library.LoadOnnxParser();
        _builder ??= _library.CreateBuilder(_logger);
    }
}
