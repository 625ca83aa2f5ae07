using System.Collections.Immutable;

namespace Trtc.Core.Accuracy;

/// <summary>A layer that can be returned to floating point.</summary>
/// <param name="Node">Its display name.</param>
/// <param name="Macs">Multiply-accumulates for one sample.</param>
public sealed record BudgetLayer(string Node, string OpType, long Macs);

/// <summary>Measures models in which some layers are kept out of INT8.</summary>
public interface IBudgetEvaluator
{
    /// <summary>The budget's figure on the set that decisions are made on; null when the run failed.</summary>
    double? OnSearchSet(ImmutableHashSet<string> keptOut);

    /// <summary>The same on the set that nothing is decided on but whether to go further.</summary>
    double? OnFinalSet(ImmutableHashSet<string> keptOut);

    /// <summary>Noise over signal at the outputs when <paramref name="layer"/> alone is in INT8, on the ranking subset; null when the run
    /// failed.</summary>
    double? Harm(BudgetLayer layer);
}

public sealed record RankedLayer(BudgetLayer Layer, double Harm);

/// <summary>One measured model.</summary>
/// <param name="Step">What was tried: all, bisect, add-back, tighten.</param>
/// <param name="Int8Share">Of the multiply-accumulates of Conv, ConvTranspose, Gemm and MatMul, 0 to 1.</param>
/// <param name="Final">On the final set, where that was measured.</param>
public sealed record BudgetPoint(string Step, int KeptOut, double Int8Share, double Figure, double? Final);

/// <param name="Held">On the final set.</param>
/// <param name="KeptOut">Returned to floating point, worst first.</param>
/// <param name="Ranking">By harm, worst first; empty when nothing had to be returned.</param>
/// <param name="Curve">In the order of the measurements.</param>
public sealed record BudgetResult(
    bool Held, ImmutableArray<string> KeptOut, double Int8Share, double Figure, double FinalFigure,
    ImmutableArray<RankedLayer> Ranking, ImmutableArray<BudgetPoint> Curve);

/// <summary>
/// Finds a small set of layers to return to floating point so that a budget holds: all in INT8 first; then layers ranked by the noise that
/// each alone makes, and by that noise per multiply-accumulate and per its root; the shortest prefix of each order that holds, by
/// bisection, and of these the one that leaves most in INT8; then back into INT8 what can go back; then the final set, which asks for more
/// if it disagrees.
/// </summary>
public sealed class BudgetSearch(ImmutableArray<BudgetLayer> layers, long totalMacs, AccuracyBudget budget, IBudgetEvaluator evaluator)
{
    /// <summary>Measurements spent on putting layers back.</summary>
    private const int AddBacks = 8;

    /// <summary>Powers of a layer's multiply-accumulates that its harm is divided by.</summary>
    private static readonly double[] Prices = [0.5, 1];

    /// <summary>Layers that the final set may ask for at a time, after 1, 2 and so on.</summary>
    private const int MostMore = 16;

    /// <summary>Told of each measurement.</summary>
    public Action<BudgetPoint>? Measured { get; init; }

    private readonly List<BudgetPoint> _curve = [];
    private readonly Dictionary<string, double> _known = new(StringComparer.Ordinal);

    /// <returns>Null when a run failed.</returns>
    public BudgetResult? Run(CancellationToken cancel)
    {
        if (Measure("all", []) is not { } all || Final("all", [], all) is not { } finalAll) return null;
        if (budget.Holds(all) && budget.Holds(finalAll)) return Result([], all, finalAll, []);

        var ranking = Rank(cancel);
        if (ranking.IsDefault) return null;
        // By harm, and by harm for what a layer's return costs: a small layer goes before a large one that harms more.
        ImmutableArray<RankedLayer>[] orders = [ranking,
            .. Prices.Select(p => ranking.OrderByDescending(r => r.Harm / Math.Pow(Math.Max(1, r.Layer.Macs), p)).ToImmutableArray())];
        ImmutableArray<string> kept = default;
        ImmutableArray<RankedLayer> chosen = default;
        foreach (var order in orders)
        {
            if (Bisect(order, cancel) is not { } prefix) return null;
            if (kept.IsDefault || Share(prefix) > Share(kept)) (kept, chosen) = (prefix, order);
        }
        if (AddBack(ranking, kept, cancel) is not { } smaller) return null;
        kept = smaller;

        var (best, bestFigure, bestFinal) = (ImmutableArray<string>.Empty, all, finalAll);
        for (var more = 1; ; more *= 2)
        {
            cancel.ThrowIfCancellationRequested();
            if (Measure("tighten", kept) is not { } figure || Final("final", kept, figure) is not { } final) return null;
            if (final > bestFinal) (best, bestFigure, bestFinal) = (kept, figure, final);
            if (budget.Holds(final)) return Result(kept, figure, final, ranking);
            // The final set disagrees with the search set: the next layers of the order go, one, two, four … at a time.
            if (more > MostMore || kept.Length == chosen.Length) return Result(best, bestFigure, bestFinal, ranking);
            kept = kept.AddRange(chosen.Select(r => r.Layer.Node).Where(n => !kept.Contains(n)).Take(more));
        }
    }

