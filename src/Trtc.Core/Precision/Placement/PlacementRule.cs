using System.Collections.Immutable;
using Trtc.Core.Precision.Targets;
using static Trtc.Core.Precision.Targets.TargetColumn;

namespace Trtc.Core.Precision.Placement;

/// <summary>One rule of where Q and DQ go, with a switch of its own: <c>--rule NAME=on|off</c>.</summary>
/// <param name="Name">As on the command line and in the report.</param>
/// <param name="What">What holds where it is on.</param>
/// <param name="On">Columns that have it by default; elsewhere it is a candidate.</param>
/// <param name="Evidence">What the default rests on; empty for a candidate that nothing was measured of.</param>
public sealed record PlacementRule(string Name, string What, ImmutableArray<TargetColumn> On, string Evidence)
{
    /// <summary>Why a node that it leaves out is left out; null for a rule that leaves none.</summary>
    public LeftReason? Leaves { get; init; }

    public static PlacementRule FirstConv { get; } = new("first-conv",
        "The first Conv computes in INT8 too, its Q on the FP32 input itself, where its result is read in INT8.",
        TargetColumns.Enterprise, "TensorRT 10.6, H200: left in FP16 it costs YOLOv8n 238 of 1,873 µs, ResNet-50 9 %, shapes 10 %.");

    public static PlacementRule OriginPairs { get; } = new("origin-pairs",
        "One pair a tensor, directly behind the activation that makes it, read by all that can take INT8: Concat, Split, Slice, "
            + "MaxPool, AveragePool, Resize, Transpose, Reshape, Add. What moves numbers alone has one scale from end to end.",
        TargetColumns.Enterprise, "TensorRT 10.6, H200, batch 16 and 32: YOLOv8n 1.559 ms for 1.873, ResNet-50 0.757 for 0.849.");

    public static PlacementRule ClosedActivations { get; } = new("closed-activations",
        "A pair directly behind SiLU or HardSwish of an INT8 Conv though its readers compute in float: they read the DQ.",
        [TensorRT10Strong],
            "TensorRT 10.6, H200: without it Conv, Reformat, activation in FP32 and Q are four kernels in 19 places of YOLOv8n's 64, "
            + "with it one.");

    public static PlacementRule ShortcutPairs { get; } = new("shortcut-pairs",
        "Of a residual Add that a Conv takes into its kernel only the shortcut has a pair; the Conv's own side stays bare.",
        TargetColumns.All, "ResNet-50's Conv, Add and Relu are one kernel in every release.");

    public static PlacementRule PoolReadsHalf { get; } = new("pool-reads-half",
        "GlobalAveragePool, and an AveragePool whose result is not read in INT8, read what is before the Q.",
        TargetColumns.All, "TensorRT 10.6, H200, ResNet-50: the pool reads Half, a DQ before it is a kernel of 24 µs.");

    public static PlacementRule FloatAdds { get; } = new("float-adds",
        "An Add behind an activation (C2f, CSP) stays in FP16, with its Convs.",
        [TensorRT10Strong],
            "TensorRT 10.6, H200, YOLOv8n, FP16 and INT8 by region in µs: 203 and 367, 161 and 186, 123 and 145, 68 and 85.")
    { Leaves = LeftReason.FloatRegion };

    public static PlacementRule FewChannels { get; } = new("few-channels",
        "A Conv of fewer than 32 filters stays in FP16, but for the first.",
        [TensorRT10Strong], "TensorRT 10.6: 16 channels fill half of NC/32HW32; shapes 0.207 ms in FP16, 0.294 in INT8.")
    { Leaves = LeftReason.FewChannels };

    public static PlacementRule ConvOutputPairs { get; } = new("conv-output-pairs",
        "A pair on a Conv's output where its kernel has not the activation behind it.",
        [], "TensorRT 10.6, H200, orientation: 0.317 ms weakly typed and 0.418 strongly typed, 0.228 without.");

