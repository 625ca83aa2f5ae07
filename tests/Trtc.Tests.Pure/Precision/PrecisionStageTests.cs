using Trtc.Core.Build;
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

        var result = Stage(model, new() { Int8 = true, Half = DataType.Float16 }, null, InferenceOptions.Default, new Fixed(0.1f), diagnostics, default)!;

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
        Assert.Equal("TRTC6502", Fault(new(), float.NaN));
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

    /// <summary>As a build does it: raise, passes, precision.</summary>
    private static PrecisionResult? Stage(Model model, PrecisionOptions options, Target? target, InferenceOptions shapes, IRangeSource? ranges, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (PrecisionStage.Raise(model, options, diagnostics) is not { } raised) return null;
        var optimised = Pipeline.Run(raised, new PassContext(target, options.Half is not null), PassOptions.Default).Model;
        return PrecisionStage.Run(optimised, options, target, shapes, ranges, new SilentObserver(), diagnostics, cancel);
    }

    private static Model Net()
    {
        var g = new TestGraph();
        var a = g.Add("Relu", "a", [g.Conv("stem", g.Input("x", 1, 3, 8, 8), 3, 32, 3)]);
        return g.Model(g.Conv("head", g.Add("Relu", "b", [g.Conv("body", a, 32, 32, 3)]), 32, 16));
    }

    private sealed class Fixed(float scale) : IRangeSource
    {
        public string Name => "fixed";

        public MeasuredModel? Measure(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel) =>
            new(request.Model, request.Quant, QuantPlanner.TensorsToCalibrate(request.Model.Graph, request.Quant).ToDictionary(t => t, _ => new MeasuredRange(scale, scale * 127), StringComparer.Ordinal));
    }
}
