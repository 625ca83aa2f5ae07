using System.IO.Compression;
using TensorRT;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Native;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("libnvinfer.so.10", false, Product.TensorRT, LibraryRole.Builder, 10, 1)]
    [InlineData("libnvinfer.so.8.6.1", false, Product.TensorRT, LibraryRole.Builder, 8, 3)]
    [InlineData("libnvinfer.so", false, Product.TensorRT, LibraryRole.Builder, 0, 0)]
    [InlineData("libnvonnxparser.so.8", false, Product.TensorRT, LibraryRole.OnnxParser, 8, 1)]
    [InlineData("libtensorrt_rtx.so.1", false, Product.TensorRTRtx, LibraryRole.Builder, 1, 1)]
    [InlineData("libtensorrt_onnxparser_rtx.so.1", false, Product.TensorRTRtx, LibraryRole.OnnxParser, 1, 1)]
    [InlineData("nvinfer_10.dll", true, Product.TensorRT, LibraryRole.Builder, 10, 1)]
    [InlineData("nvinfer.dll", true, Product.TensorRT, LibraryRole.Builder, 0, 0)]
    [InlineData("NvOnnxParser_11.DLL", true, Product.TensorRT, LibraryRole.OnnxParser, 11, 1)]
    [InlineData("tensorrt_rtx_1_7.dll", true, Product.TensorRTRtx, LibraryRole.Builder, 1, 2)]
    [InlineData("tensorrt_onnxparser_rtx_1_7.dll", true, Product.TensorRTRtx, LibraryRole.OnnxParser, 1, 2)]
    public void Names_tell_product_role_and_major(string file, bool windows, Product product, LibraryRole role, int major, int parts) =>
        Assert.Equal(new LibraryName(product, role, major, parts), LibraryName.Parse(file, windows));

    [Theory]
    [InlineData("libnvinfer_plugin.so.10", false)]
    [InlineData("libnvinfer_lean.so.10", false)]
    [InlineData("libnvinfer_builder_resource.so.10.3.0", false)]
    [InlineData("libnvinfer.so.10.bak", false)]
    [InlineData("libnvinfer_static.a", false)]
    [InlineData("nvinfer_plugin_10.dll", true)]
    [InlineData("nvinfer_10.lib", true)]
    [InlineData("nvinfer_10.dll", false)]
    public void Other_files_are_none(string file, bool windows) => Assert.Null(LibraryName.Parse(file, windows));

    [Fact]
    public void A_folder_with_several_gives_each_with_its_parser_newest_first()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("names of Linux");
        using var folder = new TempFolder();
        foreach (var name in (string[])["libnvinfer.so", "libnvinfer.so.8", "libnvinfer.so.8.6.1", "libnvonnxparser.so.8",
            "libnvinfer.so.10", "libnvinfer.so.10.3.0", "libnvinfer_plugin.so.10", "readme.txt"])
            folder.Write(name, "x"u8);
        Assert.Equal(
            [
                new LibraryFiles(Product.TensorRT, 10, folder.File("libnvinfer.so.10"), null),
                new LibraryFiles(Product.TensorRT, 8, folder.File("libnvinfer.so.8"), folder.File("libnvonnxparser.so.8")),
            ],
            LibraryFiles.InFolder(folder.Path));
    }

    [Fact]
    public void Sub_folders_of_archives_and_a_file_itself_are_found()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("names of Linux");
        using var folder = new TempFolder();
        var library = folder.Write("lib/libtensorrt_rtx.so.1", "x"u8);
        var parser = folder.Write("lib/libtensorrt_onnxparser_rtx.so.1", "x"u8);
        var expected = new LibraryFiles(Product.TensorRTRtx, 1, library, parser);
        Assert.Equal(expected, Assert.Single(LibraryFiles.Under(folder.Path)));
        Assert.Equal(expected, Assert.Single(LibraryFiles.Under(library)));
        Assert.Empty(LibraryFiles.Under(folder.File("nowhere")));
    }

    [Fact]
    public void A_named_folder_is_the_only_one_searched()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("names of Linux");
        using var folder = new TempFolder();
        var library = folder.Write("libnvinfer.so.10", "x"u8);
        var found = Assert.Single(new SdkSearch(folder.Path).Candidates());
        Assert.Equal(("--sdk", library), (found.Source, found.Files.LibraryPath));
        Assert.Empty(new SdkSearch(folder.Path, new(Product.TensorRTRtx, [1])).Candidates());
    }

    [Fact]
    public void A_wheel_gives_its_libraries_and_nothing_outside_the_folder()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("names of Linux");
        using var folder = new TempFolder();
        var wheel = folder.File("evil.whl");
        using (var zip = ZipFile.Open(wheel, ZipArchiveMode.Create))
        {
            foreach (var name in (string[])["tensorrt_rtx_libs/libtensorrt_rtx.so.1", "../../libtensorrt_onnxparser_rtx.so.1",
                "tensorrt_rtx_libs/__init__.py", "../evil.sh"])
                using (var entry = zip.CreateEntry(name).Open()) entry.Write("x"u8);
        }
        var inside = Directory.CreateDirectory(folder.File("a/b")).FullName;
        Assert.Equal(2, WheelUnpacker.Unpack(wheel, inside));
        Assert.Equal(["libtensorrt_onnxparser_rtx.so.1", "libtensorrt_rtx.so.1"],
            Directory.GetFiles(inside).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.File("a")));
        Assert.Equal(["evil.whl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
