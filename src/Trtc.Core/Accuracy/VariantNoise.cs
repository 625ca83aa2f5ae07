using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Noise over signal at the outputs of quantised variants, on a few samples spread over a set.</summary>
/// <param name="quantise">The model with these nodes (by display name) kept out of INT8.</param>
/// <param name="open">Makes a model ready to run; null with diagnostics.</param>
public sealed class VariantNoise(
    ReferenceRun set, int samples, Func<ImmutableHashSet<string>, Model> quantise, Func<Model, IModelRunner?> open, int threads,
    DiagnosticList diagnostics, CancellationToken cancel)
{
    private int _forwards;

    public int Samples { get; } = Math.Min(samples, set.Count);

    /// <summary>Runs of variants so far, one a sample.</summary>
    public int Forwards => _forwards;

    /// <summary>Null when a run failed.</summary>
    public double? Of(ImmutableHashSet<string> keptOut)
    {
        using var variant = open(quantise(keptOut));
        if (variant is null) return null;
        var noise = new OutputNoise();
        SampleRun.InOrder(Samples, threads, i => set.Against(variant, (int)((long)i * set.Count / Samples)), (_, p) =>
        {
            _forwards++;
            for (var o = 0; o < p.Candidate.Length; o++) noise.Add(p.Reference.Outputs[o], p.Candidate[o]);
        }, cancel);
        return diagnostics.HasErrors ? null : noise.Total;
    }

    /// <summary>With <paramref name="layer"/> alone in INT8.</summary>
    public double? OfAlone(BudgetLayer layer, ImmutableArray<BudgetLayer> layers)
    {
        var others = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var l in layers) if (l.Node != layer.Node) others.Add(l.Node);
        return Of(others.ToImmutable());
    }
}
