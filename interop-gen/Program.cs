using System.Collections.Immutable;
using InteropGen.Libclang;
using InteropGen.Merge;
using InteropGen.Model;
using InteropGen.Slots;

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
                ["generate", var headers] => Generate(headers),
                ["verify", var headers] => Verify(headers),
                ["abi-check", var release, var headers, var output] => AbiCheck(release, headers, output),
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
            interop-gen generate HEADERS                 reads every release of releases/*.json from HEADERS/<release>, writes this checkout's
                                                         src/TensorRT.NET/Generated, native/generated and interop-gen/signature-changes.md
            interop-gen verify HEADERS                   compares each slot with clang's own vtables, for both systems; also part of generate
            interop-gen abi-check RELEASE HEADERS FILE   writes a C++ program that prints what the compiler makes of HEADERS/RELEASE: see native/abi-check
            interop-gen lay HEADERS SOURCE...            lays the headers that the data files name into HEADERS/<release>; a SOURCE is
                                                         owner/name=CLONE, or a folder that holds <release> folders
            interop-gen hash RELEASE HEADERS             fills in the headers and hashes of a new release's data file
            """);
        return 2;
    }

    private static int Generate(string headers)
    {
        var (releases, models) = HeaderSet.Read(Data("releases"), Data("stub"), headers, requireAll: true);
        if (!Verified(releases, models, headers)) return 1;
        var root = Path.GetFullPath(Path.Combine(Data("releases"), "..", ".."));
        var files = Generation.All(releases, models);
        var changed = Generation.Write(files, root);
        Console.WriteLine($"{releases.Count} releases: {files.Count} files, {changed} changed");
        return 0;
    }

    private static int Verify(string headers)
    {
        var (releases, models) = HeaderSet.Read(Data("releases"), Data("stub"), headers, requireAll: false);
        return Verified(releases, models, headers) ? 0 : 1;
    }

    private static bool Verified(IReadOnlyList<Release> releases, IReadOnlyList<HeaderModel> models, string headers)
    {
        var dump = new VtableDump(Data("stub"));
        var results = releases.Select((r, i) => SlotVerification.Compare(models[i], Path.Combine(headers, r.Name), dump)).ToList();
        var differences = results.SelectMany((c, i) => c.Differences.Select(d => $"{releases[i].Name}: {d}")).ToList();
        foreach (var difference in differences.Take(50)) Console.Error.WriteLine(difference);
        Console.WriteLine(
            $"{releases.Count} releases, {results.Sum(c => c.Classes)} vtables, {results.Sum(c => c.Slots)} slots compared with "
            + $"{differences.Count} differences");
        return differences.Count == 0;
    }

    private static int AbiCheck(string release, string headers, string output)
    {
        File.WriteAllText(output, Emit.AbiCheckEmitter.Emit(new ClangHeaderReader(Data("stub")).Read(Path.Combine(headers, release))));
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
