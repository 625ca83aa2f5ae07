using System.Text.Json.Nodes;

namespace Trtc.Tests.Fake;

/// <summary><c>--compare-sizes</c>: the same model in FP32, FP16 and INT8, one engine kept.</summary>
public sealed class CompareSizesTests
{
    private static readonly string[] Calibrated =
        ["--int8", "--calib", Repository.Path("samples", "digits", "calib", "3"), "--preset", "unit"];

    [Theory]
    [InlineData("tensorrt-8.6")]
    [InlineData("tensorrt-11.1")]
    [InlineData("tensorrt-rtx-1.7")]
    public void The_other_two_are_built_and_thrown_away(string release)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(release), "", [.. Calibrated, "--compare-sizes"]);
        Assert.True(run.Exit == 0, run.Error);
        Assert.DoesNotContain("TRTC", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, Builds(run));
        Assert.Equal(["digits.engine", "digits.engine.json", "digits.report.json"], run.Left);
        var size = run.Engine.Length;
        Assert.Equal([$"FP32 {size}", $"FP16 {size}", $"INT8 {size}"], Sizes(run).Select(s => $"{s["type"]} {s["engineBytes"]}"));
        Assert.All(Sizes(run), s => Assert.True((double)s["seconds"]! >= 0));
        // Weights of 44,810 numbers; in INT8 those of the layers that the rules take.
        long[] weights = [.. Sizes(run).Select(s => (long)s["weightBytes"]!)];
        Assert.Equal(weights[0] / 2, weights[1], 64.0);
        Assert.InRange(weights[2], weights[0] / 4, weights[1] - 1);
        var timings = JsonNode.Parse(run.Text("digits.report.json"))!["timings"]!;
        Assert.True((double)timings["compare"]! > 0);
        Assert.Contains($"FP32 {size} B, FP16 {size} B, INT8 {size} B; built to compare in ", run.Output, StringComparison.Ordinal);
        run.AssertDestroyedOnce();
    }

    [Fact]
    public void Without_it_only_what_is_known_is_told()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--fp16");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(1, Builds(run));
        Assert.Equal(["FP32 ", $"FP16 {run.Engine.Length}", "INT8 "], Sizes(run).Select(s => $"{s["type"]} {s["engineBytes"]}"));
        Assert.All(Sizes(run), s => Assert.True((long)s["weightBytes"]! > 0));
        Assert.DoesNotContain("sizes:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_told_and_the_engine_stands()
    {
        using var noRanges = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "", "--fp16", "--compare-sizes");
        Assert.True(noRanges.Exit == 0, noRanges.Error);
        Assert.Contains("warning TRTC4021", noRanges.Error, StringComparison.Ordinal);
        Assert.Contains("no INT8 engine was built to compare sizes with: INT8 was asked for, and there is nothing to take ranges from",
            noRanges.Error, StringComparison.Ordinal);
        Assert.Equal([$"FP32 {noRanges.Engine.Length}", $"FP16 {noRanges.Engine.Length}", "INT8 "],
            Sizes(noRanges).Select(s => $"{s["type"]} {s["engineBytes"]}"));
        Assert.Contains("INT8 not built", noRanges.Output, StringComparison.Ordinal);

        // The second build dies, the third one has a new process.
        using var crash =
            FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "crash@VBuilder::buildSerializedNetwork#2", [.. Calibrated, "--compare-sizes"]);
        Assert.True(crash.Exit == 0, crash.Error);
        Assert.Contains("no FP32 engine was built to compare sizes with: the process that ran TensorRT ended with signal 11", crash.Error,
            StringComparison.Ordinal);
        Assert.Equal(["FP32 ", $"FP16 {crash.Engine.Length}", $"INT8 {crash.Engine.Length}"],
            Sizes(crash).Select(s => $"{s["type"]} {s["engineBytes"]}"));
        Assert.Equal(["digits.engine", "digits.engine.json", "digits.report.json"], crash.Left);
    }

    private static int Builds(FakeRun run) =>
        run.Record.Count(l => l.StartsWith("VBuilder::buildSerializedNetwork(", StringComparison.Ordinal));

    private static JsonNode[] Sizes(FakeRun run) =>
        [.. JsonNode.Parse(run.Text("digits.report.json"))!["sizes"]!.AsArray().OfType<JsonNode>()];
}
