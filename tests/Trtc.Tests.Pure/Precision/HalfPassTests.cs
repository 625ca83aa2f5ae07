using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision;

public class HalfPassTests
{
    [Fact]
    public void Casts_stand_at_the_borders_only_and_sums_stay_in_float()
    {
        var g = new TestGraph { Opset = 17 };
        var conv = g.Add("Relu", "r", [g.Conv("c", g.Input("x", 1, 8, 6, 6), 8, 16, 3)]);
        var mean = g.Add("ReduceMean", "mean", [conv], ("axes", Ints(1)), ("keepdims", Int(1)));
        var centred = g.Add("Sub", "centred", [conv, mean]);
        var variance = g.Add("ReduceMean", "variance", [g.Add("Pow", "square", [centred, g.Constant("two", [], 2)])], ("axes", Ints(1)),
            ("keepdims", Int(1)));
        var root = g.Add("Sqrt", "root", [g.Add("Add", "eps", [variance, g.Constant("tiny", [], 1e-6f)])]);
        var norm = g.Add("Div", "norm", [centred, root]);
        var rows = g.Add("Reshape", "rows", [norm, g.Integers("shape", 1, 16, 36)]);
        Check("half-norm", g.Model(g.Add("Softmax", "y", [g.Add("MatMul", "m", [rows, g.Weight("w", 36, 20)])], ("axis", Int(-1)))), new());
    }

    [Fact]
    public void Measured_and_constant_ranges_keep_a_node_in_float_and_moves_follow()
    {
        var g = new TestGraph { Opset = 17 };
        var a = g.Add("Relu", "a", [g.Conv("c1", g.Input("x", 1, 8, 6, 6), 8, 16)]);
        var flat = g.Add("Flatten", "flat", [a]);
        var big = g.Add("Mul", "big", [g.Conv("c2", a, 16, 16), g.Constant("million", [], 1e6f)]);
        Check("half-range", g.Model(g.Add("Concat", "y", [flat, g.Add("Flatten", "z", [big])], ("axis", Int(1)))),
            new() { Magnitudes = ImmutableDictionary<string, float>.Empty.Add("a", 40000) });
    }

    [Fact]
    public void Both_operands_of_a_product_have_scales_of_one_type()
    {
        var g = new TestGraph { Opset = 19 };
        string Pair(string value, string scale)
        {
            var zero = g.Data(value + ".zero", DataType.Int8, [], [0]);
            return g.Add("DequantizeLinear", value + ".dq", [g.Add("QuantizeLinear", value + ".q", [value, scale, zero]), scale, zero]);
        }

        var shared = Pair(g.Add("Relu", "r", [g.Input("x", 4, 32)]), g.Constant("s", [], 0.1f));
        // A scale that FP16 does not hold, and a product that shares its other operand; the last has nothing to do with them.
        var tiny = g.Add("MatMul", "tiny", [shared, Pair(g.Weight("w1", 32, 32), g.Constant("s1", [], 1e-6f))]);
        var beside = g.Add("MatMul", "beside", [shared, Pair(g.Weight("w2", 32, 32), g.Constant("s2", [], 0.01f))]);
        var sum = g.Add("Add", "sum", [tiny, beside]);
        g.Add("MatMul", "apart", [Pair(sum, g.Constant("s3", [], 0.1f)), Pair(g.Weight("w3", 32, 32), g.Constant("s4", [], 0.01f))]);
        var graph = HalfPass.Run(g.Model("apart").Graph, new() { Type = DataType.Float16 }, 19);
        var makers = graph.Nodes.SelectMany(n => n.Outputs.Select(o => (o, n))).ToDictionary(p => p.o, p => p.n);
        foreach (var product in graph.Nodes.Where(n => n.Is("MatMul")))
        {
            Assert.All(product.Inputs, i => Assert.True(makers[i].Is("DequantizeLinear"), $"{product.Name}: {makers[i].OpType}"));
            var types = product.Inputs.Select(i => graph.Initializers[makers[i].Inputs[1]].Type).Distinct().ToArray();
            Assert.Equal(product.Name == "apart" ? DataType.Float16 : DataType.Float32, Assert.Single(types));
        }
    }

