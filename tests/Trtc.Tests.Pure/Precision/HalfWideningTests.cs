using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;

namespace Trtc.Tests.Precision;

/// <summary>A model exported in FP16 takes INT8 like the FP32 model it was made from.</summary>
public sealed class HalfWideningTests
{
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static Model Exported(bool halfIo)
    {
        var g = new TestGraph { Opset = 17 };
        var x = g.Input("x", 1, 16, 8, 8);
        for (var i = 0; i < 4; i++) x = g.Add("Relu", $"r{i}", [g.Conv($"c{i}", x, 16, 16, 3)]);
        var model = g.Model(x);
        return model with { Graph = HalfPass.Run(model.Graph, new() { Type = DataType.Float16, HalfIo = halfIo }, 17) };
    }

    private static Model Prepared(Model model)
    {
        var raised = PrecisionStage.Raise(model, new() { Int8 = true }, Rtx, new DiagnosticList())!;
        return Pipeline.Run(raised, new(Rtx, true), PassOptions.Default with { Verify = true }).Model;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_layers_qualify_and_its_inputs_and_outputs_keep_their_type(bool halfIo)
    {
        var model = Exported(halfIo);
        Assert.Contains(model.Graph.Initializers.Values, t => t.Type == DataType.Float16);
        var prepared = Prepared(model);
        var plan = QuantPlanner.Plan(ShapeInference.Run(prepared).Model.Graph, new());
        Assert.NotEmpty(plan.Weights);
        Assert.Equal(LeftReason.Last, Assert.Single(plan.Left).Reason);
        Assert.DoesNotContain(prepared.Graph.Initializers.Values, t => t.Type == DataType.Float16);
        var io = halfIo ? DataType.Float16 : DataType.Float32;
        Assert.Equal((io, io), (prepared.Graph.Inputs[0].Element, prepared.Graph.Outputs[0].Element));
        Assert.Equal(halfIo ? 2 : 0, prepared.Graph.Nodes.Count(n => n.Is("Cast")));
        if (!halfIo) OrtRun.Close(OrtRun.First(model), OrtRun.First(prepared), 0.02f);
    }

    [Fact]
    public void Without_INT8_it_stays()
    {
        var model = Exported(halfIo: true);
        Assert.Same(model, PrecisionStage.Raise(model, new() { Half = DataType.Float16 }, Rtx, new DiagnosticList()));
    }
}
