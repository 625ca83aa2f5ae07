using System.ComponentModel;
using System.Diagnostics;

namespace Trtc.Tests.Fake;

/// <summary>The libraries of <c>native/</c>, built once a run by cmake.</summary>
public static class FakeSdk
{
    /// <summary>The releases that there is a fake of.</summary>
    public static readonly string[] Releases =
        ["tensorrt-8.6", "tensorrt-10.0", "tensorrt-10.8", "tensorrt-10.16", "tensorrt-11.1", "tensorrt-11.4", "tensorrt-rtx-1.4",
            "tensorrt-rtx-1.7"];

    private static readonly Lazy<(string? Folder, string Why)> Built = new(() => Build("g++", "native"));
    private static readonly Lazy<(string? Folder, string Why)> BuiltByClang = new(() => Build("clang++-14", "native-clang"));

    public static TheoryData<string> EachRelease => [.. Releases];

    /// <summary>The folder for <c>--sdk</c>. The calling test is skipped where there is no compiler.</summary>
    public static string Folder(string name) => Folder(Built.Value, name);

    /// <summary>The same libraries by another compiler, whose own view of the C++ ABI it is.</summary>
    public static string ClangFolder(string name) => Folder(BuiltByClang.Value, name);

    private static string Folder((string? Folder, string Why) built, string name)
    {
        if (built.Folder is null) Assert.Skip(built.Why);
        return Path.Combine(built.Folder, name);
    }

    private static (string? Folder, string Why) Build(string compiler, string folder)
    {
        if (!OperatingSystem.IsLinux()) return (null, "the fakes are made for Linux");
        var output = Repository.Path("artifacts", folder);
        var build = Path.Combine(output, "build");
        if (!Starts("cmake") || !Starts(compiler)) return (null, $"needs cmake and {compiler}");
        Run("-S", Repository.Path("native"), "-B", build, $"-DCMAKE_CXX_COMPILER={compiler}", $"-DFAKE_OUTPUT={output}");
        Run("--build", build);
        return (output, "");
    }

    private static bool Starts(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true });
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static void Run(params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo("cmake", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.GetAwaiter().GetResult());
    }
}
