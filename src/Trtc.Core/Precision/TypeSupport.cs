using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision;

/// <summary>Which types a release takes from a model: those of the opsets that its parser reads.</summary>
internal static class TypeSupport
{
    /// <summary>True with TRTC6508 or TRTC6513 when the target has not what was asked for.</summary>
    /// <param name="opset">The opset that the types need.</param>
    internal static bool Refuses(Target target, PrecisionOptions options, int opset, string file, DiagnosticList diagnostics)
    {
        var last = target.Opsets.Last;
        if (opset <= last) return false;
        if (options.Half == DataType.BFloat16)
            diagnostics.Add(Codes.NoBFloat16, file, "--bf16", target,
                $"its parser reads opset {last} at most and BF16 convolutions are of opset {opset}");
        else if (options.Int4Weights)
            diagnostics.Add(Codes.NoQuantType, file, "--int4-weights", target, "INT4 weights with a scale a block", last,
                OpsetRaise.BlockScales, "TensorRT 10.6");
        else if (options.Int8 && options.Quant.Type == DataType.Float8E4M3FN)
            diagnostics.Add(Codes.NoQuantType, file, "--fp8", target, "FP8", last, OpsetRaise.HalfScales, "TensorRT 10");
        else return false;
        return true;
    }

    /// <summary>True with TRTC6521 when the target's builder fails on nodes that the rules would quantise, before anything is measured for
    /// them.</summary>
    internal static bool RefusesNodes(Target? target, Graph graph, QuantPlan plan, string file, DiagnosticList diagnostics)
    {
        if (target is not { } release) return false;
        var refused = new Dictionary<(string Operator, string Note), (int Count, string First)>();
        var nodes = graph.Nodes.ToLookup(n => n.Display, StringComparer.Ordinal);
        foreach (var left in plan.Left)
        {
            if (left.Reason != LeftReason.TargetRefuses) continue;
            var note = TargetTable.Refuses(plan.Rules.Column, plan.Type, graph,
                nodes[left.Node].First(n => n.OpType == left.OpType))?.Cell.Note ?? "";
            var (count, first) = refused.GetValueOrDefault((left.OpType, note), (0, left.Node));
            refused[(left.OpType, note)] = (count + 1, first);
        }
        foreach (var ((op, note), (count, first)) in refused)
            diagnostics.Add(Codes.TargetCannot, file, "", release, op, plan.Type == DataType.Int8 ? "INT8"
                : "FP8", note, $"{count} of {count + plan.Weights.Sum(w => w.Readers.Length)}", first);
        return refused.Count > 0;
    }
}
