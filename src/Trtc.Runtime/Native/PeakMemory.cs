using System.Diagnostics;
using System.Globalization;

namespace Trtc.Runtime.Native;

internal static class PeakMemory
{
    /// <summary>Peak resident memory in bytes.</summary>
    public static long OfThisProcess()
    {
        if (!OperatingSystem.IsLinux())
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
        foreach (var line in File.ReadLines("/proc/self/status"))
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                return long.Parse(line.AsSpan(6, line.Length - 9).Trim(), NumberStyles.None, CultureInfo.InvariantCulture) * 1024;
        return 0;
    }
}
