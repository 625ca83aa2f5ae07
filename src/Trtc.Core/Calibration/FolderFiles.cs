namespace Trtc.Core.Calibration;

/// <summary>The files of a folder and its sub-folders, in an order that is the same on every system.</summary>
internal static class FolderFiles
{
    /// <summary>
    /// Paths below <paramref name="root"/>, '/' between their parts, in their order; hidden files are left out. Links are followed, and a
    /// folder counts once however many lead to it: links may form circles.
    /// </summary>
    /// <param name="wanted">Given the file's name.</param>
    public static List<string> Under(string root, Func<string, bool> wanted)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(Followed(new DirectoryInfo(root)), "");
        found.Sort(string.CompareOrdinal);
        return found;

        void Walk(string folder, string key)
        {
            if (!seen.Add(folder)) return;
            var entries = new DirectoryInfo(folder).GetFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = false });
            // Which of several ways to a folder counts does not hang on the order that the file system has.
            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (var entry in entries)
                if (entry is DirectoryInfo inner) Walk(Followed(inner), $"{key}{inner.Name}/");
                else if (wanted(entry.Name)) found.Add(key + entry.Name);
        }
    }

    /// <summary>Why a file of data is not even opened; null when it may be.</summary>
    public static string? Unusable(string path, long limit)
    {
        if (Directory.Exists(path)) return "it is a folder";
        return new FileInfo(path).Length switch
        {
            // Pipes and devices have no length either, and reading one may never end.
            0 => "it is empty",
            var n when n > limit => $"it is larger than {limit} bytes",
            _ => null,
        };
    }

    private static string Followed(DirectoryInfo folder) =>
        Path.TrimEndingDirectorySeparator((folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName);
}
