using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;

namespace Trtc.Core.Build;

/// <summary>One build, as asked for: data alone.</summary>
/// <param name="EnginePath">Where the engine goes; the manifest and the report go beside it.</param>
/// <param name="Profiles">As written, one entry a <c>--profile</c>.</param>
/// <param name="Opt">As written in <c>--opt</c>; default when not given.</param>
/// <param name="Options">All but the profiles, which come out of the check.</param>
/// <param name="Command">The command line, for the report.</param>
/// <param name="AllowExternal">Folders outside the model's own that weights may lie in.</param>
/// <param name="SkipPasses">Names of passes to leave out.</param>
/// <param name="LogLevel">The most verbose of the library's messages that the observer wants.</param>
public sealed record BuildJob(
    string ModelPath,
    string EnginePath,
    ImmutableArray<ImmutableArray<RangeSpec>> Profiles,
    ImmutableArray<RangeSpec> Opt,
    BuildOptions Options,
    string Command,
    ImmutableArray<string> AllowExternal,
    ImmutableArray<string> SkipPasses,
    NativeLogLevel LogLevel = NativeLogLevel.Warning)
{
    public PrecisionOptions Precision { get; init; } = new();

    /// <summary>Where INT8 gets its ranges and FP16 its magnitudes; null when no calibration was given.</summary>
    public CalibrationPlan? Calibration { get; init; }

    /// <summary>Whether FP32, FP16 and INT8 are all built, to compare the engines' sizes; only the one asked for is kept.</summary>
    public bool CompareSizes { get; init; }

    /// <summary>Every file that the command writes beside the engine, with the option that names it.</summary>
    public ImmutableArray<(string Option, string Path)> Outputs { get; init; } = [];

    /// <summary>Where to write the graph that is handed to the builder; null for nowhere.</summary>
    public string? EmitOnnx { get; init; }
}
