using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <param name="Plan">Null when trtc placed no Q/DQ.</param>
public sealed record PrecisionResult(Model Model, QuantPlan? Plan);

/// <summary>The types that a model is built in: a newer opset where they need one, before the passes; Q/DQ, then the casts of 16 bits, after them.</summary>
public static class PrecisionStage
{
    /// <summary>The model in the opset that <paramref name="options"/> need; the model itself when it is new enough or nothing is asked.</summary>
    /// <returns>Null with TRTC6509: a node has no form in that opset.</returns>
    public static Model? Raise(Model model, PrecisionOptions options, DiagnosticList diagnostics) =>
        OpsetRaise.Run(model, OpsetFor(options, options.Int8 || CountQdq(model.Graph) > 0), diagnostics);

    /// <param name="model">After <see cref="Raise"/> and the passes.</param>
    /// <param name="target">The release to build for; null for what every release takes.</param>
    /// <param name="shapes">Sizes of dynamic dimensions (a profile's opt shape): rules about shapes know more with it.</param>
    /// <param name="ranges">Null when there is no source of ranges.</param>
    /// <returns>Null when there was an error.</returns>
    public static PrecisionResult? Run(
        Model model, PrecisionOptions options, Target? target, InferenceOptions shapes, IRangeSource? ranges,
        DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (options.IsEmpty) return new(model, null);
        var quantised = CountQdq(model.Graph);
        if (quantised > 0) diagnostics.Add(Codes.AlreadyQuantised, model.Path, "", quantised);
        var placesQdq = options.Int8 && quantised == 0;
        if (placesQdq && ranges is null) diagnostics.Add(Codes.NoRanges, model.Path, "");
        Unmatched(model, options.Quant, diagnostics);
        if (diagnostics.HasErrors) return null;

        var typed = model;
        QuantPlan? plan = null;
        IReadOnlyDictionary<string, MeasuredRange> measured = ImmutableDictionary<string, MeasuredRange>.Empty;
        if (placesQdq)
        {
            plan = QuantPlanner.Plan(ShapeInference.Run(model, shapes).Model.Graph, options.Quant);
            if (plan.Tensors.Length == 0) diagnostics.Add(Codes.NothingToQuantise, model.Path, "", plan.Left.Length);
            else
            {
                if (Measure(model, plan, ranges!, diagnostics, cancel) is not { } found) return null;
                measured = found;
                typed = model with { Graph = QdqPass.Run(model.Graph, plan, measured.ToDictionary(r => r.Key, r => r.Value.Scale, StringComparer.Ordinal)) };
            }
        }
        if (options.Half is { } half)
        {
            typed = ShapeInference.Run(typed).Model;
            var magnitudes = ImmutableDictionary.CreateBuilder<string, float>(StringComparer.Ordinal);
            foreach (var (name, range) in measured) if (!float.IsNaN(range.Magnitude)) magnitudes[name] = range.Magnitude;
            typed = typed with { Graph = HalfPass.Run(typed.Graph, new() { Type = half, HalfIo = options.HalfIo, Magnitudes = magnitudes.ToImmutable() }, typed.Opset) };
        }
        return new(typed, plan);
    }

    private static IReadOnlyDictionary<string, MeasuredRange>? Measure(
        Model model, QuantPlan plan, IRangeSource ranges, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var tensors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var t in plan.Tensors) tensors.Add(t.Tensor);
        if (ranges.Ranges(model, tensors, diagnostics, cancel) is not { } measured) return null;
        var missing = QdqPass.WithoutRange(plan, measured.ToDictionary(r => r.Key, r => r.Value.Scale, StringComparer.Ordinal));
        if (missing.Length > 0) diagnostics.Add(Codes.RangeMissing, model.Path, "", missing.Length, plan.Tensors.Length, ranges.Name, missing[0]);
        return measured;
    }

    private static int OpsetFor(PrecisionOptions options, bool qdq) =>
        options.IsEmpty ? 1 : options.Half == DataType.BFloat16 ? OpsetRaise.BFloat16Operators : !qdq ? 1 : options.Half is null ? OpsetRaise.PerChannelScales : OpsetRaise.HalfScales;

    private static int CountQdq(Graph graph)
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
