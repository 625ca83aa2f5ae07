using System.Text.Json;
using TensorRT.Cuda;

namespace Trtc.Tests.Sdk.Native;

/// <summary>The real library on a machine without a GPU: it builds an engine that it does not run, and that is said where the engine would
/// have to be loaded.</summary>
public sealed class EngineWithoutGpuTests
{
    [Fact]
    public void What_needs_the_engine_loaded_says_that_no_GPU_is_here()
    {
        if (CudaDriver.Instance is { DeviceCount: > 0 }) Assert.Skip("there is a GPU: tests/Trtc.Tests.Gpu");
        var sdk = SdkUnderTest.Folder;
        using var folder = new TempFolder();
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("digits.onnx"));
        var build = TrtcProcess.Run(folder.Path, "build", "digits.onnx", "--sdk", sdk, "--profile", "1x1x32x32:8x1x32x32", "--fp16");
        Assert.True(build.ExitCode == 0, build.Error);
        Assert.Contains("\nnot proven by the engine: no GPU can be used here (", build.Output, StringComparison.Ordinal);
        var report = JsonDocument.Parse(File.ReadAllBytes(folder.File("digits.report.json"))).RootElement;
        Assert.StartsWith("no GPU can be used here (", report.GetProperty("engineProof").GetProperty("whyNot").GetString(),
            StringComparison.Ordinal);

        var compare = TrtcProcess.Run(folder.Path, "compare", "digits.onnx", "digits.engine", "--sdk", sdk);
        Assert.Equal(3, compare.ExitCode);
        Assert.Contains("TRTC3201", compare.Error, StringComparison.Ordinal);

        var inspect = TrtcProcess.Run(folder.Path, "inspect", "digits.engine", "--against", "installed", "--sdk", sdk);
        Assert.Equal(0, inspect.ExitCode);
        Assert.Contains("  loadable  yes, by ", inspect.Output, StringComparison.Ordinal);
        Assert.Contains("  asked     not loaded: ", inspect.Output, StringComparison.Ordinal);
    }
}
