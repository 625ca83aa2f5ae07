using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

public sealed class OutOfMemoryKillsTests
{
    [Theory]
    [InlineData("0::/user.slice/build", "/sys/fs/cgroup/user.slice/build/memory.events.local")]
    [InlineData("0::/", "/sys/fs/cgroup/memory.events.local")]
    [InlineData("4:memory:/docker/1f", "/sys/fs/cgroup/memory/docker/1f/memory.oom_control")]
    [InlineData("7:cpu,memory:/a:b", "/sys/fs/cgroup/memory/a:b/memory.oom_control")]
    [InlineData("9:name=systemd:/", null)]
    [InlineData("1:cpu:/", null)]
    [InlineData("", null)]
    public void The_counter_is_that_of_the_process_s_group(string line, string? file) =>
        Assert.Equal(file, OutOfMemoryKills.CounterFile(line));

    [Fact]
    public void A_process_that_is_gone_has_no_count() => Assert.Null(OutOfMemoryKills.Of(int.MaxValue));
}
