using System.Buffers.Binary;
using System.Text;

namespace Trtc.Tests.Fake;

/// <summary><c>--int8-mode calibrator</c>: TensorRT's own calibrator, fed through the driver's interface; and types by flags, where networks know no other.</summary>
public sealed class CalibratorModeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Legacy => [.. FakeSdk.Releases.Where(IsLegacy)];

    public static TheoryData<string> Others => [.. FakeSdk.Releases.Where(r => !IsLegacy(r))];

    [Theory]
    [MemberData(nameof(Legacy))]
    public void Batches_reach_the_calibrator_in_device_memory(string release)
    {
        var folder = Batches(3);
        var cache = _folder.File("made.cache");
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder(release), "", "--int8-mode", "calibrator", "--calib", folder, "--calib-cache", cache);
        Assert.True(run.Exit == 0, run.Error);
        Assert.DoesNotContain("TRTC", run.Error, StringComparison.Ordinal);
        string[] asked = [.. run.Record.Where(l => l.StartsWith("IInt8Calibrator::", StringComparison.Ordinal))];
        Assert.Equal(
        [
            "IInt8Calibrator::getAlgorithm: 2", "IInt8Calibrator::getBatchSize: 4",
            .. Enumerable.Range(0, 3).Select(k => $"IInt8Calibrator::getBatch: 16384 bytes, FNV-1a {Hash(Values(k))}"), "IInt8Calibrator::getBatch: 3 batches",
        ], asked);
        // One piece of memory for all batches of an input, and given back.
        Assert.Equal(1, run.Record.Count(l => l.StartsWith("cuMemAlloc_v2(", StringComparison.Ordinal)));
        Assert.Equal("cuda end: created 1, destroyed 1", Assert.Single(run.Record, l => l.StartsWith("cuda end", StringComparison.Ordinal)));
        // A weakly typed network, INT8 and the FP16 of what stays out of it, and a profile for calibration that is the batches' shape.
        Assert.Contains("VBuilder::createNetworkV2(1)", run.Record);
        Assert.Contains("VBuilderConfig::setFlag(0)", run.Record);
        Assert.Contains("VBuilderConfig::setFlag(1)", run.Record);
        foreach (var select in new[] { 0, 1, 2 }) Assert.Contains($"VOptimizationProfile::setDimensions(\"input\", {select}, [4,1,32,32])", run.Record);
        Assert.Contains("VBuilderConfig::setCalibrationProfile(IOptimizationProfile#3)", run.Record);
        Assert.Equal("TRT-fake-EntropyCalibration2\ninput: 3c010a14\n", File.ReadAllText(cache));
        run.AssertDestroyedOnce();

        // The cache that was written is all that the next build needs.
        using var second = FakeRun.Build(FakeSdk.Folder(release), "", "--int8-mode", "calibrator", "--calib", cache, "--no-fp16", "--calibrator", "minmax");
        Assert.True(second.Exit == 0, second.Error);
        Assert.Contains("IInt8Calibrator::getAlgorithm: 3", second.Record);
        Assert.Contains("IInt8Calibrator::readCalibrationCache: TRT-fake-EntropyCalibration2", second.Record);
        Assert.DoesNotContain("VBuilderConfig::setFlag(0)", second.Record);
        Assert.DoesNotContain(second.Record, l => l.StartsWith("cu", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_release_without_calibrators_says_so(string release)
    {
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder(release), "", "--int8-mode", "calibrator", "--calib", Batches(1));
        Assert.Equal(1, run.Exit);
        Assert.Contains("TRTC6512", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
    }

    [Theory]
    [InlineData("no-driver", 3, "TRTC3013", "no CUDA driver")]
    [InlineData("code=100@cuInit", 3, "TRTC3013", "no CUDA driver")]
    [InlineData("memory=16383", 1, "TRTC4017", "CUDA_ERROR_OUT_OF_MEMORY")]
    [InlineData("code=700@cuMemcpyHtoD_v2#2", 1, "TRTC4017", "CUDA_ERROR_ILLEGAL_ADDRESS")]
    [InlineData("code=999@cuDevicePrimaryCtxRetain", 3, "TRTC3013", "CUDA_ERROR_UNKNOWN")]
    public void A_fault_of_the_driver_is_a_diagnostic(string plan, int exit, string code, string said)
    {
        var sdk = FakeSdk.Folder("tensorrt-10.16");
        string[] options = ["--int8-mode", "calibrator", "--calib", Batches(3)];
        using var run = plan == "no-driver" ? FakeRun.Build(sdk, "", options) : FakeRun.BuildOnGpu(sdk, plan, options);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC9", run.Error, StringComparison.Ordinal);
        Assert.Equal(exit, run.Exit);
        Assert.Empty(run.Left);
        run.AssertDestroyedOnce();
    }

    [Theory]
    [InlineData("other shape", "has shape 2x1x32x32, the batches before it have 4x1x32x32")]
    [InlineData("other size", "has shape 4x1x16x16, and input 'input' takes ?x1x32x32")]
    [InlineData("other type", "holds Float64, and input 'input' takes Float32")]
    [InlineData("none", "holds no .npy batches for input")]
    [InlineData("no npy", "is no .npy file")]
    public void Batches_that_do_not_fit_are_told_before_the_build(string fault, string said)
    {
        var folder = Batches(fault == "none" ? 0 : 2);
        var file = Path.Combine(folder, "002.npy");
        if (fault == "other shape") File.WriteAllBytes(file, Npy("<f4", [2, 1, 32, 32], new byte[2 * 4096]));
        if (fault == "other size") File.WriteAllBytes(Path.Combine(folder, "000.npy"), Npy("<f4", [4, 1, 16, 16], new byte[4096]));
        if (fault == "other type") File.WriteAllBytes(Path.Combine(folder, "000.npy"), Npy("<f8", [4, 1, 32, 32], new byte[32768]));
        if (fault == "no npy") File.WriteAllText(file, "text");
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-8.6"), "", "--int8", "--int8-mode", "calibrator", "--calib", folder);
        Assert.Equal(1, run.Exit);
        Assert.Contains("TRTC4017", run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
    }

    [Fact]
    public void Options_that_mean_nothing_to_the_calibrator_are_refused()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--int8-mode", "calibrator", "--calib", Batches(1), "--preset", "unit", "--equalise", "--calibrator", "mse");
        Assert.Equal(1, run.Exit);
        foreach (var option in new[] { "--preset", "--equalise", "--calibrator mse" }) Assert.Contains($"{option} and --int8-mode calibrator cannot both be", run.Error, StringComparison.Ordinal);
        using var graph = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--int8-mode", "calibrator", "--calib", Batches(1), "--require", "int8>=80%", "--exclude", "*");
        Assert.Equal(1, graph.Exit);
        Assert.Contains("--require cannot be had with TensorRT's own calibrator", graph.Error, StringComparison.Ordinal);
        Assert.Contains("--exclude cannot be had with TensorRT's own calibrator", graph.Error, StringComparison.Ordinal);
        using var qdq = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--calib-cache", "x.cache");
        Assert.Contains("--calib-cache and --int8-mode qdq cannot both be", qdq.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void On_8_6_types_are_flags_and_the_graph_stays_FP32()
    {
        using var half = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16");
        Assert.True(half.Exit == 0, half.Error);
        Assert.Contains("VBuilderConfig::setFlag(0)", half.Record);
        Assert.DoesNotContain("VBuilderConfig::setFlag(1)", half.Record);

        var onnx = _folder.File("handed.onnx");
        var calibration = Repository.Path("samples", "digits", "calib", "3");
        using var best = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--best", "--calib", calibration, "--preset", "unit", "--force", "--emit-onnx", onnx, "--require", "int8>=10%");
        Assert.True(best.Exit == 0, best.Error);
        Assert.Contains("VBuilderConfig::setFlag(0)", best.Record);
        Assert.Contains("VBuilderConfig::setFlag(1)", best.Record);
        using var model = Core.Onnx.ModelReader.Read(onnx, new(), new Core.Diagnostics.DiagnosticList())!;
        Assert.Contains(model.Graph.Nodes, n => n.Is("QuantizeLinear"));
        // FP32 scales, of an opset that 8.6 reads.
        Assert.True(model.Opset < 19, $"opset {model.Opset}");
        Assert.DoesNotContain(model.Graph.Initializers, i => i.Value.Type == Core.Ir.DataType.Float16);

        using var brain = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--bf16");
        Assert.Equal(1, brain.Exit);
        Assert.Contains("TRTC6508", brain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_named_binds_unless_told_otherwise()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16", "--layer-precision", "node_*=fp32");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("VLayer::setPrecision(0)", run.Record);
        Assert.Contains("VLayer::setOutputType(0, 0)", run.Record);
        var obey = Flag("tensorrt-8.6", "kOBEY_PRECISION_CONSTRAINTS");
        Assert.Contains($"VBuilderConfig::setFlag({obey})", run.Record);
        using var free = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16", "--layer-precision", "node_*=fp32", "--precision-constraints", "none");
        Assert.DoesNotContain($"VBuilderConfig::setFlag({obey})", free.Record);

        // On 10 a layer's own type makes the network weakly typed: the types asked for become flags.
        using var ten = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "", "--fp16", "--layer-precision", "node_0=fp32");
        Assert.True(ten.Exit == 0, ten.Error);
        Assert.Contains("VBuilder::createNetworkV2(1)", ten.Record);
        Assert.Contains("VBuilderConfig::setFlag(0)", ten.Record);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsLegacy(string release) => release.StartsWith("tensorrt-8.", StringComparison.Ordinal) || release.StartsWith("tensorrt-10.", StringComparison.Ordinal);

    /// <summary>A flag's number, from the classes that the fake is made of.</summary>
    private static int Flag(string release, string name)
    {
        var line = File.ReadLines(Repository.Path("native", "generated", release, "trt_abi.h")).First(l => l.Contains($" {name} = ", StringComparison.Ordinal));
        return int.Parse(line.Split('=')[1].Trim(' ', ','));
    }

    private string Batches(int count)
    {
        var folder = _folder.File($"batches{count}");
        Directory.CreateDirectory(folder);
        for (var k = 0; k < count; k++) File.WriteAllBytes(Path.Combine(folder, $"{k:000}.npy"), Npy("<f4", [4, 1, 32, 32], Values(k)));
        return folder;
    }

    private static byte[] Values(int batch)
    {
        var bytes = new byte[4 * 1024 * sizeof(float)];
        for (var i = 0; i < 4096; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), (i * 0.25f) - batch);
        return bytes;
    }

    private static uint Hash(byte[] bytes)
    {
        var hash = 2166136261;
        foreach (var b in bytes) hash = (hash ^ b) * 16777619;
        return hash;
    }

    private static byte[] Npy(string type, long[] shape, byte[] data)
    {
        var header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}".PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. data];
    }
}
