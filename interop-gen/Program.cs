using System.Collections.Immutable;
using InteropGen.Libclang;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen;

/// <summary><c>interop-gen generate|release</c>: see README.md.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["generate", var headers, var output] => Generate(headers, output),
                ["release", var name, var headers, var source] => DescribeRelease(name, headers, source),
                _ => Usage(),
            };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or DllNotFoundException)
        {
            Console.Error.WriteLine($"interop-gen: {e.Message}");
            return 1;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("""
            interop-gen generate HEADERS OUTPUT          reads every release of releases/*.json from HEADERS/<release>, writes OUTPUT
            interop-gen release NAME HEADERS SOURCE      writes releases/NAME.json: the headers of HEADERS/NAME with their hashes
            """);
        return 2;
    }

    private static int Generate(string headers, string output)
    {
        var releases = Release.LoadAll(Data("releases"));
        var model = Read(releases, headers);
        var files = Generation.Files(model);
        var changed = Generation.Write(files, output);
        Console.WriteLine($"{releases.Length} releases, {model.Classes.Count} classes, {model.Enums.Count} enums: {files.Count} files, {changed} changed");
        return 0;
    }

    private static MergedModel Read(ImmutableArray<Release> releases, string headers)
    {
        var reader = new ClangHeaderReader(Data("stub"));
        var models = new List<HeaderModel>();
        foreach (var release in releases)
        {
            var folder = Path.Combine(headers, release.Name);
            var mismatches = release.Mismatches(folder).ToList();
            if (mismatches.Count > 0) throw new InvalidDataException(string.Join('\n', mismatches));
            models.Add(reader.Read(folder));
        }
        return Merger.Merge(releases, models);
    }

    private static int DescribeRelease(string name, string headers, string source)
    {
        var folder = Path.Combine(headers, name);
        var dash = name.LastIndexOf('-');
        var version = name[(dash + 1)..].Split('.');
        var files = Directory.GetFiles(folder, "*.h").Select(f => new HeaderFile(Path.GetFileName(f), Release.Hash(f))).OrderBy(h => h.Path, StringComparer.Ordinal);
        new Release(name[..dash], int.Parse(version[0]), int.Parse(version[1]), source, [.. files]).Save(Path.Combine(Data("releases"), name + ".json"));
        return 0;
    }

    /// <summary>A folder of this program's sources, found from the current folder upwards.</summary>
    private static string Data(string folder)
    {
        for (var d = new DirectoryInfo(Directory.GetCurrentDirectory()); d is not null; d = d.Parent)
            if (Directory.Exists(Path.Combine(d.FullName, "interop-gen", "stub"))) return Path.Combine(d.FullName, "interop-gen", folder);
        throw new InvalidDataException("run interop-gen inside its checkout");
    }
}
