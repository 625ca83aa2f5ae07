using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Tests.Precision;

public class PrecisionStageTests
{
    [Fact]
    public void Int8_mixes_with_half_and_the_share_is_that_of_the_graph()
    {
        var model = Net();
        var diagnostics = new DiagnosticList();

        var result = Stage(model, new() { Int8 = true, Half = DataType.Float16 }, null, InferenceOptions.Default, new Fixed(0.1f),
            diagnostics, default)!;

        Assert.Empty(diagnostics.Items);
        Assert.Equal(19, result.Model.Opset);
        var share = PrecisionShare.Of(result.Model, InferenceOptions.Default, result.Plan);
        // stem 3·32·9, body 32·32·9, head 32·16, each at 8×8 positions
        Assert.Equal((864 + 9216 + 512) * 64, share.Macs);
        Assert.Equal(9216 / 10592.0, share.Int8, 9);
        Assert.Equal(1 - share.Int8, share.Float16, 9);
        Assert.Equal([LeftReason.First, null, LeftReason.Last], share.Layers.Select(l => l.Reason));
        OrtRun.First(result.Model);
    }

    /// <summary>What computes in a branch is typed as the graph is; what it reads from outside stays FP32; each counts once.</summary>
    [Fact]
    public void Products_in_bodies_are_in_the_share()
    {
        var g = new TestGraph();
        var conv = g.Conv("c", g.Conv("a", g.Input("x", 1, 16, 8, 8), 16, 16), 16, 16);
        var weight = g.Weight("w", 16, 16, 1, 1);
        GraphAttribute Branch(string name) =>
            new(new(name, [new(name + ".conv", "Conv", "", [conv, weight], [name + ".y"], Node.NoAttributes)], [],
            [new(name + ".y", new TensorType(DataType.Float32, null))], Graph.NoInitializers, Graph.NoValues));
        var asks =
            g.Add("Greater", "asks", [g.Add("ReduceMean", "mean", [conv], ("keepdims", TestGraph.Int(0))), g.Constant("zero", [], 0)]);
        var model = g.Model(g.Add("If", "y", [asks], ("then_branch", Branch("then")), ("else_branch", Branch("else"))));

        var result = Stage(model, new() { Half = DataType.Float16 }, null, InferenceOptions.Default, null, new(), default)!;
        var share = PrecisionShare.Of(result.Model, InferenceOptions.Default, null);

        Assert.Equal(["a", "c", "else.conv", "then.conv"], share.Layers.Select(l => l.Node));
        Assert.Equal(4 * 16 * 16 * 64, share.Macs);
        Assert.Equal((0.75, 0.25), (share.Float16, share.Float32));
    }

    [Fact]
    public void Without_ranges_int8_is_refused_and_a_quantised_model_is_built_as_it_is()
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(Stage(Net(), new() { Int8 = true }, null, InferenceOptions.Default, null, diagnostics, default));
        Assert.Equal(["TRTC6501"], diagnostics.Items.Select(d => d.Code.Id));

