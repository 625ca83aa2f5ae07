namespace Trtc.Runtime.Native;

/// <summary>Programs of others. They are found on PATH alone and started by their absolute path: never from the folder somebody stands
/// in.</summary>
internal static class ProgramSearch
{
    /// <param name="name">Without an extension.</param>
    /// <returns>Absolute; null where PATH has none, or only in the working folder or in a relative one.</returns>
    public static string? OnPath(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var here = Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory);
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (!Path.IsPathFullyQualified(folder) || Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) == here) continue;
            var path = Path.Combine(folder, file);
            if (File.Exists(path) && IsExecutable(path)) return path;
        }
        return null;
    }

    private static bool IsExecutable(string path) => OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
