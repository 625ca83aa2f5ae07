using Trtc.Core.Ops;

namespace Trtc.Tests.Check;

public sealed class OperatorsPageTests
{
    [Fact]
    public void Page_is_the_table() => Golden.Equal("docs/operators.md", OperatorsPage.Write());

    [Fact]
    public void Every_standard_operator_says_what_to_do_where_it_is_not_supported()
    {
        foreach (var row in OpTable.All.Where(r => r.Domain.Length == 0 && !r.Support.IsSupported))
            Assert.True(row.Support.Instead.Length > 0, row.Name);
    }

    [Theory]
    [InlineData("tensorrt-10.3", "TensorRT 10.3")]
    [InlineData("trt-8.6", "TensorRT 8.6")]
    [InlineData("RTX-1.7", "TensorRT-RTX 1.7")]
    [InlineData("tensorrt-rtx-1.4", "TensorRT-RTX 1.4")]
    public void Targets_are_read_as_people_write_them(string text, string name)
    {
        Assert.True(Target.TryParse(text, out var target));
        Assert.Equal(name, target.ToString());
        Assert.True(Target.TryParse(target.Name, out var again));
        Assert.Equal(target, again);
    }

    [Theory]
    [InlineData("tensorrt")]
    [InlineData("tensorrt-9.0")]
    [InlineData("rtx-1.99")]
    [InlineData("10.3")]
    [InlineData("tensorrt-10.x")]
    public void Unknown_targets_are_refused(string text) => Assert.False(Target.TryParse(text, out _));
}
