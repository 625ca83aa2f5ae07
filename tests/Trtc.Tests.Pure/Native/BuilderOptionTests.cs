using TensorRT;
using Trtc.Core.Contracts;

namespace Trtc.Tests.Native;

public sealed class BuilderOptionTests
{
    [Fact]
    public void Every_option_takes_its_text_and_shows_it_again()
    {
        Assert.Equal(BuilderOptionTable.All.Select(r => r.Name), BuilderOptionSamples.All.Select(s => s.Name));
        foreach (var (name, value) in BuilderOptionSamples.All)
        {
            var row = BuilderOptionTable.All.Single(r => r.Name == name);
            Assert.Null(row.Show(new()));
            var set = row.Set(new(), value);
            Assert.NotNull(set);
            Assert.Equal((name, value), Assert.Single(BuilderOptionTable.Given(set)));
        }
    }

    [Theory]
    [InlineData("--hardware-compat", "turing")]
    [InlineData("--tiling", "2")]
    [InlineData("--avg-timing", "0")]
    [InlineData("--dla-core", "-1")]
    [InlineData("--pool", "dla_sram")]
    [InlineData("--pool", "cache=1MiB")]
    [InlineData("--tactic-sources", "cublas,magma")]
    [InlineData("--input-format", "x=fp12:chw")]
    [InlineData("--input-format", "x=nchw")]
    [InlineData("--layer-precision", "conv")]
    [InlineData("--layer-precision", "conv=fp4")]
    [InlineData("--timing-cache", "")]
    public void Other_texts_are_refused(string name, string value) =>
        Assert.Null(BuilderOptionTable.All.Single(r => r.Name == name).Set(new(), value));

    [Fact]
    public void Repeated_options_add_up()
    {
        var row = BuilderOptionTable.All.Single(r => r.Name == "--plugin");
        Assert.Equal(["a", "b"], row.Set(row.Set(new(), "a")!, "b")!.Plugins);
    }

    [Theory]
    [InlineData(BuilderFeature.Int8Calibrator, "TensorRT 8.6, 10.0 to 10.16")]
    [InlineData(BuilderFeature.ComputeCapabilities, "TensorRT-RTX 1.3 to 1.7")]
    [InlineData(BuilderFeature.Tiling, "TensorRT 10.8 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7")]
    [InlineData(BuilderFeature.Refit, "TensorRT 8.6, 10.0 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7")]
    [InlineData(BuilderFeature.RuntimePlatform, "TensorRT 10.2 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7")]
    public void Releases_that_have_a_feature_are_named(BuilderFeature feature, string releases) =>
        Assert.Equal(releases, ReleaseFeatures.ReleasesWith(feature));

    [Fact]
    public void Every_feature_is_had_by_some_release() =>
        Assert.All(Enum.GetValues<BuilderFeature>(), f => Assert.NotEqual("no release", ReleaseFeatures.ReleasesWith(f)));
}
