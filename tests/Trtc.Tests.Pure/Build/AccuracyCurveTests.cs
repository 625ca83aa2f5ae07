using System.Collections.Immutable;
using System.Xml.Linq;
using Trtc.Core.Accuracy;
using Trtc.Core.Report;

namespace Trtc.Tests.Build;

public class AccuracyCurveTests
{
    private static readonly AccuracyInfo Found = new(
        "cosine>=0.9995", 0.9995, true, 0.99951, 0.99971, 0.416, "auto + equalisation + bias correction", "a judge", 96, 64, 64, 2936, [],
            [],
        [
            new("all", 0, 0.9276, 0.9556, 0.9423), new("bisect", 5, 0.6999, 0.9879, null), new("bisect", 13, 0.4240, 0.9994, null),
                new("add-back", 12, 0.5823, 0.9987, null),
            new("final", 13, 0.4991, 0.9995, 0.9992), new("final", 14, 0.4159, 0.9997, 0.9995),
        ]);

    [Fact]
    public void The_axis_has_round_numbers_and_every_mark_lies_inside()
    {
        var svg = XDocument.Parse(AccuracyCurve.Svg(Found)).Root!;
        var texts = svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Contains("0.94", texts);
        Assert.Contains("1.00", texts);
        Assert.Contains("cosine>=0.9995: held with 41.6% in INT8", texts);
        Assert.Contains("built: 0.9995", texts);
        var (width, height) = ((double)svg.Attribute("width")!, (double)svg.Attribute("height")!);
        var marks = svg.Elements().Where(e => e.Name.LocalName == "circle" && e.HasElements).ToList();
        Assert.Equal(9, marks.Count);
        Assert.All(marks, m => Assert.True((double)m.Attribute("cx")! is var x && x >= 76 && x <= width
            && (double)m.Attribute("cy")! is var y && y >= 56 && y <= height - 78));
    }

    [Fact]
    public void One_model_that_meets_the_budget_exactly_is_a_picture_too()
    {
        var svg = AccuracyCurve.Svg(Found with { Budget = "top1>=0%", Minimum = 0, Figure = 0, Curve = [new("all", 0, 1, 0, 0)] });
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
    }
}
