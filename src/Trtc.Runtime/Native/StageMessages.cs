using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;

namespace Trtc.Runtime.Native;

/// <summary>What the parent writes to the native stage's standard input: one line of JSON each. The stage ends when its input
/// does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(OpenRequest), "open")]
[JsonDerivedType(typeof(BuildRequest), "build")]
[JsonDerivedType(typeof(ParseRequest), "parse")]
[JsonDerivedType(typeof(LoadEngineRequest), "load")]
[JsonDerivedType(typeof(RunEngineRequest), "run")]
[JsonDerivedType(typeof(EngineEvidenceRequest), "evidence")]
[JsonDerivedType(typeof(ExamineEngineRequest), "examine")]
internal abstract record StageRequest;

/// <summary>Load a library; answered by <see cref="OpenedEvent"/> or <see cref="FaultEvent"/>.</summary>
/// <param name="Prepare">Make a builder too, load the parser and try both with canary calls, so that a build that follows starts at
/// once.</param>
internal sealed record OpenRequest(TensorRT.Product Product, int Major, string LibraryPath, string? ParserPath, bool Prepare)
    : StageRequest;

/// <summary>Build with the library opened before; answered by <see cref="ResultEvent"/> or one or more <see cref="FaultEvent"/>.</summary>
internal sealed record BuildRequest(BackendRequest Build) : StageRequest;

/// <summary>Ask the parser of the library opened before for its opinion of a model; answered by <see cref="ParsedEvent"/>.</summary>
/// <param name="Parts">Ask for the parts it supports as well, where the release has that.</param>
internal sealed record ParseRequest(string ModelPath, bool Parts) : StageRequest;

/// <summary>What the native stage writes to its standard output: one line of JSON each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(OpenedEvent), "opened")]
[JsonDerivedType(typeof(CanaryEvent), "canary")]
[JsonDerivedType(typeof(LogEvent), "log")]
[JsonDerivedType(typeof(PhaseStartedEvent), "phase")]
[JsonDerivedType(typeof(StepEvent), "step")]
[JsonDerivedType(typeof(PhaseFinishedEvent), "finished")]
[JsonDerivedType(typeof(FaultEvent), "fault")]
[JsonDerivedType(typeof(ResultEvent), "result")]
[JsonDerivedType(typeof(ParsedEvent), "parsed")]
[JsonDerivedType(typeof(EngineLoadedEvent), "loaded")]
[JsonDerivedType(typeof(EngineRanEvent), "ran")]
[JsonDerivedType(typeof(EngineEvidenceEvent), "evidence")]
[JsonDerivedType(typeof(EngineExaminedEvent), "examined")]
[JsonDerivedType(typeof(FailedEvent), "failed")]
internal abstract record StageEvent;

/// <param name="DrivenAs">The release whose tables drive the library, where it is not the library's own; null otherwise.</param>
/// <param name="TakesWeights">Its parser takes weights by name.</param>
internal sealed record OpenedEvent(TensorRT.Product Product, int Major, int Minor, int Patch, int Build, string? DrivenAs,
    bool TakesWeights = false) : StageEvent;

/// <summary>A call with a known answer is about to be made: should the process end now, it was this one.</summary>
internal sealed record CanaryEvent(string Call) : StageEvent;

internal sealed record LogEvent(NativeLogLevel Level, string Message) : StageEvent;

internal sealed record PhaseStartedEvent(string Phase, string? Parent, int Steps) : StageEvent;

internal sealed record StepEvent(string Phase, int Step) : StageEvent;

internal sealed record PhaseFinishedEvent(string Phase) : StageEvent;

/// <summary>A diagnostic: its row in the table by id, and the particulars.</summary>
internal sealed record FaultEvent(string Id, string Where, ImmutableArray<string> Arguments) : StageEvent;

/// <summary>The request is done; an engine was written.</summary>
internal sealed record ResultEvent(BackendResult Result) : StageEvent;

/// <summary>The request is done; this is what the parser says, of models that it refuses too.</summary>
internal sealed record ParsedEvent(ParserOpinion Opinion) : StageEvent;

/// <summary>The request is done; the faults before it say why there is no result.</summary>
internal sealed record FailedEvent : StageEvent;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StageRequest))]
[JsonSerializable(typeof(StageEvent))]
internal sealed partial class StageJson : JsonSerializerContext
{
    public static string Write(StageRequest request) => JsonSerializer.Serialize(request, Default.StageRequest);

    public static byte[] Write(StageEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Default.StageEvent);

    /// <returns>Null for a line that is none of ours: vendor libraries sometimes print to standard output.</returns>
    public static StageEvent? ReadEvent(string line)
    {
        if (!line.StartsWith('{')) return null;
        try
        {
            return JsonSerializer.Deserialize(line, Default.StageEvent);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public static StageRequest? ReadRequest(string line) => JsonSerializer.Deserialize(line, Default.StageRequest);
}
