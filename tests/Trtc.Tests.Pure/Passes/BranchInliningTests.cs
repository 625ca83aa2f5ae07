using System.Collections.Immutable;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Tests.Passes;

/// <summary>An If that asks what is known gives way to the branch it takes, wherever it stands, and nothing else changes.</summary>
public sealed class BranchInliningTests
{
    private static Model Inlined(Model model, InferenceOptions? shapes = null) =>
        BranchInliningOnly(model, new PassContext { Shapes = shapes ?? InferenceOptions.Default });

    private static Model BranchInliningOnly(Model model, PassContext context) =>
        Pipeline.Run(model, context, new([.. Pipeline.Passes.Select(p => p.Name).Where(n => n != "inline-branches")], Verify: true)).Model;

    private static Node Make(string op, string output, params string[] inputs) =>
        new(output, op, "", [.. inputs], [output], Node.NoAttributes);

    private static GraphAttribute Branch(string output, params Node[] nodes) => new(
        new("branch", [.. nodes], [], [new(output, new TensorType(DataType.Float32, null))], Graph.NoInitializers, Graph.NoValues));

    /// <summary>Whether a dimension of a value is one, as traced models ask before they squeeze.</summary>
    private static string IsOne(TestGraph g, string name, string value, long axis)
    {
        var size = g.Add("Gather", name + ".size", [g.Add("Shape", name + ".shape", [value]), g.Integers(name + ".axis", axis)]);
        return g.Add("Squeeze", name,
            [g.Add("Equal", name + ".equal", [size, g.Integers(name + ".one", 1)]), g.Integers(name + ".zero", 0)]);
    }

    private static IEnumerable<Node> All(Graph graph) =>
        graph.Nodes.SelectMany(n => n.Attributes.Values.OfType<GraphAttribute>().SelectMany(a => All(a.Value)).Prepend(n));

    [Theory]
    [InlineData(1, "Neg")]
    [InlineData(3, "Relu")]
    public void The_branch_that_is_taken_stands_in_its_place(long size, string kept)
    {
        var g = new TestGraph { Opset = 16 };
        var x = g.Input("x", 2, size, 4);
        g.Add("If", "y", [IsOne(g, "one", x, 1)], ("then_branch", Branch("t", Make("Exp", "e", "x"), Make("Neg", "t", "e"))),
            ("else_branch", Branch("f", Make("Relu", "f", "x"))));
        var model = g.Model("y");
        var after = Inlined(model);
        Assert.DoesNotContain(after.Graph.Nodes, n => n.Is("If"));
        Assert.Contains(after.Graph.Nodes, n => n.Is(kept) && n.Outputs[0] == "y");
        OrtRun.Close(OrtRun.First(model), OrtRun.First(after), 0);
    }

    [Fact]
    public void Names_that_two_branches_share_stay_apart_and_a_captured_result_is_copied()
    {
        var g = new TestGraph { Opset = 16 };
        var x = g.Input("x", 1, 4);
        var one = IsOne(g, "one", x, 0);
        g.Add("If", "a", [one], ("then_branch", Branch("t", Make("Neg", "inner", "x"), Make("Exp", "t", "inner"))),
            ("else_branch", Branch("f", Make("Relu", "f", "x"))));
        g.Add("If", "b", [one], ("then_branch", Branch("t", Make("Relu", "inner", "a"), Make("Sqrt", "t", "inner"))),
            ("else_branch", Branch("f", Make("Neg", "f", "a"))));
        g.Add("If", "y", [one], ("then_branch", Branch("b")), ("else_branch", Branch("f", Make("Neg", "f", "b"))));
        var model = g.Model("y");
        var after = Inlined(model);
        Assert.DoesNotContain(after.Graph.Nodes, n => n.Is("If"));
        Assert.Equal(after.Graph.Nodes.Length, after.Graph.Nodes.Select(n => n.Outputs[0]).Distinct().Count());
        var expected = new TestGraph { Opset = 16 };
        expected.Add("Sqrt", "y",
            [expected.Add("Relu", "r", [expected.Add("Exp", "e", [expected.Add("Neg", "n", [expected.Input("x", 1, 4)])])])]);
        OrtRun.Close(OrtRun.First(expected.Model("y")), OrtRun.First(after), 0);
    }

