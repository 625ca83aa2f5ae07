using System.Collections.Immutable;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision.Targets;

/// <summary>Who chooses types in a network: the builder, among those that flags allow, or the graph.</summary>
public enum NetworkTyping { Weak, Strong }

/// <summary>What the table of targets tells apart: builders that take, and take fast, the same.</summary>
public enum TargetColumn { TensorRT8, TensorRT10Weak, TensorRT10Strong, TensorRT11, Rtx14, Rtx15, Rtx16, Rtx17, Dla }

/// <summary>Which column a release is, and which typing.</summary>
public static class TargetColumns
{
    public static ImmutableArray<TargetColumn> All { get; } = [.. Enum.GetValues<TargetColumn>()];

    /// <summary>Enterprise TensorRT, whoever chooses types.</summary>
    internal static ImmutableArray<TargetColumn> Enterprise { get; } =
        [TargetColumn.TensorRT8, TargetColumn.TensorRT10Weak, TargetColumn.TensorRT10Strong, TargetColumn.TensorRT11];

    internal static ImmutableArray<TargetColumn> Rtx { get; } =
        [TargetColumn.Rtx14, TargetColumn.Rtx15, TargetColumn.Rtx16, TargetColumn.Rtx17];

    /// <summary>Measured: TensorRT 8.6 has weakly typed networks alone; TensorRT 10.6's FP16 is as fast in strongly typed ones, which build
    /// in a third of the time and have the types that were asked for.</summary>
    public static NetworkTyping DefaultTyping(Target target) =>
        target is { Product: TargetProduct.TensorRT, Major: < 10 } ? NetworkTyping.Weak : NetworkTyping.Strong;

    /// <summary>Whether a release has networks of both kinds.</summary>
    public static bool HasChoice(Target target) => target is { Product: TargetProduct.TensorRT, Major: 10 };

    /// <param name="target">Null for the newest TensorRT-RTX, whose column asks for nothing special.</param>
    public static TargetColumn Of(Target? target, NetworkTyping? typing = null) => target switch
    {
        null => TargetColumn.Rtx17,
        { Product: TargetProduct.Rtx, Minor: var minor } =>
            minor switch { <= 4 => TargetColumn.Rtx14, 5 => TargetColumn.Rtx15, 6 => TargetColumn.Rtx16, _ => TargetColumn.Rtx17 },
        { Major: < 10 } => TargetColumn.TensorRT8,
        { Major: 10 } =>
            (typing ?? NetworkTyping.Strong) == NetworkTyping.Weak ? TargetColumn.TensorRT10Weak : TargetColumn.TensorRT10Strong,
        _ => TargetColumn.TensorRT11,
    };

    /// <summary>As people write it.</summary>
    public static string Name(TargetColumn column) => column switch
    {
        TargetColumn.TensorRT8 => "8.6",
        TargetColumn.TensorRT10Weak => "10 weak",
        TargetColumn.TensorRT10Strong => "10 strong",
        TargetColumn.TensorRT11 => "11",
        TargetColumn.Rtx14 => "RTX 1.4",
        TargetColumn.Rtx15 => "RTX 1.5",
        TargetColumn.Rtx16 => "RTX 1.6",
        TargetColumn.Rtx17 => "RTX 1.7",
        _ => "DLA",
    };
}
