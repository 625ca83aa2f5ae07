using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Precision;

/// <summary>A raised model computes what it did: ONNX Runtime is the judge.</summary>
public class OpsetRaiseTests
{
    public static TheoryData<string, long> Cases => new()
    {
        { "softmax-rows", 9 }, { "softmax-last", 11 }, { "slice", 9 }, { "clip", 7 }, { "pad", 10 }, { "resize", 10 }, { "upsample", 8 },
        { "upsample", 9 }, { "reduce", 12 }, { "mean", 13 }, { "split", 11 }, { "split-even", 13 }, { "squeeze", 12 }, { "topk", 9 },
            { "dropout", 10 }, { "batch-normalization", 8 }, { "group-normalization", 18 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Computes_the_same(string name, long opset)
    {
        var g = new TestGraph { Opset = opset };
        var x = g.Input("x", 2, 4, 6, 5);
        var model = g.Model(Build(name, g, x));
        var diagnostics = new DiagnosticList();

        var raised = OpsetRaise.Run(model, 22, diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.Equal(22, raised!.Opset);
        foreach (var node in raised.Graph.Nodes)
        {
            var signature = OpTable.Find("", node.OpType)!.At(22)!;
            Assert.All(node.Attributes.Keys, a => Assert.NotNull(signature.Attribute(a)));
            Assert.False(signature.Deprecated);
        }
        OrtRun.Close(OrtRun.First(model), OrtRun.First(raised), 1e-6f);
    }

    [Fact]
    public void Says_which_node_has_no_equal_form_and_leaves_the_model()
    {
        var g = new TestGraph { Opset = 8 };
        var x = g.Input("x", 1, 2, 4, 4);
        var bn = g.Add("BatchNormalization", "bn", [x, g.Weight("s", 2), g.Weight("b", 2), g.Weight("m", 2), g.Constant("v", [2], 1, 2)],
            ("spatial", Int(0)));
        var diagnostics = new DiagnosticList();

        Assert.Null(OpsetRaise.Run(g.Model(bn), 13, diagnostics));
        Assert.Equal("TRTC6509", Assert.Single(diagnostics.Items).Code.Id);
        var model = g.Model(bn);
        Assert.Same(model, OpsetRaise.Run(model, 8, diagnostics));
    }

    private static string Build(string name, TestGraph g, string x)
    {
        switch (name)
        {
            case "softmax-rows": return g.Add("Softmax", "y", [x], ("axis", Int(1)));
            case "softmax-last": return g.Add("Softmax", "y", [x], ("axis", Int(3)));
            case "slice": return g.Add("Slice", "y", [x], ("starts", Ints(1, -3)), ("ends", Ints(4, 100)), ("axes", Ints(1, 3)));
            case "clip": return g.Add("Clip", "y", [x], ("min", new FloatAttribute(-0.5f)), ("max", new FloatAttribute(1)));
            case "pad": return g.Add("Pad", "y", [x], ("pads", Ints(0, 0, 1, 2, 0, 0, 0, 1)), ("value", new FloatAttribute(3)));
            case "resize": return g.Add("Resize", "y", [x, g.Constant("f", [4], 1, 1, 1.7f, 2)], ("mode", Text("nearest")));
            case "upsample" when g.Opset < 9: return g.Add("Upsample", "y", [x], ("scales", new FloatsAttribute([1, 1, 2, 3])),
                ("mode", Text("linear")));
            case "upsample": return g.Add("Upsample", "y", [x, g.Constant("f", [4], 1, 1, 2, 2)], ("mode", Text("nearest")));
            case "reduce": return g.Add("ReduceSum", "y", [x], ("axes", Ints(1, 3)), ("keepdims", Int(0)));
            case "mean": return g.Add("ReduceMean", "y", [x], ("axes", Ints(2)), ("keepdims", Int(1)));
            case "split": return g.Add("Split", ["y", "z"], [x], ("axis", Int(1)), ("split", Ints(1, 3)));
            case "split-even": return g.Add("Split", ["y", "z"], [x], ("axis", Int(1)));
            case "squeeze": return g.Add("Squeeze", "y", [g.Add("Unsqueeze", "u", [x], ("axes", Ints(0, 3)))], ("axes", Ints(0)));
            case "topk": return g.Add("TopK", ["y", "i"], [x], ("axis", Int(3)), ("k", Int(2)));
            case "dropout": return g.Add("Dropout", "y", [x], ("ratio", new FloatAttribute(0.4f)));
            case "group-normalization": return g.Add("GroupNormalization", "y",
                [x, g.Constant("s", [2], 1, 3), g.Constant("b", [2], 0.5f, -1)], ("num_groups", Int(2)));
            default:
                return g.Add("BatchNormalization", "y",
                    [x, g.Weight("s", 4), g.Weight("b", 4), g.Weight("m", 4), g.Constant("v", [4], 1, 2, 3, 4)], ("spatial", Int(1)));
        }
    }
}
