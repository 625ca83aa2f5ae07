using System.Globalization;

namespace Trtc.Runtime.Native;

/// <summary>
/// How many processes of a process's control group the kernel has ended for lack of memory, whether the group's limit or the machine's was
/// reached. Where groups are not to be seen nothing is known: a killed process is then no more than that.
/// </summary>
internal static class OutOfMemoryKills
{
    private const string Groups = "/sys/fs/cgroup";

    /// <returns>Null where the system does not tell.</returns>
    public static long? Of(int process)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            return File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/cgroup").Select(CounterFile).OfType<string>()
                .Select(Read).FirstOrDefault(n => n is not null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Offers this process to the kernel: where memory runs out it is to end this one, not the one that waits for it and can
    /// tell.</summary>
    public static void PreferThisProcess()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            // Of 1000, as if it held half of all memory more than it does. Anybody may raise the number.
            File.WriteAllText("/proc/self/oom_score_adj", "500");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The larger one goes then, which is this one as a rule.
        }
    }

    /// <summary>The file that counts, for a line of <c>/proc/PID/cgroup</c>: version 2 has one group for all, version 1 one for
    /// memory.</summary>
    internal static string? CounterFile(string line)
    {
        var parts = line.Split(':', 3);
        if (parts.Length < 3) return null;
        if (parts[1].Length == 0) return Groups + parts[2].TrimEnd('/') + "/memory.events.local";
        return parts[1].Split(',').Contains("memory") ? Groups + "/memory" + parts[2].TrimEnd('/') + "/memory.oom_control" : null;
    }

    private static long? Read(string path)
    {
        if (!File.Exists(path)) return null;
        foreach (var line in File.ReadLines(path))
            if (line.StartsWith("oom_kill ", StringComparison.Ordinal)
                && long.TryParse(line.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
        return null;
    }
}
