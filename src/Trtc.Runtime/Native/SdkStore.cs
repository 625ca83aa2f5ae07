namespace Trtc.Runtime.Native;

/// <summary>The per-user folder of installed libraries: <c>$XDG_DATA_HOME/trtc/sdk</c> or <c>~/.local/share/trtc/sdk</c>, on Windows
/// <c>%LOCALAPPDATA%\trtc\sdk</c>.</summary>
internal static class SdkStore
{
    /// <summary>Null where the system names no home: nothing is kept in whatever the current folder happens to be.</summary>
    public static string? Root
    {
        get
        {
            var data = OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("LOCALAPPDATA")
                : Environment.GetEnvironmentVariable("XDG_DATA_HOME");
            // The specification of XDG base directories: a relative path is to be ignored.
            if (string.IsNullOrEmpty(data) || !Path.IsPathRooted(data))
                data = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
            return Path.IsPathRooted(data) ? Path.Combine(data, "trtc", "sdk") : null;
        }
    }

    /// <summary>Folders named <c>product-version</c>, the newest version of a product first.</summary>
    public static IReadOnlyList<string> Installed() => Root is not { } root ? []
        : [.. SitePackages.Matching(root, "tensorrt*").OrderByDescending(p => VersionOf(Path.GetFileName(p)))
        .ThenBy(p => p, StringComparer.Ordinal)];

    private static Version VersionOf(string name) =>
        Version.TryParse(name[(name.LastIndexOf('-') + 1)..], out var version) ? version : new Version(0, 0);
}