    /// <summary>A product that stays FP32 keeps the scales of its operands in FP32: a Cast between a DequantizeLinear and its product is no
    /// INT8.</summary>
    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(23)]
    public void No_cast_stands_between_a_product_and_what_it_is_dequantised_from(int opset)
    {
        var g = new TestGraph { Opset = opset };
        var zero = g.Data("zero", DataType.Int8, [], [0]);
        string Pair(string value) =>
            g.Add("DequantizeLinear", value + ".dq",
            [g.Add("QuantizeLinear", value + ".q", [value, g.Constant(value + ".s", [], 0.01f), zero]), value + ".s", zero]);

        var large = g.Add("MatMul", "large", [Pair(g.Add("Relu", "r", [g.Input("x", 4, 32)])), Pair(g.Weight("w", 32, 32))]);
        var small = g.Add("MatMul", "small", [Pair(g.Add("Tanh", "t", [large])), Pair(g.Weight("w2", 32, 32))]);
        var graph = HalfPass.Run(g.Model(small).Graph,
            new() { Type = DataType.Float16, Magnitudes = ImmutableDictionary<string, float>.Empty.Add("large", 40000) }, opset);

        var makers = graph.Nodes.SelectMany(n => n.Outputs.Select(o => (o, n))).ToDictionary(p => p.o, p => p.n);
        foreach (var product in graph.Nodes.Where(n => n.Is("MatMul")))
            foreach (var input in product.Inputs)
            {
                Assert.True(makers[input].Is("DequantizeLinear"), $"{product.Name}: {makers[input].OpType}");
                Assert.Equal(product.Name == "large" ? DataType.Float32
                    : DataType.Float16, graph.Initializers[makers[input].Inputs[1]].Type);
            }
    }

    /// <summary>300 × 127 is more than half of FP16's largest number, 200 × 127 is not.</summary>
    [Theory]
    [InlineData(200, DataType.Float16)]
    [InlineData(300, DataType.Float32)]
    public void What_is_dequantised_must_fit(float scale, DataType type)
    {
        var g = new TestGraph { Opset = 19 };
        var zero = g.Data("zero", DataType.Int8, [], [0]);
        string Pair(string value, string step) =>
            g.Add("DequantizeLinear", value + ".dq", [g.Add("QuantizeLinear", value + ".q", [value, step, zero]), step, zero]);

        var product =
            g.Add("MatMul", "y",
            [Pair(g.Add("Relu", "r", [g.Input("x", 4, 32)]), g.Constant("s", [], scale)),
            Pair(g.Weight("w", 32, 32), g.Constant("s1", [], 0.01f))]);
        var graph = HalfPass.Run(g.Model(product).Graph, new() { Type = DataType.Float16 }, 19);

        Assert.Equal(type, graph.Values["r.dq"].Element);
        Assert.DoesNotContain(graph.Nodes, n => n.Is("Cast") && n.Inputs[0] == "r.dq");
    }

    /// <summary>Casts that the model has read what is there and make what is wanted: none follows another.</summary>
    [Fact]
    public void The_models_own_casts_merge()
    {
        var g = new TestGraph { Opset = 17 };
        string To(string name, string value, DataType type) => g.Add("Cast", name, [value], ("to", Int((long)type)));

        var conv = g.Conv("c", g.Input("x", 1, 8, 6, 6), 8, 16);
        var integers = g.Add("Abs", "a", [To("i", conv, DataType.Int32)]);
        var both = To("both", integers, DataType.Float32);
        var half = To("half", conv, DataType.Float16);
        var only = g.Conv("c1", To("only", integers, DataType.Float32), 16, 16);
        var sum = g.Add("Add", "sum", [g.Conv("c2", both, 16, 16), g.Conv("c3", To("back", half, DataType.Float32), 16, 16)]);
        Check("half-casts",
            g.Model(g.Add("Add", "y", [g.Add("Exp", "e", [g.Add("Sigmoid", "s", [both])]), g.Add("Add", "z", [sum, only])])), new());
    }

    /// <summary>Inlined functions cast to what a value is already: such a Cast goes, and none of 16 bits follows it.</summary>
    [Fact]
    public void A_cast_to_its_own_type_goes_before_the_types_are_placed()
    {
        var g = new TestGraph { Opset = 17 };
        var same = g.Add("Cast", "same", [g.Conv("c", g.Input("x", 1, 8, 6, 6), 8, 16)], ("to", Int((long)DataType.Float32)));
        var model =
            g.Model(g.Add("Sigmoid", "y", [g.Add("Cast", "again", [g.Add("Exp", "e", [same])], ("to", Int((long)DataType.Float32)))]));

        var after = Pipeline.Run(model, PassContext.Default, PassOptions.Default).Model;

        Assert.Equal(["Conv", "Exp", "Sigmoid"], after.Graph.Nodes.Select(n => n.OpType));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(after), 0);
    }

    [Fact]
    public void Inputs_and_outputs_take_the_type_when_asked()
    {
        var g = new TestGraph { Opset = 17 };
        var exp = g.Add("Exp", "y", [g.Conv("c", g.Input("x", 1, 8, 6, 6), 8, 16)]);
        var result = Check("half-io", g.Model(exp), new() { HalfIo = true });

        Assert.Equal(DataType.Float16, result.Inputs[0].Element);
        Assert.Equal(DataType.Float16, result.Outputs[0].Element);
    }

    [Theory]
    [InlineData(DataType.Float16)]
    [InlineData(DataType.BFloat16)]
    [InlineData(DataType.Float32)]
    public void Constants_are_converted_while_they_are_read_at_any_place(DataType type)
    {
        var g = new TestGraph();
        g.Weight("w", 501);
        var source = g.Model().Graph.Initializers["w"].Bytes;
        var from = DataType.Float32;
        if (type == DataType.Float32) (source, from) = (new ConvertedBytes(source, from, DataType.Float16), DataType.Float16);
        var width = type.Bits() / 8;
        var all = new byte[501 * width];
        var bytes = new ConvertedBytes(source, from, type);
        bytes.Read(0, all);

        Assert.Equal(all.Length, bytes.Length);
        Assert.Equal(type == DataType.Float16 ? (byte)0xBC : (byte)0xBF, all[width - 1]); // −1
        foreach (var (offset, length) in new[] { (1, 1), (3, 500), (1001, 1), (500, 502), (7, 0) })
        {
            var part = new byte[length];
            bytes.Read(offset, part);
            Assert.Equal(all[offset..(offset + length)], part);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => bytes.Read(all.Length - 2, new byte[3]));
    }

    private static Graph Check(string name, Model model, HalfOptions options)
    {
        var result = HalfPass.Run(model.Graph, options, model.Opset);
        foreach (var node in result.Nodes)
            if (node.Is("Cast")) Assert.DoesNotContain(result.Nodes, n => n.Is("Cast") && n.Inputs[0] == node.Outputs[0]);
        Golden.Equal($"tests/Trtc.Tests.Pure/Precision/golden/{name}.txt", Dump(result));
        if (!options.HalfIo)
        {
            var expected = OrtRun.First(model);
            OrtRun.Close(expected, OrtRun.First(model with { Graph = result }), 4e-3f * Math.Max(1, expected.Max(MathF.Abs)));
        }
        return result;
    }
}
