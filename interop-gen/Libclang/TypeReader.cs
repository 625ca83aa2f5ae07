using InteropGen.Model;
using static InteropGen.Libclang.LibClang;

namespace InteropGen.Libclang;

internal static class TypeReader
{
    public static CppType Read(CXType type)
    {
        var canonical = clang_getCanonicalType(type);
        var spelling = Text(clang_getTypeSpelling(type));
        var isConst = clang_isConstQualifiedType(canonical) != 0;
        switch (canonical.Kind)
        {
            case CXTypeKind.Pointer:
            case CXTypeKind.LValueReference:
                // The pointee of the type as written keeps its typedef (size_t, Dims); a typedef of a pointer has none of its own.
                var pointee = clang_getPointeeType(type);
                if (pointee.Kind == 0) pointee = clang_getPointeeType(canonical);
                var kind = clang_getCanonicalType(pointee).Kind;
                if (kind is CXTypeKind.FunctionProto) return new(CppKind.Function, spelling, "", isConst);
                return new(canonical.Kind == CXTypeKind.Pointer ? CppKind.Pointer
                    : CppKind.Reference, spelling, "", isConst, Read(pointee));
            case CXTypeKind.IncompleteArray:
                var element = Read(clang_getArrayElementType(canonical));
                return new(CppKind.Pointer, element.Spelling + (element.Spelling.EndsWith('*') ? "*" : " *"), "", isConst, element);
            case CXTypeKind.ConstantArray:
                return new(CppKind.Array, spelling, "", isConst, Read(clang_getArrayElementType(canonical)),
                    (int)clang_getArraySize(canonical));
            case CXTypeKind.Record:
                return new(CppKind.Record, spelling, CppName.Generated(WithoutConstructorsOnly(clang_getTypeDeclaration(canonical))),
                    isConst);
            case CXTypeKind.Enum:
                return new(CppKind.Enum, spelling, CppName.Generated(clang_getTypeDeclaration(canonical)), isConst);
            case CXTypeKind.Void:
                return new(CppKind.Void, spelling, "void", isConst);
            case CXTypeKind.Bool:
                return new(CppKind.Bool, spelling, "bool", isConst);
            case CXTypeKind.Float:
                return new(CppKind.Floating, spelling, "float", isConst);
            case CXTypeKind.Double:
                return new(CppKind.Floating, spelling, "double", isConst);
            default:
                return new(CppKind.Integer, spelling, Integer(canonical, spelling), isConst);
        }
    }

    /// <summary>A class that adds constructors and nothing else to its base (DimsHW) is passed as the base.</summary>
    private static CXCursor WithoutConstructorsOnly(CXCursor record)
    {
        if (clang_isCursorDefinition(record) == 0) return record;
        var children = TranslationUnit.Children(record);
        var bases = children.FindAll(c => c.Kind == CXCursorKind.CXXBaseSpecifier);
        if (bases.Count != 1 || children.Exists(c => c.Kind == CXCursorKind.FieldDecl || clang_CXXMethod_isVirtual(c) != 0)) return record;
        var parent = clang_getTypeDeclaration(clang_getCanonicalType(clang_getCursorType(bases[0])));
        return CppName.Generated(parent).StartsWith("Dims", StringComparison.Ordinal) ? WithoutConstructorsOnly(parent) : record;
    }

    public static string Integer(CXType canonical, string spelling) => canonical.Kind switch
    {
        CXTypeKind.ULong or CXTypeKind.ULongLong when spelling.Contains("size_t", StringComparison.Ordinal) => "nuint",
        CXTypeKind.ULong or CXTypeKind.ULongLong => "ulong",
        CXTypeKind.Long or CXTypeKind.LongLong => "long",
        CXTypeKind.Int => "int",
        CXTypeKind.UInt => "uint",
        CXTypeKind.Short => "short",
        CXTypeKind.UShort => "ushort",
        CXTypeKind.UChar or CXTypeKind.Char_S => "byte",
        CXTypeKind.SChar => "sbyte",
        _ => throw new InvalidDataException($"no C# type for {spelling} (libclang kind {(int)canonical.Kind})"),
    };
}
