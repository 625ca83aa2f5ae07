using System.Text.Json;

namespace Trtc.Tests.Fake.Engines;

/// <summary>After a build, what the engine says of itself: the share by type as its inspector tells it, or in one line why nothing is
/// proven; never a failure.</summary>
public sealed class EvidenceTests
{
    // As TensorRT 10 tells: two of the model's products in a layer each, one inside a fused layer, and a copy that carries a product's
    // name.
    private const string Detailed = """
        {"Layers": [
          {"Name": "Reformatting CopyNode", "LayerType": "Reformat", "Inputs": [{"Name": "a", "Format/Datatype": "Float"}], "Outputs": [], "Metadata": "[ONNX Layer: /9/Conv]"},
          {"Name": "/0/Conv + /1/HardSwish", "LayerType": "CaskConvolution", "Inputs": [{"Name": "b", "Format/Datatype": "Half"}], "Outputs": [], "Metadata": "[ONNX Layer: /0/Conv]\u001f[ONNX Layer: /1/HardSwish]"},
          {"Name": "/9/Conv_myl0_4", "LayerType": "gemm", "Inputs": [{"Name": "c", "Format/Datatype": "Int8"}], "Outputs": [], "Metadata": "[ONNX Layer: /9/Conv]"},
          {"Name": "/9/Conv_myl0_4 [profile 1]", "LayerType": "gemm", "Inputs": [{"Name": "c", "Format/Datatype": "Float"}], "Outputs": [], "Metadata": "[ONNX Layer: /9/Conv]"}
        ], "Bindings": ["input", "output"]}
        """;

    [Theory]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void The_share_by_type_is_the_engines_own(string release)
    {
        using var folder = new TempFolder();
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder(release),
            $"inspector={folder.Write("layers.json", System.Text.Encoding.UTF8.GetBytes(Detailed))}", "--fp16");
        Assert.True(run.Exit == 0, run.Error);
        var proof = Proof(run);
        Assert.Equal("Fake GPU 0 (sm_89)", proof.GetProperty("device").GetString());
        Assert.Equal(1, proof.GetProperty("layers").GetInt32());
        Assert.False(proof.TryGetProperty("whyNot", out _));
        var types = proof.GetProperty("types").EnumerateArray()
            .ToDictionary(t => t.GetProperty("type").GetString()!, t => t.GetProperty("share").GetDouble());
        Assert.Equal(["Float16", "Int8"], types.Keys.Order());
        Assert.Equal(1, types.Values.Sum() + proof.GetProperty("unseenShare").GetDouble(), 6);
        Assert.True(proof.GetProperty("unseen").GetInt32() > 0);
        Assert.Contains("the engine on Fake GPU 0 (sm_89): 1 layers; multiplications: ", run.Output, StringComparison.Ordinal);
        run.AssertDestroyedOnce();
        // FP16 was asked for and INT8 is what runs; TensorRT 8 chooses by itself.
        if (release == "tensorrt-8.6")
        {
            Assert.Equal(0, proof.GetProperty("differences").GetArrayLength());
            return;
        }
        var difference =
            Assert.Single(proof.GetProperty("differences").EnumerateArray(), d => d.GetProperty("engine").GetString() == "Int8");
        Assert.Equal("/9/Conv", difference.GetProperty("node").GetString());
        Assert.Contains("warning TRTC4018", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false, "no GPU can be used here (libcuda.so.1")]
    [InlineData("devices=0", true, "no GPU can be used here (cuInit failed: CUDA_ERROR_NO_DEVICE (100))")]
    [InlineData("", true, "the engine tells its layers' names and no types: build with --profiling-verbosity detailed")]
    [InlineData("null@VRuntime::deserializeCudaEngine", true, "deserializeCudaEngine failed")]
    [InlineData("null@VCudaEngine::createEngineInspector", true, "createEngineInspector failed")]
    [InlineData("null@VEngineInspector::getEngineInformation", true, "the inspector's JSON cannot be read")]
    [InlineData("null@createInferRuntime_INTERNAL", true, "createInferRuntime failed")]
    [InlineData("code=2@cuDevicePrimaryCtxRetain", true, "cuDevicePrimaryCtxRetain failed: CUDA_ERROR_OUT_OF_MEMORY (2)")]
    [InlineData("crash@VRuntime::deserializeCudaEngine", true, "the process that loaded it ended with signal 11")]
    [InlineData("inspector=/dev/null", true, "the inspector's JSON cannot be read")]
    public void Why_nothing_is_proven_is_one_line_and_the_build_stands(string plan, bool gpu, string why)
    {
        var sdk = FakeSdk.Folder("tensorrt-10.16");
        using var run = gpu ? FakeRun.BuildOnGpu(sdk, plan, "--fp16") : FakeRun.Build(sdk, plan, "--fp16");
        Assert.True(run.Exit == 0, run.Error);
        Assert.StartsWith(why, Proof(run).GetProperty("whyNot").GetString(), StringComparison.Ordinal);
        Assert.Contains(why, Assert.Single(run.Output.Split('\n'), l => l.StartsWith("not proven by the engine", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(["digits.engine", "digits.engine.json", "digits.report.json"], run.Left);
    }

    [Fact]
    public void Without_a_precision_asked_for_the_share_is_told_too()
    {
        using var folder = new TempFolder();
        var file = folder.Write("layers.json", System.Text.Encoding.UTF8.GetBytes(Detailed));
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-rtx-1.7"), $"inspector={file}");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("1 layers; multiplications: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_the_engine_is_not_for_is_not_tried()
    {
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-rtx-1.7"), "", "--target", "sm_120");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("it was built for sm_120, the GPU here is Fake GPU 0 (sm_89)", Proof(run).GetProperty("whyNot").GetString());
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VRuntime::deserializeCudaEngine", StringComparison.Ordinal));
    }

    private static JsonElement Proof(FakeRun run) =>
        JsonDocument.Parse(run.Text("digits.report.json")).RootElement.GetProperty("engineProof");
}
