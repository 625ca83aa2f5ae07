using Trtc.Core.Check;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Check;

/// <summary>TRTC5024 is said of the node whose result's size the data decides, and of no node whose inputs' sizes are not known in the
/// first place.</summary>
public sealed class DataDependentShapeTests
{
    private static string[] Places(TestGraph g, params string[] outputs) =>
        [.. ModelCheck.Run(g.Model(outputs), new CheckOptions([new(TargetProduct.TensorRT, 10, 16)], Graph.NoInitializers)).Findings
            .Where(f => f.Diagnostic.Code.Id == "TRTC5024").Select(f => f.Node)];

    [Fact]
    public void The_node_that_counts_in_the_data_is_named_and_none_behind_it()
    {
        var g = new TestGraph { Opset = 17 };
        g.Add("NonZero", "places", [g.Input("x", 4, 4)]);
        g.Add("Transpose", "rows", ["places"]);
        g.Add("GatherND", "values", ["x", "rows"]);
        Assert.Equal(["places"], Places(g, "values"));
    }

    [Fact]
    public void Behind_an_operator_without_a_rule_nothing_is_known_and_nothing_is_said()
    {
        var g = new TestGraph { Opset = 17 };
        g.Add("Crop", "cut", [g.Input("x", 1, 3, 8, 8)]);
        g.Conv("conv", "cut", 3, 8);
        g.Add("Shape", "size", ["cut"]);
        g.Add("ConstantOfShape", "zeros", ["size"]);
        Assert.Empty(Places(g, "conv", "zeros"));
    }
}
