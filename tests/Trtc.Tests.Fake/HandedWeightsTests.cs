using System.Text.RegularExpressions;

namespace Trtc.Tests.Fake;

/// <summary>Large weights as each release's parser sees them: by name where it takes them so, in the file where it does not.</summary>
public sealed class HandedWeightsTests
{
    private static readonly string[] Outputs = ["large.bin", "large.engine", "large.engine.json", "large.onnx", "large.report.json"];

    [Theory]
    [InlineData("tensorrt-10.16", 0)]
    [InlineData("tensorrt-11.4", 0)]
    [InlineData("tensorrt-rtx-1.4", 0)]
    // Floats at an odd address are moved to one that they may have.
    [InlineData("tensorrt-rtx-1.7", 2)]
    public void They_come_by_name_where_the_parser_takes_them(string release, int shift)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(release), "", folder => LargeModel.Write(folder, shift));
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(Outputs, run.Left);
        run.AssertDestroyedOnce();
        Assert.DoesNotContain(run.Record, l => l.StartsWith("IParser::parseFromFile", StringComparison.Ordinal)
            || l.StartsWith("weights changed", StringComparison.Ordinal));
        var at = Array.FindIndex(run.Record, l => l.StartsWith("IParser::loadModelProto(true, \"", StringComparison.Ordinal));
        Assert.True(at >= 0, string.Join('\n', run.Record));
        // Name, bytes, and an address that is a multiple of eight; the sums tell the weight in the file from that which a pass has doubled.
        var handed = run.Record[(at + 1)..(at + 4)]
            .Select(l => Regex.Match(l, "^IParser::loadInitializer\\(\"(.*)\", (\\d+), (\\d+), 0\\)$")).ToArray();
        Assert.All(handed, m => Assert.True(m.Success, string.Join('\n', run.Record)));
        Assert.Equal([("scaled_folded", LargeModel.Bytes), ("second_bias_folded", 12288), ("weight", LargeModel.Bytes)],
            handed.Select(m => (m.Groups[1].Value, long.Parse(m.Groups[2].Value))).Order());
        Assert.Equal(3, handed.Select(m => m.Groups[3].Value).Distinct().Count());
        Assert.Equal("IParser::parseModelProto()", run.Record[at + 4]);
    }

    [Theory]
    [InlineData("tensorrt-8.6")]
    [InlineData("tensorrt-10.8")]
    public void They_are_in_the_file_where_it_does_not(string release)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(release), "", folder => LargeModel.Write(folder));
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(Outputs, run.Left);
        Assert.Single(run.Record, l => l.StartsWith("IParser::parseFromFile(", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Record, l => l.StartsWith("IParser::load", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null@IParser::loadModelProto", "TRTC4002")]
    [InlineData("null@IParser::loadInitializer#2", "TRTC4002")]
    [InlineData("error=no such initializer@IParser::loadInitializer", "no such initializer")]
    [InlineData("null@IParser::parseModelProto", "TRTC4002")]
    [InlineData("crash@IParser::loadInitializer", "TRTC4006")]
    public void A_parser_that_refuses_them_is_a_diagnostic_and_nothing_is_left(string plan, string said)
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-rtx-1.7"), plan, folder => LargeModel.Write(folder));
        Assert.Equal(1, run.Exit);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(["large.bin", "large.onnx"], run.Left);
    }
}
