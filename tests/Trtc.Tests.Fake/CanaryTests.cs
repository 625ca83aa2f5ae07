namespace Trtc.Tests.Fake;

/// <summary>A library whose methods are not where the tables have them is caught by calls with known answers, before anything is built with
/// it.</summary>
public sealed class CanaryTests
{
    [Theory]
    // Each with the other one's classes: only the place of addCumulative differs.
    [InlineData("trap-10.8", "TensorRT 10.8")]
    [InlineData("trap-10.9", "TensorRT 10.9")]
    // Newer than any known, and not as the nearest older one is.
    [InlineData("trap-10.17", "TensorRT 10.16")]
    [InlineData("trap-11.5", "TensorRT 11.4")]
    [InlineData("trap-rtx-1.7", "TensorRT-RTX 1.7")]
    public void A_library_of_another_layout_is_caught_before_a_build(string sdk, string drivenAs)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(sdk));
        Assert.Equal(3, run.Exit);
        Assert.Contains("TRTC3014", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        // One that survives its wrong answer is told by it, one that does not by its last call.
        Assert.True(run.Error.Contains($"not where those of {drivenAs} are: V", StringComparison.Ordinal)
            || run.Error.Contains("a call to try it with, ended its process with signal", StringComparison.Ordinal), run.Error);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("IParser::parseFromFile", StringComparison.Ordinal)
            || l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
    }

    [Fact]
    public void A_newer_minor_release_of_the_same_layout_passes()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-11.4"), "version=110700");
        Assert.Equal(0, run.Exit);
        Assert.Contains("TRTC3005", run.Error, StringComparison.Ordinal);
        run.AssertDestroyedOnce();
    }

    [Theory]
    [InlineData("null@VNetworkDefinition::addInput", "addInput answers null")]
    [InlineData("null@VTensor::getName", "getName answers")]
    [InlineData("null@VBuilderConfig::getMemoryPoolLimit", "getMemoryPoolLimit answers 0, not")]
    [InlineData("null@IParser::supportsOperator", "supportsOperator answers False, not True")]
    [InlineData("crash@VOptimizationProfile::getDimensions",
        "VOptimizationProfile::getDimensions, a call to try it with, ended its process with signal 11")]
    [InlineData("throw@VLayer::getType", "VLayer::getType, a call to try it with, ended its process with signal 6")]
    public void A_wrong_answer_is_told_with_its_call(string plan, string said)
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), plan);
        Assert.Equal(3, run.Exit);
        Assert.Contains("TRTC3014", run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Left);
    }

    [Fact(Explicit = true)]
    public void A_call_that_never_returns_is_given_up()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "hang@VNetworkDefinition::addIdentity");
        Assert.Equal(3, run.Exit);
        Assert.Contains("VNetworkDefinition::addIdentity did not return within 30 s", run.Error, StringComparison.Ordinal);
    }
}
