using System.Text.Json;
using Trtc.Tests.Onnx;

namespace Trtc.Tests.Inspect;

public sealed class InspectTests
{
    [Theory]
    [InlineData("digits.onnx")]
    [InlineData("det.onnx")]
    [InlineData("dynamo/vit_dynamo_18.onnx")]
    public void A_model_is_shown(string name)
    {
        var (code, output, _) = Run("inspect", Repository.Shared(["models", .. name.Split('/')]));
        Assert.Equal(0, code);
        Golden.Equal($"tests/Trtc.Tests.Pure/Inspect/{Path.GetFileNameWithoutExtension(name)}.txt", output);
    }

    [Fact]
    public void Json_is_one_document_with_every_node_and_the_macs_of_a_profile()
    {
        var (code, output, _) = Run("inspect", Repository.Shared("models", "digits.onnx"), "--json", "--nodes", "--profile", "1x1x32x32");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        var model = json.RootElement.GetProperty("model");
        Assert.Equal(model.GetProperty("nodes").GetInt32(), model.GetProperty("nodeList").GetArrayLength());
        Assert.True(model.GetProperty("macs").GetInt64() > 0);
    }

    [Fact]
    public void An_engine_is_shown_and_a_foreign_header_removed()
    {
        using var folder = new TempFolder();
        var plan = BadInputTests.Engine("vtrt"u8);
        var path = folder.Write("yolo.engine", [14, 0, 0, 0, .. "{\"stride\": 32}"u8, .. plan]);
        var (code, output, _) = Run("inspect", path, "--strip-header", folder.File("plain.engine"));
        Assert.Equal(0, code);
        Assert.Contains("TensorRT-RTX 1.7.1.116", output, StringComparison.Ordinal);
        Assert.Contains("{\"stride\": 32}", output, StringComparison.Ordinal);
        Assert.Equal(plan, File.ReadAllBytes(folder.File("plain.engine")));
        var (again, _, error) = Run("inspect", folder.File("plain.engine"), "--strip-header", folder.File("other.engine"));
        Assert.Equal(1, again);
        Assert.Contains("TRTC1060", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("other.engine")));
    }

    [Fact]
    public void Optimize_writes_fewer_nodes()
    {
        using var folder = new TempFolder();
        var (code, output, _) =
            Run("optimize", Repository.Shared("models", "det.onnx"), "-o", folder.File("o.onnx"), "--skip-pass", "transpose-pairs");
        Assert.Equal(0, code);
        Assert.DoesNotContain("transpose-pairs", output, StringComparison.Ordinal);
        Assert.Contains("672 nodes became", output, StringComparison.Ordinal);
        Assert.Equal(2, Run("optimize", "x.onnx", "-o", "y.onnx", "--skip-pass", "none").Code);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new Program(output, error).Run(args);
        return (code, output.ToString(), error.ToString());
    }
}
