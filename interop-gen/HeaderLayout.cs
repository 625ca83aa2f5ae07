using System.Diagnostics;
using InteropGen.Model;

namespace InteropGen;

/// <summary>Lays each release's headers into a folder of its own, outside the repository: from clones of the public repositories, or from a
/// folder that has them.</summary>
public sealed class HeaderLayout(string target, IReadOnlyDictionary<string, string> clones, string? downloads)
{
    /// <returns>Null, or why this release could not be laid.</returns>
    public string? Lay(Release release)
    {
        var folder = Path.Combine(target, release.Name);
        foreach (var source in release.Sources)
        {
            if (source.Repository is null)
            {
                var from = Path.Combine(downloads ?? "", release.Name);
                if (downloads is null || !Directory.Exists(from)) return $"needs {source.Note}";
                foreach (var file in Names(source,
                    Directory.GetFiles(from, "*.h", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(from, f))))
                    Write(Path.Combine(folder, file), File.ReadAllBytes(Path.Combine(from, file)));
            }
            else
            {
                if (!clones.TryGetValue(source.Repository, out var clone)) return $"needs a clone of github.com/{source.Repository}";
                var prefix = source.Folder is null ? "" : source.Folder + "/";
                var listed = source.Headers.IsEmpty ? Lines(Git(clone, "ls-tree", "-r", "--name-only", source.Branch!, prefix)) : [];
                foreach (var file in Names(source,
                    listed.Where(f => f.EndsWith(".h", StringComparison.Ordinal)).Select(f => f[prefix.Length..])))
                    Write(Path.Combine(folder, file), Git(clone, "show", $"{source.Branch}:{prefix}{file}"));
            }
        }
        return null;
    }

    private static IEnumerable<string> Names(HeaderSource source, IEnumerable<string> all) =>
        source.Headers.IsEmpty ? all : source.Headers.Keys;

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static string[] Lines(byte[] text) =>
        System.Text.Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Git(string clone, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", clone, .. arguments]) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        return git.ExitCode == 0 ? output.ToArray()
            : throw new InvalidDataException($"git {string.Join(' ', arguments)} failed in {clone}");
    }
}
