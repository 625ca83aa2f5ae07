using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision.Placement;

/// <summary>Each rule of placement, on and off, and who has it by default.</summary>
public sealed class PlacementRuleTests
{
    [Fact]
    public void The_first_Conv_is_in_INT8_on_enterprise_TensorRT_where_its_result_is_read_so()
    {
        var g = new TestGraph();
        var a = Silu(g, "a", g.Conv("stem", g.Input("x", 1, 3, 32, 32), 3, 32, 3));
        var model = g.Model(g.Conv("head", Silu(g, "b", g.Conv("body", a, 32, 32, 3)), 32, 32));

        Assert.Equal(["x: stem", "a: body"], Readers(model, TargetColumn.TensorRT8));
        Assert.Equal(["x: stem", "a: body"], Readers(model, TargetColumn.TensorRT11));
        // On strongly typed 10 the last layer reads what SiLU's kernel gives, too.
        Assert.Equal(["x: stem", "a: body", "b: head"], Readers(model, TargetColumn.TensorRT10Strong));
        Assert.Equal(["a: body"], Readers(model, TargetColumn.Rtx17));
        Assert.Equal(["a: body"], Readers(model, TargetColumn.TensorRT8, (PlacementRule.FirstConv, false)));
    }

    [Fact]
    public void A_first_Conv_that_feeds_no_INT8_stays()
    {
        var g = new TestGraph();
        var patches = g.Conv("patches", g.Input("x", 1, 3, 32, 32), 3, 32, 4);
        var rows = g.Add("Reshape", "rows", [patches, g.Integers("shape", 1, 32, 841)]);
        var model = g.Model(g.Add("Softmax", "y", [rows], ("axis", Int(-1))),
            g.Add("MatMul", "m2", [g.Add("MatMul", "m", [g.Add("Exp", "e", [rows]), g.Weight("w", 841, 32)]), g.Weight("w2", 32, 32)]));
        Assert.Contains("patches First", Left(model, TargetColumn.TensorRT10Weak));
    }

    [Fact]
    public void A_tensor_has_one_pair_where_it_is_made_and_all_that_can_take_INT8_read_it()
    {
        var model = Fork();
        Assert.Equal(
            ["x: c1", "a: pool c2 join", "pool: up", "up: c3", "b: join", "join: c4"],
            Readers(model, TargetColumn.TensorRT10Weak, (PlacementRule.FirstConv, true)));
        Assert.Equal(["a: c2", "up: c3", "join: c4"], Readers(model, TargetColumn.Rtx17));
        // One scale from end to end.
        var plan = Plan(model, TargetColumn.TensorRT10Weak);
        Assert.Equal(2, plan.Tensors.Select(t => t.Group).Distinct().Count());
        Assert.Equal(["mean GlobalAveragePool ResultInFloat", "exp Exp NoInt8Form"],
            plan.FloatReads.Select(r => $"{r.Node} {r.OpType} {r.Reason}"));
    }

    [Fact]
    public void A_residual_Add_has_a_pair_on_the_shortcut_alone()
    {
        var g = new TestGraph();
        var one = g.Add("Relu", "one", [g.Conv("c1", g.Input("x", 1, 32, 16, 16), 32, 32, 3)]);
        var sum = g.Add("Add", "sum", [one, g.Conv("c3", g.Add("Relu", "two", [g.Conv("c2", one, 32, 32, 3)]), 32, 32, 3)]);
        var model = g.Model(g.Conv("c5", g.Add("Relu", "four", [g.Conv("c4", g.Add("Relu", "three", [sum]), 32, 32)]), 32, 32));
        foreach (var column in TargetColumns.All)
            if (column is not (TargetColumn.Rtx14 or TargetColumn.Rtx15 or TargetColumn.Rtx16))
                Assert.Equal(["x: c1", "one: c2 sum", "two: c3", "three: c4"], Readers(model, column));
    }

