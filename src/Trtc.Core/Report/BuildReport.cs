using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Ir;

namespace Trtc.Core.Report;

/// <summary>Everything that is known of one build: the one record that all reports are written from. Times are seconds, sizes
/// bytes.</summary>
public sealed record BuildReport
{
    public int SchemaVersion { get; init; } = 1;
    /// <summary>The command that builds the same again.</summary>
    public required string Command { get; init; }
    public required ToolInfo Tool { get; init; }
    public required ModelInfo Model { get; init; }
    public required FileHash Engine { get; init; }
    public required LibraryInfo TensorRT { get; init; }
    public required OptionsInfo Options { get; init; }
    public required TimingInfo Timings { get; init; }
    public required MemoryInfo Memory { get; init; }
    public ImmutableArray<PassInfo> Passes { get; init; } = [];
    public ImmutableArray<PhaseInfo> Phases { get; init; } = [];
    public ImmutableArray<DiagnosticInfo> Diagnostics { get; init; } = [];
    /// <summary>Null when no precision was asked for.</summary>
    public PrecisionInfo? Precision { get; init; }
    /// <summary>Null where no ranges were needed.</summary>
    public CalibrationInfo? Calibration { get; init; }
    /// <summary>The model in FP32, FP16 and INT8; only an engine that was built has a size.</summary>
    public ImmutableArray<PrecisionSizeInfo> Sizes { get; init; } = [];
    /// <summary>Null without an accuracy budget.</summary>
    public AccuracyInfo? Accuracy { get; init; }
    /// <summary>What the engine itself says where it could be loaded, or why nothing is proven by it.</summary>
    public required EngineProof EngineProof { get; init; }
}

/// <param name="Framework">The .NET runtime trtc was compiled with.</param>
public sealed record ToolInfo(string Name, string Version, string System, string Framework);

/// <param name="Path">File name alone in a manifest, so that a folder can be moved.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record FileHash(string Path, long Bytes, string Sha256)
{
    /// <summary>Reads the whole file, a block at a time.</summary>
    public static FileHash Of(string path, CancellationToken cancel)
    {
        using var stream = File.OpenRead(path);
        using var sha = new Sha256();
        var block = new byte[1 << 20];
        for (int n; (n = stream.Read(block)) > 0; cancel.ThrowIfCancellationRequested()) sha.Append(block.AsSpan(0, n));
        return new(path, stream.Length, sha.Finish());
    }
}

/// <param name="ExternalData">Files that hold weights beside the model's own.</param>
public sealed record ModelInfo(FileHash File, ImmutableArray<FileHash> ExternalData, string Producer, int Opset, int Nodes,
    ImmutableArray<TensorInfo> Inputs, ImmutableArray<TensorInfo> Outputs);

/// <param name="Shape">As <c>[N,3,224,224]</c>; names and <c>?</c> where the model leaves a size open.</param>
public sealed record TensorInfo(string Name, string Type, string Shape);

/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
public sealed record LibraryInfo(string Product, string Version, string Path);

/// <param name="Builder">Those of the builder's other options that were given.</param>
public sealed record OptionsInfo(
    ImmutableArray<Profile> Profiles, long? WorkspaceBytes, ImmutableArray<string> Targets, int? OptimizationLevel,
        ImmutableArray<OptionInfo> Builder);

/// <param name="Name">As on the command line.</param>
/// <param name="Value">Empty for a switch.</param>
public sealed record OptionInfo(string Name, string Value);

/// <param name="Read">Reading and checking the model.</param>
/// <param name="Prepare">Passes, and writing the graph handed to the native parser.</param>
/// <param name="NativeParse">The native parser's call alone.</param>
/// <param name="NativeBuild">The native builder's call alone.</param>
/// <param name="Finish">From then to the last file written, without the proof.</param>
/// <param name="Total">From the start of the process.</param>
public sealed record TimingInfo(double Read, double Prepare, double NativeParse, double NativeBuild, double Finish, double Total)
{
    /// <summary>Loading the engine where there is a GPU, and asking it for its layers.</summary>
    public double Proof { get; init; }

    /// <summary>Engines built for their sizes alone, from first to last.</summary>
    public double Compare { get; init; }

    /// <summary>What trtc adds to the native calls.</summary>
    public double Own => Total - NativeParse - NativeBuild - Proof - Compare;
}

/// <param name="PeakBytes">Peak resident memory of trtc itself.</param>
/// <param name="NativePeakBytes">Peak resident memory of the process that ran the native builder.</param>
public sealed record MemoryInfo(long PeakBytes, long NativePeakBytes);

/// <summary>What one pass did to the main graph.</summary>
public sealed record PassInfo(string Name, int NodesBefore, int NodesAfter, double Seconds);

/// <param name="Parent">Null for a phase at the top.</param>
public sealed record PhaseInfo(string Name, string? Parent, double Start, double Seconds);

public sealed record DiagnosticInfo(string Code, string Severity, string File, string Where, string Message, string Fix)
{
    public static DiagnosticInfo Of(Diagnostic d) => new(d.Code.Id, SeverityNames.Of(d.Severity), d.File, d.Where, d.Message, d.Fix);
}
