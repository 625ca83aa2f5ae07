using System.Runtime.InteropServices;

namespace InteropGen.Libclang;

/// <summary>The part of libclang's C API (clang-c/Index.h) that reading class declarations needs. Version 14 is pinned: it is what the
/// committed output was made with.</summary>
internal static unsafe partial class LibClang
{
    private const string Library = "libclang-14.so.1";

    public const int ChildVisitContinue = 1;
    public const uint SkipFunctionBodies = 0x40;

    [LibraryImport(Library)] public static partial void* clang_createIndex(int excludeDeclarationsFromPch, int displayDiagnostics);
    [LibraryImport(Library)] public static partial void clang_disposeIndex(void* index);
    [LibraryImport(Library)]
    public static partial int clang_parseTranslationUnit2(void* index, byte* file, byte** args, int argCount, CXUnsavedFile* unsaved,
        uint unsavedCount,
        uint options, void** unit);
    [LibraryImport(Library)] public static partial void clang_disposeTranslationUnit(void* unit);
    [LibraryImport(Library)] public static partial uint clang_getNumDiagnostics(void* unit);
    [LibraryImport(Library)] public static partial void* clang_getDiagnostic(void* unit, uint index);
    [LibraryImport(Library)] public static partial int clang_getDiagnosticSeverity(void* diagnostic);
    [LibraryImport(Library)] public static partial CXString clang_formatDiagnostic(void* diagnostic, uint options);
    [LibraryImport(Library)] public static partial void clang_disposeDiagnostic(void* diagnostic);
    [LibraryImport(Library)] public static partial CXCursor clang_getTranslationUnitCursor(void* unit);
    [LibraryImport(Library)]
    public static partial uint clang_visitChildren(CXCursor parent, delegate* unmanaged[Cdecl]<CXCursor, CXCursor, void*, int> visitor,
        void* data);
    [LibraryImport(Library)] public static partial CXString clang_getCursorSpelling(CXCursor cursor);
    [LibraryImport(Library)] public static partial byte* clang_getCString(CXString text);
    [LibraryImport(Library)] public static partial void clang_disposeString(CXString text);
    [LibraryImport(Library)] public static partial CXType clang_getCursorType(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXType clang_getCursorResultType(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXType clang_getCanonicalType(CXType type);
    [LibraryImport(Library)] public static partial CXString clang_getTypeSpelling(CXType type);
    [LibraryImport(Library)] public static partial CXType clang_getPointeeType(CXType type);
    [LibraryImport(Library)] public static partial CXCursor clang_getTypeDeclaration(CXType type);
    [LibraryImport(Library)] public static partial uint clang_isConstQualifiedType(CXType type);
    [LibraryImport(Library)] public static partial CXType clang_getArrayElementType(CXType type);
    [LibraryImport(Library)] public static partial long clang_getArraySize(CXType type);
    [LibraryImport(Library)] public static partial long clang_Type_getSizeOf(CXType type);
    [LibraryImport(Library)] public static partial long clang_Type_getAlignOf(CXType type);
    [LibraryImport(Library)] public static partial long clang_Cursor_getOffsetOfField(CXCursor field);
    [LibraryImport(Library)] public static partial int clang_Cursor_getNumArguments(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXCursor clang_Cursor_getArgument(CXCursor cursor, uint index);
    [LibraryImport(Library)] public static partial uint clang_CXXMethod_isVirtual(CXCursor cursor);
    [LibraryImport(Library)] public static partial uint clang_CXXMethod_isPureVirtual(CXCursor cursor);
    [LibraryImport(Library)] public static partial uint clang_CXXMethod_isConst(CXCursor cursor);
    [LibraryImport(Library)] public static partial uint clang_CXXRecord_isAbstract(CXCursor cursor);
    [LibraryImport(Library)] public static partial void clang_getOverriddenCursors(CXCursor cursor, CXCursor** overridden, uint* count);
    [LibraryImport(Library)] public static partial void clang_disposeOverriddenCursors(CXCursor* overridden);
    [LibraryImport(Library)] public static partial uint clang_isCursorDefinition(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXCursor clang_getCursorSemanticParent(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXType clang_getEnumDeclIntegerType(CXCursor cursor);
    [LibraryImport(Library)] public static partial long clang_getEnumConstantDeclValue(CXCursor cursor);
    [LibraryImport(Library)] public static partial int clang_getCursorAvailability(CXCursor cursor);
    [LibraryImport(Library)] public static partial CXSourceLocation clang_getCursorLocation(CXCursor cursor);
    [LibraryImport(Library)]
    public static partial void clang_getSpellingLocation(CXSourceLocation location, void** file, uint* line, uint* column, uint* offset);
    [LibraryImport(Library)] public static partial CXString clang_getFileName(void* file);
    [LibraryImport(Library)]
    public static partial void clang_getInclusions(void* unit, delegate* unmanaged[Cdecl]<void*, CXSourceLocation*, uint, void*,
        void> visitor, void* data);
    [LibraryImport(Library)] public static partial void* clang_Cursor_Evaluate(CXCursor cursor);
    [LibraryImport(Library)] public static partial int clang_EvalResult_getAsInt(void* result);
    [LibraryImport(Library)] public static partial void clang_EvalResult_dispose(void* result);

    public static string Text(CXString text)
    {
        var result = Marshal.PtrToStringUTF8((nint)clang_getCString(text)) ?? "";
        clang_disposeString(text);
        return result;
    }
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXString { public void* Data; public uint Flags; }

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXUnsavedFile { public byte* Name; public byte* Contents; public nuint Length; }

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXSourceLocation { public void* Data0; public void* Data1; public uint Offset; }

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXType { public CXTypeKind Kind; public void* Data0; public void* Data1; }

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXCursor { public CXCursorKind Kind; public int Extra; public void* Data0; public void* Data1; public void* Data2; }

internal enum CXCursorKind
{
    StructDecl = 2, ClassDecl = 4, EnumDecl = 5, FieldDecl = 6, EnumConstantDecl = 7, CXXMethod = 21, Namespace = 22, LinkageSpec = 23,
    Destructor = 25, CXXBaseSpecifier = 44, IntegerLiteral = 106, StringLiteral = 109, InitListExpr = 119, TranslationUnit = 350,
}

internal enum CXTypeKind
{
    Void = 2, Bool = 3, UChar = 5, UShort = 8, UInt = 9, ULong = 10, ULongLong = 11, Char_S = 13, SChar = 14, Short = 16, Int = 17,
        Long = 18, LongLong = 19,
    Float = 21, Double = 22, Pointer = 101, LValueReference = 103, Record = 105, Enum = 106, FunctionProto = 111, ConstantArray = 112,
        IncompleteArray = 114,
}