    /// <summary>The ranking by harm, worst first; default when a run failed.</summary>
    public ImmutableArray<RankedLayer> Rank(CancellationToken cancel)
    {
        var harms = new RankedLayer[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (evaluator.Harm(layers[i]) is not { } harm) return default;
            harms[i] = new(layers[i], double.IsNaN(harm) ? double.PositiveInfinity : harm);
        }
        return [.. harms.OrderByDescending(r => r.Harm)];
    }

    private ImmutableArray<string>? Bisect(ImmutableArray<RankedLayer> ranking, CancellationToken cancel)
    {
        int low = 0, high = ranking.Length;
        while (low < high)
        {
            cancel.ThrowIfCancellationRequested();
            // Harm falls steeply along the ranking: the answer is near its start more often than not.
            var middle = low + (high - low) / (low == 0 && high == ranking.Length ? 4 : 2);
            if (Measure("bisect", Prefix(ranking, middle)) is not { } figure) return null;
            if (budget.Holds(figure)) high = middle;
            else low = middle + 1;
        }
        return Prefix(ranking, high);
    }

    private ImmutableArray<string>? AddBack(ImmutableArray<RankedLayer> ranking, ImmutableArray<string> kept, CancellationToken cancel)
    {
        // Largest gain in INT8 per harm done first; what cannot go back stays.
        var harm = ranking.ToDictionary(r => r.Layer.Node, StringComparer.Ordinal);
        var order = kept.Select(k => harm[k]).OrderByDescending(r => r.Layer.Macs / Math.Max(r.Harm, 1e-30)).Take(AddBacks);
        foreach (var r in order)
        {
            cancel.ThrowIfCancellationRequested();
            var smaller = kept.Remove(r.Layer.Node);
            if (Measure("add-back", smaller) is not { } figure) return null;
            if (budget.Holds(figure)) kept = smaller;
        }
        return kept;
    }

    private static ImmutableArray<string> Prefix(ImmutableArray<RankedLayer> ranking, int count) =>
        [.. ranking.Take(count).Select(r => r.Layer.Node)];

    private double? Measure(string step, ImmutableArray<string> keptOut)
    {
        var key = string.Join('\n', keptOut.Order(StringComparer.Ordinal));
        if (_known.TryGetValue(key, out var known)) return known;
        if (evaluator.OnSearchSet([.. keptOut]) is not { } figure) return null;
        _known[key] = figure;
        Note(new(step, keptOut.Length, Share(keptOut), figure, null));
        return figure;
    }

    private double? Final(string step, ImmutableArray<string> keptOut, double figure)
    {
        if (evaluator.OnFinalSet([.. keptOut]) is not { } final) return null;
        Note(new(step, keptOut.Length, Share(keptOut), figure, final));
        return final;
    }

    private void Note(BudgetPoint point)
    {
        _curve.Add(point);
        Measured?.Invoke(point);
    }

    /// <summary>Layers that the rules leave out of INT8 count as floating point.</summary>
    private double Share(ImmutableArray<string> keptOut)
    {
        long int8 = 0;
        var kept = new HashSet<string>(keptOut, StringComparer.Ordinal);
        foreach (var l in layers) if (!kept.Contains(l.Node)) int8 += l.Macs;
        return totalMacs > 0 ? (double)int8 / totalMacs : 0;
    }

    private BudgetResult Result(ImmutableArray<string> keptOut, double figure, double final, ImmutableArray<RankedLayer> ranking) =>
        new(budget.Holds(final), keptOut, Share(keptOut), figure, final, ranking, [.. _curve]);
}
