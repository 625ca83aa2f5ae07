using System.Text;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>One class: the slots of every release, and a method for each member that calls through them.</summary>
public sealed class ClassEmitter(MergedModel model, CSharpTypes types)
{
    public string Emit(MergedClass type)
    {
        var text = GeneratedFile.CSharp("TensorRT.Interop");
        text.Append($"/// <summary><c>{(type.IsImplementation ? "nvinfer1::apiv::" : "")}{type.Name}</c></summary>\n");
        text.Append(ReleaseRanges.Attributes(model, InReleases(type), [.. model.Releases.Select(_ => true)], ""));
        text.Append($"public readonly unsafe struct {type.Name}(void* self, Abi abi)\n{{\n");
        text.Append("    public readonly void* Self = self;\n    public readonly Abi Abi = abi;\n\n");
        if (type.ImplOffset >= 0)
        {
            text.Append("    /// <summary>The implementation behind an interface object.</summary>\n");
            text.Append(
                $"    public static {type.Name} Of(void* @interface, Abi abi) => new(*(void**)((byte*)@interface + {type.ImplOffset}), "
                + "abi);\n\n");
        }
        if (!type.IsImplementation && type.Rows.Any(r => r[1] >= 0))
        {
            text.Append("    /// <summary>Destroys and frees the object, as C++'s delete does.</summary>\n");
            text.Append("    public void delete() => Vtable.Delete(Self, Abi, Vtable.Find(Slots, Rows, Width, Abi, 1, \"" + type.Name
                + "\", \"delete\"));\n\n");
        }
        for (var i = 0; i < type.Members.Count; i++) Member(text, type, i);
        Tables(text, type);
        text.Append("}\n");
        if (type.IsCallback) new CallbackEmitter(types).Append(text, type);
        return text.ToString();
    }

    private bool[] InReleases(MergedClass type) => [.. model.Releases.Select((_, i) => type.RowOf[2 * i] != 0)];

    private void Member(StringBuilder text, MergedClass type, int index)
    {
        var member = type.Members[index];
        var method = member.Method;
        var parameters = string.Join(", ", method.Parameters.Select(p => $"{types.Managed(p.Type)} {CSharpTypes.Identifier(p.Name)}"));
        text.Append($"    /// <summary><c>{Escape(member.Declaration)}</c></summary>\n");
        text.Append(ReleaseRanges.Attributes(model, member.In, InReleases(type), "    "));
        text.Append($"    public {types.Result(method.Result)} {member.Name}({parameters})");
        var isAdaptive = method.Result is { Kind: CppKind.Record, IsAdaptiveDims: true }
            || method.Parameters.Any(p => p.Type.IsAdaptiveDims);
        if (isAdaptive && member.Dims32 is { } old)
        {
            text.Append("\n    {\n        var method = " + Find(index, member) + ";\n");
            if (member.HasDims64) Wide(text, method);
            foreach (var p in Renamed(old, method).Parameters.Where(p => p.Type is { IsAdaptiveDims: true, Kind: CppKind.Reference }))
                text.Append($"        var {p.Name}32 = (Dims32){CSharpTypes.Identifier(p.Name)};\n");
            text.Append($"        {Statement(Renamed(old, method), dims32: true)}\n    }}\n");
        }
        else text.Append($" => {Call(method, Find(index, member), dims32: false)};\n");
        text.Append($"    public bool Has_{member.Name} => Slot(Abi, {index + 2}) >= 0;\n\n");
    }

    private void Wide(StringBuilder text, MethodModel method) => text.Append(
        method.Result.Kind == CppKind.Void
            ? $"        if (!Abi.Dims32) {{ {Statement(method, dims32: false)} return; }}\n"
            : $"        if (!Abi.Dims32) {Statement(method, dims32: false)}\n");

    /// <summary>The old method with the new one's parameter names.</summary>
    private static MethodModel Renamed(MethodModel old, MethodModel method) =>
        old with { Parameters = [.. old.Parameters.Zip(method.Parameters, (o, n) => o with { Name = n.Name })] };

