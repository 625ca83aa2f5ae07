using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Precision.Targets.TargetColumn;

namespace Trtc.Core.Precision.Targets;

/// <summary>What a builder does with an operator in a type.</summary>
public enum Verdict
{
    /// <summary>Nothing was seen to speak against it.</summary>
    Taken,

    /// <summary>The build fails.</summary>
    Refused,

    /// <summary>It builds, and what it costs was measured.</summary>
    Measured,

    /// <summary>It builds when it is written in the form that the cell tells.</summary>
    Form,
}

/// <param name="Note">The figure and where it was measured, what the library says, or the form to write.</param>
public sealed record TargetCell(Verdict Verdict, string Note)
{
    internal static TargetCell Refused(string note) => new(Verdict.Refused, note);

    internal static TargetCell Measured(string note) => new(Verdict.Measured, note);

    internal static TargetCell Form(string note) => new(Verdict.Form, note);
}

/// <summary>One operator under one condition.</summary>
/// <param name="Operator">As <c>Conv</c>; several are parted by a comma.</param>
/// <param name="Condition">Words; empty for all of the operator.</param>
/// <param name="Applies">Null for a row that speaks of more than a node.</param>
/// <param name="Cells">What is missing is <see cref="Verdict.Taken"/>.</param>
public sealed record TargetRow(string Operator, string Condition, Func<Graph, Node, bool>? Applies,
    ImmutableArray<(ImmutableArray<TargetColumn> Columns, DataType Type, TargetCell Cell)> Cells)
{
    /// <summary>Null where the type is taken as it is.</summary>
    public TargetCell? Cell(TargetColumn column, DataType type)
    {
        foreach (var (columns, of, cell) in Cells) if (of == type && columns.Contains(column)) return cell;
        return null;
    }
}

/// <summary>
/// What each target's builder takes in FP16, INT8, FP8 and INT4, and what it costs: the one place that placement, types and docs/targets.md
/// read. Facts are of the real libraries: TensorRT 8.6.1 and 10.6.0 on an H100 and an H200, TensorRT-RTX 1.4 to 1.7.
/// </summary>
public static class TargetTable
{
    private static readonly ImmutableArray<TargetColumn> s_ten = [TensorRT10Weak, TensorRT10Strong];

