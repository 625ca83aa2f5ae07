using System.Text.Json;

namespace Trtc.Tests.Check;

/// <summary>The verdict of <c>trtc check</c> is the build's: of the graph after the passes, at the user's nodes.</summary>
public sealed class ModelVerdictTests
{
    [Fact]
    public void What_a_pass_mends_is_a_note_at_the_users_node()
    {
        var (exit, root) = Check(Node("test_attention_4d"));
        Assert.Equal(0, exit);
        var target = root.GetProperty("targets")[0];
        Assert.True(target.GetProperty("parses").GetBoolean());
        Assert.True(target.GetProperty("builds").GetBoolean());
        var finding = Assert.Single(root.GetProperty("findings").EnumerateArray(), f => f.TryGetProperty("mended", out _));
        Assert.Equal(("TRTC5005", "note", "Attention", "node 0"),
            (Text(finding, "code"), Text(finding, "severity"), Text(finding, "operator"), Text(finding, "path")));
    }

    [Fact]
    public void What_no_pass_mends_stays_an_error()
    {
        var (exit, root) = Check(Node("test_unique_sorted_without_axis"));
        Assert.Equal(1, exit);
        Assert.False(root.GetProperty("targets")[0].GetProperty("builds").GetBoolean());
        Assert.Contains(root.GetProperty("findings").EnumerateArray(), f => Text(f, "code") == "TRTC5001"
            && Text(f, "severity") == "error");
    }

    [Theory]
    [InlineData("rtx-1.3", 0)]
    [InlineData("rtx-1.4", 1)]
    [InlineData("rtx-1.6", 1)]
    [InlineData("rtx-1.7", 0)]
    [InlineData("tensorrt-10.16", 0)]
    public void A_convolution_between_Q_and_DQ_is_refused_by_the_releases_that_fail_at_it(string release, int exit) =>
        Assert.Equal(exit, Check(Repository.Shared("cases", "int8-conv-releases", "c64.onnx"), "--against", release).Exit);

    [Fact]
    public void What_is_asked_of_a_build_is_judged()
    {
        var model = Repository.Shared("models", "digits.onnx");
        Assert.Equal(0, Check(model, "--against", "rtx-1.6").Exit);
        Assert.Equal(1, Check(model, "--against", "rtx-1.6", "--int8").Exit);
        Assert.Equal(0, Check(model, "--against", "rtx-1.7", "--int8").Exit);
    }

    private static string Node(string name) => Path.Combine(NodeTests.Folders().First(f => Path.GetFileName(f) == name), "model.onnx");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static (int Exit, JsonElement Root) Check(string model, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] against = options.Length == 0 ? ["--against", "rtx-1.7"] : options;
        var exit = new Program(output, error).Run(["check", model, .. against, "--json"]);
        return (exit, JsonDocument.Parse(output.ToString()).RootElement.Clone());
    }
}
