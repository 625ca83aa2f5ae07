namespace Trtc.Tests.Build;

/// <summary>What <c>trtc build</c> says before it looks for a TensorRT: all of it at once.</summary>
public sealed class BuildFaultsTests
{
    [Fact]
    public void A_profile_left_out_int8_without_ranges_and_a_pattern_without_a_node_are_told_together()
    {
        var error = Run("--int8", "--exclude", "nobody*");
        Assert.Contains("TRTC2008", error, StringComparison.Ordinal);
        Assert.Contains("TRTC6501", error, StringComparison.Ordinal);
        Assert.Contains("TRTC6503", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_data_that_nothing_asks_for_is_told() =>
        Assert.Contains("TRTC6519", Run("--calib", Repository.Path("samples", "digits")), StringComparison.Ordinal);

    /// <summary>Each is refused before the model is even read; renaming onto a device would put a file in its place.</summary>
    [Theory]
    [InlineData("build", "x.onnx", "-o", "/dev/null")]
    [InlineData("build", "x.onnx", "-o", "no/such/folder/x.engine")]
    [InlineData("build", "x.onnx", "--emit-onnx", "no/such/folder/x.onnx")]
    [InlineData("calibrate", "x.onnx", "--calib", "x", "-o", "/dev/full")]
    [InlineData("calibrate", "x.onnx", "--calib", "x", "-o", "x.calib", "--cache", "no/such/folder/x.cache")]
    [InlineData("analyze", "x.onnx", "--calib", "x", "--plot", "no/such/folder/x.svg")]
    public void An_output_that_cannot_be_written_is_told_before_any_work(params string[] arguments)
    {
        var error = new StringWriter();
        Assert.Equal(1, new Program(new StringWriter(), error).Run(arguments));
        Assert.Contains("TRTC2017", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC1", error.ToString(), StringComparison.Ordinal);
    }

    private static string Run(params string[] options)
    {
        using var folder = new TempFolder();
        var model = folder.File("digits.onnx");
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), model);
        var error = new StringWriter();
        Assert.Equal(1, new Program(new StringWriter(), error).Run(["build", model, .. options]));
        Assert.Equal([model], Directory.GetFiles(folder.Path));
        return error.ToString();
    }
}
