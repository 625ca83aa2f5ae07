using Trtc.Core.Check;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Tests.Precision;
using static Trtc.Tests.Precision.TestGraph;

namespace Trtc.Tests.Check;

/// <summary>The parser stores UINT8 constants as INT32: the masks of exported language models pass, UINT8 from an input does not.</summary>
public sealed class StoredBytesTests
{
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static string[] Errors(TestGraph g, params string[] outputs) =>
        [.. ModelCheck.Run(g.Model(outputs), new CheckOptions([Rtx], Graph.NoInitializers)).Findings.Select(f => f.Diagnostic.Code.Id)
            .Where(c => c != "TRTC5023")];

    private static void Masked(TestGraph g, string bytes)
    {
        var piece = g.Add("Slice", "piece",
            [g.Add("Slice", "rows", [bytes, g.Integers("s", 0), g.Integers("e", 2), g.Integers("a", 0)]), "s", "e", g.Integers("a1", 1)]);
        g.Add("Where", "y",
            [g.Add("Cast", "mask", [piece], ("to", Int((long)DataType.Bool))), g.Input("x", 2, 2), g.Constant("low", [], -1e4f)]);
    }

    [Fact]
    public void A_mask_that_is_stored_in_UINT8_is_read()
    {
        var g = new TestGraph { Opset = 13 };
        Masked(g, g.Data("mask.bytes", DataType.UInt8, [4, 4], new byte[16]));
        Assert.Empty(Errors(g, "y"));
    }

    [Fact]
    public void A_mask_that_is_given_in_UINT8_is_not()
    {
        var g = new TestGraph { Opset = 13 };
        Masked(g, g.Add("Cast", "bytes", [g.Input("given", 4, 4)], ("to", Int((long)DataType.UInt8))));
        Assert.Contains("TRTC5003", Errors(g, "y"));
    }
}
