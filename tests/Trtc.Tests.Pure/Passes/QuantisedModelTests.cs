using System.Runtime.InteropServices;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Passes;

/// <summary>Models that come quantised, in forms that TensorRT has not: what the passes make of them is symmetric INT8 Q/DQ, and ONNX
/// Runtime computes the same with it.</summary>
public sealed class QuantisedModelTests
{
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static (Model Model, DiagnosticList Diagnostics) Optimised(Model model)
    {
        var diagnostics = new DiagnosticList();
        var result = Pipeline.Run(model, new(Rtx) { Diagnostics = diagnostics }, PassOptions.Default with { Verify = true }).Model;
        Assert.DoesNotContain(result.Graph.Initializers.Values, t => t.Type == DataType.UInt8);
        return (result, diagnostics);
    }

    private static void Same(Model model, float tolerance, params string[] codes)
    {
        var (optimised, diagnostics) = Optimised(model);
        OrtRun.Close(OrtRun.First(model), OrtRun.First(optimised), tolerance);
        Assert.Equal(codes, diagnostics.Items.Select(d => d.Code.Id));
    }

    private static string Pair(TestGraph g, string name, string value, float scale, DataType type, int zero)
    {
        string[] rest = [g.Constant(name + ".s", [], scale), g.Data(name + ".z", type, [], [unchecked((byte)zero)])];
        return g.Add("DequantizeLinear", name, [g.Add("QuantizeLinear", name + ".q", [value, .. rest]), .. rest]);
    }

    [Theory]
    [InlineData(DataType.UInt8, 128, 0)]
    [InlineData(DataType.UInt8, 0, 0.04f)]
    [InlineData(DataType.UInt8, 255, 0.04f)]
    [InlineData(DataType.UInt8, 114, 0.04f)]
    [InlineData(DataType.Int8, -128, 0.04f)]
    [InlineData(DataType.Int8, 5, 0.04f)]
    public void A_zero_point_goes_and_what_it_cut_off_stays_cut_off(DataType type, int zero, float tolerance)
    {
        // The input runs from −2 to 2: all of these but the first cut some of it off.
        var g = new TestGraph();
        g.Add("Neg", "y", [Pair(g, "p", g.Input("x", 2, 50), 0.012f, type, zero)]);
        Same(g.Model("y"), tolerance, tolerance == 0 ? [] : ["TRTC6530"]);
    }

    [Fact]
    public void No_bound_is_added_behind_what_is_never_negative()
    {
        var g = new TestGraph();
        var pooled = g.Add("GlobalAveragePool", "pool", [g.Add("Relu", "r", [g.Input("x", 1, 3, 4, 4)])]);
        g.Add("Neg", "y", [Pair(g, "p", pooled, 2f / 255, DataType.UInt8, 0)]);
        var (optimised, _) = Optimised(g.Model("y"));
        Assert.Equal(["Relu", "GlobalAveragePool", "QuantizeLinear", "DequantizeLinear", "Neg"],
            optimised.Graph.Nodes.Select(n => n.OpType));
    }

    [Theory]
    [InlineData(128, 0, 255, 0)]
    [InlineData(120, 0, 247, 0)]
    [InlineData(0, 0, 255, 0.07f)]
    [InlineData(10, 10, 137, 0)]
    public void Weights_keep_their_values_where_they_fit(int zero, int least, int most, float tolerance)
    {
        var bytes = new byte[6 * 8];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(least + i * 37 % (most - least + 1));
        bytes[0] = (byte)least;
        bytes[1] = (byte)most;
        var g = new TestGraph();
        var w = g.Add("DequantizeLinear", "w",
            [g.Data("w.q", DataType.UInt8, [6, 8], bytes), g.Constant("w.s", [], 0.01f), g.Data("w.z", DataType.UInt8, [], [(byte)zero])]);
        g.Add("MatMul", "y", [g.Input("x", 3, 6), w]);
        Same(g.Model("y"), tolerance == 0 ? 1e-6f : tolerance, tolerance == 0 ? [] : ["TRTC6530"]);
    }

