using System.Text;

namespace Trtc.Tests.Fake;

/// <summary>A build as each release sees it.</summary>
public sealed class BuildTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Calls_are_those_that_the_documentation_demands(string release)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(release));
        Assert.True(run.Exit == 0, run.Error);
        Assert.DoesNotContain("TRTC", run.Error, StringComparison.Ordinal);
        // 8.6 has no progress monitor: its phases come from its log.
        foreach (var phase in release == "tensorrt-8.6"
            ? ["  Optimizing graph", "  Timing tactics", "  Generating engine", "Building engine"] : (string[])["  Tactics", "Building"])
            Assert.Matches($"(?m)^{phase}  [0-9.]+ s$", run.Error);
        Assert.Equal(["digits.engine", "digits.engine.json", "digits.report.json"], run.Left);
        Assert.Equal(release.Contains("rtx", StringComparison.Ordinal) ? "vtrt" : "ftrt", Encoding.ASCII.GetString(run.Engine, 0, 4));
        run.AssertDestroyedOnce();
        // After the calls that try the library: the network is filled before it is configured; a profile is complete, min, opt, max, before
        // it is added; all before the build.
        string[] order =
        [
            "createInferBuilder_INTERNAL(", "IParser::supportsOperator(\"NoSuchOperator\")", "destroyed INetworkDefinition#1",
                "VBuilder::createNetworkV2(", "createNvOnnxParser_INTERNAL(", "IParser::parseFromFile(", "VBuilder::createBuilderConfig(",
            "VBuilderConfig::setMemoryPoolLimit(0, 67108864)", "VBuilder::createOptimizationProfile(",
                "VOptimizationProfile::setDimensions(\"image\", 0, [1,1,32,32])",
            "VOptimizationProfile::setDimensions(\"image\", 1, [4,1,32,32])",
                "VOptimizationProfile::setDimensions(\"image\", 2, [8,1,32,32])",
            "VBuilderConfig::addOptimizationProfile(", "VBuilder::buildSerializedNetwork(INetworkDefinition#2, IBuilderConfig#2)",
                "created IHostMemory#1", "VHostMemory::data(",
            "destroyed IHostMemory#1", "destroyed IBuilder#1",
        ];
        var at = -1;
        foreach (var call in order)
        {
            at = Array.FindIndex(run.Record, at + 1, l => l.StartsWith(call, StringComparison.Ordinal));
            Assert.True(at >= 0, $"{call} is missing or too early in\n{string.Join('\n', run.Record)}");
        }
        Golden.Equal($"tests/Trtc.Tests.Fake/Records/{release}.txt", string.Join('\n', run.Record) + "\n");
    }

    /// <summary>g++ and clang agree on slots, on structs that come back by value and on destructors: the fakes of both write the same
    /// record.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Libraries_built_by_clang_leave_the_same_record(string release)
    {
        using var run = FakeRun.Build(FakeSdk.ClangFolder(release));
        Assert.True(run.Exit == 0, run.Error);
        Golden.Equal($"tests/Trtc.Tests.Fake/Records/{release}.txt", string.Join('\n', run.Record) + "\n");
    }

    [Fact]
    public void A_newer_minor_release_is_driven_as_the_nearest_older_one()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "version=101901");
        Assert.Equal(0, run.Exit);
        Assert.Contains("TRTC3005", run.Error, StringComparison.Ordinal);
        run.AssertDestroyedOnce();
    }

    [Fact]
    public void Messages_may_come_from_another_thread()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-11.4"), "log-thread@VBuilder::buildSerializedNetwork");
        Assert.Equal(0, run.Exit);
        Assert.Contains("a warning from another thread", run.Error, StringComparison.Ordinal);
        run.AssertDestroyedOnce();
    }
}
