using System.Collections.Immutable;
using InteropGen.Libclang;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen;

/// <summary><c>interop-gen generate|lay|hash</c>: see README.md.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["generate", var headers, var output] => Generate(headers, output),
                ["lay", var target, .. var sources] => Lay(target, sources),
                ["hash", var name, var headers] => Hash(name, headers),
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
            interop-gen lay HEADERS SOURCE...            lays the headers that the data files name into HEADERS/<release>; a SOURCE is
                                                         owner/name=CLONE, or a folder that holds <release> folders
            interop-gen hash RELEASE HEADERS             fills in the headers and hashes of a new release's data file
            """);
        return 2;
    }

    private static int Generate(string headers, string output)
    {
        var (releases, models) = HeaderSet.Read(Data("releases"), Data("stub"), headers, requireAll: true);
        var model = Merger.Merge(releases, models);
        var files = Generation.Files(model);
        var changed = Generation.Write(files, output);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Data("releases"))!, "signature-changes.md"), Emit.SignatureChanges.Emit(model));
        Console.WriteLine($"{releases.Count} releases, {model.Classes.Count} classes, {model.Enums.Count} enums: {files.Count} files, {changed} changed");
        return 0;
    }

    private static int Lay(string target, string[] sources)
    {
        var clones = sources.Where(s => s.Contains('=')).Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1]);
        var layout = new HeaderLayout(target, clones, sources.FirstOrDefault(s => !s.Contains('=')));
        var missing = 0;
        foreach (var release in Release.LoadAll(Data("releases")))
        {
            if (layout.Lay(release) is not { } reason) continue;
            Console.WriteLine($"{release.Name}: {reason}");
            missing++;
        }
        return missing == 0 ? 0 : 1;
    }

    private static int Hash(string name, string headers)
    {
        var file = Path.Combine(Data("releases"), name + ".json");
        var folder = Path.Combine(headers, name);
        var release = Release.Load(file);
        var opened = new ClangHeaderReader(Data("stub")).Opened(folder);
        var elsewhere = release.Sources.Skip(1).SelectMany(s => s.Headers.Keys).ToHashSet();
        var sources = release.Sources.Select((s, i) => s with
        {
            Headers = opened.Where(h => i == 0 ? !elsewhere.Contains(h) : s.Headers.ContainsKey(h)).ToImmutableSortedDictionary(
                h => h, h => Release.Hash(Path.Combine(folder, h)), StringComparer.Ordinal),
        });
        (release with { Sources = [.. sources] }).Save(file);
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
