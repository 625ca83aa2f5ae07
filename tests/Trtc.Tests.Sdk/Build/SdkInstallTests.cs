using Trtc.Tests.Sdk;

namespace Trtc.Tests.Build;

/// <summary><c>trtc sdk install</c> without <c>--from</c>: what pip brings is unpacked, proven and listed.</summary>
public sealed class SdkInstallTests
{
    [Fact]
    public void What_pip_downloads_is_installed_and_builds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell script in python3's place");
        var packages = Path.Combine(Repository.Root, "..", "shared", "packages");
        var wheel = Directory.Exists(packages) ? Directory.GetFiles(packages, "tensorrt_rtx_cu13_libs-*.whl").FirstOrDefault() : null;
        if (wheel is null) Assert.Skip("needs the wheel of TensorRT-RTX in ../shared/packages");
        using var folder = new TempFolder();
        // Stands for pip: takes exactly the call that is announced, and leaves the wheel where it was told to.
        folder.Write("bin/python3", System.Text.Encoding.UTF8.GetBytes($$"""
            #!/bin/sh
            [ "$1 $2 $3 $4 $5 $6 $7" = "-I -m pip download --no-deps --only-binary=:all: --dest" ] || { echo "unexpected: $*" >&2; exit 1; }
            case $9 in tensorrt_rtx_cu13_libs*) cp '{{Path.GetFullPath(wheel)}}' "$8" ;; *) echo "no package $9" >&2; exit 1 ;; esac
            """));
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(folder.File("bin/python3"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var (exit, output, error) = Trtc("sdk", "install", "tensorrt-rtx");
        Assert.True(exit == 0, output + error);
        Assert.Contains("running python3 -I -m pip download --no-deps", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.File("data/trtc/sdk"), ".installing*"));
        Assert.Contains(folder.File("data/trtc/sdk"), Trtc("sdk", "list").Output, StringComparison.Ordinal);

        // A file that is cut short is seen, and the next installation mends it.
        var library = Directory.GetFiles(folder.File("data/trtc/sdk"), "libtensorrt_rtx.so*", SearchOption.AllDirectories)[0];
        using (var cut = File.OpenWrite(library)) cut.SetLength(cut.Length / 2);
        Assert.Contains("TRTC3017", Trtc("sdk", "list").Output, StringComparison.Ordinal);
        Assert.Equal(0, Trtc("sdk", "install", "tensorrt-rtx").ExitCode);
        Assert.DoesNotContain("TRTC3017", Trtc("sdk", "list").Output, StringComparison.Ordinal);
        Assert.Equal(0, Trtc("sdk", "install", "tensorrt-rtx", "--from", Path.GetFullPath(wheel)).ExitCode);

        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("digits.onnx"));
        Assert.Equal(0, Trtc("build", "digits.onnx", "--profile", "1x1x32x32").ExitCode);

        (int ExitCode, string Output, string Error) Trtc(params IEnumerable<string> arguments)
        {
            var start = TrtcProcess.Start(folder.Path, arguments);
            start.Environment["XDG_DATA_HOME"] = folder.File("data");
            start.Environment["PATH"] = folder.File("bin") + Path.PathSeparator + start.Environment["PATH"];
            start.Environment.Remove("TRTC_SDK");
            return TrtcProcess.Run(start);
        }
    }
}
