using System.Collections.Immutable;
using InteropGen.Model;
using static InteropGen.Libclang.LibClang;

namespace InteropGen.Libclang;

/// <summary>Reads a release's public headers, as Linux x86-64 sees them, through libclang's C API.</summary>
/// <param name="umbrella">What to include in place of <see cref="Umbrella"/>.</param>
public sealed unsafe class ClangHeaderReader(string stub, params string[] umbrella) : IHeaderReader
{
    private const string Resources = "/usr/lib/llvm-14/lib/clang/14.0.6";

    /// <summary>What an application may include. Those about safety-certified runtimes, which trtc cannot drive, are left out.</summary>
    public static readonly ImmutableArray<string> Umbrella = ["NvInfer.h", "NvInferPlugin.h", "NvOnnxParser.h"];

    public HeaderModel Read(string headers)
    {
        using var unit = Parse(headers);
        var walk = new Walk(headers);
        walk.Visit(unit.Root);
        return new([.. walk.Classes], [.. walk.Enums], [.. walk.Structs]);
    }

    public ImmutableArray<string> Opened(string headers)
    {
        using var unit = Parse(headers);
        var folder = Path.GetFullPath(headers) + Path.DirectorySeparatorChar;
        return [.. unit.Inclusions().Select(Path.GetFullPath).Where(f => f.StartsWith(folder, StringComparison.Ordinal))
            .Select(f => f[folder.Length..])];
    }

    private TranslationUnit Parse(string headers)
    {
        var source = string.Concat((umbrella.Length == 0 ? Umbrella : [.. umbrella]).Select(h => $"#include \"{h}\"\n"));
        return new(source, ["-xc++", "-std=c++17", "-w", "-resource-dir", Resources, "-I", stub, "-I", headers]);
    }

    private sealed class Walk(string headers)
    {
        private readonly string folder = Path.GetFullPath(headers) + Path.DirectorySeparatorChar;
        private readonly HashSet<string> polymorphic = [];

        public List<ClassModel> Classes { get; } = [];
        public List<EnumModel> Enums { get; } = [];
        public List<StructModel> Structs { get; } = [];

        public void Visit(CXCursor parent)
        {
            foreach (var cursor in TranslationUnit.Children(parent))
            {
                if (!Path.GetFullPath(FileOf(cursor)).StartsWith(folder, StringComparison.Ordinal)) continue;
                switch (cursor.Kind)
                {
                    case CXCursorKind.Namespace when Text(clang_getCursorSpelling(cursor))
                        is not ("impl" or "" or "plugin" or "safe" or "consistency"):
                        Visit(cursor);
                        break;
                    case CXCursorKind.LinkageSpec:
                        Visit(cursor);
                        break;
                    case CXCursorKind.EnumDecl when clang_isCursorDefinition(cursor) != 0:
                        Enum(cursor);
                        break;
                    case CXCursorKind.ClassDecl or CXCursorKind.StructDecl when clang_isCursorDefinition(cursor) != 0:
                        Class(cursor);
                        Visit(cursor);
                        break;
                }
            }
        }

        private void Enum(CXCursor cursor)
        {
            var members = TranslationUnit.Children(cursor).Where(c => c.Kind == CXCursorKind.EnumConstantDecl).Select(c => new EnumMember(
                Text(clang_getCursorSpelling(c)), clang_getEnumConstantDeclValue(c), clang_getCursorAvailability(c) == 1));
            var underlying = clang_getEnumDeclIntegerType(cursor);
            var spelling = Text(clang_getTypeSpelling(underlying));
            Enums.Add(new(CppName.Generated(cursor), CppName.Qualified(cursor),
                TypeReader.Integer(clang_getCanonicalType(underlying), spelling), [.. members]));
        }

