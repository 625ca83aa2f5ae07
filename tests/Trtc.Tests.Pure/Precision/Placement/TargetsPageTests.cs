using Trtc.Core.Precision.Targets;

namespace Trtc.Tests.Precision.Placement;

public sealed class TargetsPageTests
{
    [Fact]
    public void Page_is_the_rules_and_the_table() => Golden.Equal("docs/targets.md", TargetsPage.Write());
}
