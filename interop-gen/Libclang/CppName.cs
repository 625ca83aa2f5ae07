using static InteropGen.Libclang.LibClang;

namespace InteropGen.Libclang;

/// <summary>C++ names and what they become.</summary>
internal static class CppName
{
    public static string Qualified(CXCursor cursor)
    {
        var name = Text(clang_getCursorSpelling(cursor));
        var parent = clang_getCursorSemanticParent(cursor);
        return parent.Kind is CXCursorKind.Namespace or CXCursorKind.ClassDecl or CXCursorKind.StructDecl ? $"{Qualified(parent)}::{name}"
            : name;
    }

    /// <summary>
    /// Unqualified; <c>v_1_0</c> vanishes (8.6 has no such namespaces, and the classes are the same), a later version is a suffix; a nested
    /// enum carries its class without the I; the parser's names that the builder has too get <c>Parser</c> in front.
    /// </summary>
    public static string Generated(CXCursor cursor)
    {
        var parts = Qualified(cursor).Split("::");
        var name = parts[^1];
        var suffix = "";
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (parts[i].StartsWith("v_", StringComparison.Ordinal) && parts[i] != "v_1_0") suffix = "_v" + parts[i][2..];
            else if (parts[i].Length > 1 && parts[i][0] == 'I' && char.IsUpper(parts[i][1])) name = parts[i][1..] + name;
        }
        if (parts[0] == "nvonnxparser" && name == "ErrorCode") name = "ParserErrorCode";
        return name + suffix;
    }
}