    public static PlacementRule AttentionProducts { get; } = new("attention-products",
        "Both products of attention have pairs on both inputs.", [], "");

    public static PlacementRule StreamAdds { get; } = new("stream-adds",
        "The residual Adds of a transformer have pairs on both inputs.", [], "");

    public static PlacementRule SqueezeBlocks { get; } = new("se-blocks",
        "In squeeze-and-excitation GlobalAveragePool, HardSigmoid or Sigmoid, and Mul read INT8.", [], "");

    public static PlacementRule HardSwishWrittenOut { get; } = new("hardswish-written-out",
        "HardSwish behind an INT8 Conv is written as x · Clip(x + 3, 0, 6) / 6.",
        [TensorRT10Strong], "TensorRT 10.6: the Conv with HardSwish in its kernel fails to build (weightsPtr.h), written out it builds.");

    public static PlacementRule ConvTransposeFloat { get; } = new("conv-transpose-float",
        "ConvTranspose stays out of INT8.",
        TargetColumns.All, "TensorRT 10.6: no supported formats; TensorRT-RTX 1.7 runs it in FP16 behind its Q and DQ.")
    { Leaves = LeftReason.ConvTranspose };

    public static PlacementRule DepthwiseFloat { get; } = new("depthwise-float",
        "Depthwise Convs stay out of INT8.", [], "TensorRT-RTX 1.7: det's engine is 9.0 MB without them, 12.3 with.")
    { Leaves = LeftReason.Depthwise };

    public static PlacementRule GroupSize { get; } = new("group-size",
        "A grouped Conv stays out of INT8 unless a group has one channel or a multiple of 4.",
        TargetColumns.All, "Integer kernels pack channels by four.")
    { Leaves = LeftReason.GroupSize };

    public static PlacementRule LastLayers { get; } = new("last-layers",
        "What gives an output and feeds no other product stays out of INT8; the products of a DFL head are last though its constant "
            + "product follows.",
        TargetColumns.All, "Without it shapes lose 1.4 points of mAP more.")
    { Leaves = LeftReason.Last };

    public static PlacementRule ThinProducts { get; } = new("thin",
        "Products with fewer than 16 rows or columns stay out of INT8.", TargetColumns.All,
            "Integer matrix units work in tiles of 16 and more.")
    { Leaves = LeftReason.Thin };

    public static PlacementRule OnePosition { get; } = new("one-position",
        "Convs with one output position stay out of INT8.", TargetColumns.All, "They are bound by reading their weights.")
    { Leaves = LeftReason.OnePosition };

    public static PlacementRule OneRow { get; } = new("one-row",
        "Products of one row stay out of INT8.", TargetColumns.All, "A product with a vector is bound by reading its weights.")
    { Leaves = LeftReason.OneRow };

    public static PlacementRule FlatConvs { get; } = new("conv1d-as-2d",
        "A 1-D Conv in INT8 is written as a 2-D one of height 1 before its Q.", TargetColumns.All,
            "INT8 kernels are of two and three dimensions.");

    public static PlacementRule LastInt4 { get; } = new("last-int4",
        "INT4 leaves the last product as it is.", TargetColumns.All, "Its rounding reaches the output as it is.");

    /// <summary>In the order of the documentation.</summary>
    public static ImmutableArray<PlacementRule> All { get; } =
    [
        FirstConv, OriginPairs, ClosedActivations, ShortcutPairs, PoolReadsHalf, FloatAdds, FewChannels, ConvOutputPairs, AttentionProducts,
            StreamAdds, SqueezeBlocks,
        HardSwishWrittenOut, ConvTransposeFloat, DepthwiseFloat, GroupSize, LastLayers, ThinProducts, OnePosition, OneRow, FlatConvs,
            LastInt4,
    ];

    /// <summary>Null when there is none of that name.</summary>
    public static PlacementRule? Find(string name)
    {
        foreach (var rule in All) if (rule.Name == name) return rule;
        return null;
    }
}
