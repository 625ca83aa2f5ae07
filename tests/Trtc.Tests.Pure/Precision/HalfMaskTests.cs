using Trtc.Core.Ir;
using Trtc.Core.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision;

/// <summary>Attention's masks and norms in FP16: the form that TensorRT fuses, finite numbers, ONNX Runtime's results.</summary>
public sealed class HalfMaskTests
{
    private static Graph Half(Model model) => HalfPass.Run(model.Graph, new(), model.Opset);

    private static void Same(Model model, float tolerance)
    {
        var (expected, actual) = (OrtRun.First(model), OrtRun.First(model with { Graph = Half(model) }));
        Assert.All(actual, v => Assert.True(float.IsFinite(v)));
        OrtRun.Close(expected, actual, tolerance);
    }

    private static TestGraph Scores(out string scores, out string x, long opset = 17)
    {
        var g = new TestGraph { Opset = opset };
        x = g.Input("x", 1, 6, 8);
        scores = g.Add("MatMul", "scores",
            [g.Add("MatMul", "q", [x, g.Weight("wq", 8, 8)]), g.Add("Transpose", "k", [x], ("perm", Ints(0, 2, 1)))]);
        return g;
    }

    [Theory]
    [InlineData(-1e9f)]
    [InlineData(float.MinValue)]
    public void Numbers_that_hide_stay_finite_behind_what_moves_them(float hidden)
    {
        var g = Scores(out var scores, out var x);
        var values = new float[64];
        for (var i = 0; i < 64; i++) values[i] = i % 8 > i / 8 ? hidden : 0;
        var sliced = g.Add("Slice", "sliced",
            [g.Constant("mask", [1, 8, 8], values), g.Integers("from", 0, 0), g.Integers("to", 6, 6), g.Integers("axes", 1, 2)]);
        var weights = g.Add("Softmax", "weights",
            [g.Add("Add", "masked", [scores, g.Add("Expand", "all", [sliced, g.Integers("shape", 1, 6, 6)])])], ("axis", Int(-1)));
        g.Add("MatMul", "y", [weights, x]);
        var model = g.Model("y");
        Same(model, 0.02f);
        Assert.DoesNotContain(Half(model).Nodes, n => n.Is("Cast") && n.Inputs[0] is "all" or "sliced");
    }

    [Fact]
    public void A_number_that_no_softmax_hides_stays_in_FP32()
    {
        var g = Scores(out var scores, out _);
        var keep = g.Add("Greater", "keep", [scores, g.Constant("zero", [], 0)]);
        g.Add("Where", "y", [keep, scores, g.Constant("low", [], float.MinValue)]);
        Same(g.Model("y"), 0.02f);
    }

    [Fact]
    public void Softmax_over_a_length_that_is_not_known_has_its_Cast_right_behind_it()
    {
        var g = new TestGraph { Opset = 17 };
        var x = g.Dynamic("x", "n", "t", "8");
        var scores = g.Add("MatMul", "scores",
            [g.Add("MatMul", "q", [x, g.Weight("wq", 8, 8)]), g.Add("Transpose", "k", [x], ("perm", Ints(0, 2, 1)))]);
        var weights = g.Add("Softmax", "weights", [scores], ("axis", Int(-1)));
        var cleaned = g.Add("Where", "cleaned", [g.Add("IsNaN", "nan", [weights]), g.Constant("zero", [], 0), weights]);
        g.Add("MatMul", "y", [cleaned, x]);
        var graph = Half(g.Model("y"));
        var cast = Assert.Single(graph.Nodes, n => n.Inputs.Contains("weights"));
        Assert.True(cast.Is("Cast"));
        Assert.Equal(["IsNaN", "Where"], graph.Nodes.Where(n => n.Inputs.Contains(cast.Outputs[0])).Select(n => n.OpType));
    }

    [Fact]
    public void The_square_of_a_norm_by_a_product_stays_in_FP32()
    {
        var g = new TestGraph { Opset = 13 };
        var x = g.Add("Mul", "big", [g.Input("x", 4, 64), g.Constant("amp", [], 300)]);
        var square = g.Add("MatMul", "square",
            [g.Add("Unsqueeze", "row", [x, g.Integers("a1", 1)]), g.Add("Unsqueeze", "column", [x, g.Integers("a2", 2)])]);
        var root = g.Add("Sqrt", "root", [g.Add("Squeeze", "flat", [square, g.Integers("a3", 2)])]);
        g.Add("Div", "y", [x, root]);
        Same(g.Model("y"), 0.01f);
    }
}