    private static string Find(int index, MergedMember member) => $"Method({index + 2}, nameof({member.Name}))";

    

    private string Statement(MethodModel method, bool dims32) =>
        $"{(method.Result.Kind == CppKind.Void ? "" : "return ")}{Call(method, "method", dims32)};";

    private string Call(MethodModel method, string target, bool dims32)
    {
        string Pointer(CppType t) => t.Kind == CppKind.Record && t.IsAdaptiveDims && dims32 ? "Dims32" : types.Native(t);
        var signature = string.Join(", ", method.Parameters.Select(p => Pointer(p.Type)).Prepend("void*").Append(Pointer(method.Result)));
        var arguments = string.Join(", ", method.Parameters.Select(p => Argument(p, dims32)).Prepend("Self"));
        var call = $"((delegate* unmanaged[MemberFunction]<{signature}>){target})({arguments})";
        if (types.IsMovingEnum(method.Result)) return $"{method.Result.Name}Values.FromNative(Abi, {call})";
        return method.Result.Kind == CppKind.Bool ? call + " != 0" : call;
    }

    private string Argument(ParameterModel parameter, bool dims32)
    {
        var name = CSharpTypes.Identifier(parameter.Name);
        if (parameter.Type.Kind == CppKind.Bool) return $"(byte)({name} ? 1 : 0)";
        if (types.IsMovingEnum(parameter.Type)) return $"{parameter.Type.Name}Values.ToNative(Abi, {name})";
        if (parameter.Type.IsAdaptiveDims && dims32)
            return parameter.Type.Kind == CppKind.Record ? $"(Dims32){name}" : $"&{parameter.Name}32";
        return types.IsByValueStruct(parameter.Type) && parameter.Type.Kind == CppKind.Reference ? $"&{name}" : name;
    }

    private void Tables(StringBuilder text, MergedClass type)
    {
        text.Append("    private void* Method(int member, string name)\n    {\n");
        text.Append($"        var slot = Vtable.Find(Slots, Rows, Width, Abi, member, \"{type.Name}\", name);\n");
        text.Append("        return (*(void***)Self)[slot];\n    }\n\n");
        text.Append("    /// <summary>Slot count, for callbacks.</summary>\n");
        text.Append("    internal static int Count(Abi abi) => Math.Max(Slot(abi, 0), 0);\n\n");
        text.Append(
            "    /// <summary>Slot of the deleting destructor (1), or of a member (2 and on); -1 where this release has none.</summary>\n");
        text.Append("    internal static int Slot(Abi abi, int member) => Slots[abi.Row(Rows) * Width + member];\n\n");
        text.Append(
            "    /// <summary>What <see cref=\"Slot\"/> numbers from 2 on; for the tests, which compare every slot with the "
            + "headers.</summary>\n");
        text.Append("    internal static string[] Members =>\n    [\n");
        foreach (var member in type.Members) text.Append($"        \"{member.Key}\",\n");
        text.Append("    ];\n\n");
        text.Append($"    private const int Width = {type.Members.Count + 2};\n\n");
        text.Append("    /// <summary>Slot count, deleting destructor, members.</summary>\n");
        text.Append("    private static ReadOnlySpan<sbyte> Slots =>\n    [\n");
        for (var r = 0; r < type.Rows.Count; r++)
        {
            text.Append($"        // {r}{(r == 0 ? ": absent" : "")}\n");
            foreach (var chunk in type.Rows[r].Chunk(32)) text.Append($"        {string.Join(", ", chunk)},\n");
        }
        text.Append(
            "    ];\n\n    /// <summary>From which release on which row holds, on Linux and on Windows.</summary>\n    private static "
            + "ReadOnlySpan<ushort> Rows =>\n    ");
        text.Append(AbiEmitter.Changes(model, i => $"{type.RowOf[2 * i]}, {type.RowOf[(2 * i) + 1]}")).Append(";\n");
    }

    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
