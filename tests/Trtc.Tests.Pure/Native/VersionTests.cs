using TensorRT;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

public sealed class VersionTests
{
    [Theory]
    [InlineData(8601, Product.TensorRT, 8, 6, 1)]
    [InlineData(8503, Product.TensorRT, 8, 5, 3)]
    [InlineData(100001, Product.TensorRT, 10, 0, 1)]
    [InlineData(101601, Product.TensorRT, 10, 16, 1)]
    [InlineData(110402, Product.TensorRT, 11, 4, 2)]
    [InlineData(10701, Product.TensorRTRtx, 1, 7, 1)]
    [InlineData(10300, Product.TensorRTRtx, 1, 3, 0)]
    public void Library_numbers_are_taken_apart(int number, Product product, int major, int minor, int patch)
    {
        Assert.Equal(new TensorRTVersion(product, major, minor, patch), TensorRTVersion.Decode(number, product));
        Assert.Equal(new TensorRTVersion(product, major, minor, patch), TensorRTVersion.Decode(number));
    }

    [Fact]
    public void A_renamed_RTX_is_told_by_its_number() =>
        Assert.Equal(Product.TensorRTRtx, TensorRTVersion.Decode(10701, Product.TensorRT).Product);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(999)]
    public void Numbers_of_no_release_are_refused(int number) =>
        Assert.Equal(TensorRTError.UnknownVersion, Assert.Throws<TensorRTException>(() => TensorRTVersion.Decode(number)).Error);

    [Fact]
    public void The_exact_row_is_chosen() =>
        Assert.True(ReleaseRow.Choose(new(Product.TensorRTRtx, 1, 7, 1), windows: false)
            is { Exact: true, Abi: { Minor: 7, Windows: false } });

    [Fact]
    public void An_unknown_RTX_is_refused_by_name()
    {
        var fault = Assert.Throws<TensorRTException>(() => ReleaseRow.Choose(new(Product.TensorRTRtx, 1, 99, 0), windows: false));
        Assert.Equal(TensorRTError.UnknownVersion, fault.Error);
        Assert.Contains("TensorRT-RTX 1.99.0", fault.Message, StringComparison.Ordinal);
        Assert.Contains("1.7", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tensorrt-8.6.1", true)]
    [InlineData("tensorrt-8.6", true)]
    [InlineData("tensorrt-8", true)]
    [InlineData("TensorRT-8.6.1", true)]
    [InlineData("tensorrt-8.6.2", false)]
    [InlineData("tensorrt-10", false)]
    [InlineData("rtx-8.6", false)]
    public void A_requirement_is_the_beginning_of_a_version(string text, bool matches)
    {
        Assert.True(SdkRequirement.TryParse(text, out var requirement));
        Assert.Equal(matches, requirement.Matches(new(Product.TensorRT, 8, 6, 1)));
    }

    [Fact]
    public void Both_names_of_RTX_are_taken()
    {
        Assert.True(SdkRequirement.TryParse("tensorrt-rtx-1.7.1.116", out var longer));
        Assert.True(SdkRequirement.TryParse("rtx-1.7", out var shorter));
        var version = new TensorRTVersion(Product.TensorRTRtx, 1, 7, 1, 116);
        Assert.True(longer.Matches(version) && shorter.Matches(version));
        Assert.False(longer.Matches(version with { Build = 117 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8.6.1")]
    [InlineData("tensorrt")]
    [InlineData("tensorrt-")]
    [InlineData("tensorrt-8.x")]
    [InlineData("tensorrt-8.6.1.2.3")]
    [InlineData("rtx--1")]
    public void Other_texts_are_no_requirement(string text) => Assert.False(SdkRequirement.TryParse(text, out _));
}
