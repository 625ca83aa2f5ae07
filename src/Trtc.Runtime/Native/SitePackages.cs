namespace Trtc.Runtime.Native;

/// <summary>Where Python keeps installed packages: NVIDIA's wheels hold the libraries alone, in folders such as
/// <c>tensorrt_libs</c>.</summary>
internal static class SitePackages
{
    public static IEnumerable<string> Folders()
    {
        foreach (var root in Roots().Where(Path.IsPathFullyQualified))
        {
            // Windows keeps one folder, Linux one a version of Python.
            foreach (var path in Matching(root, "Lib")) yield return Path.Combine(path, "site-packages");
            foreach (var python in Matching(Path.Combine(root, "lib"), "python3*"))
            {
                yield return Path.Combine(python, "site-packages");
                yield return Path.Combine(python, "dist-packages");
            }
        }
    }

    /// <summary>The sub-folders that match, in order; none where the folder is missing or closed to us.</summary>
    public static IReadOnlyList<string> Matching(string folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, pattern).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Roots()
    {
        foreach (var variable in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root) yield return root;
        if (OperatingSystem.IsWindows())
        {
            foreach (
                var path in Matching(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs",
                "Python"), "Python3*")) yield return path;
            yield break;
        }
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local");
        yield return "/usr/local";
        yield return "/usr";
    }
}
