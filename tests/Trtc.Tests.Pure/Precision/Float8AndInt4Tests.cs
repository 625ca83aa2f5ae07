using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision;

public class Float8AndInt4Tests
{
    [Fact]
    public void FP8_has_the_places_of_INT8_and_one_scale_a_tensor()
    {
        var g = new TestGraph { Opset = 19 };
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        var model = g.Model(g.Conv("head", g.Add("Relu", "b", [g.Conv("body", a, 32, 32, 3)]), 32, 16));
        var options = new QuantOptions { Type = DataType.Float8E4M3FN, HeavyTails = ["a"] };

        var graph = QdqPass.Run(model.Graph, QuantPlanner.Plan(model.Graph, options), new Dictionary<string, float> { ["a"] = 60 / 127f });

        Golden.Equal("tests/Trtc.Tests.Pure/Precision/golden/fp8.txt", Dump(graph));
        Assert.Equal(DataType.Float8E4M3FN, graph.Initializers["fp8.zero"].Type);
        Assert.InRange(Cosine(model, graph), 0.99, 0.99999);
        var share = PrecisionShare.Of(model with { Graph = graph }, InferenceOptions.Default, null);
        Assert.Equal(9216 / 10592.0, share.Float8, 9);
        Assert.Equal(0, share.Int8);
        var half = HalfPass.Run(ShapeInference.Run(model with { Graph = graph }).Model.Graph, new(), 19);
        Assert.DoesNotContain(half.Nodes, n => n.Is("Cast") && n.Inputs[0].Contains(".dq", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Relu_before_a_Q_to_FP8_is_computed()
    {
        // ONNX Runtime would leave it out, as before a Q to UINT8 with zero point 0.
        var g = new TestGraph { Opset = 19 };
        var q = g.Add("QuantizeLinear", "q", [g.Add("Relu", "r", [g.Input("x", 64)]), g.Constant("s", [], 0.01f), "z"]);
        var model = g.Model(g.Add("DequantizeLinear", "y", [q, "s", "z"]));
        model = model with
        {
            Graph = model.Graph with
            {
                Initializers = model.Graph.Initializers.Add("z", new(DataType.Float8E4M3FN, [], new MemoryBytes(new byte[1]))),
                Values = Graph.NoValues,
                Outputs = [new("y", new TensorType(DataType.Float32, Shape.Of(64)))],
            },
        };
        Assert.All(OrtRun.First(model), v => Assert.True(v >= 0, $"{v}"));
    }

    [Fact]
    public void INT4_blocks_lie_along_the_summed_dimension_and_a_weight_without_blocks_stays()
    {
        var g = new TestGraph { Opset = 21 };
        var x = g.Input("x", 4, 128);
        var one = g.Add("MatMul", "one", [x, g.Weight("w1", 128, 64)]);
        var two = g.Add("Gemm", "two", [one, g.Weight("w2", 192, 64), g.Weight("b2", 192)], ("transB", Int(1)));
        var three = g.Add("MatMul", "three", [two, g.Weight("w3", 192, 24)]);
        var model = g.Model(g.Add("MatMul", "four", [three, g.Weight("w4", 24, 32)]));

        var graph = Int4Weights.Run(model.Graph, new(), out var weights);

        Golden.Equal("tests/Trtc.Tests.Pure/Precision/golden/int4.txt", Dump(graph));
        Assert.Equal(3, weights);
        Assert.Equal([1, 64], graph.Initializers["w1.scale"].Dims);
        Assert.Equal([192, 1], graph.Initializers["w2.scale"].Dims);
        Assert.Equal([3, 24], graph.Initializers["w3.scale"].Dims);
        Assert.InRange(Cosine(model, graph), 0.98, 0.99999);
        Int4Weights.Run(model.Graph, new() { Exclude = ["op:Gemm"], Include = ["t*"] }, out weights);
        Assert.Equal(1, weights);
    }

    [Fact]
    public void INT4_leaves_the_last_product_unless_it_is_named()
    {
        var g = new TestGraph { Opset = 21 };
        var one = g.Add("MatMul", "one", [g.Input("x", 4, 128), g.Weight("w1", 128, 64)]);
        var model = g.Model(g.Add("MatMul", "head", [g.Add("Relu", "a", [one]), g.Weight("w2", 64, 64)]));

        Assert.Equal(["w1.int4"], Packed(new()));
        Assert.Equal(["w1.int4", "w2.int4"], Packed(new() { Include = ["*"] }));
        Assert.Equal(["w1.int4", "w2.int4"],
            Packed(new() { Rules = PlacementRules.Of(TargetColumn.Rtx17, [new(PlacementRule.LastInt4, false)]) }));

        string[] Packed(QuantOptions options) =>
            [.. Int4Weights.Run(model.Graph, options, out _).Initializers.Where(i => i.Value.Type == DataType.Int4).Select(i => i.Key)];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_packed_weight_is_within_half_a_step(int axis)
    {
        const int rows = 128, columns = 192, block = 64;
        var random = new Random(3);
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle() - 0.5f;
        // A block of zeros.
        for (var i = 0; i < block; i++) values[axis == 0 ? i * columns : i] = 0;

        var (packed, scales) = Int4Weights.Pack(values, rows, columns, axis, block);

        for (var i = 0; i < values.Length; i++)
        {
            var (r, c) = (i / columns, i % columns);
            var scale = scales[axis == 0 ? (r / block * columns) + c : (r * (columns / block)) + (c / block)];
            var q = (sbyte)(packed[i / 2] >> (i % 2 * 4) << 4) >> 4;
            Assert.InRange(q, -7, 7);
            Assert.True(Math.Abs(values[i] - (q * scale)) <= scale * 0.5001f, $"{r},{c}: {values[i]} as {q} × {scale}");
        }
    }

    [Theory]
    [InlineData("tensorrt-8.6", "fp8", "TRTC6513", "TensorRT 10 or newer")]
    [InlineData("tensorrt-10.0", "fp8", null, "")]
    [InlineData("rtx-1.7", "fp8", null, "")]
    [InlineData("tensorrt-8.6", "int4", "TRTC6513", "TensorRT 10.6 or newer")]
    [InlineData("tensorrt-10.5", "int4", "TRTC6513", "TensorRT 10.6 or newer")]
    [InlineData("tensorrt-10.6", "int4", null, "")]
    [InlineData("tensorrt-11.0", "int4", null, "")]
    [InlineData("rtx-1.7", "int4", null, "")]
    public void Targets_that_do_not_take_the_type_are_told_who_does(string name, string type, string? code, string who)
    {
        Assert.True(Target.TryParse(name, out var target));
        var g = new TestGraph();
        var model = g.Model(g.Add("MatMul", "y", [g.Input("x", 4, 128), g.Weight("w", 128, 64)]));
        PrecisionOptions options = type == "fp8" ? new() { Int8 = true, Quant = new() { Type = DataType.Float8E4M3FN } }
            : new() { Int4Weights = true };
        var diagnostics = new DiagnosticList();

        Assert.Equal(code is null, PrecisionStage.Raise(model, options, target, diagnostics) is not null);
        Assert.Equal(code is null ? [] : [code], diagnostics.Items.Select(d => d.Code.Id));
        if (code is not null) Assert.Contains(who, diagnostics.Items[0].ToString() + diagnostics.Items[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_such_weights_is_warned_of()
    {
        var g = new TestGraph { Opset = 21 };
        var model = g.Model(g.Conv("c", g.Input("x", 1, 3, 8, 8), 3, 32, 3));
        var diagnostics = new DiagnosticList();
        Assert.NotNull(PrecisionStage.Run(new(model, model, model, new() { Int4Weights = true }, new(), InferenceOptions.Default, null),
            new(), new(diagnostics, new SilentObserver(), default)));
        Assert.Equal(["TRTC6514"], diagnostics.Items.Select(d => d.Code.Id));
    }

    private static float Cosine(Model model, Graph graph) =>
        System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(OrtRun.First(model), OrtRun.First(model with { Graph = graph }));
}
