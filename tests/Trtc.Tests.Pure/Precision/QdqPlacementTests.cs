using Trtc.Core.Ir;
using Trtc.Core.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision;

/// <summary>Where Q and DQ stand, held as text: tests/Trtc.Tests.Pure/Precision/golden.</summary>
public class QdqPlacementTests
{
    [Fact]
    public void First_and_last_stay_and_a_depthwise_convolution_between_is_quantised()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 3, 32, 32);
        var stem = g.Add("HardSwish", "a", [g.Conv("stem", x, 3, 32, 3)]);
        var depthwise = g.Add("Relu", "b", [g.Conv("depthwise", stem, 32, 32, 3, group: 32)]);
        var point = g.Add("Relu", "c", [g.Conv("point", depthwise, 32, 64)]);
        var head = g.Add("Sigmoid", "s", [g.Conv("head", point, 64, 32)]);
        Check("first-last-depthwise", g.Model(head));
    }

    [Fact]
    public void One_side_of_a_residual_add_is_quantised_and_shares_the_pair_of_the_branch()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 32, 16, 16);
        var one = g.Add("Relu", "one", [g.Conv("c1", x, 32, 32, 3)]);
        var sum = g.Add("Add", "sum", [one, g.Conv("c2", one, 32, 32, 3)]);
        var relu = g.Add("Relu", "two", [sum]);
        var down = g.Conv("down", relu, 32, 64);
        var deep = g.Conv("c4", g.Add("Relu", "three", [g.Conv("c3", relu, 32, 64)]), 64, 64, 3);
        var sum2 = g.Add("Relu", "four", [g.Add("Add", "sum2", [deep, down])]);
        Check("residual", g.Model(g.Conv("c6", g.Conv("c5", sum2, 64, 64), 64, 64)));
    }

    [Fact]
    public void Concat_and_moves_share_one_scale()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 32, 16, 16);
        var a = g.Add("Relu", "a", [g.Conv("c1", x, 32, 32)]);
        var b = g.Add("Relu", "b", [g.Conv("c2", a, 32, 32)]);
        var pool = g.Add("MaxPool", "pool", [b], ("kernel_shape", Ints(2, 2)), ("strides", Ints(2, 2)));
        var small = g.Add("Relu", "small", [g.Conv("c3", pool, 32, 32)]);
        var up = g.Add("Resize", "up", [small, "", g.Constant("factors", [4], 1, 1, 2, 2)], ("mode", Text("nearest")));
        var join = g.Add("Concat", "join", [a, b, up], ("axis", Int(1)));
        Check("concat-moves", g.Model(g.Conv("c5", g.Add("Relu", "last", [g.Conv("c4", join, 96, 32)]), 32, 32)));
    }

    [Fact]
    public void Gates_thin_products_and_attention_stay()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 32, 16, 16);
        var a = g.Conv("c1", x, 32, 64);
        var gate = g.Conv("gate2", g.Add("Relu", "r", [g.Conv("gate1", g.Add("GlobalAveragePool", "mean", [a]), 64, 16)]), 16, 64);
        var gated = g.Add("Mul", "gated", [a, g.Add("Sigmoid", "s", [gate])]);
        var thin = g.Conv("thin", gated, 64, 8);
        var wide = g.Conv("wide", thin, 8, 64);
        var rows = g.Add("Reshape", "rows", [wide, g.Integers("shape", 1, 64, 256)]);
        var query = g.Add("MatMul", "query", [rows, g.Weight("wq", 256, 64)]);
        var scores = g.Add("MatMul", "scores", [query, g.Add("Transpose", "t", [query], ("perm", Ints(0, 2, 1)))]);
        var mixed = g.Add("MatMul", "mixed", [g.Add("Softmax", "p", [scores], ("axis", Int(-1))), query]);
        Check("left-out",
            g.Model(g.Add("MatMul", "final", [g.Add("MatMul", "out", [mixed, g.Weight("wo", 64, 32)]), g.Weight("wf", 32, 32)])));
    }

    [Fact]
    public void Scales_stand_along_the_output_channels_of_each_operator()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 32, 8, 8);
        var up = g.Conv("grouped", g.Conv("up", g.Conv("c", x, 32, 48), 48, 64, 2, op: "ConvTranspose"), 64, 32, 2, group: 2,
            op: "ConvTranspose");
        var flat = g.Add("Flatten", "flat", [g.Add("GlobalAveragePool", "mean", [up])]);
        var one = g.Add("Gemm", "one", [flat, g.Weight("w1", 40, 32), g.Weight("b1", 40)], ("transB", Int(1)));
        var two = g.Add("Gemm", "two", [one, g.Weight("w2", 40, 24)]);
        Check("axes", g.Model(g.Add("MatMul", "three", [g.Add("MatMul", "m", [two, g.Weight("w3", 24, 16)]), g.Weight("w4", 16, 16)])),
            new() { Include = ["*"] });
    }

    /// <summary>A backbone without a head: every branch adds to the stream that is the output, and an inner value is an output
    /// too.</summary>
    [Fact]
    public void What_feeds_another_product_is_not_last_though_it_gives_an_output()
    {
        var g = new TestGraph();
        var stream = g.Add("Relu", "stem.relu", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32)]);
        for (var i = 0; i < 3; i++)
            stream =
                g.Add("Add", $"sum{i}", [stream, g.Conv($"b{i}", g.Add("Relu", $"a{i}.relu", [g.Conv($"a{i}", stream, 32, 32)]), 32, 32)]);
        var model = g.Model(g.Add("Relu", "y", [stream]), "a1.relu");

        Assert.Equal(["stem First", "b2 Last"], QuantPlanner.Plan(model.Graph, new()).Left.Select(l => $"{l.Node} {l.Reason}"));
    }

    [Fact]
    public void Options_win_over_rules_and_exclusion_wins_over_all()
    {
        var g = new TestGraph();
        var a = g.Conv("body.1", g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32), 32, 32);
        var model = g.Model(g.Conv("head", g.Conv("body.2", a, 32, 32), 32, 32));

        Assert.Equal(["stem"], QuantPlanner.TensorsToCalibrate(model.Graph, new() { Exclude = ["body.2"] }));
        Assert.Equal(["x", "stem", "body.1", "body.2"], QuantPlanner.TensorsToCalibrate(model.Graph, new() { Include = ["op:Conv"] }));
        Assert.Equal(["body.1"], QuantPlanner.TensorsToCalibrate(model.Graph, new() { Include = ["body.*"], Exclude = ["*1"] }));
        Assert.Equal(["stem"], QuantPlanner.TensorsToCalibrate(model.Graph, new() { KeepOut = ["body.2"] }));
        Assert.Equal(
            ["stem First", "body.1 ByOption", "body.2 ByBudget", "head Last"],
            QuantPlanner.Plan(model.Graph, new() { Exclude = ["body.1"], KeepOut = ["body.2"] }).Left.Select(l => $"{l.Node} {l.Reason}"));
    }

    [Fact]
    public void A_tensor_without_a_range_keeps_its_readers_in_floating_point()
    {
        var g = new TestGraph();
        var a = g.Conv("c2", g.Conv("c1", g.Conv("c0", g.Input("x", 1, 3, 8, 8), 3, 32), 32, 32), 32, 32);
        var graph = g.Model(g.Conv("head", a, 32, 32)).Graph;
        var plan = QuantPlanner.Plan(graph, new());
        var scales = new Dictionary<string, float> { ["c1"] = 0.5f, ["c0"] = float.NaN };

        var result = QdqPass.Run(graph, plan, scales);

        Assert.Equal(["c0"], QdqPass.WithoutRange(plan, scales));
        Assert.Equal(graph.Nodes[1], result.Nodes.Single(n => n.Name == "c1"));
        Assert.Equal(["c1.dq", "c2.w.dq", "c2.b"], result.Nodes.Single(n => n.Name == "c2").Inputs);
    }

    [Fact]
    public void Weight_scales_are_the_largest_magnitude_of_each_channel_over_127_rounded_up_to_FP16()
    {
        var g = new TestGraph();
        g.Constant("w", [2, 3, 2], 1, -2, 0, 0, 3, 1, /**/ -4, 0, 0, 0, -1, 127);
        g.Constant("dead", [3, 1], 1e-7f, 127 / 8192f, 127e-5f);
        var w = g.Model().Graph.Initializers["w"];

        Assert.Equal([Up(3 / 127f), 1f], WeightScales.PerChannel(w, 0));
        Assert.Equal([Up(4 / 127f), Up(1 / 127f), 1f], WeightScales.PerChannel(w, 1)); // a channel of zeros takes any positive scale
        Assert.Equal([Up(4 / 127f), 1f], WeightScales.PerChannel(w, 2));
        // A channel that is all but dead takes 2⁻²⁰; below FP16's normal numbers steps are multiples of 2⁻²⁴.
        Assert.Equal([1 / 1048576f, 1 / 8192f, MathF.Ceiling(1e-5f * 16777216) / 16777216],
            WeightScales.PerChannel(g.Model().Graph.Initializers["dead"], 0));

        static float Up(float step)
        {
            var half = (Half)step;
            return (float)((float)half < step ? Half.BitIncrement(half) : half);
        }
    }

    [Fact]
    public void A_Concat_of_a_hundred_thousand_parts_is_no_square()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 16, 4, 4);
        string[] parts = [.. Enumerable.Range(0, 100_000).Select(i => g.Add("Relu", $"r{i}", [x]))];
        var model = g.Model(g.Conv("c", g.Add("Concat", "cat", parts, ("axis", Int(0))), 16, 16));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var plan = QuantPlanner.Plan(model.Graph, new() { Include = ["op:Conv"] });
        // Joining each part by way of all before it takes 5 · 10⁹ look-ups: minutes.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal("cat", Assert.Single(plan.Tensors).Tensor);
    }

    private static void Check(string name, Model model, QuantOptions? options = null)
    {
        options ??= new();
        var plan = QuantPlanner.Plan(model.Graph, options);
        var scales = new Dictionary<string, float>();
        foreach (var t in QuantPlanner.TensorsToCalibrate(model.Graph, options)) scales[t] = (scales.Count + 1) / 128f;
        var text = Dump(QdqPass.Run(model.Graph, plan, scales));
        foreach (var left in plan.Left) text += $"left: {left.OpType} {left.Node}: {left.Reason}\n";
        Golden.Equal($"tests/Trtc.Tests.Pure/Precision/golden/{name}.txt", text);
    }
}
