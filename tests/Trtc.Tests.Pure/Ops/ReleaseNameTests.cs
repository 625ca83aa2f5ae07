using Trtc.Core.Ops;
using Trtc.Tests.Interop;

namespace Trtc.Tests.Ops;

public sealed class ReleaseNameTests
{
    [Fact]
    public void The_releases_to_check_against_are_those_that_the_bindings_have()
    {
        var bound = NativeFunctions.Releases.Select(a =>
            new Target(a.Product == TensorRT.Product.TensorRTRtx ? TargetProduct.Rtx : TargetProduct.TensorRT, a.Major, a.Minor));
        Assert.Equal(bound.OrderBy(t => (t.Product, t.Major, t.Minor)), Target.Releases.OrderBy(t => (t.Product, t.Major, t.Minor)));
    }

    [Theory]
    [InlineData("10.3", "tensorrt-10.3")]
    [InlineData("trt10.3", "tensorrt-10.3")]
    [InlineData("tensorrt-11.2", "tensorrt-11.1")]
    [InlineData("rtx-1.0", "rtx-1.3")]
    [InlineData("1.7", "rtx-1.7")]
    [InlineData("tensort-10.3", "tensorrt-10.3")]
    [InlineData("10", "tensorrt-10.16")]
    [InlineData("8.6.1", "tensorrt-8.6")]
    public void A_release_that_is_none_leads_to_the_one_meant(string text, string meant)
    {
        Assert.False(Target.TryParse(text, out _) && text != meant);
        Assert.Equal(meant, Target.Meant(text).Name);
    }
}
