using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>C++ types as C#: ClangSharp's conventions, except that text is <c>byte*</c> (UTF-8) and that methods take and return
/// <c>bool</c>.</summary>
public sealed class CSharpTypes(MergedModel model)
{
    private readonly Dictionary<string, MergedStruct> structs = model.Structs.ToDictionary(s => s.Name);
    private readonly Dictionary<string, int> layouts = model.Structs.GroupBy(s => s.Layout.Name).ToDictionary(g => g.Key, g => g.Count());
    private readonly Dictionary<string, string> moving = model.Enums.Where(e => e.IsMoving).ToDictionary(e => e.Name, e => e.Underlying);

    /// <summary>An enum whose native values depend on the release: translated in each call.</summary>
    public bool IsMovingEnum(CppType type) => type.Kind == CppKind.Enum && moving.ContainsKey(type.Name);

    /// <summary>In a function pointer: blittable.</summary>
    public string Native(CppType type) => type.Kind switch
    {
        CppKind.Void => "void",
        CppKind.Bool => "byte",
        CppKind.Enum => moving.GetValueOrDefault(type.Name, type.Name),
        CppKind.Integer or CppKind.Floating => type.Name,
        CppKind.Record => type.IsAdaptiveDims ? "Dims64" : type.Name,
        CppKind.Function => "void*",
        CppKind.Pointer or CppKind.Reference => Pointer(type),
        _ => throw new InvalidDataException($"no C# type for {type.Spelling}"),
    };

    /// <summary>As a method's result.</summary>
    public string Result(CppType type) => type.Kind == CppKind.Bool ? "bool" : IsMovingEnum(type) ? type.Name : Native(type);

    /// <summary>As a method's parameter.</summary>
    public string Managed(CppType type) =>
        type.Kind == CppKind.Bool ? "bool" : IsMovingEnum(type) ? type.Name : IsByValueStruct(type) ? StructName(type) : Native(type);

    /// <summary>A plain struct that C++ takes by const reference: by value in C#, its address in the call.</summary>
    public bool IsByValueStruct(CppType type) =>
        type.IsAdaptiveDims
            || (type is { Kind: CppKind.Reference, Pointee: { Kind: CppKind.Record, IsConst: true } to } && structs.ContainsKey(to.Name)
            && layouts[to.Name] == 1);

    private static string StructName(CppType type) => type.IsAdaptiveDims ? "Dims64" : type.Pointee!.Name;

    private string Pointer(CppType type)
    {
        var to = type.Pointee!;
        if (type.IsAdaptiveDims) return "void*";
        return to.Kind switch
        {
            // A struct whose layout depends on the release: what the pointer means, only the caller can say.
            CppKind.Record => structs.TryGetValue(to.Name, out var found) && (layouts[to.Name] == 1 || to.Name is "Dims32" or "Dims64")
                ? $"{found.Name}*" : "void*",
            CppKind.Function => "void**",
            _ => $"{Native(to)}*",
        };
    }

    public static string Identifier(string name) =>
        name is "params" or "in" or "out" or "ref" or "lock" or "object" or "string" or "operator" or "event" or "base" or "checked"
            or "fixed" ? "@" + name : name;
}
