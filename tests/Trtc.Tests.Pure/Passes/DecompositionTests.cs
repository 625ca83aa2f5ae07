using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Passes;

/// <summary>What a release lacks is written out, what it has stays, and ONNX Runtime sees no difference.</summary>
public sealed class DecompositionTests
{
    private static readonly Target Old = new(TargetProduct.TensorRT, 8, 6);
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static Graph For(Target target, Model model) =>
        Pipeline.Run(model, new(target), PassOptions.Default with { Verify = true }).Model.Graph;

    private static void WrittenOut(string op, Model model, Target target)
    {
        var graph = For(target, model);
        Assert.DoesNotContain(graph.Nodes, n => n.Is(op));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = graph }), 1e-5f);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("tanh")]
    public void Gelu_is_written_out_for_8_6(string approximate)
    {
        var g = new TestGraph { Opset = 20 };
        g.Add("Gelu", "y", [g.Input("x", 2, 5)], ("approximate", Text(approximate)));
        var model = g.Model("y");
        WrittenOut("Gelu", model, Old);
        Assert.Contains(For(Rtx, model).Nodes, n => n.Is("Gelu"));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(21)]
    public void GroupNormalization_is_written_out_where_its_scale_is_not_known(long opset)
    {
        var g = new TestGraph { Opset = opset };
        var scales = opset < 21 ? 2 : 6;
        g.Add("GroupNormalization", "y", [g.Input("x", 2, 6, 3, 4), g.Weight("s", scales), g.Weight("b", scales)], ("num_groups", Int(2)));
        var model = g.Model("y");
        if (opset >= 21) WrittenOut("GroupNormalization", model, new(TargetProduct.TensorRT, 10, 3));
        Assert.Contains(For(Rtx, model).Nodes, n => n.Is("GroupNormalization"));
    }

    [Theory]
    [InlineData(-1, 17)]
    [InlineData(1, 20)]
    public void LayerNormalization_that_gives_its_mean_is_written_out(long axis, long opset)
    {
        var g = new TestGraph { Opset = opset };
        var x = g.Input("x", 2, 3, 4);
        long[] dims = axis == 1 ? [3, 4] : [4];
        g.Add("LayerNormalization", ["y", "mean", "inverse"], [x, g.Weight("s", dims), g.Weight("b", dims)], ("axis", Int(axis)));
        g.Add("Add", "sum", [g.Add("Add", "first", ["y", "mean"]), "inverse"]);
        WrittenOut("LayerNormalization", g.Model("sum"), Rtx);
    }

    [Fact]
    public void LayerNormalization_that_a_release_reads_stays()
    {
        var g = new TestGraph { Opset = 17 };
        g.Add("LayerNormalization", "y", [g.Input("x", 2, 3, 4), g.Weight("s", 4)]);
        Assert.Contains(For(Old, g.Model("y")).Nodes, n => n.Is("LayerNormalization"));
    }

    [Fact]
    public void RmsNormalization_and_Swish_are_written_out_for_what_came_before_them()
    {
        var g = new TestGraph { Opset = 24 };
        g.Add("Swish", "y", [g.Add("RMSNormalization", "n", [g.Input("x", 2, 3, 4), g.Weight("s", 4)])],
            ("alpha", new FloatAttribute(1.5f)));
        var graph = For(Old, g.Model("y"));
        Assert.DoesNotContain(graph.Nodes, n => n.Is("Swish") || n.Is("RMSNormalization"));
        Assert.Contains(graph.Nodes, n => n.Is("Sigmoid"));
    }

    [Theory]
    [InlineData(4, 4, false)]
    [InlineData(4, 2, false)]
    [InlineData(4, 4, true)]
    [InlineData(4, 1, true)]
    public void Attention_with_shared_heads_or_a_causal_mask_is_written_out(int heads, int shared, bool causal)
    {
        var g = new TestGraph { Opset = 23 };
        var x = g.Input("x", 1, heads, 5, 8);
        g.Add("Attention", "y", [x, g.Weight("k", 1, shared, 5, 8), g.Weight("v", 1, shared, 5, 8)], ("is_causal", Int(causal ? 1 : 0)));
        WrittenOut("Attention", g.Model("y"), Rtx);
    }

    [Fact]
    public void Passes_run_in_the_bodies_of_conditionals()
    {
        // The branches' own constants fold, their names stay apart, and what they hand out is still made by a node.
        Graph Branch(string name, float value)
        {
            var b = new TestGraph { Opset = 20 };
            var sum = b.Add("Add", name + "_two", [b.Constant(name + "_a", [1], value), b.Constant(name + "_b", [1], value)]);
            b.Add("Gelu", name + "_gelu", [b.Add("Identity", name + "_same", ["x"])]);
            b.Add("Mul", name + "_out", [name + "_gelu", sum]);
            return b.Model(name + "_out").Graph with { Inputs = [] };
        }
        var g = new TestGraph { Opset = 20 };
        var x = g.Input("x", 4);
        g.Add("ReduceMax", "most", [x], ("keepdims", Int(0)));
        g.Add("Greater", "positive", ["most", g.Constant("zero", [], 0)]);
        g.Add("If", "y", ["positive"], ("then_branch", new GraphAttribute(Branch("then", 1))),
            ("else_branch", new GraphAttribute(Branch("else", 2))));
        var model = g.Model("y");
        var graph = For(Old, model);
        var branch = Assert.IsType<GraphAttribute>(Assert.Single(graph.Nodes, n => n.Is("If")).Attributes["then_branch"]).Value;
        Assert.DoesNotContain(branch.Nodes, n => n.Is("Identity") || n.Is("Add") && n.Outputs[0] == "then_two");
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = graph }), 1e-5f);
    }

    /// <summary>Sizes come from a file: masks and copies that would be constants are bounded.</summary>
    [Theory]
    [InlineData(1, 1L << 32, 1L << 32, 1, 1, 0)]
    [InlineData(1, 1L << 20, 1L << 20, 1, 1, 0)]
    [InlineData(1, 3, 1L << 40, 1, 1L << 40, 2)]
    [InlineData(1L << 40, 3, 3, 1, 1, 0)]
    [InlineData(1, 3, long.MaxValue - 1, 1, 7, 3)]
    public void Attention_of_absurd_sizes_is_survived(long heads, long rows, long keys, long keyHeads, long maskRows, long maskLength)
    {
        var g = new TestGraph { Opset = 24 };
        string[] inputs = [g.Input("q", 1, heads, rows, 8), g.Input("k", 1, keyHeads, keys, 8), g.Input("v", 1, keyHeads, keys, 8)];
        if (maskLength > 0) inputs = [.. inputs, g.Input("mask", maskRows, maskLength)];
        g.Add("Attention", "y", inputs, ("is_causal", Int(1)));
        Assert.NotEmpty(For(Old, g.Model("y")).Nodes);
    }
}
