using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision;

/// <param name="Plan">Null when trtc placed no Q/DQ.</param>
public sealed record PrecisionResult(Model Model, QuantPlan? Plan);

/// <summary>From the model as read to the model as built: the passes, a newer opset where needed, Q/DQ, then the casts of 16 bits.</summary>
public static class PrecisionStage
{
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

        var work = Pipeline.Run(model, new PassContext(target, options.Half is not null), PassOptions.Default).Model;
        if (OpsetRaise.Run(work, OpsetFor(options, quantised > 0 || placesQdq), diagnostics) is not { } raised) return null;
        QuantPlan? plan = null;
        IReadOnlyDictionary<string, MeasuredRange> measured = ImmutableDictionary<string, MeasuredRange>.Empty;
        if (placesQdq)
        {
            plan = QuantPlanner.Plan(ShapeInference.Run(raised, shapes).Model.Graph, options.Quant);
            if (plan.Tensors.Length == 0) diagnostics.Add(Codes.NothingToQuantise, model.Path, "", plan.Left.Length);
            else
            {
                if (Measure(raised, plan, ranges!, diagnostics, cancel) is not { } found) return null;
                measured = found;
                raised = raised with { Graph = QdqPass.Run(raised.Graph, plan, measured.ToDictionary(r => r.Key, r => r.Value.Scale, StringComparer.Ordinal)) };
            }
        }
        if (options.Half is { } half)
        {
            var typed = ShapeInference.Run(raised).Model;
            var magnitudes = ImmutableDictionary.CreateBuilder<string, float>(StringComparer.Ordinal);
            foreach (var (name, range) in measured) if (!float.IsNaN(range.Magnitude)) magnitudes[name] = range.Magnitude;
            raised = typed with { Graph = HalfPass.Run(typed.Graph, new() { Type = half, HalfIo = options.HalfIo, Magnitudes = magnitudes.ToImmutable() }, raised.Opset) };
        }
        return new(raised, plan);
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
        options.Half == DataType.BFloat16 ? OpsetRaise.BFloat16Operators : !qdq ? 1 : options.Half is null ? OpsetRaise.PerChannelScales : OpsetRaise.HalfScales;

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
