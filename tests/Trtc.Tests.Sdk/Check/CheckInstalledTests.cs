using System.Text.Json;

namespace Trtc.Tests.Sdk.Check;

/// <summary><c>trtc check --against installed</c> with the real parser.</summary>
public sealed class CheckInstalledTests
{
    [Theory]
    [InlineData("det.onnx")]
    [InlineData("layout.onnx")]
    [InlineData("dynamo/vit_dynamo_23.onnx")]
    public void The_real_parser_and_the_table_agree(string model)
    {
        var (exit, json, error) = Check(Repository.Shared(["models", .. model.Split('/')]));
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.True(root.GetProperty("installed").GetProperty("parses").GetBoolean(), error);
        Assert.StartsWith("1.", root.GetProperty("installed").GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC5030", json, StringComparison.Ordinal);
        Assert.Equal(0, exit);
    }

    [Fact]
    public void What_both_refuse_is_no_disagreement()
    {
        var unsupported = Path.Combine(NodeTests.Folders()
            .First(f => f.EndsWith("test_unique_sorted_without_axis", StringComparison.Ordinal)), "model.onnx");
        var (exit, json, _) = Check(unsupported);
        Assert.Equal(1, exit);
        using var document = JsonDocument.Parse(json);
        Assert.False(document.RootElement.GetProperty("installed").GetProperty("parses").GetBoolean());
        Assert.Contains("TRTC5001", json, StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC5030", json, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Check(string model)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = new Program(output, error).Run("check", model, "--against", "installed", "--sdk", SdkUnderTest.Folder, "--json");
        return (exit, output.ToString(), error.ToString());
    }
}
