using System.Diagnostics;
using TensorRT.Cuda;

namespace Trtc.Tests.Docs;

/// <summary>What the README of samples/tensorrt-net does not run: the sample that needs a GPU says so where there is none.</summary>
public sealed class SampleTests
{
    [Fact]
    public void An_engine_s_tensors_are_shown_or_the_missing_GPU_is_named()
    {
        var sdk = Sdk.SdkUnderTest.Folder;
        using var folder = new TempFolder();
        var engine = folder.File("mlp.engine");
        var (made, output, error) = Run("mlp.cs", sdk, engine);
        Assert.True(made == 0, output + error);
        Assert.Contains($"{engine}, {new FileInfo(engine).Length} bytes", output, StringComparison.Ordinal);
        (var exit, output, error) = Run("tensors.cs", sdk, engine);
        if (CudaDriver.Instance is { DeviceCount: > 0 })
        {
            Assert.True(exit == 0, output + error);
            Assert.Contains("kINPUT x: kFLOAT [-1, 4]", output, StringComparison.Ordinal);
            return;
        }
        Assert.Equal(3, exit);
        Assert.Contains("engines load only on a GPU", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Run(string program, string sdk, string file) =>
        TrtcProcess.Run(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "run", program, "--", sdk, file }, WorkingDirectory = Repository.Path("samples", "tensorrt-net"),
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        });
}
