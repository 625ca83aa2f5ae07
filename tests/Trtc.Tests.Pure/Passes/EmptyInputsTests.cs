using Trtc.Core.Ir;
using Trtc.Core.Passes;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Passes;

/// <summary>Exporters write "not given" as a tensor without elements; TensorRT warns of each, and ONNX has a plainer way.</summary>
public sealed class EmptyInputsTests
{
    private static Graph Optimised(Model model) =>
        Pipeline.Run(model, PassContext.Default, PassOptions.Default with { Verify = true }).Model.Graph;

    [Theory]
    [InlineData(13)]
    [InlineData(18)]
    public void An_empty_roi_is_left_out_where_the_operator_lets_it(long opset)
    {
        var g = new TestGraph { Opset = opset };
        g.Add("Resize", "y", [g.Input("x", 1, 2, 4, 4), g.Constant("roi", [0]), g.Constant("scales", [4], 1, 1, 2, 2)],
            ("mode", TestGraph.Text("nearest")));
        var model = g.Model("y");
        var node = Assert.Single(Optimised(model).Nodes);
        Assert.Equal(["x", "", "scales"], node.Inputs);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = Optimised(model) }), 0);
    }

    [Fact]
    public void Empty_scales_are_left_out_where_sizes_are_given()
    {
        var g = new TestGraph();
        g.Add("Resize", "y",
            [g.Input("x", 1, 2, 4, 4), g.Constant("roi", [0]), g.Constant("scales", [0]), g.Integers("sizes", 1, 2, 8, 8)]);
        var model = g.Model("y");
        Assert.Equal(["x", "", "", "sizes"], Assert.Single(Optimised(model).Nodes).Inputs);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = Optimised(model) }), 0);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Where_roi_must_be_given_it_becomes_the_whole_input(long opset)
    {
        var g = new TestGraph { Opset = opset };
        g.Add("Resize", "y", [g.Input("x", 1, 2, 4, 4), g.Constant("roi", [0]), g.Constant("scales", [4], 1, 1, 2, 2)],
            ("mode", TestGraph.Text("linear")));
        var model = g.Model("y");
        var graph = Optimised(model);
        Assert.Equal(8, graph.Initializers[Assert.Single(graph.Nodes).Inputs[1]].Elements);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = graph }), 0);
    }

    [Theory]
    [InlineData("ReduceSum", 13)]
    [InlineData("ReduceMean", 18)]
    public void Empty_axes_are_no_axes(string op, long opset)
    {
        var g = new TestGraph { Opset = opset };
        g.Add(op, "y", [g.Input("x", 2, 3), g.Integers("axes")]);
        var model = g.Model("y");
        Assert.Equal(["x"], Assert.Single(Optimised(model).Nodes).Inputs);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = Optimised(model) }), 0);
    }

    [Fact]
    public void An_empty_tensor_that_is_data_stays()
    {
        var g = new TestGraph();
        g.Add("Concat", "y", [g.Input("x", 2, 3), g.Constant("none", [0, 3])], ("axis", TestGraph.Int(0)));
        Assert.Equal(["x", "none"], Assert.Single(Optimised(g.Model("y")).Nodes).Inputs);
    }
}