    [Fact]
    public void Inside_a_branch_that_the_data_chooses_the_known_ones_go()
    {
        var g = new TestGraph { Opset = 16 };
        var x = g.Input("x", 1, 4);
        var one = IsOne(g, "one", x, 0);
        var open = g.Add("Greater", "open", [g.Add("ReduceMax", "max", [x], ("keepdims", Int(0))), g.Constant("limit", [], 0)]);
        AttributeValue Inner(string op) => Branch("out", new Node("inner", "If", "", [one], ["i"],
            Node.NoAttributes.Add("then_branch", Branch("t", Make(op, "t", "x"))).Add("else_branch", Branch("f", Make("Abs", "f", "x")))),
                Make("Exp", "out", "i"));
        g.Add("If", "y", [open], ("then_branch", Inner("Neg")), ("else_branch", Inner("Relu")));
        var model = g.Model("y");
        var after = Inlined(model);
        Assert.Single(All(after.Graph), n => n.Is("If"));
        Assert.DoesNotContain(All(after.Graph), n => n.Is("Abs"));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(after), 0);
    }

    [Fact]
    public void A_size_that_all_profiles_fix_is_known()
    {
        var g = new TestGraph { Opset = 16 };
        var x = g.Dynamic("x", "batch", "4");
        g.Add("If", "y", [IsOne(g, "one", x, 0)], ("then_branch", Branch("t", Make("Neg", "t", "x"))),
            ("else_branch", Branch("f", Make("Relu", "f", "x"))));
        var model = g.Model("y");
        Assert.Contains(Inlined(model).Graph.Nodes, n => n.Is("If"));
        var types = ImmutableSortedDictionary.Create<string,
            ValueType>(StringComparer.Ordinal).Add("x", new TensorType(DataType.Float32, Shape.Of(1, 4)));
        var after = Inlined(model, new() { Inputs = types });
        Assert.DoesNotContain(after.Graph.Nodes, n => n.Is("If"));
        Assert.Equal("batch", after.Graph.Inputs[0].Shape![0].Symbol);
    }

    [Fact]
    public void A_value_that_all_profiles_fix_is_known_and_one_that_they_do_not_is_open()
    {
        var g = new TestGraph { Opset = 16 };
        g.Input("x", 1, 4);
        var rate = g.Add("Equal", "fast", [g.Scalar("rate"), g.Data("limit", DataType.Int64, [], BitConverter.GetBytes(16000L))]);
        g.Add("If", "y", [rate], ("then_branch", Branch("t", Make("Neg", "t", "x"))), ("else_branch", Branch("f", Make("Relu", "f", "x"))));
        var model = g.Model("y");
        static Profile Rate(long min, long max) => new([new("rate", [min], [max], [max], IsValues: true)]);
        bool Decided(params Profile[] profiles) =>
            !Inlined(model, ProfileShapes.Fixed(model.Graph, [.. profiles])).Graph.Nodes.Any(n => n.Is("If"));
        Assert.True(Decided(Rate(16000, 16000)));
        Assert.True(Decided(Rate(8000, 8000), Rate(8000, 8000)));
        Assert.False(Decided(Rate(8000, 16000)));
        Assert.False(Decided(Rate(8000, 8000), Rate(16000, 16000)));
        Assert.False(Decided());
    }

    [Fact]
    public void What_changes_from_one_round_of_a_Loop_to_the_next_stays()
    {
        var g = new TestGraph { Opset = 16 };
        g.Input("x", 1, 4);
        g.Data("go", DataType.Bool, [], [1]);
        var first = g.Data("first", DataType.Int64, [], new byte[8]);
        var body = new Graph("body",
            [
                Make("Identity", "again", "c"), Make("Equal", "isFirst", "i", first),
                new("if", "If", "", ["isFirst"], ["w"], Node.NoAttributes.Add("then_branch", Branch("t", Make("Neg", "t", "v")))
                    .Add("else_branch", Branch("f", Make("Exp", "f", "v")))),
            ],
            [new("i", new TensorType(DataType.Int64, Shape.Scalar)), new("c", new TensorType(DataType.Bool, Shape.Scalar)),
                new("v", new TensorType(DataType.Float32, Shape.Of(1, 4)))],
            [new("again", new TensorType(DataType.Bool, Shape.Scalar)), new("w", new TensorType(DataType.Float32, Shape.Of(1, 4)))],
                Graph.NoInitializers, Graph.NoValues);
        g.Add("Loop", "y", [g.Data("trips", DataType.Int64, [], [3, 0, 0, 0, 0, 0, 0, 0]), "go", "x"], ("body", new GraphAttribute(body)));
        var model = g.Model("y");
        var after = Inlined(model);
        Assert.Single(All(after.Graph), n => n.Is("If"));
        OrtRun.Close(OrtRun.First(model), OrtRun.First(after), 0);
    }
}
