using System.Text;
using InteropGen.Emit;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen;

/// <summary>All generated C# for a set of releases: file name and text.</summary>
public static class Generation
{
    public static SortedDictionary<string, string> Files(MergedModel model)
    {
        var structs = StructEmitter.Referenced(model);
        model = model with { Structs = structs };
        var types = new CSharpTypes(model);
        var files = new SortedDictionary<string,
            string>(StringComparer.Ordinal) { ["Abi.Releases.cs"] = AbiEmitter.Emit(model), ["Abi.Enums.cs"] = EnumEmitter.EmitAbi(model) };
        foreach (var type in model.Classes)
            files.Add($"{(type.IsImplementation ? "Implementations" : "Interfaces")}/{type.Name}.cs",
                new ClassEmitter(model, types).Emit(type));
        foreach (var type in model.Enums) files.Add($"Enums/{type.Name}.cs", EnumEmitter.Emit(model, type));
        foreach (var type in structs) files.Add($"Structs/{type.Name}.cs", new StructEmitter(model, types).Emit(type));
        return files;
    }

    /// <summary>Releases that native/ builds a fake library of; 10.9 is there for its network definition, which 10.8's libraries may
    /// have.</summary>
    private static readonly string[] Fakes =
    [
        "tensorrt-8.6", "tensorrt-10.0", "tensorrt-10.8", "tensorrt-10.9", "tensorrt-10.16", "tensorrt-11.1", "tensorrt-11.4",
            "tensorrt-rtx-1.4", "tensorrt-rtx-1.7",
    ];

    /// <summary>Folders that hold nothing but output.</summary>
    private static readonly string[] Folders = ["src/TensorRT.NET/Generated", "native/generated"];

    /// <summary>Everything that is committed, by path from the checkout's root.</summary>
    public static SortedDictionary<string, string> All(IReadOnlyList<Release> releases, IReadOnlyList<HeaderModel> models)
    {
        var model = Merger.Merge(releases, models);
        var files = new SortedDictionary<string,
            string>(StringComparer.Ordinal) { ["interop-gen/signature-changes.md"] = SignatureChanges.Emit(model) };
        foreach (var (name, text) in Files(model)) files.Add($"{Folders[0]}/{name}", text);
        foreach (var (release, header) in releases.Zip(models).Where(r => Fakes.Contains(r.First.Name)))
        {
            files.Add($"{Folders[1]}/{release.Name}/trt_abi.h", new CppClassEmitter(release, header).Emit());
            files.Add($"{Folders[1]}/{release.Name}/trt_recorded.h", new CppRecordedEmitter(release, header).Emit());
        }
        return files;
    }

    /// <summary>What lies in the output folders and would not be generated.</summary>
    public static IEnumerable<string> Stale(SortedDictionary<string, string> files, string root) =>
        Folders.Select(f => Path.Combine(root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.GetFiles(f, "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Where(f => !files.ContainsKey(f));

    /// <summary>Writes what differs and removes what is no longer generated.</summary>
    public static int Write(SortedDictionary<string, string> files, string root)
    {
        var changed = 0;
        foreach (var stale in Stale(files, root).ToList())
        {
            File.Delete(Path.Combine(root, stale));
            changed++;
        }
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(root, name);
            if (File.Exists(path) && File.ReadAllText(path) == text) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
            changed++;
        }
        return changed;
    }
}
