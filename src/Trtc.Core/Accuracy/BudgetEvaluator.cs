using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Builds quantised models for the search and measures them against the reference's kept answers.</summary>
/// <param name="original">What quantised models are made of, FP32, values typed.</param>
/// <param name="rankingSamples">How many samples of the search set layers are ranked on, spread over it.</param>
public sealed class BudgetEvaluator(
    AccuracyBudget budget, Head? head, ReferenceRun search, ReferenceRun final, int rankingSamples, ImmutableArray<BudgetLayer> layers,
    Model original, Func<ImmutableHashSet<string>, Model> quantise, Func<Model, IModelRunner?> open, int threads,
        DiagnosticList diagnostics, CancellationToken cancel)
    : IBudgetEvaluator
{
    private readonly VariantNoise _noise = new(search, rankingSamples, original, quantise, open, threads, diagnostics, cancel);

    /// <summary>Nothing kept out is asked for more than once, by set.</summary>
    private readonly Dictionary<ReferenceRun, double> _all = [];
    private int _forwards;

    /// <summary>On the search set with nothing kept out, the mean cosine of the output where it is lowest: tells apart what a figure of
    /// counts calls equal. NaN before it was measured.</summary>
    public double Cosine { get; private set; } = double.NaN;

    /// <summary>Runs of quantised models so far, one a sample.</summary>
    public int Forwards => _forwards + _noise.Forwards;

    public double? OnSearchSet(ImmutableHashSet<string> keptOut) => Figure(search, keptOut);

    public double? OnFinalSet(ImmutableHashSet<string> keptOut) => Figure(final, keptOut);

    public double? Harm(BudgetLayer layer) => _noise.OfAlone(layer, layers);

    private double? Figure(ReferenceRun set, ImmutableHashSet<string> keptOut)
    {
        if (keptOut.IsEmpty && _all.TryGetValue(set, out var known)) return known;
        var figure = Measure(set, keptOut);
        if (keptOut.IsEmpty && figure is { } f) _all[set] = f;
        return figure;
    }

    private double? Measure(ReferenceRun set, ImmutableHashSet<string> keptOut)
    {
        using var candidate = open(quantise(keptOut));
        if (candidate is null) return null;
        var judge = head is null ? null : new TaskJudge(head);
        var errors = set.Outputs.Select(_ => new TensorErrorSum()).ToArray();
        SampleRun.InOrder(set.Count, threads, i => set.Against(candidate, i), (_, p) =>
        {
            _forwards++;
            for (var o = 0; o < errors.Length; o++)
                if (p.Reference.Outputs[o].Values.Length == p.Candidate[o].Values.Length)
                    errors[o].Add(p.Reference.Outputs[o].Values, p.Candidate[o].Values);
            if (judge is not null && p.Reference.Prediction is { } r && set.Decode(p.Candidate, p.Reference.Sample) is { } c)
                judge.Add(r, c, p.Reference.Sample.Label);
        }, cancel);
        if (diagnostics.HasErrors) return null;
        double cosine = 1;
        foreach (var e in errors)
        {
            var result = e.Result;
            // Elements that are no numbers are left out of figures; a model that makes them is no candidate.
            cosine = result.CandidateNonFinite > result.ReferenceNonFinite ? -1 : Math.Min(cosine, result.Cosine);
            if (cosine < 0) return -1;
        }
        if (set == search && keptOut.IsEmpty) Cosine = cosine;
        return budget.Of(judge is null ? [] : judge.Result, cosine);
    }
}