        private void Class(CXCursor cursor)
        {
            var children = TranslationUnit.Children(cursor);
            var bases = children.Where(c => c.Kind == CXCursorKind.CXXBaseSpecifier)
                .Select(c => clang_getTypeDeclaration(clang_getCanonicalType(clang_getCursorType(c)))).ToList();
            if (bases.Count > 1)
                throw new InvalidDataException($"{CppName.Qualified(cursor)} has several bases: their vtables are not modelled");
            var baseName = bases.Count == 1 && polymorphic.Contains(CppName.Generated(bases[0])) ? CppName.Generated(bases[0]) : null;
            var members = children.Where(c => clang_CXXMethod_isVirtual(c) != 0).Select(Method).ToImmutableArray();
            var fields = children.Where(c => c.Kind == CXCursorKind.FieldDecl).Select(Field).ToImmutableArray();
            var name = CppName.Generated(cursor);
            var size = (int)clang_Type_getSizeOf(clang_getCursorType(cursor));
            if (baseName is null && members.IsEmpty)
            {
                // A struct that adds nothing but constructors to another (Dims2, DimsHW) is passed as that other one.
                if (!fields.IsEmpty && bases.Count == 0)
                    Structs.Add(
                        new(name, CppName.Qualified(cursor), size, (int)clang_Type_getAlignOf(clang_getCursorType(cursor)), fields));
                return;
            }
            polymorphic.Add(name);
            var impl = fields.Where(f => f.Type is { Kind: CppKind.Pointer, Pointee: { Kind: CppKind.Record, Name: ['V', ..] } })
                .Select(f => new ImplField(f.Name, f.Type.Pointee!.Name, f.Offset));
            Classes.Add(new(name, CppName.Qualified(cursor), baseName, clang_CXXRecord_isAbstract(cursor) != 0, members, [.. impl],
                Info(children), size));
        }

        private static FieldModel Field(CXCursor field) => new(
            Text(clang_getCursorSpelling(field)), TypeReader.Read(clang_getCursorType(field)),
                (int)(clang_Cursor_getOffsetOfField(field) / 8));

        private static MethodModel Method(CXCursor method)
        {
            CXCursor* overridden;
            uint count;
            clang_getOverriddenCursors(method, &overridden, &count);
            clang_disposeOverriddenCursors(overridden);
            var isDestructor = method.Kind == CXCursorKind.Destructor;
            return new(
                isDestructor ? "~" : Text(clang_getCursorSpelling(method)), isDestructor, clang_CXXMethod_isPureVirtual(method) != 0,
                clang_CXXMethod_isConst(method) != 0, count > 0, clang_getCursorAvailability(method) == 1,
                TypeReader.Read(clang_getCursorResultType(method)), Parameters(method));
        }

        private static ImmutableArray<ParameterModel> Parameters(CXCursor function)
        {
            var parameters = ImmutableArray.CreateBuilder<ParameterModel>();
            for (var i = 0; i < clang_Cursor_getNumArguments(function); i++)
            {
                var argument = clang_Cursor_getArgument(function, (uint)i);
                var name = Text(clang_getCursorSpelling(argument));
                parameters.Add(new(name.Length == 0 ? $"arg{i}" : name, TypeReader.Read(clang_getCursorType(argument))));
            }
            return parameters.ToImmutable();
        }

        /// <summary>The literal that an inline <c>getInterfaceInfo</c> returns: <c>InterfaceInfo{"ILogger", 1, 0}</c>.</summary>
        private static InterfaceVersion? Info(List<CXCursor> children)
        {
            foreach (var child in children)
            {
                if (child.Kind != CXCursorKind.CXXMethod || Text(clang_getCursorSpelling(child)) != "getInterfaceInfo") continue;
                var literals = new List<CXCursor>();
                Literals(child, literals);
                if (literals.Count != 3) continue;
                return new(Text(clang_getCursorSpelling(literals[0])).Trim('"'), Integer(literals[1]), Integer(literals[2]));
            }
            return null;
        }

        private static void Literals(CXCursor cursor, List<CXCursor> found)
        {
            if (cursor.Kind is CXCursorKind.StringLiteral or CXCursorKind.IntegerLiteral) found.Add(cursor);
            foreach (var child in TranslationUnit.Children(cursor)) Literals(child, found);
        }

        private static int Integer(CXCursor literal)
        {
            var result = clang_Cursor_Evaluate(literal);
            var value = clang_EvalResult_getAsInt(result);
            clang_EvalResult_dispose(result);
            return value;
        }

        private static string FileOf(CXCursor cursor)
        {
            void* file;
            uint line, column, offset;
            clang_getSpellingLocation(clang_getCursorLocation(cursor), &file, &line, &column, &offset);
            return file == null ? "/" : Text(clang_getFileName(file));
        }
    }
}
