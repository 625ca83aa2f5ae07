namespace Trtc.Tests;

public sealed class ProgramTests
{
    [Fact]
    public void Help_names_the_tool()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, new Program(output, error).Run(["--help"]));
        Assert.Contains("ONNX", output.ToString(), StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (new Program(output, error).Run(args), output.ToString(), error.ToString());
    }

    [Fact]
    public void Without_a_command_the_commands_are_introduced()
    {
        var (code, output, error) = Run();
        Assert.Equal((0, ""), (code, error));
        Assert.All(["build", "check", "calibrate", "inspect", "sdk"],
            command => Assert.Contains($"  {command} ", output, StringComparison.Ordinal));
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Theory]
    [InlineData("'trtc build'", "biuld", "--help")]
    [InlineData("'trtc check'", "chekc", "model.onnx")]
    [InlineData("--profile", "build", "model.onnx", "--profle", "1x3x8x8")]
    [InlineData("entropy", "build", "model.onnx", "--calibrator", "entorpy")]
    [InlineData("warning", "build", "model.onnx", "--log-level", "warnign")]
    public void What_is_misspelt_is_answered_with_the_nearest(string nearest, params string[] args)
    {
        var (code, output, error) = Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("TRTC2001", error, StringComparison.Ordinal);
        Assert.Contains(nearest, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--calibrator", "1")]
    [InlineData("--log-level", "3")]
    public void A_number_is_no_word(string option, string number)
    {
        var (code, _, error) = Run("build", "model.onnx", option, number);
        Assert.Equal(2, code);
        Assert.Contains($"'{number}'", error, StringComparison.Ordinal);
    }
}
