using System.Diagnostics;
using System.Globalization;

namespace Trtc.Tests;

/// <summary>The peak resident memory of a command, read from /proc while it runs.</summary>
public static class PeakMemory
{
    /// <summary>Bytes, with the exit code and what was printed. The calling test is skipped where there is no /proc.</summary>
    public static (long Peak, int ExitCode, string Output, string Error) Of(ProcessStartInfo start)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("reads /proc");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(2)) peak = Math.Max(peak, Now(process.Id));
        return (peak, process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static long Now(int process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It has just ended.
        }
        return 0;
    }
}
