using System.Collections.Immutable;
using Trtc.Core.Calibration;

namespace Trtc.Core.Report;

/// <summary>
/// What lies beside an engine as <c>MODEL.engine.json</c>: what it was made of, with what, and the hashes that prove it. Written last, so
/// an engine with a manifest that matches is whole. Nothing in it changes when the same build is repeated, but the engine's own hash and
/// the time.
/// </summary>
public sealed record Manifest
{
    public int SchemaVersion { get; init; } = 1;
    public required ToolInfo Tool { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required FileHash Engine { get; init; }
    public required FileHash Model { get; init; }
    public ImmutableArray<FileHash> ExternalData { get; init; } = [];
    public required LibraryInfo TensorRT { get; init; }
    public required OptionsInfo Options { get; init; }
    /// <summary>Null where no ranges were needed.</summary>
    public CalibrationInfo? Calibration { get; init; }
    public required string Command { get; init; }

    public static Manifest Of(BuildReport report, DateTimeOffset created) => new()
    {
        Tool = report.Tool,
        Created = created,
        Engine = NameOnly(report.Engine),
        Model = NameOnly(report.Model.File),
        ExternalData = [.. report.Model.ExternalData.Select(NameOnly)],
        TensorRT = report.TensorRT,
        Options = report.Options,
        Calibration = report.Calibration,
        Command = report.Command,
    };

    private static FileHash NameOnly(FileHash file) => file with { Path = Path.GetFileName(file.Path) };
}
