namespace Trtc.Tests.Fake;

/// <summary><c>trtc check --against installed</c> on every release: the library is opened, its parser asked, and its word is
/// heard.</summary>
public sealed class CheckInstalledTests
{
    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void The_parser_that_agrees_adds_nothing(string release)
    {
        var (exit, output, error) = Check(release, "");
        Assert.True(exit == 0, output + error);
        Assert.Contains("is installed: its parser reads the model", output, StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC5030", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FakeSdk.EachRelease), MemberType = typeof(FakeSdk))]
    public void The_parser_that_refuses_a_node_is_an_error_and_a_disagreement(string release)
    {
        var (exit, output, _) = Check(release, "parser-errors=1");
        Assert.Equal(1, exit);
        Assert.Contains("its parser refuses the model", output, StringComparison.Ordinal);
        Assert.Contains("error TRTC4001", output, StringComparison.Ordinal);
        Assert.Contains("warning TRTC5030", output, StringComparison.Ordinal);
        Assert.Contains("the fault plan refuses this node", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crash@IParser::parseFromFile", 1, "TRTC4006")]
    [InlineData("version=0", 3, "TRTC3003")]
    public void A_library_that_fails_leaves_the_tables_word(string plan, int code, string diagnostic)
    {
        var (exit, output, error) = Check("tensorrt-10.16", plan, "--against", "rtx-1.7");
        Assert.Equal(code, exit);
        Assert.Contains(diagnostic, error, StringComparison.Ordinal);
        Assert.Contains("TensorRT-RTX 1.7  supported", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Check(string release, string plan, params string[] more)
    {
        using var folder = new TempFolder();
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("digits.onnx"));
        var start =
            TrtcProcess.Start(folder.Path, ["check", "digits.onnx", "--against", "installed", "--sdk", FakeSdk.Folder(release), .. more]);
        start.Environment["FAKE_TRT_RECORD"] = folder.File("record.txt");
        start.Environment["FAKE_TRT_PLAN"] = plan;
        return TrtcProcess.Run(start);
    }
}
