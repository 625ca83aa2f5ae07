using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Passes;

/// <summary>Models that ONNX Runtime saved after its optimiser are taken apart to what TensorRT reads, and compute the same.</summary>
public sealed class FusedOperatorTests
{
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static void TakenApart(Model model)
    {
        var graph = Pipeline.Run(model, new(Rtx), PassOptions.Default with { Verify = true }).Model.Graph;
        Assert.DoesNotContain(graph.Nodes, n => n.Domain.Length > 0);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = graph }), 2e-5f);
    }

    private static FloatsAttribute Floats(params float[] values) => new([.. values]);

    [Theory]
    [InlineData("Relu", new float[0], false)]
    [InlineData("Relu", new float[0], true)]
    [InlineData("LeakyRelu", new[] { 0.1f }, false)]
    [InlineData("Clip", new[] { 0f, 6f }, false)]
    [InlineData("HardSigmoid", new[] { 0.25f, 0.5f }, false)]
    [InlineData("Tanh", new float[0], false)]
    public void FusedConv_is_a_Conv_and_its_activation(string activation, float[] parameters, bool residual)
    {
        var g = new TestGraph { Opset = 12 };
        var x = g.Input("x", 1, 3, 6, 6);
        string[] inputs = [x, g.Weight("w", 3, 3, 3, 3), g.Weight("b", 3)];
        if (residual) inputs = [.. inputs, g.Add("Neg", "z", [x])];
        g.Fused("FusedConv", ["y"], inputs, ("activation", Text(activation)), ("activation_params", Floats(parameters)),
            ("pads", Ints(1, 1, 1, 1)), ("kernel_shape", Ints(3, 3)));
        TakenApart(g.Model("y"));
    }

    [Fact]
    public void FusedMatMul_and_FusedGemm_are_MatMul_and_Gemm()
    {
        var g = new TestGraph { Opset = 13 };
        var x = g.Input("x", 2, 4, 3);
        var scores = g.Fused("FusedMatMul", ["s"], [x, x], ("alpha", new FloatAttribute(0.5f)), ("transB", Int(1)));
        var flat = g.Add("Reshape", "flat", [scores, g.Integers("to", 8, 4)]);
        g.Fused("FusedGemm", ["y"], [flat, g.Weight("w", 5, 4), g.Weight("b", 5)], ("activation", Text("LeakyRelu")),
            ("activation_alpha", new FloatAttribute(0.2f)), ("transB", Int(1)));
        TakenApart(g.Model("y"));
    }

    [Fact]
    public void The_activations_of_language_models_are_written_out()
    {
        var g = new TestGraph { Opset = 13 };
        var y = g.Fused("FastGelu", ["a"], [g.Input("x", 2, 3, 8), g.Weight("bias1", 8)]);
        y = g.Fused("BiasGelu", ["b"], [y, g.Weight("bias2", 8)]);
        y = g.Fused("Gelu", ["c"], [y]);
        g.Fused("QuickGelu", ["y"], [y]);
        TakenApart(g.Model("y"));
    }

    [Fact]
    public void Skip_normalisations_are_written_out_with_their_sums()
    {
        var g = new TestGraph { Opset = 13 };
        var x = g.Input("x", 2, 3, 8);
        var other = g.Add("Neg", "n", [g.Add("Mul", "square", [x, x])]);
        g.Fused("SkipLayerNormalization", ["l", "", "", "sum"], [x, other, g.Weight("gamma", 8), g.Weight("beta", 8), g.Weight("bias", 8)],
            ("epsilon", new FloatAttribute(1e-5f)));
        g.Fused("SkipSimplifiedLayerNormalization", ["r"], ["l", "sum", g.Weight("gamma2", 8)]);
        g.Add("Add", "y", ["r", "sum"]);
        TakenApart(g.Model("y"));
    }

    [Fact]
    public void What_is_not_understood_stays()
    {
        var g = new TestGraph { Opset = 13 };
        g.Fused("FusedConv", ["y"], [g.Input("x", 1, 3, 6, 6), g.Weight("w", 3, 3, 1, 1)], ("activation", Text("Selu")));
        var graph = Pipeline.Run(g.Model("y"), new(Rtx), PassOptions.Default with { Verify = true }).Model.Graph;
        Assert.Contains(graph.Nodes, n => n.OpType == "FusedConv");
    }

    [Fact]
    public void A_bias_stored_in_INT32_becomes_floats_and_INT8_weights_stay()
    {
        var g = new TestGraph { Opset = 13 };
        var x = g.Input("x", 1, 2, 4, 4);
        var weights = g.Data("w.q", DataType.Int8, [2, 2, 1, 1], new byte[] { 10, 20, 30, 250 });
        var bias = g.Data("b.q", DataType.Int32, [2], MemoryMarshal.AsBytes<int>([1000, -300]).ToArray());
        g.Add("DequantizeLinear", "w", [weights, g.Constant("w.s", [], 0.05f)]);
        g.Add("DequantizeLinear", "b", [bias, g.Constant("b.s", [2], 0.001f, 0.002f)], ("axis", Int(0)));
        g.Add("Conv", "y", [x, "w", "b"]);
        var model = g.Model("y");
        var graph = Pipeline.Run(model, new(Rtx), PassOptions.Default with { Verify = true }).Model.Graph;
        Assert.Equal(["w", "y"], graph.Nodes.Select(n => n.Name));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(model with { Graph = graph }), 1e-6f);
    }
}
