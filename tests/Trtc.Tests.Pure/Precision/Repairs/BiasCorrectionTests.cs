using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Tests.Precision.Repairs;

public sealed class BiasCorrectionTests
{
    private static readonly QuantOptions All = new() { Include = ["*"] };

    /// <summary>A convolution without bias, one with, a product with an Add behind it, and a Gemm.</summary>
    private static Model Net(long opset)
    {
        var g = new TestGraph { Opset = opset };
        var x = g.Add("Relu", "r1", [g.Add("Conv", "bare", [g.Input("x", 1, 8, 6, 6), g.Weight("bare.w", 16, 8, 3, 3)])]);
        // A residual Add reads INT8 too, and has no bias.
        x = g.Add("Relu", "r2", [g.Add("Add", "residual", [g.Conv("biased", x, 16, 16), x])]);
        x = g.Add("Relu", "r3", [g.Conv("last", x, 16, 16)]);
        x = g.Add("Flatten", "f", [g.Add("GlobalAveragePool", "p", [x])]);
        x = g.Add("Add", "sum", [g.Add("MatMul", "product", [x, g.Weight("product.w", 16, 24)]), g.Weight("product.b", 24)]);
        x = g.Add("Gemm", "gemm", [x, g.Weight("gemm.w", 24, 10), g.Weight("gemm.b", 10)]);
        return g.Model(x);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(19)]
    public void The_mean_error_of_a_layer_vanishes(long opset)
    {
        var model = Net(opset);
        var plan = QuantPlanner.Plan(model.Graph, All);
        // Ranges a fifth too narrow: what is clipped shifts every mean.
        var steps = ProbeRuns.Steps(model, plan.Tensors.Select(t => t.Tensor)).ToDictionary(s => s.Key, s => s.Value * 0.8f);
        ProbeRuns.Take(BiasCorrection.Shifts(model, plan, steps, out var finish)!);
        var shifts = finish();
        Assert.Equal(["bare", "biased", "gemm", "last", "product"], shifts.Keys.Order());
        Assert.Contains(plan.Tensors, t => t.Readers.Any(r => model.Graph.Nodes[r.Node].Is("Add")));

        var corrected = model with { Graph = BiasCorrection.Run(model.Graph, plan, shifts) };
        Assert.Equal(model.Graph.Nodes.Select(n => n.Display), corrected.Graph.Nodes.Select(n => n.Display));
        // A layer by itself has no mean error left.
        var first = model with { Graph = model.Graph with { Outputs = [new("bare", null)] } };
        var alone = QuantPlanner.Plan(first.Graph, All with { KeepOut = ["biased", "last", "product", "gemm"] });
        var exact = ProbeRuns.First(first);
        var plain = MeanErrors(exact, ProbeRuns.First(first with { Graph = QdqPass.Run(first.Graph, alone, steps) }));
        var repaired = MeanErrors(exact,
            ProbeRuns.First(first with { Graph = QdqPass.Run(BiasCorrection.Run(first.Graph, alone, shifts), alone, steps) }));
        Assert.True(plain.Max() > 0.01, $"{plain.Max()}");
        Assert.All(repaired, e => Assert.InRange(e, 0, 1e-5));
    }

    /// <summary>Of each of the 16 channels, over all runs.</summary>
    private static double[] MeanErrors(float[][] expected, float[][] actual)
    {
        var sums = new double[16];
        var inner = expected[0].Length / sums.Length;
        for (var r = 0; r < expected.Length; r++)
            for (var i = 0; i < expected[r].Length; i++)
                sums[i / inner] += (expected[r][i] - actual[r][i]) / (double)(inner * expected.Length);
        return Array.ConvertAll(sums, Math.Abs);
    }

    [Fact]
    public void Shifts_do_not_depend_on_the_order_of_the_images()
    {
        var model = Net(13);
        var plan = QuantPlanner.Plan(model.Graph, All);
        var steps = ProbeRuns.Steps(model, plan.Tensors.Select(t => t.Tensor));
        ProbeRuns.Take(BiasCorrection.Shifts(model, plan, steps, out var forwards)!);
        ProbeRuns.Take(BiasCorrection.Shifts(model, plan, steps, out var backwards)!, [5, 3, 4, 0, 2, 1]);
        var (a, b) = (forwards(), backwards());
        foreach (var (name, shift) in a) Assert.Equal(shift, b[name]);
    }

    [Fact]
    public void Layers_in_floating_point_keep_their_bias()
    {
        var model = Net(13);
        var plan = QuantPlanner.Plan(model.Graph, All with { KeepOut = ["biased"] });
        var graph =
            BiasCorrection.Run(model.Graph, plan, new Dictionary<string, float[]> { ["biased"] = new float[16], ["gemm"] = new float[10] });
        Assert.Equal("biased.b", graph.Nodes.Single(n => n.Display == "biased").Inputs[2]);
        Assert.Equal("gemm.b.corrected", graph.Nodes.Single(n => n.Display == "gemm").Inputs[2]);
        Assert.False(graph.Initializers.ContainsKey("gemm.b"));
    }
}