    public static ImmutableArray<TargetRow> Rows { get; } =
    [
        new("Conv", "2-D or 3-D", IsConv,
        [
            ([Rtx14, Rtx15, Rtx16], DataType.Int8, TargetCell.Refused("the builder fails on every Conv between Q and DQ")),
            ([Rtx14, Rtx15], DataType.Float8E4M3FN, TargetCell.Refused("the builder fails on every Conv between Q and DQ")),
            ([Rtx16], DataType.Float8E4M3FN, TargetCell.Measured("builds")),
            ([TensorRT8], DataType.Int8, TargetCell.Measured("builds; engines equal the emulation")),
            ([TensorRT10Strong], DataType.Int8,
                TargetCell.Measured("10.6, H200: ResNet-50 at batch 32 0.757 ms, FP16 1.028; YOLOv8n at 16 1.559 and 1.567")),
            ([TensorRT10Weak], DataType.Int8,
                TargetCell.Measured("10.6, H200: ResNet-50 at batch 32 0.819 ms, strongly typed 0.834 (first Conv in FP16)")),
        ]),
        new("Conv", "first: few input channels, reads an input", null,
        [
            ([TensorRT10Strong], DataType.Int8,
                TargetCell.Measured("10.6, H200: in FP16 it costs YOLOv8n 324 µs with its Cast and Q, in INT8 86")),
        ]),
        new("Conv", "with HardSwish in its kernel", null,
        [
            ([TensorRT10Strong], DataType.Int8, TargetCell.Form("10.6: fails in weightsPtr.h; HardSwish written out builds")),
            ([TensorRT10Weak], DataType.Int8, TargetCell.Measured("10.6, H200: orientation at batch 8 0.228 ms, FP16 0.204")),
        ]),
        new("Conv", "beside an Add behind an activation", null,
        [
            ([TensorRT10Strong], DataType.Int8,
                TargetCell.Measured(
                "10.6, H200, YOLOv8n by region in µs, FP16 and INT8: 203 and 367, 161 and 186, 123 and 145, 68 and 85")),
        ]),
        new("Conv", "fewer than 32 filters", null,
        [
            ([TensorRT10Strong], DataType.Int8, TargetCell.Measured("10.6, H200: shapes at batch 8 0.294 ms, FP16 0.207")),
        ]),
        new("Conv", "1-D", IsFlat,
        [
            (TargetColumns.All, DataType.Int8, TargetCell.Form("as a 2-D one of height 1")),
        ]),
        new("Conv", "depthwise", null,
        [
            (TargetColumns.All, DataType.Float8E4M3FN, TargetCell.Form("left in FP16")),
        ]),
        new("ConvTranspose", "", IsTranspose,
        [
            (s_ten, DataType.Int8, TargetCell.Refused("10.6: no supported formats")),
            ([Rtx17], DataType.Int8, TargetCell.Measured("runs in FP16 behind its Q and DQ")),
            (TargetColumns.All, DataType.Float8E4M3FN, TargetCell.Form("left in FP16")),
        ]),
        new("ConvTranspose", "3-D", IsDeepTranspose,
        [
            (TargetColumns.All, DataType.Int8, TargetCell.Refused("no kernel")),
        ]),
        new("Gemm, MatMul", "constant weight", null,
        [
            ([Rtx15, Rtx16], DataType.Int8, TargetCell.Measured("builds")),
            ([TensorRT10Strong], DataType.Int8, TargetCell.Measured("10.6, H200: a ViT of 4 layers at batch 16 0.589 ms, FP16 0.611")),
            ([TensorRT10Strong], DataType.Float8E4M3FN, TargetCell.Measured("10.6: a ViT of 4 layers fails in Myelin")),
        ]),
        new("Softmax", "before IsNaN and Where, its Cast behind them", null,
        [
            ([Rtx15, Rtx16, Rtx17], DataType.Float16, TargetCell.Form("fails in mha_fusion; a Cast right behind the Softmax builds")),
        ]),
        new("GlobalAveragePool", "", null,
        [
            ([TensorRT10Strong], DataType.Int8, TargetCell.Measured("10.6, H200, ResNet-50: reads Half; a DQ before it takes 24 µs")),
        ]),
        new("any", "", null,
        [
            ([TensorRT8], DataType.Float8E4M3FN, TargetCell.Refused("8.6 has no FP8")),
            ([TensorRT8], DataType.Int4, TargetCell.Refused("8.6 has no INT4")),
            ([TensorRT8], DataType.Float16,
                TargetCell.Measured("8.6.1, H100: orientation 0.352 ms weakly typed, 0.452 with types in the graph")),
            ([TensorRT10Strong], DataType.Float16, TargetCell.Measured("10.6, H200: shapes at batch 8 0.207 ms, built in 98 s")),
            ([TensorRT10Weak], DataType.Float16, TargetCell.Measured("10.6, H200: shapes at batch 8 0.214 ms, built in 306 s")),
            ([Dla], DataType.Float8E4M3FN, TargetCell.Refused("the DLA computes in FP16 and INT8")),
            ([Dla], DataType.Int4, TargetCell.Refused("the DLA computes in FP16 and INT8")),
            ([Dla], DataType.Int8, TargetCell.Form("no Q and DQ: the builder's calibrator, with a scale on every tensor")),
        ]),
    ];

    /// <summary>The cell that says that a target's builder fails on the node in the type; null where none does.</summary>
    public static (TargetRow Row, TargetCell Cell)? Refuses(TargetColumn column, DataType type, Graph graph, Node node)
    {
        if (node.Domain.Length > 0) return null;
        foreach (var row in Rows)
            if (row.Cell(column, type) is { Verdict: Verdict.Refused } cell && row.Applies is { } applies && applies(graph, node))
                return (row, cell);
        return null;
    }

    private static bool IsConv(Graph graph, Node node) => node.OpType == "Conv";

    private static bool IsFlat(Graph graph, Node node) => node.OpType == "Conv" && Dims(graph, node) == 3;

    private static bool IsTranspose(Graph graph, Node node) => node.OpType == "ConvTranspose";

    private static bool IsDeepTranspose(Graph graph, Node node) => node.OpType == "ConvTranspose" && Dims(graph, node) == 5;

    private static int Dims(Graph graph, Node node) =>
        graph.Initializers.TryGetValue(node.Input(1), out var weight) ? weight.Dims.Length : 0;
}
