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
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["Abi.Releases.cs"] = AbiEmitter.Emit(model), ["Abi.Enums.cs"] = EnumEmitter.EmitAbi(model), ["Exports.cs"] = new ExportEmitter(model, types).Emit() };
        foreach (var type in model.Classes) files.Add($"{(type.IsImplementation ? "Implementations" : "Interfaces")}/{type.Name}.cs", new ClassEmitter(model, types).Emit(type));
        foreach (var type in model.Enums) files.Add($"Enums/{type.Name}.cs", EnumEmitter.Emit(model, type));
        foreach (var type in structs) files.Add($"Structs/{type.Name}.cs", new StructEmitter(model, types).Emit(type));
        return files;
    }

    /// <summary>Writes what differs and removes what is no longer generated.</summary>
    public static int Write(SortedDictionary<string, string> files, string folder)
    {
        Directory.CreateDirectory(folder);
        var changed = 0;
        foreach (var stale in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !files.ContainsKey(Path.GetRelativePath(folder, f).Replace('\\', '/'))))
        {
            File.Delete(stale);
            changed++;
        }
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) && File.ReadAllText(path) == text) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
            changed++;
        }
        return changed;
    }
}
