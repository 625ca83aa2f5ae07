using System.Diagnostics;

namespace Trtc.Tests;

/// <summary>Runs the built <c>trtc</c> as a process of its own.</summary>
public static class TrtcProcess
{
    /// <summary>The assembly beside the tests; TRTC_EXE names another file, the published one for instance.</summary>
    public static string Executable { get; } = Environment.GetEnvironmentVariable("TRTC_EXE")
        ?? Path.Combine(AppContext.BaseDirectory, "trtc.dll");

    public static ProcessStartInfo Start(string folder, params IEnumerable<string> arguments)
    {
        var start = Executable.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet") { ArgumentList = { Executable } }
            : new ProcessStartInfo(Executable);
        foreach (var a in arguments) start.ArgumentList.Add(a);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        return start;
    }

    /// <summary>The same, with SIGINT as it is for a person: a shell's background job ignores it, and its children inherit that.</summary>
    public static ProcessStartInfo Interruptible(ProcessStartInfo start)
    {
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.FileName = "env";
        return start;
    }

    public static (int ExitCode, string Output, string Error) Run(string folder, params IEnumerable<string> arguments) =>
        Run(Start(folder, arguments));

    public static (int ExitCode, string Output, string Error) Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
