using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Tests.Precision.Repairs;

public sealed class EqualisationTests
{
    private static readonly QuantOptions SecondOnly = new() { Include = ["b"] };

    private static Model Equalised(Model model)
    {
        var magnitudes = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (Equalisation.Magnitudes(model, magnitudes) is { } probe) ProbeRuns.Take(probe);
        return model with { Graph = Equalisation.Run(model.Graph, magnitudes) };
    }

    private static Model Quantised(Model model)
    {
        var plan = QuantPlanner.Plan(model.Graph, SecondOnly);
        return model with { Graph = QdqPass.Run(model.Graph, plan, ProbeRuns.Steps(model, plan.Tensors.Select(t => t.Tensor))) };
    }

    /// <summary>Chains of what can stand between convolutions, at random.</summary>
    private static Model Chain(int seed, long opset)
    {
        var random = new Random(seed);
        var g = new TestGraph { Opset = opset };
        var x = g.Conv("c0", g.Input("x", 1, 8, 9, 9), 8, 8, 3);
        for (var n = 1; n <= 6; n++)
        {
            for (var steps = random.Next(4); steps > 0; steps--)
            {
                var name = $"s{n}.{steps}";
                x = random.Next(11) switch
                {
                    0 => g.Add("Relu", name, [x]),
                    1 => g.Add("LeakyRelu", name, [x]),
                    2 => g.Add("MaxPool", name, [x], ("kernel_shape", TestGraph.Ints(3, 3)), ("pads", TestGraph.Ints(1, 1, 1, 1))),
                    3 => g.Add("AveragePool", name, [x], ("kernel_shape", TestGraph.Ints(3, 3)), ("pads", TestGraph.Ints(1, 1, 1, 1))),
                    4 => g.Add("Clip", name, [x, g.Constant(name + ".min", [], 0)]),
                    5 => g.Add("Clip", name, [x, g.Constant(name + ".min", [], 0), g.Constant(name + ".max", [], 6)]),
                    6 => g.Add("Mul", name, [x, g.Constant(name + ".k", [], 0.7f)]),
                    7 => g.Add("Add", name, [x, g.Constant(name + ".k", [8, 1, 1], [.. Enumerable.Range(0, 8).Select(i => i * 0.3f - 1)])]),
                    8 => g.Add("Div", name,
                        [g.Add("Mul", name + ".m", [x, g.Add("HardSigmoid", name + ".h", [x])]), g.Constant(name + ".k", [1], 6)]),
                    // Squeeze and excitation: the scaled channels are read by the gate too.
                    9 => g.Add("Mul", name,
                        [x, g.Add("Sigmoid", name + ".s", [g.Conv(name + ".g", g.Add("GlobalAveragePool", name + ".p", [x]), 8, 8)])]),
                    _ => g.Add("PRelu", name, [x, g.Weight(name + ".slope", 8, 1, 1)]),
                };
            }
            x = random.Next(3) == 0 ? g.Conv($"c{n}", x, 8, 8, 3, group: 8) : random.Next(4) == 0 ? g.Conv($"c{n}", x, 8, 8, 1, group: 2)
                : g.Conv($"c{n}", x, 8, 8);
        }
        return g.Model(x);
    }

    [Fact]
    public void FP32_results_stay_whatever_stands_between()
    {
        var changed = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var model = Chain(seed, seed % 2 == 0 ? 13 : 19);
            var equalised = Equalised(model);
            if (ReferenceEquals(model.Graph, equalised.Graph)) continue;
            changed++;
            var (before, after) = (ProbeRuns.First(model), ProbeRuns.First(equalised));
            for (var r = 0; r < before.Length; r++)
            {
                var largest = before[r].Max(MathF.Abs);
                for (var i = 0; i < before[r].Length; i++)
                    Assert.True(Math.Abs(before[r][i] - after[r][i]) <= 1e-5f * largest,
                        $"seed {seed}: {before[r][i]} and {after[r][i]} of {largest}");
            }
        }
        Assert.InRange(changed, 50, 60);
    }

    [Theory]
    [InlineData("Relu", 1)]
    [InlineData("Relu", 8)]
    [InlineData("HardSwish", 1)]
    public void INT8_loses_less_where_channels_were_uneven(string activation, int group)
    {
        var g = new TestGraph { Opset = 13 };
        var x = g.Conv("a", g.Input("x", 1, 8, 9, 9), 8, 8, group: 8);
        g.Constant("a.w", [8, 1, 1, 1], 1, 0.9f, 0.8f, 0.7f, 1, 0.9f, 0.8f, 0.7f);
        // HardSwish in parts, as exporters of opset 12 write it: its last factor takes the scales.
        var y = activation == "Relu" ? g.Add("Relu", "r", [x])
            : g.Add("Div", "r",
            [g.Add("Mul", "m",
            [x, g.Add("Clip", "c",
            [g.Add("Add", "p", [x, g.Constant("three", [], 3)]), g.Constant("zero", [], 0), g.Constant("six", [], 6)])]),
            g.Constant("k", [], 6)]);
        var last = g.Conv("b", y, 8, 8, 3, group);
        // Where channels are mixed, small ones matter when their weights are large.
        if (group == 1)
            g.Constant("b.w", [8, 8, 3, 3],
                [.. Enumerable.Range(0, 576).Select(i => ((i * 37 % 101) - 50) / 50f * MathF.Pow(1.6f, -(i / 9 % 8)))]);
        var model = g.Model(last);
        var expected = ProbeRuns.First(model);
        var (plain, equalised) = (Noise(Quantised(model)), Noise(Quantised(Equalised(model))));
        double Noise(Model m) => ProbeRuns.Noise(expected, ProbeRuns.First(m), channels: 8);
        Assert.True(equalised < plain * 0.5, $"{plain} became {equalised}");
    }

    [Fact]
    public void Scales_do_not_cross_what_they_would_change()
    {
        foreach (var op in new[] { "Sigmoid", "HardSigmoid", "Tanh", "Exp", "Softplus" })
        {
            var g = new TestGraph();
            var model = g.Model(g.Conv("b", g.Add(op, "r", [g.Conv("a", g.Input("x", 1, 8, 4, 4), 8, 8)]), 8, 8));
            Assert.Same(model.Graph, Equalised(model).Graph);
        }
        // A second reader that is no convolution, and an output of the graph.
        var second = new TestGraph();
        var mid = second.Add("Relu", "r", [second.Conv("a", second.Input("x", 1, 8, 4, 4), 8, 8)]);
        var two = second.Model(second.Conv("b", mid, 8, 8), mid);
        Assert.Same(two.Graph, Equalised(two).Graph);
    }

    [Fact]
    public void Shapes_that_are_not_known_leave_the_model_alone()
    {
        var model = Chain(1, 13);
        var untyped = model with { Graph = model.Graph with { Values = Graph.NoValues } };
        Assert.Null(Equalisation.Magnitudes(untyped, []));
        Assert.Same(untyped.Graph, Equalisation.Run(untyped.Graph, new Dictionary<string, float[]>()));
    }
}
