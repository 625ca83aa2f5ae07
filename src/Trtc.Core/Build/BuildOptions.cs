using System.Collections.Immutable;

namespace Trtc.Core.Build;

/// <summary>The range of one input's shape (NCHW as a rule); values instead of sizes for a shape input.</summary>
/// <param name="Min">The smallest shape the engine takes.</param>
/// <param name="Opt">The shape that tactics are tuned for.</param>
/// <param name="Max">The largest shape.</param>
/// <param name="IsValues">True for the values of a shape tensor (an input that gives sizes), false for the input's own shape.</param>
public sealed record InputRange(string Input, ImmutableArray<long> Min, ImmutableArray<long> Opt, ImmutableArray<long> Max, bool IsValues = false);

/// <summary>One optimization profile: a range for every dynamic input.</summary>
public sealed record Profile(ImmutableArray<InputRange> Inputs);

/// <summary>What to build. The command line, the MSBuild task and trtc.json all fill this record.</summary>
public sealed record BuildOptions
{
    /// <summary>Empty for a model whose inputs are all static.</summary>
    public ImmutableArray<Profile> Profiles { get; init; } = [];

    /// <summary>Upper bound of the builder's workspace in bytes; null leaves TensorRT's own default (all device memory).</summary>
    public long? Workspace { get; init; }

    /// <summary>Compute capabilities to build for, as 89 for 8.9 (TensorRT-RTX only); empty for the library's default.</summary>
    public ImmutableArray<int> Targets { get; init; } = [];

    /// <summary>0 to 5; null leaves the library's default, 3.</summary>
    public int? OptimizationLevel { get; init; }
}
