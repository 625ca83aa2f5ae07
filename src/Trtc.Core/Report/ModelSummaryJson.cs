using System.Text.Json.Serialization;
using Trtc.Core.Engines;

namespace Trtc.Core.Report;

/// <summary>What <c>trtc inspect --json</c> prints: one of the two is set.</summary>
public sealed record Inspection(ModelSummary? Model, EngineSummary? Engine)
{
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 1;
}

/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
/// <param name="ForeignHeaderBytes">Bytes of another tool's metadata before the plan, which no TensorRT takes; 0 for none.</param>
/// <param name="ForeignHeader">That metadata as text.</param>
/// <param name="Manifest">What trtc wrote beside the engine; null for none.</param>
/// <param name="ManifestMatches">Whether the manifest's hash is this file's; null without a manifest.</param>
/// <param name="Loadable">Whether a TensorRT found here is of the same product and version; null when it was not looked for.</param>
/// <param name="LoadableBy">That library, or why there is none.</param>
public sealed record EngineSummary(
    string File, long Bytes, string Product, string Version, long ForeignHeaderBytes, string? ForeignHeader, Manifest? Manifest,
        bool? ManifestMatches,
    bool? Loadable, string LoadableBy)
{
    /// <summary>What the TensorRT found here says of it; null when it was not asked.</summary>
    public EngineExamination? Installed { get; init; }
}

[JsonSerializable(typeof(Inspection))]
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class InspectionJson : JsonSerializerContext;
