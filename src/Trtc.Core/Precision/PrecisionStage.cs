using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Passes.Quantised;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Precision;

/// <summary>A model in the types that were asked for, as the builder is to get it.</summary>
/// <param name="Options">The builder's.</param>
/// <param name="Share">What it computes in; null when nothing was asked.</param>
public sealed record TypedModel(Model Model, BuildOptions Options, PrecisionShare? Share);

/// <summary>The types that a model is built in: a newer opset where they need one, before the passes; Q/DQ, then the casts of 16 bits,
/// after them.</summary>
public static class PrecisionStage
{
    /// <summary>The model in FP32 where INT8 is to be placed in it, and in the opset that <paramref name="options"/> need, never above what
    /// the target's parser reads; the model itself when it is new enough or nothing is asked.</summary>
    /// <param name="target">The release to build for; null for the newest opset that the types need.</param>
    /// <returns>Null with TRTC6508 (the target has not the type) or TRTC6509 (a node has no form in that opset).</returns>
    public static Model? Raise(Model model, PrecisionOptions options, Target? target, DiagnosticList diagnostics)
    {
        if (options.Int8 && CountQdq(model.Graph) == 0) model = HalfWidening.Run(model);
        var needed = OpsetFor(options, options.Int8 || CountQdq(model.Graph) > 0);
        // Their weights' scales, one a channel, need an axis when they become Q/DQ.
        foreach (var node in model.Graph.Nodes) if (QuantisedOperators.Has(node)) needed = Math.Max(needed, OpsetRaise.PerChannelScales);
        if (target is not { } release) return OpsetRaise.Run(model, needed, diagnostics);
        if (TypeSupport.Refuses(release, options, needed, model.Path, diagnostics)) return null;
        // Short of opset 19, Q/DQ has FP32 scales and the casts to 16 bits stand outside of it.
        return OpsetRaise.Run(model, Math.Min(needed, release.Opsets.Last), diagnostics);
    }

    /// <summary>What is at fault before anything runs: INT8 without ranges, patterns that match no node.</summary>
    /// <param name="model">As read.</param>
    public static void Check(Model model, PrecisionOptions options, bool hasRanges, bool hasBudget, DiagnosticList diagnostics)
    {
        if (options.IsEmpty) return;
        var quantised = CountQdq(model.Graph);
        if (quantised > 0) diagnostics.Add(Codes.AlreadyQuantised, model.Path, "", quantised);
        if (quantised > 0 && hasBudget) diagnostics.Add(Codes.BudgetNeedsFloatModel, model.Path, "", quantised);
        if (options.Int8 && quantised == 0 && !hasRanges) diagnostics.Add(Codes.NoRanges, model.Path, "");
        Unmatched(model, options.Quant, diagnostics);
    }

    /// <summary>Where Q/DQ goes before anything is measured: what calibration is to look at.</summary>
    public static QuantPlan? Place(OptimisedModel model, DiagnosticList diagnostics)
    {
        var plan = QuantPlanner.Plan(model.Typed.Graph, model.Precision.Quant);
        if (!model.Precision.LeavesRefused
            && TypeSupport.RefusesNodes(model.Target, model.Typed.Graph, plan, model.Model.Path, diagnostics)) return null;
        if (plan.IsEmpty) diagnostics.Add(Codes.NothingToQuantise, model.Model.Path, "", plan.Left.Length);
        return plan;
    }

    /// <summary>Where Q/DQ goes, all that was measured known.</summary>
    /// <param name="source">The ranges' name in messages.</param>
    /// <returns>Null with TRTC6515: no tensor has a range.</returns>
    public static QuantPlan? Place(MeasuredModel measured, string source, DiagnosticList diagnostics)
    {
        var plan = QuantPlanner.Plan(measured.Typed.Graph, measured.Quant);
        var missing = QdqPass.WithoutRange(plan, measured.Steps());
        if (missing.Length > 0 && missing.Length == plan.Tensors.Length)
        {
            diagnostics.Add(Codes.NoTensorHasRange, measured.Model.Path, "", missing.Length, source, missing[0]);
            return null;
        }
        if (missing.Length > 0)
            diagnostics.Add(Codes.RangeMissing, measured.Model.Path, "", missing.Length, plan.Tensors.Length, source, missing[0]);
        return plan;
    }

