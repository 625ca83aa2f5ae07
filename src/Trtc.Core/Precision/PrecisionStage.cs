using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Precision;

/// <param name="Plan">Null when trtc placed no Q/DQ.</param>
/// <param name="Calibration">What ranges were made from; null where none were needed.</param>
/// <param name="Accuracy">What a budget's search found; null without one.</param>
/// <param name="InFloat">Names of nodes that must stay FP32 where the builder chooses types; empty where the graph has them.</param>
public sealed record PrecisionResult(Model Model, QuantPlan? Plan, CalibrationInfo? Calibration = null, AccuracyInfo? Accuracy = null, ImmutableArray<string> InFloat = default);

/// <summary>The types that a model is built in: a newer opset where they need one, before the passes; Q/DQ, then the casts of 16 bits, after them.</summary>
public static class PrecisionStage
{
    /// <summary>The model in FP32 where INT8 is to be placed in it, and in the opset that <paramref name="options"/> need, never above what the target's parser reads; the model itself when it is new enough or nothing is asked.</summary>
    /// <param name="target">The release to build for; null for the newest opset that the types need.</param>
    /// <returns>Null with TRTC6508 (the target has not the type) or TRTC6509 (a node has no form in that opset).</returns>
    public static Model? Raise(Model model, PrecisionOptions options, Target? target, DiagnosticList diagnostics)
    {
        if (options.Int8 && CountQdq(model.Graph) == 0) model = HalfWidening.Run(model);
        var needed = OpsetFor(options, options.Int8 || CountQdq(model.Graph) > 0);
        if (target is not { } release) return OpsetRaise.Run(model, needed, diagnostics);
        if (TypeSupport.Refuses(release, options, needed, model.Path, diagnostics)) return null;
        // Short of opset 19, Q/DQ has FP32 scales and the casts to 16 bits stand outside of it.
        return OpsetRaise.Run(model, Math.Min(needed, release.Opsets.Last), diagnostics);
    }

    /// <summary>What is at fault before anything runs: INT8 without ranges, patterns that match no node.</summary>
    /// <param name="model">As read.</param>
    public static void Check(Model model, PrecisionOptions options, IRangeSource? ranges, DiagnosticList diagnostics)
    {
        if (options.IsEmpty) return;
        var quantised = CountQdq(model.Graph);
        if (quantised > 0) diagnostics.Add(Codes.AlreadyQuantised, model.Path, "", quantised);
        if (quantised > 0 && ranges is { HoldsBudget: true }) diagnostics.Add(Codes.BudgetNeedsFloatModel, model.Path, "", quantised);
        if (options.Int8 && quantised == 0 && ranges is null) diagnostics.Add(Codes.NoRanges, model.Path, "");
        Unmatched(model, options.Quant, diagnostics);
    }

    /// <param name="model">After <see cref="Raise"/> and the passes.</param>
    /// <param name="target">The release to build for; null for what every release takes.</param>
    /// <param name="shapes">Sizes of dynamic dimensions (a profile's opt shape): rules about shapes know more with it.</param>
    /// <param name="ranges">Null when there is no source of ranges.</param>
    /// <returns>Null when there was an error.</returns>
    public static PrecisionResult? Run(
        Model model, PrecisionOptions options, Target? target, InferenceOptions shapes, IRangeSource? ranges,
        IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (options.IsEmpty) return new(model, null);
        options = options.For(target);
        var placesQdq = options.Int8 && CountQdq(model.Graph) == 0;
        var typed = model;
        QuantPlan? plan = null;
        MeasuredModel? measured = null;
        if (placesQdq)
        {
            var inferred = ShapeInference.Run(model, shapes).Model.Graph;
            plan = QuantPlanner.Plan(inferred, options.Quant);
            if (!options.LeavesRefused && TypeSupport.RefusesNodes(target, inferred, plan, model.Path, diagnostics)) return null;
            if (plan.Tensors.Length == 0) diagnostics.Add(Codes.NothingToQuantise, model.Path, "", plan.Left.Length);
            else
            {
                measured = ranges!.Measure(new(model, options.Quant, shapes, observer), diagnostics, cancel);
                if (measured is null || diagnostics.HasErrors) return null;
                (typed, plan) = Quantise(measured, shapes, ranges.Name, diagnostics);
                if (diagnostics.HasErrors) return null;
            }
        }
        if (options.Int4Weights)
        {
            typed = typed with { Graph = Int4Weights.Run(typed.Graph, options.Quant, out var weights) };
            if (weights == 0) diagnostics.Add(Codes.NoInt4Weights, model.Path, "");
        }
        ImmutableArray<string> inFloat = [];
        if (options.Half is not null || options.GuardsHalf)
        {
            var half = new HalfOptions { Type = options.Half ?? DataType.Float16, HalfIo = options.HalfIo };
            if (half.Type == DataType.Float16 && ranges is not null)
            {
                var magnitudes = ranges.Magnitudes(new(measured?.Model ?? model, options.Quant, shapes, observer), diagnostics, cancel);
                if (magnitudes is null || diagnostics.HasErrors) return null;
                half = half with { Magnitudes = magnitudes };
            }
            var inferred = ShapeInference.Run(typed).Model;
            if (options.GuardsHalf) inFloat = new HalfRules(new(inferred.Graph), half, inferred.Opset).Guarded();
            else typed = inferred with { Graph = HalfPass.Run(inferred.Graph, half, inferred.Opset) };
        }
        return new(typed, plan, measured?.Calibration, measured?.Accuracy, inFloat);
    }

    private static (Model Model, QuantPlan Plan) Quantise(MeasuredModel measured, InferenceOptions shapes, string source, DiagnosticList diagnostics)
    {
        var plan = QuantPlanner.Plan(ShapeInference.Run(measured.Model, shapes).Model.Graph, measured.Quant);
        var scales = measured.Steps();
        var missing = QdqPass.WithoutRange(plan, scales);
        if (missing.Length > 0 && missing.Length == plan.Tensors.Length) diagnostics.Add(Codes.NoTensorHasRange, measured.Model.Path, "", missing.Length, source, missing[0]);
        else if (missing.Length > 0) diagnostics.Add(Codes.RangeMissing, measured.Model.Path, "", missing.Length, plan.Tensors.Length, source, missing[0]);
        var model = measured.Model with { Graph = BiasCorrection.Run(measured.Model.Graph, plan, measured.BiasShifts) };
        return (model with { Graph = TargetForms.Write(model, plan, measured.Quant, shapes, scales) }, plan);
    }

    private static int OpsetFor(PrecisionOptions options, bool qdq) =>
        options.IsEmpty ? 1
        : options.Half == DataType.BFloat16 ? OpsetRaise.BFloat16Operators
        : options.Int4Weights ? OpsetRaise.BlockScales
        : !qdq ? 1
        : options.Half is null && options.Quant.Type == DataType.Int8 ? OpsetRaise.PerChannelScales : OpsetRaise.HalfScales;

    internal static int CountQdq(Graph graph)
    {
        var count = 0;
        foreach (var n in graph.Nodes) if (n.Is("QuantizeLinear") || n.Is("DequantizeLinear")) count++;
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
