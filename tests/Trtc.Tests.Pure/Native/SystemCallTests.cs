using System.Diagnostics;

namespace Trtc.Tests.Native;

/// <summary>What commands ask of the system, seen by strace: no network, no file in the user's home, no library that a bare system
/// lacks.</summary>
public sealed class SystemCallTests
{
    [Theory]
    [InlineData("compare", "digits.onnx", "digits.onnx", "--data", "test")]
    [InlineData("analyze", "digits.onnx", "--calib", "calib", "--data", "test")]
    [InlineData("calibrate", "digits.onnx", "--calib", "calib", "--force", "-o", "digits.calib")]
    public void Nothing_is_sent_and_nothing_is_left_at_home(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/strace")) Assert.Skip("needs strace");
        using var folder = new TempFolder();
        var home = Directory.CreateDirectory(folder.File("home")).FullName;
        var work = Directory.CreateDirectory(folder.File("work")).FullName;
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), Path.Combine(work, "digits.onnx"));
        foreach (var set in (string[])["calib", "test"]) CopySome(Repository.Path("samples", "digits", set), Path.Combine(work, set));

        var start = Traced(TrtcProcess.Start(work, arguments), folder.File("trace"));
        start.Environment["HOME"] = home;
        // Each of these turns the telemetry off, and would hide that trtc does not.
        foreach (var name in (string[])["ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "CI", "TF_BUILD", "GITHUB_ACTIONS",
            "XDG_CACHE_HOME", "XDG_DATA_HOME"]) start.Environment.Remove(name);
        // .NET's own: a pipe for debuggers, files of the dotnet command.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var (exit, _, error) = TrtcProcess.Run(start);

        var calls = File.ReadAllLines(folder.File("trace"));
        Assert.True(exit == 0, error);
        Assert.Contains(calls, c => c.Contains("libonnxruntime.so", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, c => c.Contains("socket(", StringComparison.Ordinal)
            || c.Contains("connect(", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(work), f => Path.GetFileName(f).Contains("memory", StringComparison.Ordinal));
    }

    /// <summary>A bare container has no OpenSSL, and .NET ends a process that asks for it there.</summary>
    [Theory]
    [InlineData("check", "digits.onnx")]
    [InlineData("inspect", "digits.onnx")]
    public void OpenSSL_is_not_needed(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/strace")) Assert.Skip("needs strace");
        using var folder = new TempFolder();
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("digits.onnx"));
        var (exit, _, error) = TrtcProcess.Run(Traced(TrtcProcess.Start(folder.Path, arguments), folder.File("trace")));
        Assert.True(exit == 0, error);
        Assert.DoesNotContain(File.ReadLines(folder.File("trace")), c => c.Contains("libssl", StringComparison.Ordinal)
            || c.Contains("libcrypto", StringComparison.Ordinal));
    }

    private static ProcessStartInfo Traced(ProcessStartInfo start, string trace)
    {
        string[] before = ["-f", "-qq", "-e", "trace=network,openat", "-o", trace, start.FileName];
        for (var i = 0; i < before.Length; i++) start.ArgumentList.Insert(i, before[i]);
        start.FileName = "/usr/bin/strace";
        return start;
    }

    /// <summary>Three pictures of each class, whose folders are the labels.</summary>
    private static void CopySome(string from, string to)
    {
        foreach (var label in Directory.GetDirectories(from))
        {
            var folder = Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(label))).FullName;
            foreach (var file in Directory.GetFiles(label).Order(StringComparer.Ordinal).Take(3))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
