using System.Text;
using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>
/// One enum and the table of its values by release. Where a value means one member in one release and another in the next, the C# values
/// are numbers of our own and the generated calls translate; otherwise they are the native ones.
/// </summary>
public static class EnumEmitter
{
    public static string Emit(MergedModel model, MergedEnum type)
    {
        var text = GeneratedFile.CSharp(null);
        text.Append("namespace TensorRT\n{\n");
        text.Append($"/// <summary><c>nvinfer1::{type.Name}</c></summary>\n");
        if (type.IsMoving)
            text.Append("/// <remarks>Its native values differ between releases: these are of this library alone.</remarks>\n");
        text.Append(ReleaseRanges.Attributes(model, type.In, [.. model.Releases.Select(_ => true)], ""));
        text.Append($"public enum {type.Name} : {type.Underlying}\n{{\n");
        for (var i = 0; i < type.Members.Count; i++)
        {
            text.Append(ReleaseRanges.Attributes(model, [.. type.Members[i].Values.Select(v => v is not null)], type.In, "    "));
            text.Append($"    {type.Members[i].Name} = {(type.IsMoving ? i : type.Members[i].Value)},\n");
        }
        text.Append("}\n}\n\nnamespace TensorRT.Interop\n{\n");
        Table(text, model, type);
        text.Append("}\n");
        return text.ToString();
    }

    private static void Table(StringBuilder text, MergedModel model, MergedEnum type)
    {
        var rows = new List<long?[]>();
        var rowOf = new List<int>();
        for (var r = 0; r < model.Releases.Count; r++)
        {
            var row = type.Members.Select(m => m.Values[r]).ToArray();
            if (row.Any(v => v < 0)) throw new InvalidDataException($"{type.Name} has negative values: -1 cannot mean absent");
            var at = rows.FindIndex(other => other.SequenceEqual(row));
            if (at < 0) { at = rows.Count; rows.Add(row); }
            rowOf.Add(at);
        }
        text.Append($"/// <summary>Native values of <see cref=\"{type.Name}\"/> by release.</summary>\n");
        text.Append($"public static class {type.Name}Values\n{{\n");
        text.Append(
            $"    public static bool Has(Abi abi, {type.Name} value) => EnumTable.Find(Members, Values, Rows, abi, "
            + "unchecked((long)value)) >= 0;\n\n");
        text.Append($"    /// <exception cref=\"NotInThisReleaseException\">The release lacks the value.</exception>\n");
        text.Append($"    public static {type.Underlying} ToNative(Abi abi, {type.Name} value) =>\n");
        text.Append(
            $"        unchecked(({type.Underlying})EnumTable.ToNative(Members, Values, Rows, abi, unchecked((long)value), value));\n\n");
        text.Append($"    /// <returns>-1 where this release's headers have no name for it.</returns>\n");
        text.Append($"    public static {type.Name} FromNative(Abi abi, {type.Underlying} value) =>\n");
        text.Append($"        unchecked(({type.Name})EnumTable.FromNative(Members, Values, Rows, abi, unchecked((long)value)));\n\n");
        var members = type.Members.Select((m, i) => type.IsMoving ? i : m.Value);
        text.Append($"    private static ReadOnlySpan<long> Members => [{string.Join(", ", members)}];\n\n");
        text.Append("    private static ReadOnlySpan<long> Values =>\n    [\n");
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append($"        // {i}\n");
            foreach (var chunk in rows[i].Chunk(24)) text.Append($"        {string.Join(", ", chunk.Select(v => v ?? -1))},\n");
        }
        text.Append("    ];\n\n");
        text.Append(
            "    /// <summary>From which release on which row holds.</summary>\n    private static ReadOnlySpan<ushort> Rows =>\n    ");
        text.Append(AbiEmitter.Changes(model, r => $"{rowOf[r]}")).Append(";\n}\n");
    }

    /// <summary>What callers of the bindings ask: the overloads of Abi.Has.</summary>
    public static string EmitAbi(MergedModel model)
    {
        var text = GeneratedFile.CSharp("TensorRT.Interop");
        text.Append("public sealed partial class Abi\n{\n");
        foreach (var type in model.Enums) text.Append($"    public bool Has({type.Name} value) => {type.Name}Values.Has(this, value);\n");
        text.Append("}\n");
        return text.ToString();
    }
}
