using System.Diagnostics;
using System.Globalization;
using Trtc.Core.Ir;

namespace Trtc.Tests.Fake.Engines;

/// <summary>Whatever an engine, its library or the driver does, <c>trtc compare</c> ends with a diagnostic and its exit code.</summary>
public sealed class EngineFaultTests
{
    private const string Text = "tensor x in float -1x4\ntensor y out float -1x4\nprofile 0 x 1x4 2x4 8x4\n";

    // Plan, diagnostic, whether the process lives on to destroy its objects, and what the message has to tell.
    private static readonly (string Plan, string Code, bool Lives, string Tells)[] Faults =
    [
        ("devices=0", "TRTC3201", true, "CUDA_ERROR_NO_DEVICE"),
        ("code=100@cuInit", "TRTC3201", true, "CUDA_ERROR_NO_DEVICE"),
        ("capability=90", "TRTC3203", true, "another compute capability; the GPU is Fake GPU 0 (sm_90)"),
        ("null@createInferRuntime_INTERNAL", "TRTC3203", true, "createInferRuntime failed"),
        ("null@VRuntime::deserializeCudaEngine", "TRTC3203", true, "deserializeCudaEngine failed"),
        ("error=the plan is damaged@VRuntime::deserializeCudaEngine", "TRTC3203", true, "the plan is damaged"),
        ("null@VCudaEngine::createExecutionContext", "TRTC3203", true, "createExecutionContext failed"),
        ("code=2@cuDevicePrimaryCtxRetain", "TRTC3203", true, "CUDA_ERROR_OUT_OF_MEMORY"),
        ("code=2@cuStreamCreate", "TRTC3203", true, "CUDA_ERROR_OUT_OF_MEMORY"),
        ("crash@VRuntime::deserializeCudaEngine", "TRTC3205", false, "segmentation fault"),
        ("throw@VRuntime::deserializeCudaEngine", "TRTC3205", false, "while it was loading it"),
        ("null@VExecutionContext::setInputShape", "TRTC3204", true, "'x' is refused as 2x4"),
        ("null@VExecutionContext::setTensorAddress", "TRTC3204", true, "takes no address"),
        ("null@VExecutionContext::inferShapes", "TRTC3204", true, "inferShapes failed"),
        ("null@VExecutionContext::enqueueV3", "TRTC3204", true, "enqueueV3 failed"),
        ("error=no kernel image@VExecutionContext::enqueueV3", "TRTC3204", true, "no kernel image"),
        ("code=2@cuMemAlloc_v2", "TRTC3204", true, "CUDA_ERROR_OUT_OF_MEMORY"),
        ("code=700@cuStreamSynchronize", "TRTC3204", true, "CUDA_ERROR_ILLEGAL_ADDRESS"),
        // The third: the fake reads by this function too.
        ("code=999@cuMemcpyDtoH_v2#3", "TRTC3204", true, "CUDA_ERROR_UNKNOWN"),
        ("crash@VExecutionContext::enqueueV3", "TRTC3205", false, "segmentation fault"),
        ("abort@VExecutionContext::enqueueV3#2", "TRTC3205", false, "abort"),
        ("kill@VExecutionContext::enqueueV3", "TRTC3205", false, "killed"),
        ("exit@VExecutionContext::enqueueV3", "TRTC3205", false, "exit code 7"),
    ];

    public static TheoryData<string> Plans => [.. Faults.Select(f => f.Plan)];

    /// <summary>Each fault on one release, another one for each fault.</summary>
    [Theory]
    [MemberData(nameof(Plans))]
    public void A_fault_is_a_diagnostic(string plan) =>
        Check(EngineBench.Releases[Array.FindIndex(Faults, f => f.Plan == plan) % EngineBench.Releases.Length], plan);

    [Theory(Explicit = true)]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void Every_fault_is_a_diagnostic_on_every_release(string release)
    {
        foreach (var fault in Faults) Check(release, fault.Plan);
    }

    [Fact]
    public void Without_a_driver_that_is_said()
    {
        using var bench = new EngineBench("tensorrt-rtx-1.7");
        var (exit, output, error) =
            TrtcProcess.Run(bench.Start("", gpu: false, "compare", bench.Identity(DataType.Float32, 1, 4), bench.Engine(Text), "--sdk",
            FakeSdk.Folder("tensorrt-rtx-1.7")));
        Assert.Equal(3, exit);
        Assert.Contains("TRTC3201: model.engine is an engine", error, StringComparison.Ordinal);
        Assert.Contains("libcuda.so.1", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    // Named, the library itself is asked.
    [InlineData("tensorrt-10.16", "tensorrt-10.0", true,
        "TRTC3203: model.engine cannot be loaded: deserializeCudaEngine failed: the version tag")]
    [InlineData("tensorrt-10.16", "tensorrt-10.0", false, "TRTC3202: model.engine was built by TensorRT 10.0.1.9; ")]
    [InlineData("tensorrt-10.16", "tensorrt-rtx-1.7", true, "TRTC3202: model.engine was built by TensorRT-RTX 1.7.1.9; ")]
    [InlineData("tensorrt-8.6", "tensorrt-10.0", false, "TRTC3202: model.engine was built by TensorRT 10.0.1.9; ")]
    public void An_engine_of_another_release_is_refused_with_both(string installed, string of, bool named, string message)
    {
        using var bench = new EngineBench(installed);
        string[] arguments = ["compare", bench.Identity(DataType.Float32, 1, 4), bench.Engine(Text, of: of)];
        var start = bench.Start("", gpu: true, named ? [.. arguments, "--sdk", FakeSdk.Folder(installed)] : arguments);
        start.Environment["TRTC_SDK"] = FakeSdk.Folder(installed);
        start.Environment["HOME"] = start.Environment["XDG_DATA_HOME"] = bench.File("home");
        var (exit, _, error) = TrtcProcess.Run(start);
        Assert.Equal(3, exit);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_hangs_can_be_interrupted()
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var start = bench.Start("hang@VExecutionContext::enqueueV3", gpu: true, "compare", bench.Identity(DataType.Float32, 1, 4),
            bench.Engine(Text), "--sdk", FakeSdk.Folder("tensorrt-10.16"));
        using var process = Process.Start(TrtcProcess.Interruptible(start))!;
        var patience = Stopwatch.StartNew();
        while (!bench.Record.Any(l => l.StartsWith("VExecutionContext::enqueueV3(", StringComparison.Ordinal))
            && patience.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(50);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Assert.True(process.WaitForExit(30_000));
        Assert.Equal(130, process.ExitCode);
    }

    private static void Check(string release, string plan)
    {
        var (_, code, lives, tells) = Faults.Single(f => f.Plan == plan);
        using var bench = new EngineBench(release);
        var (exit, output, error) = bench.Trtc(plan, "compare", bench.Identity(DataType.Float32, Dim.Of("N"), 4),
            bench.Engine("capability 89\n" + Text), "--threads", "1");
        Assert.True(exit == 3 && error.Contains(code, StringComparison.Ordinal)
            && error.Contains(tells, StringComparison.Ordinal), $"{release}, {plan}: exit code {exit}\n{error}");
        Assert.Empty(output);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        if (lives && bench.Record.Any(l => l.StartsWith("created", StringComparison.Ordinal))) bench.AssertDestroyedOnce();
    }
}
