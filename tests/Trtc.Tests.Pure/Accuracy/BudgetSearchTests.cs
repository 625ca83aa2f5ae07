using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Accuracy;

public sealed class BudgetSearchTests
{
    /// <summary>Layers whose harm adds up: figure = 1 − Σ harm of those in INT8.</summary>
    private sealed class Additive(double[] harms, double finalWorse = 0) : IBudgetEvaluator
    {
        public int Searches { get; private set; }

        public int Finals { get; private set; }

        public double? OnSearchSet(ImmutableHashSet<string> keptOut)
        {
            Searches++;
            return Figure(keptOut);
        }

        public double? OnFinalSet(ImmutableHashSet<string> keptOut)
        {
            Finals++;
            return Figure(keptOut) - finalWorse;
        }

        public double? Harm(BudgetLayer layer) => harms[int.Parse(layer.Node[1..])];

        private double Figure(ImmutableHashSet<string> keptOut) => 1 - harms.Where((_, i) => !keptOut.Contains($"n{i}")).Sum();
    }

    private static ImmutableArray<BudgetLayer> Layers(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new BudgetLayer($"n{i}", "Conv", 100))];

    private static AccuracyBudget Budget(string text) => AccuracyBudget.Parse(text, new())!;

    [Fact]
    public void Nothing_is_returned_or_ranked_when_all_INT8_holds()
    {
        var evaluator = new Additive([0.001, 0.002]);
        var result = new BudgetSearch(Layers(2), 200, Budget("miou>=0.97"), evaluator).Run(default)!;
        Assert.True(result.Held);
        Assert.Empty(result.KeptOut);
        Assert.Empty(result.Ranking);
        Assert.Equal(1, result.Int8Share);
        Assert.Equal((1, 1), (evaluator.Searches, evaluator.Finals));
    }

    [Fact]
    public void The_worst_layers_are_returned_and_no_more()
    {
        var harms = new double[200];
        for (var i = 0; i < harms.Length; i++) harms[i] = 1e-5;
        (harms[17], harms[42], harms[99]) = (0.2, 0.1, 0.05);
        var evaluator = new Additive(harms);
        var result = new BudgetSearch(Layers(200), 20_000, Budget("miou>=0.94"), evaluator).Run(default)!;
        Assert.True(result.Held);
        // 0.05 + 0.002 may stay: the two worst go.
        Assert.Equal(["n17", "n42"], result.KeptOut.Order());
        Assert.Equal(0.99, result.Int8Share, 12);
        Assert.True(evaluator.Searches <= 20, $"{evaluator.Searches} measurements");
    }

    [Fact]
    public void What_the_ranking_returned_for_nothing_is_put_back()
    {
        // The second of the ranking does no harm together with the others: only the figure can tell.
        var evaluator = new Misleading();
        var result = new BudgetSearch(Layers(3), 300, Budget("miou>=0.9"), evaluator).Run(default)!;
        Assert.True(result.Held);
        Assert.Equal(["n0", "n2"], result.KeptOut.Order());
    }

    private sealed class Misleading : IBudgetEvaluator
    {
        public double? OnSearchSet(ImmutableHashSet<string> keptOut) =>
            1 - (keptOut.Contains("n0") ? 0 : 0.3) - (keptOut.Contains("n2") ? 0 : 0.2);

        public double? OnFinalSet(ImmutableHashSet<string> keptOut) => OnSearchSet(keptOut);

        public double? Harm(BudgetLayer layer) => layer.Node switch { "n0" => 0.3, "n1" => 0.25, _ => 0.2 };
    }

    [Fact]
    public void The_final_set_may_ask_for_more()
    {
        var harms = new[] { 0.1, 0.02, 0.02, 0.02, 0.001 };
        var result = new BudgetSearch(Layers(5), 500, Budget("miou>=0.93"), new Additive(harms, finalWorse: 0.02)).Run(default)!;
        Assert.True(result.Held);
        Assert.True(result.FinalFigure >= 0.93);
        Assert.Contains(result.Curve, p => p.Step == "tighten");
    }

    [Fact]
    public void What_cannot_be_held_says_the_best_reached()
    {
        var result = new BudgetSearch(Layers(2), 200, Budget("miou>=0.97"), new Additive([0.1, 0.1], finalWorse: 0.05)).Run(default)!;
        Assert.False(result.Held);
        Assert.Equal(0.95, result.FinalFigure, 12);
        Assert.Equal(2, result.KeptOut.Length);
    }

    [Theory]
    [InlineData("cosine>=0.99", 0.99, false)]
    [InlineData("map>=-0.5%", -0.005, true)]
    [InlineData("top1 >= -0.005", -0.005, true)]
    [InlineData("miou>=97%", 0.97, false)]
    public void Budgets_are_read(string text, double minimum, bool isChange)
    {
        var budget = Budget(text);
        Assert.Equal((minimum, isChange), (budget.Minimum, budget.IsChange));
    }

    [Theory]
    [InlineData("miou>0.97")]
    [InlineData("quality>=1")]
    [InlineData("cosine>=2")]
    [InlineData("cosine>=nan")]
    [InlineData("")]
    public void Other_texts_are_refused(string text)
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(AccuracyBudget.Parse(text, diagnostics));
        Assert.Equal(Codes.BadBudget, Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void A_change_is_of_the_labelled_figure_or_of_the_agreement()
    {
        var budget = Budget("top1>=-0.5%");
        Assert.Equal(-0.25, budget.Of([new("top1", 0.75, 0.5), new("agreement1", null, 0.9)], 1));
        Assert.Equal(-0.1, budget.Of([new("agreement1", null, 0.9)], 1)!.Value, 12);
        Assert.Null(budget.Of([new("miou", null, 0.9)], 1));
    }

    [Fact]
    public void Noise_is_a_mean_over_channels()
    {
        var noise = new OutputNoise();
        // Two channels of three: the first 300 strong with noise 3, the second equal but for one of two.
        noise.Add(new("o", [1, 2, 3], [300, 0, 0, 1, 1, 0]), new("o", [1, 2, 3], [303, 0, 0, 1, 0, 0]));
        Assert.Equal((0.0001 + 0.5) / 2, noise.Total, 12);
    }
}
