using Trtc.Runtime.Native;

namespace Trtc.Tests.Sdk;

/// <summary>The real TensorRT-RTX that these tests run against.</summary>
public static class SdkUnderTest
{
    private static readonly Lazy<(string? Folder, string Why)> Found = new(Find);

    /// <summary>The folder for <c>--sdk</c>. The calling test is skipped where no TensorRT-RTX can be had.</summary>
    public static string Folder
    {
        get
        {
            if (Found.Value.Folder is null) Assert.Skip(Found.Value.Why);
            return Found.Value.Folder;
        }
    }

    private static (string? Folder, string Why) Find()
    {
        var search = new SdkSearch(Require: new(TensorRT.Product.TensorRTRtx, [1]));
        if (search.Candidates().FirstOrDefault() is { } installed) return (Path.GetDirectoryName(installed.Files.LibraryPath), "");
        var packages = Path.Combine(Repository.Root, "..", "shared", "packages");
        var wheel = Directory.Exists(packages) ? Directory.GetFiles(packages, "tensorrt_rtx_cu13_libs-*.whl").FirstOrDefault() : null;
        if (wheel is null)
            return (null, "needs TensorRT-RTX: 'trtc sdk install tensorrt-rtx', TRTC_SDK, or its wheel in ../shared/packages");
        var cache = Repository.Path("artifacts", "test-sdk", Path.GetFileNameWithoutExtension(wheel));
        if (Directory.Exists(cache)) return (cache, "");
        var part = $"{cache}.{Environment.ProcessId}";
        Directory.CreateDirectory(part);
        WheelUnpacker.Unpack(wheel, part);
        Directory.Move(part, cache);
        return (cache, "");
    }
}
