using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Commands;

/// <summary>No command writes over what it reads, and files that cannot be written are diagnostics.</summary>
public sealed class OutputFaultTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Weights_beside_the_output_are_not_written_over()
    {
        var model = Copy("m.onnx");
        var (x, y) = (_folder.File("x.onnx"), _folder.File("y.onnx"));
        using (var read = ModelReader.Read(model, new(), new())!) ModelWriter.Write(read, y, new() { ExternalData = true });
        File.Move(y, x);
        var weights = File.ReadAllBytes(y + ".data");
        foreach (var arguments in (string[][])
        [
            ["optimize", x, "-o", y], ["optimize", x, "-o", y, "--external-data"], ["optimize", x, "-o", y + ".data"],
                ["check", x, "--sarif", y + ".data"],
            ["build", x, "--profile", "1x1x32x32", "--emit-onnx", y], ["build", x, "--profile", "1x1x32x32", "--timing-cache", y + ".data"],
            ["build", x, "--profile", "1x1x32x32", "--log-file", y + ".data"], ["build", x, "--profile", "1x1x32x32", "-o", y + ".data"],
            ["calibrate", x, "--calib", _folder.File("calib"), "-o", y + ".data"],
        ])
        {
            Directory.CreateDirectory(_folder.File("calib"));
            Assert.Contains(Codes.OutputIsInput.Id, Fails(arguments), StringComparison.Ordinal);
            Assert.Equal(weights, File.ReadAllBytes(y + ".data"));
        }
    }

    [Fact]
    public void The_model_and_the_calibration_are_not_written_over()
    {
        var model = Copy("m.onnx");
        var calib = _folder.Write("c.calib", "{}"u8);
        File.CreateSymbolicLink(_folder.File("link.onnx"), model);
        var before = File.ReadAllBytes(model);
        foreach (var output in (string[])[model, _folder.File("link.onnx")])
            foreach (var arguments in (string[][])
            [
                ["optimize", model, "-o", output], ["check", model, "--sarif", output], ["build", model, "-o", output],
                    ["build", model, "--timing-cache", output],
                ["build", model, "--log-file", output], ["build", model, "--emit-onnx", output],
                    ["build", model, "--int8-mode", "calibrator", "--calib-cache", output],
                ["analyze", model, "--calib", _folder.Path, "--plot", output],
            ])
                Assert.Contains(Codes.OutputIsInput.Id, Fails(arguments), StringComparison.Ordinal);
        Assert.Contains(Codes.OutputIsInput.Id, Fails("build", model, "--int8", "--calib", calib, "--log-file", calib),
            StringComparison.Ordinal);
        Assert.Contains(Codes.OutputsCollide.Id, Fails("build", model, "-o", _folder.File("a"), "--emit-onnx", _folder.File("a.json")),
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(model));
        Assert.Equal("{}"u8, File.ReadAllBytes(calib));
    }

    [Theory]
    [InlineData("build", "--log-file", "/proc/no.log")]
    [InlineData("optimize", "-o", "/proc/no.onnx")]
    [InlineData("check", "--sarif", "/proc/no.sarif")]
    public void A_folder_that_cannot_be_written_is_a_diagnostic(string command, string option, string path) =>
        Assert.Contains(Codes.OutputNotWritable.Id, Fails(command, Copy("m.onnx"), option, path), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Copy(string name)
    {
        var path = _folder.File(name);
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), path);
        return path;
    }

    private static string Fails(params string[] arguments)
    {
        var error = new StringWriter();
        Assert.Equal(1, new Program(new StringWriter(), error).Run(arguments));
        return error.ToString();
    }
}