    [Fact]
    public void Numbers_that_the_model_takes_and_hands_out_in_uint8_are_computed_in_floats()
    {
        var g = new TestGraph();
        string[] rest = [g.Constant("s", [], 0.02f), g.Data("z", DataType.UInt8, [], [100])];
        g.Add("Cast", "y", [g.Add("QuantizeLinear", "q", [g.Input("x", 2, 9), .. rest])], ("to", Int((long)DataType.Float32)));
        Same(g.Model("y"), 0);
    }

    [Fact]
    public void A_zero_point_that_is_computed_is_refused()
    {
        var g = new TestGraph();
        var x = g.Input("x", 2, 9);
        var zero = g.Add("Cast", "z", [g.Add("ReduceMax", "m", [x], ("keepdims", Int(0)))], ("to", Int((long)DataType.UInt8)));
        var q = g.Add("QuantizeLinear", "q", [x, g.Constant("s", [], 0.02f), zero]);
        g.Add("DequantizeLinear", "y", [q, "s", zero]);
        var diagnostics = new DiagnosticList();
        Pipeline.Run(g.Model("y"), new(Rtx) { Diagnostics = diagnostics }, PassOptions.Default);
        Assert.Equal(["TRTC6531"], diagnostics.Items.Select(d => d.Code.Id));
        Assert.True(diagnostics.HasErrors);
    }

    private static string[] Scale(TestGraph g, string name, float scale, int zero, DataType type = DataType.UInt8) =>
        [g.Constant(name + ".s", [], scale), g.Data(name + ".z", type, [], [unchecked((byte)zero)])];

    /// <summary>Symmetric, so that what differs is the operators' form alone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void QLinearConv_with_its_bias_and_what_only_moves_its_result(bool perChannel)
    {
        var g = new TestGraph();
        var x = g.Add("QuantizeLinear", "x.q", [g.Input("x", 1, 3, 6, 6), .. Scale(g, "x", 2f / 127, 128)]);
        var weights = new byte[4 * 3 * 3 * 3];
        // At most 63: kernels of x86 without VNNI add two products of bytes in 16 bits, which larger ones overflow.
        for (var i = 0; i < weights.Length; i++) weights[i] = unchecked((byte)(sbyte)(i * 53 % 127 - 63));
        var channels = perChannel ? 4 : 1;
        string[] w = [g.Data("w", DataType.Int8, [4, 3, 3, 3], weights),
            g.Constant("w.s", perChannel ? [4] : [], [.. new[] { 0.01f, 0.02f, 0.005f, 0.015f }.Take(channels)]),
            g.Data("w.z", DataType.Int8, perChannel ? [4] : [], new byte[channels])];
        var bias = g.Data("b", DataType.Int32, [4], MemoryMarshal.AsBytes<int>([100, -2000, 30, 4000]).ToArray());
        var conv = g.Add("QLinearConv", "conv", [x, "x.s", "x.z", .. w, .. Scale(g, "c", 0.05f, 128), bias], ("pads", Ints(1, 1, 1, 1)));
        var pool = g.Add("MaxPool", "pool", [conv], ("kernel_shape", Ints(2, 2)), ("strides", Ints(2, 2)));
        var flat = g.Add("Reshape", "flat", [pool, g.Integers("shape", 1, -1)]);
        g.Add("DequantizeLinear", "y", [flat, "c.s", "c.z"]);
        var model = g.Model("y");
        var (optimised, _) = Optimised(model);
        Assert.Equal(["QuantizeLinear", "DequantizeLinear", "DequantizeLinear", "Conv", "QuantizeLinear", "DequantizeLinear", "MaxPool",
            "QuantizeLinear", "DequantizeLinear",
            "Reshape", "QuantizeLinear", "DequantizeLinear"], optimised.Graph.Nodes.Select(n => n.OpType).ToArray());
        // One step, where rounding to it falls the other way.
        OrtRun.Close(OrtRun.First(model), OrtRun.First(optimised), 0.0501f);
    }

