using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>Types as our own C++ writes them: the names of the generated C#, the sizes of &lt;cstdint&gt;.</summary>
internal static class CppTypes
{
    public static string Write(CppType type)
    {
        var name = type.Kind switch
        {
            CppKind.Pointer => Write(type.Pointee!) + "*",
            CppKind.Reference => Write(type.Pointee!) + "&",
            CppKind.Function => "void*",
            CppKind.Integer => Integer(type.Name),
            _ => type.Name,
        };
        return type.IsConst ? name + " const" : name;
    }

    public static string Integer(string name) => name switch
    {
        "sbyte" => "int8_t",
        "byte" => "char",
        "short" => "int16_t",
        "ushort" => "uint16_t",
        "int" => "int32_t",
        "uint" => "uint32_t",
        "long" => "int64_t",
        "ulong" => "uint64_t",
        "nuint" => "size_t",
        _ => throw new InvalidDataException($"no C++ type for {name}"),
    };

    /// <summary>Records that a type mentions.</summary>
    public static IEnumerable<string> Records(CppType type) =>
        type.Kind == CppKind.Record ? [type.Name] : type.Pointee is { } to ? Records(to) : [];
}
