using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Tests.Precision.Repairs;

public sealed class OutputErrorSearchTests
{
    private static readonly QuantOptions All = new() { Include = ["*"] };

    [Fact]
    public void The_step_with_the_least_error_behind_each_layer_is_found()
    {
        var g = new TestGraph();
        var a = g.Conv("a", g.Input("x", 1, 8, 6, 6), 8, 8, 3);
        var model = g.Model(g.Conv("b", g.Add("Relu", "r", [a]), 8, 8));
        var plan = QuantPlanner.Plan(model.Graph, All);
        var full = ProbeRuns.Steps(model, plan.Tensors.Select(t => t.Tensor));
        float[] factors = [0.05f, 0.4f, 0.7f, 1, 3];
        var search = new OutputErrorSearch(model, plan,
            [.. factors.Select(f => (IReadOnlyDictionary<string, float>)full.ToDictionary(s => s.Key, s => s.Value * f))]);
        ProbeRuns.Take(search.Errors(0, 2));
        ProbeRuns.Take(search.Errors(2, 3), [5, 4, 3, 2, 1, 0]);
        var best = search.Best();

        // Judged by the model's output with that tensor alone in INT8: for the last layer that is the same question.
        var expected = ProbeRuns.First(model);
        var alone = QuantPlanner.Plan(model.Graph, All with { KeepOut = ["a"] });
        var errors =
            factors.Select(f =>
            ProbeRuns.Noise(expected,
            ProbeRuns.First(
            model with { Graph = QdqPass.Run(model.Graph, alone, new Dictionary<string, float> { ["r"] = full["r"] * f }) }))).ToArray();
        Assert.Equal(full["r"] * factors[Array.IndexOf(errors, errors.Min())], best["r"]);
        Assert.True(best["x"] > full["x"] * 0.05f);
        Assert.True(best["x"] < full["x"] * 3);
    }

    [Fact]
    public void Tensors_that_share_a_scale_are_judged_together()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 8, 6, 6);
        var joined = g.Add("Concat", "joined", [g.Conv("a", x, 8, 8), g.Conv("b", x, 8, 8)], ("axis", TestGraph.Int(1)));
        var pooled = g.Add("MaxPool", "pooled", [joined], ("kernel_shape", TestGraph.Ints(2, 2)));
        var model = g.Model(g.Conv("c", joined, 16, 16), g.Conv("d", pooled, 16, 16));
        var plan = QuantPlanner.Plan(model.Graph, All);
        Assert.Contains(plan.Tensors, t => t.Group != t.Tensor);
        var full = ProbeRuns.Steps(model, plan.Tensors.Select(t => t.Tensor));
        var search =
            new OutputErrorSearch(model, plan, [full, full.ToDictionary(s => s.Key, s => s.Key == "pooled" ? s.Value * 8 : s.Value)]);
        ProbeRuns.Take(search.Errors(0, 2));
        var best = search.Best();
        Assert.Equal(full["pooled"], best["pooled"]);
        Assert.Equal(full["joined"], best["joined"]);
    }
}
