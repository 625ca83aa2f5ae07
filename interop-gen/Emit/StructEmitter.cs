using System.Text;
using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>Plain structs, field by field at the offsets that the compiler gave.</summary>
public sealed class StructEmitter(MergedModel model, CSharpTypes types)
{
    public string Emit(MergedStruct type)
    {
        var text = GeneratedFile.CSharp("TensorRT.Interop");
        text.Append($"/// <summary>{type.Name}, {type.Layout.Size} bytes.</summary>\n");
        text.Append(ReleaseRanges.Attributes(model, type.In, [.. model.Releases.Select(_ => true)], ""));
        text.Append(
            "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit, Size = "
            + $"{type.Layout.Size})]\n");
        text.Append($"public unsafe partial struct {type.Name}\n{{\n");
        foreach (var field in type.Layout.Fields) Field(text, field, type);
        text.Append("}\n");
        return text.ToString();
    }

    private void Field(StringBuilder text, FieldModel field, MergedStruct holder)
    {
        var name = CSharpTypes.Identifier(field.Name);
        text.Append($"    /// <summary><c>{ClassEmitter.Escape(field.Type.Spelling)}</c></summary>\n");
        if (field.Type.Kind != CppKind.Array)
        {
            text.Append($"    [System.Runtime.InteropServices.FieldOffset({field.Offset})] public {Held(field.Type, holder)} {name};\n");
            return;
        }
        var element = field.Type.Pointee!;
        // A fixed buffer cannot hold pointers or structs: those arrays are given by their first element.
        if (element.Kind is CppKind.Integer or CppKind.Floating)
            text.Append(
                $"    [System.Runtime.InteropServices.FieldOffset({field.Offset})] public fixed {element.Name} "
                + $"{name}[{field.Type.Length}];\n");
        else text.Append($"    [System.Runtime.InteropServices.FieldOffset({field.Offset})] public {Held(element, holder)} {name}_0;\n");
    }

    /// <summary>Inside a struct, others have the layout of its own releases: nothing converts them.</summary>
    private string Held(CppType type, MergedStruct holder) =>
        type.Kind == CppKind.Record
            ? model.Structs.First(s => s.Layout.Name == type.Name && s.In.Zip(holder.In).Any(r => r.First && r.Second)).Name
            : types.Native(type);

    /// <summary>Structs that some generated signature mentions, with those inside them.</summary>
    public static List<MergedStruct> Referenced(MergedModel model)
    {
        var byName = model.Structs.ToLookup(s => s.Layout.Name);
        var found = new HashSet<string>();
        var queue = new Queue<CppType>(model.Classes.SelectMany(c => c.Members)
            .SelectMany(m => m.Method.Parameters.Select(p => p.Type).Append(m.Method.Result)));
        while (queue.TryDequeue(out var type))
        {
            if (type.Pointee is { } to) queue.Enqueue(to);
            if (type.Kind != CppKind.Record || !found.Add(type.Name)) continue;
            foreach (var field in byName[type.Name].SelectMany(s => s.Layout.Fields)) queue.Enqueue(field.Type);
        }
        return [.. model.Structs.Where(s => found.Contains(s.Layout.Name))];
    }
}
