using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Check;

/// <summary>Where the installed parser and the table disagree, and where they do not.</summary>
public sealed class SecondOpinionTests
{
    private static readonly Target Rtx = new(TargetProduct.Rtx, 1, 7);

    private static readonly ParserOpinion Reads = new(true, [], [], [0, 1]);

    private static CheckResult Ask(ParserOpinion opinion, string op = "Relu")
    {
        var g = new TestGraph { Opset = 17 };
        g.Add("Relu", "first", [g.Input("x", 4, 4)]);
        g.Add(op, "second", ["first"]);
        var model = g.Model("second");
        var result = ModelCheck.Run(model, new CheckOptions([Rtx], Graph.NoInitializers));
        return SecondOpinion.Add(result, model, new(Rtx, "1.7.1.116", "/lib", opinion));
    }

    private static ParserOpinion Refuses(long node, string name, string op) =>
        new(false, [new(node, name, op, "no importer")], [], [1 - node]);

    private static string[] Codes(CheckResult result) => [.. result.Findings.Select(f => f.Diagnostic.Code.Id)];

    [Fact]
    public void Agreement_is_silent()
    {
        Assert.Empty(Ask(Reads).Findings);
        Assert.Equal(["TRTC5001"], Codes(Ask(Refuses(1, "second", "Det"), "Det")));
    }

    [Fact]
    public void What_only_the_parser_refuses_is_an_error_at_its_node()
    {
        var result = Ask(Refuses(1, "", ""));
        Assert.Equal(["TRTC4001", "TRTC5030"], Codes(result));
        Assert.All(result.Findings, f => Assert.Equal("node 1", f.Path));
        Assert.True(result.Refuses(Rtx, SupportPhase.Parser));
        Assert.Contains("no importer", result.Findings[1].Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_table_refuses_is_said()
    {
        var result = Ask(Reads, "Det");
        Assert.Equal(["TRTC5001", "TRTC5030"], Codes(result));
        Assert.Equal("node 1", result.Findings[1].Path);
        Assert.Contains("TRTC5001", result.Findings[1].Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusals_of_different_nodes_are_two_disagreements()
    {
        var result = Ask(Refuses(0, "first", "Relu"), "Det");
        Assert.Equal(["TRTC5001", "TRTC4001", "TRTC5030", "TRTC5030"], Codes(result));
        Assert.Equal(["node 1", "node 0", "node 0", "node 1"], result.Findings.Select(f => f.Path));
    }

    [Fact]
    public void A_node_in_no_supported_part_is_not_said_to_be_read()
    {
        var result = Ask(Refuses(0, "first", "Relu") with { Supported = [] }, "Det");
        Assert.Equal(["TRTC5001", "TRTC4001", "TRTC5030"], Codes(result));
    }

    [Fact]
    public void A_release_that_names_no_parts_is_not_held_to_take_the_rest()
    {
        var result = Ask(Refuses(0, "first", "Relu") with { Supported = null }, "Det");
        Assert.Equal(["TRTC5001", "TRTC4001", "TRTC5030"], Codes(result));
    }
}
