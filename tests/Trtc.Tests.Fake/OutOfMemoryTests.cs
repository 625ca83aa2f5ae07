namespace Trtc.Tests.Fake;

/// <summary>Memory that really runs out, in the process that builds: by the kernel's hand, and by allocations that fail.</summary>
public sealed class OutOfMemoryTests
{
    [Theory]
    [InlineData("tensorrt-8.6", "VBuilder::buildSerializedNetwork", "")]
    [InlineData("tensorrt-10.16", "IParser::parseFromFile", "Parsing")]
    [InlineData("tensorrt-rtx-1.7", "VBuilder::buildSerializedNetwork", "")]
    public void A_process_that_the_kernel_ends_for_memory_is_told_as_such(string release, string call, string during)
    {
        // Both processes of trtc are in the group, and the one that grows is the larger.
        using var group = MemoryGroup.Create(512L << 20);
        using var run = FakeRun.BuildAfter(group.Enter, FakeSdk.Folder(release), $"grow=1024@{call}");
        Assert.Contains("TRTC4007", run.Error, StringComparison.Ordinal);
        Assert.Contains("because memory ran out during", run.Error, StringComparison.Ordinal);
        Assert.Contains(during, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Exit);
        Assert.Empty(run.Left);
        Assert.True(group.Kills > 0, "the kernel killed nobody");
    }

    [Theory]
    [InlineData("tensorrt-10.0")]
    [InlineData("tensorrt-rtx-1.4")]
    public void A_builder_that_gets_no_memory_and_says_so_is_told_as_such(string release)
    {
        // .NET reserves more addresses than it uses, unless its heap is bounded.
        using var run = FakeRun.BuildAfter("export DOTNET_GCHeapHardLimit=0x10000000; ulimit -v 3500000", FakeSdk.Folder(release),
            "reserve=8192@VBuilder::buildSerializedNetwork");
        Assert.Contains("TRTC4019", run.Error, StringComparison.Ordinal);
        Assert.Contains("Error Code 2: OutOfMemory", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Exit);
        Assert.Empty(run.Left);
        run.AssertDestroyedOnce();
    }

    /// <summary>A control group with a limit of memory, below this process's own.</summary>
    private sealed class MemoryGroup : IDisposable
    {
        private readonly string _path;
        private readonly bool _second;

        private MemoryGroup(string path, bool second)
        {
            _path = path;
            _second = second;
        }

        /// <summary>What a shell does to put itself in. It is none that the kernel ends: the kernel counts what a process that it has ended
        /// still holds.</summary>
        public string Enter => $"echo $$ > {_path}/cgroup.procs; echo -1000 > /proc/self/oom_score_adj";

        public long Kills =>
            long.Parse(File.ReadLines(Path.Combine(_path, _second ? "memory.events.local" : "memory.oom_control"))
            .First(l => l.StartsWith("oom_kill ", StringComparison.Ordinal))[9..]);

        /// <summary>The calling test is skipped where groups are not to be made.</summary>
        public static MemoryGroup Create(long limit)
        {
            if (!OperatingSystem.IsLinux()) Assert.Skip("needs Linux");
            foreach (var line in File.ReadLines("/proc/self/cgroup"))
            {
                var parts = line.Split(':', 3);
                var second = parts[1].Length == 0;
                if (!second && !parts[1].Split(',').Contains("memory")) continue;
                var path = Path.Combine((second ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory") + parts[2].TrimEnd('/'),
                    $"trtc-test-{Path.GetRandomFileName()[..8]}");
                try
                {
                    Directory.CreateDirectory(path);
                    File.WriteAllText(Path.Combine(path, second ? "memory.max" : "memory.limit_in_bytes"), limit.ToString());
                    return new(path, second);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    if (Directory.Exists(path)) Directory.Delete(path);
                }
            }
            Assert.Skip("needs leave to make a control group with a limit of memory");
            return null!;
        }

        public void Dispose()
        {
            // The last process may be going still.
            for (var i = 0; i < 50; i++)
            {
                try
                {
                    Directory.Delete(_path);
                    return;
                }
                catch (IOException)
                {
                    Thread.Sleep(100);
                }
            }
        }
    }
}
