using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;

namespace Trtc.Tests.Files;

public sealed class OutputCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_file_that_is_read_is_no_output_whatever_its_path()
    {
        var model = _folder.Write("a/model.onnx", [1]);
        File.CreateSymbolicLink(_folder.File("link.onnx"), model);
        Directory.CreateSymbolicLink(_folder.File("b"), _folder.File("a"));
        foreach (
            var output in (string[])[model, _folder.File("link.onnx"), _folder.File("b/model.onnx"), _folder.File("a/../a/./model.onnx")])
            foreach (var read in (string[])[model, _folder.File("link.onnx"), _folder.File("b/model.onnx")])
                Assert.Equal([Codes.OutputIsInput], Run(new OutputCheck().Reads(read).Writes("-o", output)));
    }

    [Fact]
    public void Data_that_is_read_is_no_output_and_other_files_of_its_folder_may_be()
    {
        var picture = _folder.Write("data/x/1.png", [1]);
        var log = _folder.Write("data/build.log", [1]);
        var listed = _folder.Write("2.npy", [1]);
        var list = _folder.Write("list.txt", "2.npy\n"u8);
        var data = _folder.File("data");
        Assert.Equal([Codes.OutputIsInput], Run(new OutputCheck().ReadsData(data).Writes("-o", picture)));
        Assert.Equal([Codes.OutputIsInput], Run(new OutputCheck().ReadsData("x=" + data).Writes("-o", picture)));
        Assert.Equal([Codes.OutputIsInput], Run(new OutputCheck().ReadsData(list).Writes("-o", listed)));
        Assert.Equal([Codes.OutputIsInput], Run(new OutputCheck().ReadsData(list).Writes("-o", list)));
        Assert.Empty(Run(new OutputCheck().ReadsData(data).Writes("-o", log).Writes("--plot", _folder.File("data/new.png"))));
    }

    [Fact]
    public void Two_outputs_have_two_names_and_each_option_is_told_once()
    {
        var x = _folder.File("x");
        Assert.Equal([Codes.OutputsCollide], Run(new OutputCheck().Writes("-o", x).Writes("--plot", x).Writes("--plot", x)));
        Assert.Equal([Codes.OutputNotWritable],
            Run(new OutputCheck().Writes("-o", _folder.File("no/x")).Writes("-o", _folder.File("no/y"))));
        Assert.Equal([Codes.OutputNotWritable, Codes.OutputNotWritable, Codes.OutputNotWritable],
            Run(new OutputCheck().Writes("-o", "").Writes("--plot", _folder.Path).Writes("--sarif", "/dev/full")));
    }

    [Fact]
    public void What_is_not_whole_leaves_nothing_behind_and_the_old_file_stands()
    {
        var path = _folder.Write("a.txt", [1]);
        Assert.Throws<IOException>(() => OutputFiles.Replace(path, stream =>
        {
            stream.WriteByte(2);
            throw new IOException("the disk is full");
        }));
        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private static List<Code> Run(OutputCheck check)
    {
        var diagnostics = new DiagnosticList();
        Assert.Equal(check.Run(diagnostics), diagnostics.Items.Count == 0);
        return [.. diagnostics.Items.Select(d => d.Code)];
    }
}
