using System.Diagnostics;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Commands;

/// <summary>How <c>trtc</c> ends as a process: on signals, and where its output has nowhere to go.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Model => Repository.Path("samples", "digits", "digits.onnx");

    /// <summary>Writing into a pipe that nobody reads never ends by itself and hears of no cancel.</summary>
    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    public void A_signal_ends_a_command_that_is_stuck(string signal, int exit)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        var start = TrtcProcess.Start(_folder.Path, "inspect", Repository.Shared("models", "layout.onnx"), "--nodes", "--json");
        if (signal == "INT") start = TrtcProcess.Interruptible(start);
        using var process = Process.Start(start)!;
        process.StandardOutput.BaseStream.ReadByte();
        var watch = Stopwatch.StartNew();
        Shell($"kill -{signal} {process.Id}");
        Assert.True(process.WaitForExit(20_000));
        Assert.Equal(exit, process.ExitCode);
        // Two seconds, and what a machine under load adds.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 6);
    }

    [Fact]
    public void A_second_signal_ends_it_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var process =
            Process.Start(TrtcProcess.Start(_folder.Path, "inspect", Repository.Shared("models", "layout.onnx"), "--nodes", "--json"))!;
        process.StandardOutput.BaseStream.ReadByte();
        Shell($"kill -TERM {process.Id}; sleep 0.3; kill -TERM {process.Id}");
        Assert.True(process.WaitForExit(1000));
        Assert.Equal(143, process.ExitCode);
    }

    [Theory]
    [InlineData("> /dev/full", 1, "TRTC2062")]
    [InlineData("2> /dev/full", 0, "")]
    [InlineData(">&-", 1, "TRTC2062")]
    [InlineData("2>&-", 0, "")]
    [InlineData("| true", 0, "")]
    public void Output_that_goes_nowhere_is_no_abort(string where, int exit, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a Unix shell redirects");
        var trtc = TrtcProcess.Start(_folder.Path, "inspect", Model);
        var line = string.Join(' ', (string[])[trtc.FileName, .. trtc.ArgumentList]);
        var (code2, _, error) = TrtcProcess.Run(new ProcessStartInfo("bash", ["-c", $"{line} {where}"])
        {
            RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true,
        });
        Assert.Equal(exit, code2);
        Assert.Equal(code.Length > 0, error.Contains(Codes.OutputLost.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_variable_that_names_nothing_is_an_error_and_not_another_TensorRT()
    {
        var start = TrtcProcess.Start(_folder.Path, "build", Model, "--profile", "1x1x32x32", "-o", _folder.File("m.engine"));
        start.Environment["TRTC_SDK"] = _folder.File("nowhere");
        var (code, _, error) = TrtcProcess.Run(start);
        Assert.Equal(3, code);
        Assert.Contains(Codes.NoTensorRT.Id, error, StringComparison.Ordinal);
        Assert.Contains(_folder.File("nowhere"), error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_home_there_is_no_store_in_the_current_folder()
    {
        Directory.CreateDirectory(_folder.File(".local/share/trtc/sdk/tensorrt-rtx-1.7.0.0"));
        _folder.Write(".local/share/trtc/sdk/tensorrt-rtx-1.7.0.0/libtensorrt_rtx.so.1", [1]);
        // HOME may be empty, or no path; the user of a container may be in no list of users.
        foreach (var home in (string?[])["", ".", null])
        {
            var start = TrtcProcess.Start(_folder.Path, "sdk", "list", "--json");
            foreach (var variable in (string[])["HOME", "XDG_DATA_HOME", "TRTC_SDK"]) start.Environment.Remove(variable);
            if (home is not null) start.Environment["HOME"] = home;
            start.Environment["DOTNET_CLI_HOME"] = _folder.Path;
            Assert.DoesNotContain(".local/share/trtc/sdk/tensorrt-rtx-1.7.0.0", TrtcProcess.Run(start).Output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Shell(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", line]))!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
