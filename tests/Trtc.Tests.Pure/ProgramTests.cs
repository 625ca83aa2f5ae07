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
}
