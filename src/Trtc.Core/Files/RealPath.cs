namespace Trtc.Core.Files;

/// <summary>A path with every symbolic link in it followed, the folders' too.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <returns>Null when the links go round in a circle.</returns>
    public static string? Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    /// <summary>True when <paramref name="path"/> (real) lies in <paramref name="folder"/> (real) or below.</summary>
    public static bool IsInside(string path, string folder)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, comparison);
    }

    /// <summary>Whether two real paths are one file, also where the file system takes capital and small letters as one.</summary>
    public static bool IsSame(string a, string b)
    {
        if (a == b) return true;
        if (!a.Equals(b, StringComparison.OrdinalIgnoreCase)) return false;
        if (OperatingSystem.IsWindows()) return true;
        // Where both names are found and only one of them is listed, the file system does not tell them apart.
        if (!File.Exists(a) || !File.Exists(b)) return false;
        try
        {
            return !(IsListed(a) && IsListed(b));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsListed(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var entry in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
            if (Path.GetFileName(entry.AsSpan()).SequenceEqual(name)) return true;
        return false;
    }

    private static string? Resolve(string full, ref int links)
    {
        var root = Path.GetPathRoot(full)!;
        var current = root;
        foreach (var part in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            current = Path.Combine(current, part);
            var target = new FileInfo(current).LinkTarget;
            if (target is null) continue;
            if (++links > MaxLinks) return null;
            var resolved = Resolve(Path.GetFullPath(target, Path.GetDirectoryName(current)!), ref links);
            if (resolved is null) return null;
            current = resolved;
        }
        return current;
    }
}
