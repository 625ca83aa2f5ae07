using System.Runtime.InteropServices;
using System.Text;
using static InteropGen.Libclang.LibClang;

namespace InteropGen.Libclang;

/// <summary>One parsed source text; its errors are an exception, since headers half understood would give wrong slots.</summary>
internal sealed unsafe class TranslationUnit : IDisposable
{
    private readonly void* index;
    private readonly void* unit;

    public TranslationUnit(string source, IReadOnlyList<string> arguments)
    {
        index = clang_createIndex(0, 0);
        var name = Marshal.StringToCoTaskMemUTF8("umbrella.cpp");
        var contents = Marshal.StringToCoTaskMemUTF8(source);
        var args = (byte**)NativeMemory.Alloc((nuint)arguments.Count, (nuint)sizeof(byte*));
        for (var i = 0; i < arguments.Count; i++) args[i] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
        var file = new CXUnsavedFile { Name = (byte*)name, Contents = (byte*)contents, Length = (nuint)Encoding.UTF8.GetByteCount(source) };
        void* result = null;
        var error = clang_parseTranslationUnit2(index, (byte*)name, args, arguments.Count, &file, 1, 0, &result);
        for (var i = 0; i < arguments.Count; i++) Marshal.FreeCoTaskMem((nint)args[i]);
        NativeMemory.Free(args);
        Marshal.FreeCoTaskMem(name);
        Marshal.FreeCoTaskMem(contents);
        unit = result;
        if (error != 0) throw new InvalidDataException($"libclang could not read the headers (error {error})");
        var errors = Errors();
        if (errors.Count > 0) throw new InvalidDataException("the headers do not compile:\n" + string.Join('\n', errors.Take(20)));
    }

    public CXCursor Root => clang_getTranslationUnitCursor(unit);

    /// <summary>Direct children, in order of declaration.</summary>
    public static List<CXCursor> Children(CXCursor parent)
    {
        var children = new List<CXCursor>();
        var handle = GCHandle.Alloc(children);
        _ = clang_visitChildren(parent, &Collect, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        return children;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Collect(CXCursor cursor, CXCursor parent, void* list)
    {
        ((List<CXCursor>)GCHandle.FromIntPtr((nint)list).Target!).Add(cursor);
        return ChildVisitContinue;
    }

    /// <summary>Every file that was opened.</summary>
    public List<string> Inclusions()
    {
        var files = new List<string>();
        var handle = GCHandle.Alloc(files);
        clang_getInclusions(unit, &Include, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        return files;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static void Include(void* file, CXSourceLocation* stack, uint depth, void* list) =>
        ((List<string>)GCHandle.FromIntPtr((nint)list).Target!).Add(Text(clang_getFileName(file)));

    private List<string> Errors()
    {
        var errors = new List<string>();
        for (uint i = 0; i < clang_getNumDiagnostics(unit); i++)
        {
            var diagnostic = clang_getDiagnostic(unit, i);
            if (clang_getDiagnosticSeverity(diagnostic) >= 3) errors.Add(Text(clang_formatDiagnostic(diagnostic, 1)));
            clang_disposeDiagnostic(diagnostic);
        }
        return errors;
    }

    public void Dispose()
    {
        clang_disposeTranslationUnit(unit);
        clang_disposeIndex(index);
    }
}
