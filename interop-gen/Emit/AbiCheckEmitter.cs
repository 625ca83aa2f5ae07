using System.Text;
using InteropGen.Libclang;
using InteropGen.Merge;
using InteropGen.Model;
using InteropGen.Slots;

namespace InteropGen.Emit;

/// <summary>
/// A C++ program that, compiled against a release's own headers, prints the slot that the compiler uses for each method (native/abi-check
/// finds it by calling), the sizes and offsets of structs and the values of enums. It is compiled where the headers are and never
/// committed.
/// </summary>
public static class AbiCheckEmitter
{
    public static string Emit(HeaderModel model)
    {
        var classes = model.Classes.ToDictionary(c => c.Name);
        var text = new StringBuilder(string.Concat(ClangHeaderReader.Umbrella.Select(h => $"#include \"{h}\"\n")));
        text.Append("#include \"counting_vtable.h\"\n\nusing namespace abi_check;\n\n");
        for (var i = 0; i < model.Classes.Length; i++)
        {
            text.Append($"static void class_{i}()\n{{\n");
            Class(text, model.Classes[i], classes);
            text.Append("}\n\n");
        }
        text.Append("int main()\n{\n");
        for (var i = 0; i < model.Classes.Length; i++) text.Append($"    class_{i}();\n");
        foreach (var type in model.Structs)
        {
            text.Append($"    print_size(\"{type.Name}\", sizeof({type.Qualified}), alignof({type.Qualified}));\n");
            foreach (var field in type.Fields)
                text.Append($"    print_offset(\"{type.Name}\", \"{field.Name}\", offsetof({type.Qualified}, {field.Name}));\n");
        }
        foreach (var type in model.Enums)
            foreach (var member in type.Members)
                text.Append(
                    $"    print_value(\"{type.Name}\", \"{member.Name}\", static_cast<long long>({type.Qualified}::{member.Name}));\n");
        text.Append("}\n");
        return text.ToString();
    }

    private static void Class(StringBuilder text, ClassModel type, Dictionary<string, ClassModel> classes)
    {
        var slots = VtableLayout.Compute(type, classes, TargetOs.Linux);
        foreach (var slot in slots.Where(s => !s.Method.IsDestructor))
        {
            var method = slot.Method;
            var declaring = classes[slot.Class].Qualified;
            var parameters = string.Join(", ", method.Parameters.Select(p => p.Type.Spelling));
            var pointer =
                $"static_cast<{method.Result.Spelling} "
                + $"({declaring}::*)({parameters}){(method.IsConst ? " const" : "")}>(&{declaring}::{method.Name})";
            text.Append($"    print_slot(\"{type.Name}\", \"{Merger.Key(method)}\", slot<{type.Qualified}>({pointer}));\n");
        }
        if (slots.Any(s => s.IsDeleting))
            text.Append($"    print_slot(\"{type.Name}\", \"~\", deleting_destructor<{type.Qualified}>());\n");
        foreach (var field in type.ImplFields)
            text.Append($"    print_offset(\"{type.Name}\", \"{field.Class}\", offsetof({type.Qualified}, {field.Name}));\n");
    }
}
