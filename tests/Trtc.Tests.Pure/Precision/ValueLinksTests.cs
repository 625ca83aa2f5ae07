using System.Diagnostics;
using Trtc.Core.Precision;

namespace Trtc.Tests.Precision;

public class ValueLinksTests
{
    [Fact]
    public void Fresh_names_count_on_and_step_over_names_in_use()
    {
        var g = new TestGraph();
        var x = g.Input("x", 1, 8);
        var model = g.Model(g.Add("Relu", "x.2", [g.Add("Relu", "y", [x])]));
        var links = new ValueLinks(model.Graph);
        Assert.Equal(["z", "x.1", "x.3", "z.1", "x.4"],
            [links.Fresh("z"), links.Fresh("x"), links.Fresh("x"), links.Fresh("z"), links.Fresh("x")]);
    }

    [Fact]
    public void A_hundred_thousand_probes_of_one_name_are_no_square()
    {
        var g = new TestGraph();
        var links = new ValueLinks(g.Model(g.Add("Relu", "y", [g.Input("x", 1, 8)])).Graph);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100_000; i++) links.Fresh("probe");
        // Counting from one each time takes 5 · 10⁹ look-ups: minutes.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal("probe.100000", links.Fresh("probe"));
    }
}
