using System.Collections.Immutable;

namespace Trtc.Core.Ops;

/// <summary>
/// What TensorRT makes of an operator: since which release it reads it, the element types it computes in and the conditions. One column
/// of the operator's row; the check and docs/operators.md both read it. Facts of TensorRT-RTX 1.7 are measured with its parser and builder,
/// those of other releases follow their published operator tables and change logs.
/// </summary>
public sealed record TargetSupport
{
    /// <summary>No release has an importer.</summary>
    public static TargetSupport None { get; } = new();

    private TargetSupport() => Types = default;

    /// <param name="types">Element types of the first input (see <see cref="TypeSet.Parse"/>); FP64 is taken as FP32 wherever FP32
    /// is.</param>
    public TargetSupport(string types, params ReadOnlySpan<SupportRule> rules)
    {
        Types = TypeSet.Parse(types);
        Rules = [.. rules];
        IsSupported = true;
    }

    public bool IsSupported { get; private init; }

    public TypeSet Types { get; }

    public ImmutableArray<SupportRule> Rules { get; } = [];

    /// <summary>The first enterprise release with an importer; 8.6 is the oldest that the table speaks of.</summary>
    public string Since { get; init; } = "8.6";

    /// <summary>The plugin that the importer needs; TensorRT ships it in nvinfer_plugin, TensorRT-RTX ships none.</summary>
    public string Plugin { get; init; } = "";

    /// <summary>What to use instead where it is not supported; empty for the general advice.</summary>
    public string Instead { get; init; } = "";

    /// <summary>No release has an importer; what to do about it.</summary>
    public static TargetSupport Not(string instead) => new() { Instead = instead };

    public bool Knows(Target target) =>
        IsSupported && target.Level >= Target.Release(Since) && !(Plugin.Length > 0 && target.Product == TargetProduct.Rtx);
}
