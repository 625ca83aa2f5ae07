using System.Text.Json;
using TensorRT.Cuda;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Gpu;

/// <summary>The whole way on a machine with a GPU: what trtc builds there it also runs, asks and judges; a device that TensorRT-RTX does
/// not run on is refused in words.</summary>
public sealed class CompareTests(ITestOutputHelper output)
{
    [Fact]
    public void An_engine_built_here_is_judged_by_its_model_or_refused_in_words()
    {
        var device = Gpu.Driver.Device(0);
        if (new SdkSearch().Candidates().FirstOrDefault() is not { } sdk)
        {
            Assert.Skip("needs a TensorRT: TRTC_SDK, or 'trtc sdk install'");
            throw new InvalidOperationException();
        }
        using var folder = new TempFolder();
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("digits.onnx"));
        var build = Trtc(folder, "build", "digits.onnx", "--profile", "1x1x32x32:8x1x32x32", "--fp16", "--profiling-verbosity", "detailed");
        Assert.True(build.ExitCode == 0, build.Error);
        var proof = JsonDocument.Parse(File.ReadAllBytes(folder.File("digits.report.json"))).RootElement.GetProperty("engineProof");
        output.WriteLine(proof.ToString());
        var inspect = Trtc(folder, "inspect", "digits.engine", "--against", "installed", "--json");
        var asked = JsonDocument.Parse(inspect.Output).RootElement.GetProperty("engine").GetProperty("installed");
        var compare = Trtc(folder, "compare", "digits.onnx", "digits.engine", "--json");
        if (Runs(sdk, device))
        {
            Assert.True(proof.GetProperty("layers").GetInt32() > 0);
            Assert.True(asked.GetProperty("loads").GetBoolean());
            Assert.True(compare.ExitCode == 0, compare.Error);
            Assert.True(JsonDocument.Parse(compare.Output).RootElement.GetProperty("outputs")[0].GetProperty("error").GetProperty("cosine")
                .GetDouble() > 0.999);
        }
        else
        {
            // In the library's own words.
            Assert.Contains("deserializeCudaEngine failed: ", proof.GetProperty("whyNot").GetString(), StringComparison.Ordinal);
            Assert.False(asked.GetProperty("loads").GetBoolean());
            Assert.Equal("invalid", asked.GetProperty("validity").GetString());
            Assert.Contains("UNSUPPORTED_CC", asked.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
            Assert.Equal(3, compare.ExitCode);
            Assert.Contains("TRTC3203", compare.Error, StringComparison.Ordinal);
        }
    }

    private static bool Runs(SdkCandidate sdk, CudaDevice device) =>
        sdk.Files.Product == TensorRT.Product.TensorRT || device.ComputeCapability is 75 or 80 or 86 or 89 or 120 or 121;

    private (int ExitCode, string Output, string Error) Trtc(TempFolder folder, params string[] arguments)
    {
        var result = TrtcProcess.Run(folder.Path, arguments);
        output.WriteLine($"trtc {string.Join(' ', arguments)}: exit code {result.ExitCode}\n{result.Output}{result.Error}");
        return result;
    }
}
