using System.Text;
using InteropGen.Merge;

namespace InteropGen.Emit;

/// <summary>The other direction: a vtable of ours for an interface that the library calls.</summary>
public sealed class CallbackEmitter(CSharpTypes types)
{
    public void Append(StringBuilder text, MergedClass type)
    {
        text.Append($"\n/// <summary>Functions for a vtable of <see cref=\"{type.Name}\"/>.</summary>\n");
        text.Append($"public unsafe struct {type.Name}Vtbl\n{{\n");
        if (type.Info is { } info)
        {
            text.Append("    /// <summary>What getInterfaceInfo has to answer.</summary>\n");
            text.Append($"    public static ReadOnlySpan<byte> InterfaceKind => \"{info.Kind}\"u8;\n");
            text.Append($"    public const int InterfaceMajor = {info.Major};\n    public const int InterfaceMinor = {info.Minor};\n\n");
        }
        text.Append(
            "    /// <summary>Laid in both destructor slots of Linux, in the one of Windows; not needed where there is none.</summary>\n");
        text.Append("    public delegate* unmanaged[MemberFunction]<void*, void> destructor;\n\n");
        foreach (var member in type.Members)
        {
            var signature = string.Join(", ",
                member.Method.Parameters.Select(p => types.Native(p.Type)).Prepend("void*").Append(types.Native(member.Method.Result)));
            text.Append($"    /// <summary><c>{ClassEmitter.Escape(member.Declaration)}</c></summary>\n");
            text.Append($"    public delegate* unmanaged[MemberFunction]<{signature}> {member.Name};\n\n");
        }
        text.Append("    /// <summary>Slots that this release's vtable has; 0 where it lacks the interface.</summary>\n");
        text.Append($"    public static int Count(Abi abi) => {type.Name}.Count(abi);\n\n");
        text.Append("    /// <summary>Lays the functions at this release's slots.</summary>\n");
        text.Append("    /// <exception cref=\"InvalidOperationException\">A function that this release calls is missing.</exception>\n");
        text.Append("    public readonly void Write(Abi abi, void** vtable)\n    {\n");
        text.Append($"        Vtable.LayDestructor(abi, vtable, {type.Name}.Slot(abi, 1), destructor, \"{type.Name}\");\n");
        for (var i = 0; i < type.Members.Count; i++)
            text.Append(
                $"        Vtable.Lay(vtable, {type.Name}.Slot(abi, {i + 2}), {type.Members[i].Name}, "
                + $"\"{type.Name}::{type.Members[i].Name}\");\n");
        text.Append("    }\n}\n");
    }
}
