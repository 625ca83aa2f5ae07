using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>Noise over signal at the outputs of quantised variants, on a few samples spread over a set.</summary>
/// <param name="original">What variants are made of, FP32, values typed: it computes what no variant changes.</param>
/// <param name="quantise">The model with these nodes (by display name) kept out of INT8.</param>
/// <param name="open">Makes a model ready to run; null with diagnostics.</param>
public sealed class VariantNoise(
    ReferenceRun set, int samples, Model original, Func<ImmutableHashSet<string>, Model> quantise, Func<Model, IModelRunner?> open,
        int threads,
    DiagnosticList diagnostics, CancellationToken cancel)
{
    /// <summary>Memory for the values that variants of one layer start from.</summary>
    private const long EdgeBytes = 1L << 30;

    /// <summary>By sample, then by name; null before it is known, empty where they do not fit into memory.</summary>
    private ImmutableArray<Dictionary<string, NamedTensor>>? _edges;
    private int _forwards;

    public int Samples { get; } = Math.Min(samples, set.Count);

    /// <summary>Runs of variants so far, whole or in part, one a sample.</summary>
    public int Forwards => _forwards;

    /// <summary>Null when a run failed.</summary>
    public double? Of(ImmutableHashSet<string> keptOut)
    {
        using var variant = open(quantise(keptOut));
        if (variant is null) return null;
        var noise = new OutputNoise();
        SampleRun.InOrder(Samples, threads, i => set.Against(variant, Place(i)), (_, p) =>
        {
            _forwards++;
            for (var o = 0; o < p.Candidate.Length; o++) noise.Add(p.Reference.Outputs[o], p.Candidate[o]);
        }, cancel);
        return diagnostics.HasErrors ? null : noise.Total;
    }

    /// <summary>With <paramref name="layer"/> alone in INT8: what comes before it is run once for all layers.</summary>
    public double? OfAlone(BudgetLayer layer, ImmutableArray<BudgetLayer> layers)
    {
        _edges ??= Edges(layers);
        if (diagnostics.HasErrors) return null;
        var alone = AllBut(layer, layers);
        if (_edges is not { IsEmpty: false } edges || ChangedPart.Of(original.Graph, quantise(alone)) is not { } part) return Of(alone);
        ImmutableArray<string> reached = [.. part.Model.Graph.Outputs.Select(o => o.Name).Where(set.Outputs.Contains)];
        // A layer that no output in question follows from.
        if (reached.IsEmpty) return 0;
        using var variant = open(part.Model);
        if (variant is null) return null;
        var noise = new OutputNoise();
        SampleRun.InOrder(Samples, threads, i => Rest(variant, part, edges[i], reached, i), (_, p) =>
        {
            _forwards++;
            for (var o = 0; o < reached.Length; o++) noise.Add(p.Reference.Outputs[set.Outputs.IndexOf(reached[o])], p.Candidate[o]);
        }, cancel);
        return diagnostics.HasErrors ? null : noise.Total;
    }

    private int Place(int sample) => (int)((long)sample * set.Count / Samples);

    private ComparedSample? Rest(IModelRunner variant, ChangedPart part, Dictionary<string, NamedTensor> edge,
        ImmutableArray<string> outputs, int sample)
    {
        if (diagnostics.HasErrors || set.Get(Place(sample)) is not { } reference) return null;
        var values = variant.Run([.. part.Model.Graph.Inputs.Select(i => edge[i.Name])], outputs, diagnostics);
        return values.IsDefault || ReferenceRun.Numbers(values) is not { } numbers ? null : new(reference, numbers);
    }

    /// <summary>The FP32 values at the edge of every layer's part, by sample.</summary>
    private ImmutableArray<Dictionary<string, NamedTensor>> Edges(ImmutableArray<BudgetLayer> layers)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in layers)
            if (ChangedPart.Of(original.Graph, quantise(AllBut(layer, layers))) is { } part)
                names.UnionWith(part.Model.Graph.Inputs.Select(i => i.Name));
        names.ExceptWith(original.Graph.Inputs.Select(i => i.Name));
        if (names.Count == 0) return [];
        ImmutableArray<string> inner = [.. names.Order(StringComparer.Ordinal)];
        using var runner =
            open(original
            with { Graph = original.Graph with { Outputs = [.. inner.Select(n => new ValueInfo(n, null))], Values = Graph.NoValues } });
        if (runner is null) return [];
        var edges = ImmutableArray.CreateBuilder<Dictionary<string, NamedTensor>>(Samples);
        long bytes = 0;
        for (var i = 0; i < Samples; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (set.Get(Place(i)) is not { } reference) return [];
            var values = runner.Run(reference.Sample.Inputs.AsSpan(), inner, diagnostics);
            if (values.IsDefault || ReferenceRun.Numbers(values) is not { } numbers) return [];
            var edge = reference.Sample.Inputs.ToDictionary(n => n.Name, StringComparer.Ordinal);
            foreach (var v in numbers)
            {
                edge[v.Name] = NamedTensor.Of(v.Name, v.Dims.AsSpan(), v.Values);
                bytes += 4L * v.Values.Length;
            }
            if (bytes * Samples > EdgeBytes * (i + 1)) return [];
            edges.Add(edge);
        }
        return edges.MoveToImmutable();
    }

    private static ImmutableHashSet<string> AllBut(BudgetLayer layer, ImmutableArray<BudgetLayer> layers)
    {
        var others = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var l in layers) if (l.Node != layer.Node) others.Add(l.Node);
        return others.ToImmutable();
    }
}