        var made = Stage(Net(), new() { Int8 = true }, null, InferenceOptions.Default, new Fixed(0.1f), new(), default)!.Model;
        diagnostics = new();
        var again = Stage(made, new() { Int8 = true }, null, InferenceOptions.Default, null, diagnostics, default)!;
        Assert.Equal(["TRTC6504"], diagnostics.Items.Select(d => d.Code.Id));
        Assert.Null(again.Plan);
        Assert.Equal(made.Graph.Nodes.Count(n => n.Is("QuantizeLinear")), again.Model.Graph.Nodes.Count(n => n.Is("QuantizeLinear")));
    }

    [Fact]
    public void Faults_of_options_are_told()
    {
        Assert.Equal("TRTC6503", Fault(new() { Exclude = ["nobody*"] }, 1));
        Assert.Equal("TRTC6505", Fault(new() { Exclude = ["op:Conv"] }, 1));
        Assert.Equal("TRTC6515", Fault(new(), float.NaN));
        foreach (var text in new[] { "int8", "int9>=3%", "int8>=101%", "fp16>=x" })
        {
            var diagnostics = new DiagnosticList();
            Assert.Null(PrecisionRequirement.Parse(text, diagnostics));
            Assert.Equal("TRTC6507", Assert.Single(diagnostics.Items).Code.Id);
        }
    }

    private static string Fault(QuantOptions options, float scale)
    {
        var diagnostics = new DiagnosticList();
        Stage(Net(), new() { Int8 = true, Quant = options }, null, InferenceOptions.Default, new Fixed(scale), diagnostics, default);
        return Assert.Single(diagnostics.Items).Code.Id;
    }

    /// <summary>A cache of an older export has some of the tensors, one of another model none.</summary>
    [Fact]
    public void Ranges_of_some_tensors_make_a_warning_and_of_none_an_error()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        var b = g.Add("Relu", "b", [g.Conv("first", a, 32, 32, 3)]);
        var model = g.Model(g.Conv("head", g.Add("Relu", "c", [g.Conv("second", b, 32, 32, 3)]), 32, 16));
        foreach (var (without, code) in new[] { ((string[])["a"], "TRTC6502"), (["a", "b"], "TRTC6515") })
        {
            var diagnostics = new DiagnosticList();
            var result = Stage(model, new() { Int8 = true }, null, InferenceOptions.Default, new Fixed(0.1f) { Without = without },
                diagnostics, default);
            Assert.Equal(code, Assert.Single(diagnostics.Items).Code.Id);
            Assert.Equal(diagnostics.HasErrors, result is null);
        }
    }

    [Fact]
    public void A_requirement_is_held_against_the_graph()
    {
        var diagnostics = new DiagnosticList();
        var result = Stage(Net(), new() { Int8 = true }, null, InferenceOptions.Default, new Fixed(0.1f), diagnostics, default)!;
        var share = PrecisionShare.Of(result.Model, InferenceOptions.Default, result.Plan);

        PrecisionRequirement.Parse("int8>=87%", diagnostics)!.Check(share, "m.onnx", diagnostics);
        Assert.Empty(diagnostics.Items);
        PrecisionRequirement.Parse("int8>=88%", diagnostics)!.Check(share, "m.onnx", diagnostics);
        Assert.Equal("87.0 % of the multiplications are in INT8; 88.0 % are required.", Assert.Single(diagnostics.Items).Message);
    }

    /// <summary>Up to opset 17 (8.6) Q/DQ has FP32 scales and the casts stand outside; from 19 on scales are FP16. No target gets an opset
    /// that its parser does not read.</summary>
    [Theory]
    [InlineData("tensorrt-8.6", 17)]
    [InlineData("tensorrt-10.3", 19)]
    [InlineData("tensorrt-11.0", 19)]
    [InlineData("rtx-1.7", 19)]
    public void Each_target_gets_what_its_parser_reads(string name, long opset)
    {
        Assert.True(Target.TryParse(name, out var target));
        var diagnostics = new DiagnosticList();

        var result = Stage(Net(), new() { Int8 = true, Half = DataType.Float16 }, target, InferenceOptions.Default, new Fixed(0.1f),
            diagnostics, default)!;

        Assert.Empty(diagnostics.Items);
        Assert.Equal(opset, result.Model.Opset);
        Golden.Equal($"tests/Trtc.Tests.Pure/Precision/golden/target-opset-{opset}.txt", TestGraph.Dump(result.Model.Graph));
        OrtRun.First(result.Model);
    }

    [Theory]
    [InlineData("tensorrt-8.6", "reads opset 17 at most")]
    [InlineData("tensorrt-10.3", "reads opset 20 at most")]
    [InlineData("tensorrt-10.6", null)]
    [InlineData("tensorrt-11.4", null)]
    [InlineData("rtx-1.7", null)]
    public void BF16_is_refused_where_a_model_cannot_ask_for_it(string name, string? why)
    {
        Assert.True(Target.TryParse(name, out var target));
        var diagnostics = new DiagnosticList();

        var raised = PrecisionStage.Raise(Net(), new() { Half = DataType.BFloat16 }, target, diagnostics);

        Assert.Equal(why is null, raised is not null);
        Assert.Equal(why is null ? [] : ["TRTC6508"], diagnostics.Items.Select(d => d.Code.Id));
        if (why is not null) Assert.Contains(why, diagnostics.Items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grouped_convolution_whose_input_has_a_heavy_tail_stays_out()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        var b = g.Add("Relu", "b", [g.Conv("depthwise", a, 32, 32, 3, group: 32)]);
        var model = g.Model(g.Conv("head", g.Conv("dense", b, 32, 32), 32, 32));
        var heavy = QuantPlanner.Plan(model.Graph, new() { HeavyTails = ["a", "b"] });

        Assert.Equal(["stem First", "depthwise HeavyTail", "head Last"], heavy.Left.Select(l => $"{l.Node} {l.Reason}"));
        Assert.Equal(["stem", "depthwise", "dense", "head"], model.Graph.Nodes.Where(n => n.Is("Conv")).Select(n => n.Name));
    }

    /// <summary>The depthwise kernels are 0.1 throughout: 9 of them make 0.09 of the step's noise, s²/12, and a hundredth of the output's
    /// power is the limit.</summary>
    [Theory]
    [InlineData(1.01, false)]
    [InlineData(0.99, true)]
    public void A_grouped_convolution_whose_output_drowns_in_rounding_stays_out(double power, bool drowns)
    {
        const float step = 0.5f;
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        var depthwise = g.Conv("depthwise", a, 32, 32, 3, group: 32);
        var model = g.Model(g.Conv("head", g.Conv("dense", depthwise, 32, 32), 32, 32));
        var weight = model.Graph.Nodes.Single(n => n.Name == "depthwise").Inputs[1];
        var kernel = NamedTensor.Of(weight, [32, 1, 3, 3], Enumerable.Repeat(0.1f, 32 * 9).ToArray()).Tensor;
        var graph = model.Graph with { Initializers = model.Graph.Initializers.SetItem(weight, kernel) };
        var limit = 100 * (step * step / 12) * 9 * 0.01;
        var ranges = new Dictionary<string, MeasuredRange>
        {
            ["a"] = new(step, step * 127, MeanSquare: 1e6f),
            [depthwise] = new(step, step * 127, MeanSquare: (float)(limit * power)),
        };

        var plan = QuantPlanner.Plan(graph, MeasuredModel.Measured(graph, new(), ranges));

        Assert.Equal(drowns, plan.Left.Any(l => l is { Node: "depthwise", Reason: LeftReason.CoarseStep }));
        // Nothing is known of the output: left alone.
        ranges[depthwise] = new(step, step * 127);
        Assert.DoesNotContain(QuantPlanner.Plan(graph, MeasuredModel.Measured(graph, new(), ranges)).Left,
            l => l.Reason == LeftReason.CoarseStep);
    }

    [Fact]
    public void Measured_magnitudes_keep_nodes_out_of_FP16_with_and_without_INT8()
    {
        foreach (var int8 in new[] { false, true })
        {
            var diagnostics = new DiagnosticList();
            var result = Stage(Net(), new() { Int8 = int8, Half = DataType.Float16 }, null, InferenceOptions.Default,
                new Fixed(0.1f) { Large = "b" }, diagnostics, default)!;
            var head = result.Model.Graph.Nodes.Single(n => n.Name == "head");
            Assert.Empty(diagnostics.Items);
            // b itself and its reader: both touch a value beyond half of FP16's range.
            Assert.Equal("b", head.Inputs[0]);
            Assert.Equal(DataType.Float32, result.Model.Graph.Initializers[head.Inputs[1]].Type);
        }
    }

    /// <summary>As a build does it: raise, passes, calibration, precision.</summary>
    private static Staged? Stage(Model model, PrecisionOptions options, Target? target, InferenceOptions shapes, Fixed? ranges,
        DiagnosticList diagnostics, CancellationToken cancel)
    {
        PrecisionStage.Check(model, options, ranges is not null, false, diagnostics);
        if (diagnostics.HasErrors) return null;
        if (PrecisionStage.Raise(model, options, target, diagnostics) is not { } raised) return null;
        var passed = Pipeline.Run(raised, new PassContext(target, options.Half is not null), PassOptions.Default).Model;
        var optimised = new OptimisedModel(model, passed, ShapeInference.Run(passed, shapes).Model, options, new(), shapes, target);
        if ((ranges ?? new(0)).Measure(optimised, diagnostics) is not { } found) return null;
        return PrecisionStage.Run(optimised, found, new(diagnostics, new SilentObserver(), cancel)) is { } typed
            ? new(typed.Model, found.Plan) : null;
    }

    private static Model Net()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        return g.Model(g.Conv("head", g.Add("Relu", "b", [g.Conv("body", a, 32, 32, 3)]), 32, 16));
    }

    private sealed record Staged(Model Model, QuantPlan? Plan);

    private sealed class Fixed(float scale)
    {
        /// <summary>A value that FP16 cannot hold.</summary>
        public string? Large { get; init; }

        /// <summary>Tensors that it has no range of.</summary>
        public string[] Without { get; init; } = [];

        public Calibrated? Measure(OptimisedModel model, DiagnosticList diagnostics)
        {
            var found = new Calibrated { Magnitudes = Large is null ? new Dictionary<string, float>() : new() { [Large] = 1e5f } };
            if (!model.PlacesQdq || PrecisionStage.Place(model, diagnostics) is not { } first) return found;
            if (first.IsEmpty) return found with { Plan = first };
            var names = QuantPlanner.TensorsToCalibrate(model.Model.Graph, model.Precision.Quant).Except(Without);
            var measured = new MeasuredModel(model.Model, model.Typed, model.Precision.Quant,
                names.ToDictionary(t => t, _ => new MeasuredRange(scale, scale * 127), StringComparer.Ordinal));
            return PrecisionStage.Place(measured, "fixed", diagnostics) is { } plan ? found with { Measured = measured, Plan = plan }
                : null;
        }
    }
}
