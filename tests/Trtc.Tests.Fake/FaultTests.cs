using System.Diagnostics;
using System.Globalization;

namespace Trtc.Tests.Fake;

/// <summary>Whatever a library does, trtc ends with a diagnostic and its exit code, and leaves nothing behind.</summary>
public sealed class FaultTests
{
    // Plan, exit code, diagnostic; whether the process lives on to destroy its objects. The first network, configuration, profile and
    // parser are those of the calls that try the library; the second are the build's.
    private static readonly (string Plan, int Exit, string Code, bool Lives)[] Faults =
    [
        ("null@createInferBuilder_INTERNAL", 3, "TRTC3007", true),
        ("error=no device@createInferBuilder_INTERNAL", 3, "TRTC3007", true),
        ("crash@createInferBuilder_INTERNAL", 3, "TRTC3012", false),
        ("version=0", 3, "TRTC3003", true),
        ("version=99999", 3, "TRTC3003", true),
        ("null@VBuilder::createNetworkV2#1", 3, "TRTC3007", true),
        ("null@VBuilder::createNetworkV2#2", 1, "TRTC4003", true),
        ("null@createNvOnnxParser_INTERNAL#1", 3, "TRTC3007", true),
        ("null@createNvOnnxParser_INTERNAL#2", 1, "TRTC4003", true),
        ("null@IParser::parseFromFile", 1, "TRTC4002", true),
        ("parser-errors=2", 1, "TRTC4001", true),
        ("crash@IParser::parseFromFile", 1, "TRTC4006", false),
        ("null@VBuilder::createBuilderConfig#1", 3, "TRTC3007", true),
        ("null@VBuilder::createBuilderConfig#2", 1, "TRTC4003", true),
        ("null@VBuilder::createOptimizationProfile#1", 3, "TRTC3007", true),
        ("null@VBuilder::createOptimizationProfile#2", 1, "TRTC4003", true),
        ("null@VOptimizationProfile::setDimensions#4", 1, "TRTC4010", true),
        ("error=no such shape@VBuilderConfig::addOptimizationProfile", 1, "TRTC4010", true),
        ("null@VBuilder::buildSerializedNetwork", 1, "TRTC4003", true),
        ("error=no tactic for node_2@VBuilder::buildSerializedNetwork", 1, "TRTC4003", true),
        ("error=Requested size was 273121408 bytes.@VBuilder::buildSerializedNetwork", 1, "TRTC4004", true),
        // What TensorRT says when it gets no memory, with and without a size that --workspace allows.
        ("error=[virtualMemoryBuffer.cpp::resizePhysical::160] Error Code 2: OutOfMemory (no further "
            + "information)@VBuilder::buildSerializedNetwork", 1, "TRTC4019", true),
        ("error=Error Code 1: Cuda Runtime (out of memory)@VBuilder::buildSerializedNetwork", 1, "TRTC4019", true),
        ("error=Error Code 2: OutOfMemory (Requested size was 1024 bytes.)@VBuilder::buildSerializedNetwork", 1, "TRTC4019", true),
        ("bad-alloc@VBuilder::buildSerializedNetwork", 1, "TRTC4007", false),
        ("throw@VBuilder::buildSerializedNetwork", 1, "TRTC4006", false),
        ("crash@VBuilder::buildSerializedNetwork", 1, "TRTC4006", false),
        ("abort@VBuilder::buildSerializedNetwork", 1, "TRTC4006", false),
        // Nobody ran out of memory: nothing of the kind is said.
        ("kill@VBuilder::buildSerializedNetwork", 1, "TRTC4006", false),
        ("exit@VBuilder::buildSerializedNetwork", 1, "TRTC4006", false),
        ("null@VHostMemory::size", 1, "TRTC4003", true),
        ("null@VHostMemory::data", 1, "TRTC4003", true),
    ];

    public static TheoryData<string> Plans => [.. Faults.Select(f => f.Plan)];

    /// <summary>Each fault on one release, another one for each fault.</summary>
    [Theory]
    [MemberData(nameof(Plans))]
    public void A_fault_is_a_diagnostic(string plan) =>
        Check(FakeSdk.Releases[Array.FindIndex(Faults, f => f.Plan == plan) % FakeSdk.Releases.Length], plan);

    [Theory(Explicit = true)]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void Every_fault_is_a_diagnostic_on_every_release(string release)
    {
        foreach (var fault in Faults) Check(release, fault.Plan);
    }

    [Theory]
    [InlineData("no-builder", "createInferBuilder_INTERNAL")]
    [InlineData("no-runtime", "createInferRuntime_INTERNAL")]
    [InlineData("no-version", "getInferLibVersion")]
    [InlineData("no-parser", "createNvOnnxParser_INTERNAL")]
    public void A_library_without_a_function_does_not_load(string sdk, string function)
    {
        using var run = FakeRun.Build(FakeSdk.Folder(sdk));
        Assert.Equal(3, run.Exit);
        Assert.Contains("TRTC3002", run.Error, StringComparison.Ordinal);
        Assert.Contains($"has no function {function}", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Left);
    }

    [Theory]
    [InlineData("tensorrt-10.0", "VBuilder::buildSerializedNetwork")]
    // Without a progress monitor, between two lines of the log.
    [InlineData("tensorrt-8.6", "timing")]
    public void A_library_that_hangs_can_be_interrupted(string release, string where)
    {
        using var run = FakeRun.Begin(FakeSdk.Folder(release), "hang@" + where, out var process);
        using (process)
        {
            var patience = Stopwatch.StartNew();
            while (!run.Record.Any(l => l.StartsWith(where + "(", StringComparison.Ordinal)) && patience.Elapsed < TimeSpan.FromSeconds(60))
                Thread.Sleep(50);
            using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
            Assert.True(process.WaitForExit(30_000));
            Assert.Equal(130, process.ExitCode);
            Assert.Empty(run.Left);
        }
    }

    private static void Check(string release, string plan)
    {
        var (_, exit, code, lives) = Faults.Single(f => f.Plan == plan);
        using var run = FakeRun.Build(FakeSdk.Folder(release), plan);
        Assert.True(exit == run.Exit
            && run.Error.Contains(code, StringComparison.Ordinal), $"{release}, {plan}: exit code {run.Exit}\n{run.Error}");
        Assert.Empty(run.Left);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        if (plan.StartsWith("error=", StringComparison.Ordinal) && code != "TRTC4004")
            Assert.Contains(plan[6..plan.IndexOf('@', StringComparison.Ordinal)], run.Error, StringComparison.Ordinal);
        if (lives) run.AssertDestroyedOnce();
    }
}
