namespace Trtc.Tests.Accuracy;

/// <summary>What <c>trtc build</c> refuses before it looks for a TensorRT.</summary>
public sealed class BudgetOptionsTests
{
    [Theory]
    [InlineData("--accuracy was given without --int8", "--accuracy", "cosine>=0.99", "--eval", "data")]
    [InlineData("--accuracy was given without --eval", "--accuracy", "cosine>=0.99", "--int8", "--calib", "data")]
    [InlineData("--eval was given without --accuracy", "--eval", "data")]
    [InlineData("--head was given without --accuracy", "--head", "head.json")]
    [InlineData("TRTC7101", "--accuracy", "cosine=0.99", "--int8", "--calib", "data", "--eval", "data")]
    [InlineData("TRTC7011", "--accuracy", "miou>=0.97", "--int8", "--calib", "data", "--eval", "data")]
    [InlineData("TRTC7001", "--accuracy", "miou>=0.97", "--int8", "--calib", "data", "--eval", "data", "--head", "none.json")]
    public void Options_that_do_not_fit_are_named(string expected, params string[] options)
    {
        using var folder = new TempFolder();
        var error = new StringWriter();
        var code = new Program(new StringWriter(), error).Run(["build", folder.File("m.onnx"), .. options]);
        Assert.Equal(1, code);
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("calibrate", "auto")]
    [InlineData("calibrate", "output")]
    public void Calibrate_does_not_promise_what_only_a_build_can_do(string command, string calibrator)
    {
        var error = new StringWriter();
        Assert.Equal(1, new Program(new StringWriter(), error)
            .Run([command, "m.onnx", "--calib", "data", "-o", "m.calib", "--calibrator", calibrator]));
        Assert.Contains("a build runs layers to choose", error.ToString(), StringComparison.Ordinal);
    }
}