    /// <summary>Q/DQ, blocks of INT4, then the casts of 16 bits.</summary>
    /// <param name="found">What calibration found, with the plan of Q/DQ.</param>
    /// <returns>Null when there was an error.</returns>
    public static TypedModel? Run(OptimisedModel optimised, Calibrated found, BuildContext context)
    {
        var (model, options, diagnostics) = (optimised.Model, optimised.Precision, context.Diagnostics);
        var builder = found.Calibrator is { } calibrator ? optimised.Options with { Calibrator = calibrator } : optimised.Options;
        if (options is { IsEmpty: true, Require: null }) return new(model, builder, null);
        if (found is { Measured: { } measured, Plan: { } plan })
        {
            model = measured.Model with { Graph = BiasCorrection.Run(measured.Model.Graph, plan, measured.BiasShifts) };
            model = model with { Graph = TargetForms.Write(model, plan, measured.Quant, optimised.Shapes, measured.Steps()) };
        }
        if (options.Int4Weights)
        {
            model = model with { Graph = Int4Weights.Run(model.Graph, options.Quant, out var weights) };
            if (weights == 0) diagnostics.Add(Codes.NoInt4Weights, model.Path, "");
        }
        if (options.Half is not null || options.GuardsHalf)
        {
            var half = new HalfOptions { Type = options.Half ?? DataType.Float16, HalfIo = options.HalfIo, Magnitudes = found.Magnitudes };
            model = ShapeInference.Run(model).Model;
            if (options.Half is not null) model = InHalf(model, half, optimised, diagnostics);
            else foreach (var name in new HalfRules(new(model.Graph), half, model.Opset).Guarded())
                builder = builder with { LayerPrecisions = builder.LayerPrecisions.Add(new(name, "fp32")) };
        }
        var share = PrecisionShare.Of(model, builder.Profiles.IsEmpty ? optimised.Shapes
            : ProfileShapes.Tuned(model.Graph, builder.Profiles), found.Plan);
        if (found.Accuracy is null) PrecisionRequirement.CheckLittle(options, share, found.Plan, model.Path, diagnostics);
        options.Require?.Check(share, model.Path, diagnostics);
        return diagnostics.HasErrors ? null : new(model, builder, share);
    }

    /// <summary>With the casts of 16 bits; TRTC6534 where none is.</summary>
    private static Model InHalf(Model model, HalfOptions half, OptimisedModel optimised, DiagnosticList diagnostics)
    {
        model = model with { Graph = HalfPass.Run(model.Graph, half, model.Opset) };
        if (!optimised.Precision.Int8 && !HoldsType(model.Graph, half.Type))
            diagnostics.Add(Codes.HalfChangesNothing, model.Path, "", half.Type == DataType.Float16 ? "--fp16"
                : "--bf16", "the rules leave every node in the type that it has");
        // An Attention that the rules left in FP32 has no kernel there.
        return optimised.Target is { } target ? Decomposition.Run(model, new(target)) : model;
    }

    private static int OpsetFor(PrecisionOptions options, bool qdq) =>
        options.IsEmpty ? 1
        : options.Half == DataType.BFloat16 ? OpsetRaise.BFloat16Operators
        : options.Int4Weights ? OpsetRaise.BlockScales
        : !qdq ? 1
        : options.Half is null && options.Quant.Type == DataType.Int8 ? OpsetRaise.PerChannelScales : OpsetRaise.HalfScales;

    private static bool HoldsType(Graph graph, DataType type)
    {
        foreach (var value in graph.Values.Values) if (value.Element == type) return true;
        foreach (var node in graph.Nodes)
            foreach (var (_, attribute) in node.Attributes)
                if (attribute is GraphAttribute { Value: var body } && HoldsType(body, type)) return true;
        return false;
    }

    internal static int CountQdq(Graph graph)
    {
        var count = 0;
        foreach (var n in graph.Nodes) if (n.Is("QuantizeLinear") || n.Is("DequantizeLinear") || QuantisedOperators.Has(n)) count++;
        return count;
    }

    private static void Unmatched(Model model, QuantOptions options, DiagnosticList diagnostics)
    {
        foreach (var (option, patterns) in new[] { ("--include", options.Include), ("--exclude", options.Exclude) })
            foreach (var pattern in patterns)
            {
                var found = false;
                foreach (var node in model.Graph.Nodes) found |= NodePattern.Matches(pattern, node);
                if (!found) diagnostics.Add(Codes.PatternMatchesNothing, model.Path, "", option, pattern);
            }
    }
}
