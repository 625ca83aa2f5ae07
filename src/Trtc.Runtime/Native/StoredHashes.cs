using Trtc.Core.Report;

namespace Trtc.Runtime.Native;

/// <summary>The file <c>SHA256SUMS</c> of a folder in the store, in the form of <c>sha256sum</c>: written when the folder is installed,
/// read to see damage.</summary>
internal static class StoredHashes
{
    private const string Name = "SHA256SUMS";
    private const int MaxBytes = 1 << 16;

    public static void Write(string folder, CancellationToken cancel) =>
        File.WriteAllText(Path.Combine(folder, Name), Text(folder, cancel));

    /// <returns>What is wrong, as <c>libtensorrt_rtx.so.1 differs from what was installed</c>; null where all is as it was, or nothing was
    /// noted down.</returns>
    public static string? Damage(string folder, CancellationToken cancel)
    {
        var sums = Path.Combine(folder, Name);
        if (!File.Exists(sums)) return null;
        if (new FileInfo(sums).Length > MaxBytes) return $"{Name} is no list of hashes";
        foreach (var line in File.ReadAllLines(sums))
        {
            // 64 digits, two spaces, a name.
            if (line.Length < 67 || line[64..66] != "  " || line.AsSpan(66).IndexOfAny('/', '\\') >= 0)
                return $"{Name} is no list of hashes";
            var (hash, name) = (line[..64], line[66..]);
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) return $"{name} is missing";
            if (FileHash.Of(path, cancel).Sha256 != hash) return $"{name} differs from what was installed";
        }
        return null;
    }

    /// <summary>Whether both folders hold the same files, byte for byte.</summary>
    public static bool Equal(string one, string other, CancellationToken cancel) => Text(one, cancel) == Text(other, cancel);

    private static string Text(string folder, CancellationToken cancel) =>
        string.Concat(Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != Name)
        .Order(StringComparer.Ordinal).Select(f => $"{FileHash.Of(f, cancel).Sha256}  {Path.GetFileName(f)}\n"));
}