    [Fact]
    public void QLinearMatMul_and_ONNX_Runtimes_own_operators()
    {
        var g = new TestGraph();
        var x = g.Add("QuantizeLinear", "x.q", [g.Input("x", 2, 6), .. Scale(g, "x", 2f / 127, 128)]);
        var weights = new byte[6 * 6];
        for (var i = 0; i < weights.Length; i++) weights[i] = (byte)(i * 53 % 256);
        var product = g.Add("QLinearMatMul", "m",
            [x, "x.s", "x.z", g.Data("w", DataType.UInt8, [6, 6], weights), .. Scale(g, "w", 0.01f, 128), .. Scale(g, "m", 0.05f, 128)]);
        var sum = g.Fused("QLinearAdd", ["a"], [product, "m.s", "m.z", x, "x.s", "x.z", .. Scale(g, "a", 0.06f, 128)]);
        var sigmoid = g.Fused("QLinearSigmoid", ["g"], [sum, "a.s", "a.z", .. Scale(g, "g", 1f / 127, 128)]);
        var joined =
            g.Fused("QLinearConcat", ["j"], [.. Scale(g, "j", 0.06f, 128), sigmoid, "g.s", "g.z", sum, "a.s", "a.z"], ("axis", Int(1)));
        g.Add("DequantizeLinear", "y", [joined, "j.s", "j.z"]);
        var model = g.Model("y");
        var (optimised, _) = Optimised(model);
        Assert.DoesNotContain(optimised.Graph.Nodes, n => n.Domain.Length > 0 || n.OpType.StartsWith("QLinear", StringComparison.Ordinal));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(optimised), 0.0601f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Activations_quantised_anew_in_each_run_are_computed_in_floats(bool scaledAtOnce)
    {
        var g = new TestGraph();
        var x = g.Input("x", 3, 8);
        g.Add("DynamicQuantizeLinear", ["q", "s", "z"], [x]);
        var weights = new byte[8 * 5];
        for (var i = 0; i < weights.Length; i++) weights[i] = (byte)(i * 53 % 256);
        g.Data("w", DataType.UInt8, [8, 5], weights);
        var product = g.Add("MatMulInteger", "m", ["q", "w", "z", g.Data("w.z", DataType.UInt8, [], [120])]);
        var number = g.Add("Cast", "f", [product], ("to", Int((long)DataType.Float32)));
        if (!scaledAtOnce) number = g.Add("Abs", "abs", [number]);
        g.Add("Mul", "y", [number, g.Add("Mul", "scales", ["s", g.Constant("w.s", [], 0.004f)])]);
        var model = g.Model("y");
        var optimised = Pipeline.Run(model, new(Rtx), PassOptions.Default with { Verify = true }).Model;
        Assert.DoesNotContain(optimised.Graph.Nodes, n => n.OpType is "DynamicQuantizeLinear" or "MatMulInteger");
        Assert.DoesNotContain(optimised.Graph.Nodes, n => n.Is("Cast") && n.Int("to", 0) == (long)DataType.UInt8);
        if (scaledAtOnce) Assert.Equal(["MatMul"], optimised.Graph.Nodes.Select(n => n.OpType));
        // At once: the rounding of activations, 4/255 wide, falls away.
        OrtRun.Close(OrtRun.First(model), OrtRun.First(optimised), scaledAtOnce ? 0.02f : 1e-4f);
    }

    [Fact]
    public void Weights_that_are_normalised_in_the_graph_become_constants()
    {
        var g = new TestGraph { Opset = 15 };
        var w = g.Add("Reshape", "w2", [g.Weight("w", 4, 3, 3, 3), g.Integers("s1", 1, 4, 27)]);
        var normal = g.Add("BatchNormalization", ["n", "mean", "var"],
            [w, g.Constant("g", [4], 0.5f, 1, 2, 1), g.Constant("b", [4], 0, 0.1f, 0, 0), g.Constant("m", [4], 0, 0, 0, 0),
            g.Constant("v", [4], 1, 1, 1, 1)],
            ("training_mode", Int(1)), ("epsilon", new FloatAttribute(1e-6f)));
        g.Add("Conv", "y", [g.Input("x", 1, 3, 6, 6), g.Add("Reshape", "w4", [normal, g.Integers("s2", 4, 3, 3, 3)])]);
        var model = g.Model("y");
        var optimised = Pipeline.Run(model, new(Rtx), PassOptions.Default with { Verify = true }).Model;
        Assert.Equal(["Conv"], optimised.Graph.Nodes.Select(n => n.OpType));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(optimised), 1e-4f);
    }
}