    [Fact]
    public void An_Add_behind_an_activation_stays_in_FP16_with_its_block_on_strongly_typed_10()
    {
        var model = C2f();
        Assert.Equal(["a FloatRegion", "m1 FloatRegion", "m2 FloatRegion", "m3 FloatRegion", "m4 FloatRegion", "b FloatRegion",
            "head Last"], Left(model, TargetColumn.TensorRT10Strong));
        Assert.Equal(["head Last"], Left(model, TargetColumn.TensorRT10Weak));
        Assert.Equal(["head Last"], Left(model, TargetColumn.TensorRT10Strong, (PlacementRule.FloatAdds, false)));
        // In INT8 both sides and the sum have pairs, and Concat reads them all.
        var readers = Readers(model, TargetColumn.TensorRT10Weak);
        Assert.Contains("half.1: m1 sum1 join", readers);
        Assert.Contains("s2: sum1", readers);
        Assert.Contains("sum1: m3 sum2 join", readers);
    }

    [Fact]
    public void Few_filters_stay_in_FP16_on_strongly_typed_10()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("narrow", g.Input("x", 1, 32, 16, 16), 32, 24, 3)]);
        var model = g.Model(g.Conv("head", g.Add("Relu", "b", [g.Conv("wide", a, 24, 32, 3)]), 32, 32));
        Assert.Equal(["narrow FewChannels", "head Last"], Left(model, TargetColumn.TensorRT10Strong));
        Assert.Equal(["head Last"], Left(model, TargetColumn.TensorRT8));
    }

    [Fact]
    public void What_has_no_good_kernel_stays_out()
    {
        var g = new TestGraph();
        var x = g.Conv("c0", g.Input("x", 1, 32, 16, 16), 32, 48);
        var up = g.Conv("up", x, 48, 48, 2, op: "ConvTranspose");
        var grouped = g.Conv("grouped", up, 48, 48, 3, group: 8);
        var four = g.Conv("four", grouped, 48, 48, 3, group: 12);
        var row = g.Add("Reshape", "row", [g.Add("GlobalAveragePool", "mean", [four]), g.Integers("shape", 1, 48)]);
        var one = g.Add("Gemm", "one", [row, g.Weight("w1", 48, 64)]);
        var model = g.Model(g.Add("Gemm", "two", [one, g.Weight("w2", 64, 64)]));
        Assert.Equal(["up ConvTranspose", "grouped GroupSize", "one OneRow", "two Last"], Left(model, TargetColumn.Rtx17));
        // What the rule would leave out the target refuses all the same.
        Assert.Equal(["up TargetRefuses", "grouped GroupSize", "one OneRow", "two Last"],
            Left(model, TargetColumn.TensorRT10Weak, (PlacementRule.ConvTransposeFloat, false)));
        Assert.Equal(["grouped GroupSize", "one OneRow", "two Last"],
            Left(model, TargetColumn.Rtx17, (PlacementRule.ConvTransposeFloat, false)));
    }

    [Fact]
    public void The_products_before_a_head_of_distributions_are_last()
    {
        var g = new TestGraph();
        var body = g.Add("Relu", "b", [g.Conv("body", g.Input("x", 1, 32, 4, 4), 32, 64)]);
        var boxes = g.Add("Reshape", "r", [g.Conv("boxes", body, 64, 64), g.Integers("s", 1, 4, 16, 16)]);
        var bins = g.Add("Softmax", "p", [g.Add("Transpose", "t", [boxes], ("perm", Ints(0, 2, 1, 3)))], ("axis", Int(1)));
        var model = g.Model(g.Conv("dfl", bins, 16, 1));
        Assert.Equal(["boxes Last", "dfl Last"], Left(model, TargetColumn.Rtx17));
    }

    [Fact]
    public void HardSwish_behind_an_INT8_Conv_is_written_out_on_strongly_typed_10()
    {
        foreach (var gated in (bool[])[false, true])
        {
            var model = HardSwishNet(gated);
            var graph = Written(model, TargetColumn.TensorRT10Strong);
            // The first Conv's results are read in INT8: it is in INT8 too. The last Conv is not, and keeps its operator.
            Assert.Equal(gated ? 0 : 1, graph.Nodes.Count(n => n.OpType == "HardSwish"));
            Assert.Equal(gated ? 1 : 0, graph.Nodes.Count(n => n.OpType == "HardSigmoid"));
            Assert.Equal(2, graph.Nodes.Count(n => n.OpType == "Clip"));
            Assert.Equal(gated ? 3
                : 3, Written(model, TargetColumn.TensorRT10Weak).Nodes.Count(n => n.OpType is "HardSwish" or "HardSigmoid"));
            var whole = Written(model, TargetColumn.TensorRT10Weak);
            OrtRun.Close(OrtRun.First(model with { Graph = whole }), OrtRun.First(model with { Graph = HardSwishForm.Run(whole) }), 0.05f);
        }
    }

    [Fact]
    public void A_1D_Conv_is_written_as_2D_before_its_Q()
    {
        var g = new TestGraph();
        g.Add("Relu", "a",
            [g.Add("Conv", "c1", [g.Input("x", 1, 32, 40), g.Weight("w1", 48, 32, 3), g.Weight("b1", 48)], ("kernel_shape", Ints(3)),
            ("pads", Ints(1, 1)), ("strides", Ints(2)))]);
        var model = g.Model(g.Add("Conv", "head", ["a", g.Weight("w2", 32, 48, 1)], ("kernel_shape", Ints(1))));
        foreach (var column in (TargetColumn[])[TargetColumn.Rtx17, TargetColumn.TensorRT10Strong])
        {
            var graph = Written(model, column);
            var conv = graph.Nodes.Single(n => n.Name == "c1");
            Assert.Equal([1, 3], ((IntsAttribute)conv.Attributes["kernel_shape"]).Values);
            Assert.Equal([0, 1, 0, 1], ((IntsAttribute)conv.Attributes["pads"]).Values);
            Assert.Equal([48, 32, 1, 3], graph.Initializers["w1.2d"].Dims);
            var flat = Written(model, column, (PlacementRule.FlatConvs, false));
            OrtRun.Close(OrtRun.First(model with { Graph = flat }), OrtRun.First(model with { Graph = graph }), 1e-4f);
        }
    }

    [Theory]
    [InlineData("rtx-1.5", "op:Conv", true)]
    [InlineData("rtx-1.7", "op:Conv", false)]
    [InlineData("tensorrt-10.6", "op:ConvTranspose", true)]
    public void What_the_target_refuses_is_told_before_anything_is_measured(string release, string include, bool refused)
    {
        Assert.True(Target.TryParse(release, out var target));
        var g = new TestGraph();
        var a = g.Conv("up", g.Conv("c", g.Input("x", 1, 32, 8, 8), 32, 32), 32, 32, 2, op: "ConvTranspose");
        var model = g.Model(a);
        var options = new PrecisionOptions { Int8 = true, Quant = new() { Include = [include] } }.For(target);
        var diagnostics = new DiagnosticList();
        Assert.Equal(refused,
            TypeSupport.RefusesNodes(target, model.Graph, QuantPlanner.Plan(model.Graph, options.Quant), "m.onnx", diagnostics));
        Assert.Equal(refused ? ["TRTC6521"] : [], diagnostics.Items.Select(d => d.Code.Id));
    }

    [Theory]
    [InlineData("first-conv=on", true)]
    [InlineData("few-channels=off", true)]
    [InlineData("first-conv", false)]
    [InlineData("first-conv=yes", false)]
    [InlineData("no-rule=on", false)]
    public void Switches_are_names_with_on_or_off(string text, bool good)
    {
        var diagnostics = new DiagnosticList();
        Assert.Equal(good, RuleSwitch.Parse(text, diagnostics) is not null);
        Assert.Equal(good ? [] : ["TRTC6520"], diagnostics.Items.Select(d => d.Code.Id));
    }

    [Fact]
    public void A_default_rests_on_evidence()
    {
        foreach (var rule in PlacementRule.All) Assert.True(rule.On.IsEmpty || rule.Evidence.Length > 0, rule.Name);
        Assert.Equal(PlacementRule.All.Length, PlacementRule.All.Select(r => r.Name).Distinct().Count());
    }

    private static Model Fork()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("c1", g.Input("x", 1, 3, 16, 16), 3, 32, 3)]);
        var pool = g.Add("MaxPool", "pool", [a], ("kernel_shape", Ints(2, 2)), ("strides", Ints(2, 2)));
        var up = g.Add("Resize", "up", [pool, "", g.Constant("factors", [4], 1, 1, 2, 2)], ("mode", Text("nearest")));
        var b = g.Add("Relu", "b", [g.Conv("c2", a, 32, 32, 3)]);
        var join = g.Add("Concat", "join", [a, b], ("axis", Int(1)));
        var c = g.Add("Relu", "c", [g.Conv("c3", up, 32, 32)]);
        var d = g.Add("Relu", "d", [g.Conv("c4", join, 64, 32)]);
        return g.Model(g.Conv("h1", c, 32, 32), g.Conv("h2", d, 32, 32), g.Add("GlobalAveragePool", "mean", [a]),
            g.Add("Exp", "exp", [join]));
    }

    /// <summary>Two bottlenecks whose Adds stand behind SiLU, as YOLOv8 has them.</summary>
    private static Model C2f()
    {
        var g = new TestGraph();
        var x = Silu(g, "s0", g.Conv("before", g.Input("x", 1, 32, 16, 16), 32, 64, 3));
        var a = Silu(g, "sa", g.Conv("a", x, 64, 64));
        g.Add("Split", ["half.0", "half.1"], [a, g.Integers("split", 32, 32)], ("axis", Int(1)));
        var sum1 =
            g.Add("Add", "sum1", ["half.1", Silu(g, "s2", g.Conv("m2", Silu(g, "s1", g.Conv("m1", "half.1", 32, 32, 3)), 32, 32, 3))]);
        var sum2 = g.Add("Add", "sum2", [sum1, Silu(g, "s4", g.Conv("m4", Silu(g, "s3", g.Conv("m3", sum1, 32, 32, 3)), 32, 32, 3))]);
        var join = g.Add("Concat", "join", ["half.0", "half.1", sum1, sum2], ("axis", Int(1)));
        var b = Silu(g, "sb", g.Conv("b", join, 128, 64));
        return g.Model(g.Conv("head", Silu(g, "s5", g.Conv("after", b, 64, 64, 3)), 64, 32));
    }

    private static Model HardSwishNet(bool gated)
    {
        var g = new TestGraph { Opset = 14 };
        var a = HardSwish(g, "a", g.Conv("c1", g.Input("x", 1, 3, 16, 16), 3, 32, 3), gated);
        var b = HardSwish(g, "b", g.Conv("c2", a, 32, 32), gated);
        return g.Model(HardSwish(g, "y", g.Conv("c3", b, 32, 32), gated));
    }

    private static string HardSwish(TestGraph g, string name, string x, bool gated) => gated
        ? g.Add("Mul", name,
        [x, g.Add("HardSigmoid", name + ".gate", [x], ("alpha", new FloatAttribute(1f / 6)), ("beta", new FloatAttribute(0.5f)))])
        : g.Add("HardSwish", name, [x]);

    internal static string Silu(TestGraph g, string name, string x) => g.Add("Mul", name, [x, g.Add("Sigmoid", name + ".gate", [x])]);

    internal static QuantPlan Plan(Model model, TargetColumn column, params ReadOnlySpan<(PlacementRule Rule, bool On)> switches)
    {
        var all = ImmutableArray.CreateBuilder<RuleSwitch>();
        foreach (var (rule, on) in switches) all.Add(new(rule, on));
        return QuantPlanner.Plan(model.Graph, new() { Rules = PlacementRules.Of(column, all.ToImmutable()) });
    }

    private static Graph Written(Model model, TargetColumn column, params ReadOnlySpan<(PlacementRule Rule, bool On)> switches)
    {
        var plan = Plan(model, column, switches);
        return TargetForms.Write(model, plan, new() { Rules = plan.Rules }, InferenceOptions.Default,
            plan.Tensors.ToDictionary(t => t.Tensor, _ => 1 / 64f));
    }

    private static string[] Readers(Model model, TargetColumn column, params ReadOnlySpan<(PlacementRule Rule, bool On)> switches) =>
        [.. Plan(model, column, switches)
            .Tensors.Select(t => $"{t.Tensor}: {string.Join(' ', t.Readers.Select(r => model.Graph.Nodes[r.Node].Name))}")];

    private static string[] Left(Model model, TargetColumn column, params ReadOnlySpan<(PlacementRule Rule, bool On)> switches) =>
        [.. Plan(model, column, switches).Left.Select(l => $"{l.Node} {l.Reason}")];
}
