using System.Text;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>
/// One release's binary interface as plain C++17, in our own words and without any vendor header: abstract classes whose vtables are that
/// release's, the objects that point to them, enums, structs and exports. A fake library is written from it.
/// </summary>
public sealed class CppClassEmitter(Release release, HeaderModel model)
{
    private readonly HashSet<string> records = [.. model.Structs.Select(s => s.Name)];

    public string Emit()
    {
        var text = new StringBuilder(FirstLine(release));
        text.Append($"// The binary interface of {release.Name}: slots, sizes and values; nothing of its behaviour.\n#pragma once\n\n");
        text.Append("#include <cstddef>\n#include <cstdint>\n\nnamespace trt\n{\n");
        foreach (var type in model.Enums) Enum(text, type);
        foreach (var name in Opaque()) text.Append($"class {name};\n");
        text.Append("struct Dims32;\nstruct Dims64;\n\n");
        foreach (var type in InOrder()) Struct(text, type);
        foreach (var type in model.Classes) Class(text, type);
        text.Append("} // namespace trt\n");
        return text.ToString();
    }

    public static string FirstLine(Release release)
    {
        var headers = string.Concat(release.Headers.Select(h => $"{release.Name} {h.Key} {h.Value}\n"));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(headers)));
        return $"// generated: interop-gen {GeneratedFile.Version}; headers sha256 {hash}; {release.Name}\n";
    }

    /// <summary>Classes that are only pointed to, and all others before they are defined.</summary>
    private IEnumerable<string> Opaque()
    {
        var types = model.Classes.SelectMany(c => c.Members).SelectMany(m => m.Parameters.Select(p => p.Type).Append(m.Result))
            .Concat(model.Structs.SelectMany(s => s.Fields).Select(f => f.Type));
        return types.SelectMany(CppTypes.Records).Concat(model.Classes.Select(c => c.Name)).Distinct()
            .Where(n => !records.Contains(n) && !n.StartsWith("Dims", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A struct after those that it holds by value.</summary>
    private List<StructModel> InOrder()
    {
        var done = new List<StructModel>();
        void Add(StructModel type)
        {
            if (done.Contains(type)) return;
            foreach (var field in type.Fields)
            {
                var held = field.Type.Kind == CppKind.Array ? field.Type.Pointee! : field.Type;
                if (held.Kind == CppKind.Record && model.Structs.FirstOrDefault(s => s.Name == held.Name) is { } inner) Add(inner);
            }
            done.Add(type);
        }
        foreach (var type in model.Structs) Add(type);
        return done;
    }

    private static void Enum(StringBuilder text, EnumModel type)
    {
        text.Append(
            $"enum class {type.Name} : {CppTypes.Integer(type.Underlying).Replace("char", "uint8_t", StringComparison.Ordinal)}\n{{\n");
        foreach (var member in type.Members) text.Append($"    {member.Name} = {member.Value},\n");
        text.Append("};\n\n");
    }

    private static void Struct(StringBuilder text, StructModel type)
    {
        text.Append($"struct {type.Name}\n{{\n");
        foreach (var field in type.Fields)
        {
            var isArray = field.Type.Kind == CppKind.Array;
            text.Append(
                $"    {CppTypes.Write(isArray ? field.Type.Pointee! : field.Type)} "
                + $"{field.Name}{(isArray ? $"[{field.Type.Length}]" : "")};\n");
        }
        text.Append(
            $"}};\nstatic_assert(sizeof({type.Name}) == {type.Size} && alignof({type.Name}) == {type.Alignment}, \"{type.Name}\");\n");
        foreach (var field in type.Fields)
            text.Append($"static_assert(offsetof({type.Name}, {field.Name}) == {field.Offset}, \"{type.Name}::{field.Name}\");\n");
        if (type.Name is "Dims32" or "Dims64") text.Append($"using Dims = {type.Name};\n");
        text.Append('\n');
    }

    private static void Class(StringBuilder text, ClassModel type)
    {
        text.Append($"class {type.Name}{(type.Base is null ? "" : $" : public {type.Base}")}\n{{\npublic:\n");
        foreach (var method in type.Members)
        {
            if (method.IsDestructor) text.Append($"    virtual ~{type.Name}() = default;\n");
            else if (!method.IsOverride) text.Append($"    virtual {Signature(method, names: true)} = 0;\n");
        }
        foreach (var field in type.ImplFields) text.Append($"    {field.Class}* {field.Name} = nullptr;\n");
        text.Append("};\n");
        if (!type.ImplFields.IsEmpty) text.Append($"static_assert(sizeof({type.Name}) == {type.Size}, \"{type.Name}\");\n");
        text.Append('\n');
    }

    internal static string Signature(MethodModel method, bool names) =>
        $"{CppTypes.Write(method.Result)} "
            + $"{method.Name}({string.Join(", ", method.Parameters.Select((p, i) => CppTypes.Write(p.Type) + (names ? $" a{i}" : "")))}){(method.IsConst ? " const" : "")}";
}
