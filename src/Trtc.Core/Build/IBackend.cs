using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;

namespace Trtc.Core.Build;

/// <summary>What turns a finished ONNX file into an engine: the only thing this project knows of TensorRT.</summary>
public interface IBackend
{
    /// <summary>Finds the library and waits until it is loaded.</summary>
    /// <returns>The release that will build, so that passes know what it lacks; null when there is none (3xxx in
    /// <paramref name="diagnostics"/>).</returns>
    Target? Open(DiagnosticList diagnostics, CancellationToken cancel);

    /// <summary>Known once open: whether weights may come by name (<see cref="BackendRequest.Weights"/>) instead of in the model.</summary>
    bool TakesWeights { get; }

    /// <summary>Builds and writes the engine to <see cref="BackendRequest.EnginePath"/>; faults go to
    /// <paramref name="diagnostics"/>.</summary>
    /// <returns>Null when there was an error (nothing is left behind).</returns>
    BackendResult? Build(BackendRequest request, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel);

    /// <summary>Loads the engine that <see cref="Build"/> wrote, where this machine can, and asks it for its layers. Whatever goes wrong
    /// here is no fault of the build.</summary>
    /// <param name="targets">Compute capabilities that it was built for; empty for those of the machine.</param>
    EngineEvidence Evidence(string enginePath, ImmutableArray<int> targets, CancellationToken cancel);
}

/// <param name="ModelPath">The ONNX file to hand to the native parser; its external data lies beside it.</param>
/// <param name="SourcePath">The user's own model, for messages.</param>
/// <param name="EnginePath">A temporary name beside the final one; the caller renames it.</param>
/// <param name="LogLevel">The most verbose messages of the library that the observer wants to hear.</param>
public sealed record BackendRequest(
    string ModelPath, string SourcePath, string EnginePath, BuildOptions Options, NativeLogLevel LogLevel = NativeLogLevel.Warning)
{
    /// <summary>Initializers that the model has without their data; none when it has them all.</summary>
    public ImmutableArray<WeightRange> Weights { get; init; } = [];
}

/// <param name="Product"><c>tensorrt</c> or <c>tensorrt-rtx</c>.</param>
/// <param name="Version">As 1.7.1.116 or 8.6.1.</param>
/// <param name="LibraryPath">The library that built it.</param>
/// <param name="ParseSeconds">Time of the native parser's call alone.</param>
/// <param name="BuildSeconds">Time of the native builder's call alone.</param>
/// <param name="PeakBytes">Peak resident memory of the process that built.</param>
public sealed record BackendResult(
    string Product, string Version, string LibraryPath, long EngineBytes, double ParseSeconds, double BuildSeconds, long PeakBytes);
