using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Trtc.Tests.Interop;

/// <summary>A public member of TensorRT.NET and the functions of the library that it calls.</summary>
/// <param name="Part">The member's own name; of a property that is set too, one for each accessor.</param>
/// <param name="Docs">The text of its XML comment.</param>
/// <param name="Calls">As <c>VCudaEngine.getName</c>, one of which the release must have.</param>
internal sealed record PublicMember(string Type, string Part, string Docs, string[] Calls);

/// <summary>Reads TensorRT.NET's sources: which native functions each public member calls. A receiver is a field or local that holds a
/// generated struct.</summary>
internal static class PublicApi
{
    public static IReadOnlyList<PublicMember> Read()
    {
        var files = new[] { "Owned", "Loading", "Callbacks" }.SelectMany(f =>
            Directory.GetFiles(Repository.Path("src", "TensorRT.NET", f), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        var roots =
            files.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f),
            new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)).GetRoot()).ToArray();
        var types = roots.SelectMany(r => r.DescendantNodes().OfType<TypeDeclarationSyntax>()).ToArray();
        // A class's fields may be in another of its files.
        var fields =
            types.SelectMany(t => t.Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(f =>
            f.Declaration.Variables.Select(v => (Type: t.Identifier.Text, Name: v.Identifier.Text, Struct: f.Declaration.Type.ToString()))))
            .Where(f => NativeFunctions.Has(f.Struct)).ToLookup(f => f.Type);
        var members = new List<PublicMember>();
        foreach (var type in types.Where(IsPublic))
        {
            var known = fields[type.Identifier.Text].ToDictionary(f => f.Name, f => f.Struct);
            foreach (var member in type.Members.Where(IsPublic))
                foreach (var (name, body) in Parts(member))
                    members.Add(new(type.Identifier.Text, name, Text(member), Calls(body, known, type)));
        }
        return members;
    }

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static IEnumerable<(string, SyntaxNode)> Parts(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { AccessorList: { } list } p =>
            list.Accessors.Where(a => a.Body is not null || a.ExpressionBody is not null)
            .Select(a => (a.IsKind(SyntaxKind.GetAccessorDeclaration) ? p.Identifier.Text : p.Identifier.Text + " =", (SyntaxNode)a)),
        PropertyDeclarationSyntax p => [(p.Identifier.Text, p)],
        MethodDeclarationSyntax m => [(Signature(m), m)],
        _ => [],
    };

    private static string Signature(MethodDeclarationSyntax m) =>
        $"{m.Identifier.Text}({string.Join(", ", m.ParameterList.Parameters.Select(p => p.Type!.ToString()))})";

    private static string Text(MemberDeclarationSyntax member) =>
        string.Concat(member.GetLeadingTrivia().Where(t => t.HasStructure).Select(t => t.ToFullString()))
            .Replace("///", "", StringComparison.Ordinal);

    private static string[] Calls(SyntaxNode body, Dictionary<string, string> fields, TypeDeclarationSyntax type)
    {
        var known = new Dictionary<string, string>(fields);
        foreach (var local in body.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (local.Initializer?.Value is { } value && Struct(value) is { } held) known[local.Identifier.Text] = held;
        foreach (var parameter in body.DescendantNodesAndSelf().OfType<ParameterSyntax>())
            if (parameter.Type is { } p && NativeFunctions.Has(p.ToString())) known[parameter.Identifier.Text] = p.ToString();
        foreach (var local in body.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (local.Initializer?.Value is InvocationExpressionSyntax { Expression: IdentifierNameSyntax made }
                && type.Members.OfType<MethodDeclarationSyntax>()
                .FirstOrDefault(m => m.Identifier.Text == made.Identifier.Text)?.ReturnType.ToString() is { } result
                && NativeFunctions.Has(result))
                known[local.Identifier.Text] = result;
        var calls = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access)
            {
                var receiver = access.Expression is IdentifierNameSyntax id ? known.GetValueOrDefault(id.Identifier.Text)
                    : Struct(access.Expression);
                // What a lambda is handed: the class's own struct.
                receiver ??= access.Expression is IdentifierNameSyntax { Identifier.Text.Length: 1 } && fields.Count == 1
                    ? fields.Values.Single() : null;
                if (receiver is not null && NativeFunctions.Has(receiver, name)) calls.Add($"{receiver}.{name}");
            }
            // A private function of the same file that a public one leans on.
            else if (call.Expression is IdentifierNameSyntax { Identifier.Text: var own }
                && type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(m => m.Identifier.Text == own && !IsPublic(m))
                is { } helper)
                calls.UnionWith(Calls(helper, fields, type));
        }
        return [.. calls];
    }

    // VFoo.Of(…), new IFoo(…), in whatever they are wrapped.
    private static string? Struct(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Of",
            Expression: IdentifierNameSyntax t } } when NativeFunctions.Has(t.Identifier.Text) => t.Identifier.Text,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax t } when NativeFunctions.Has(t.Identifier.Text) => t.Identifier.Text,
        _ => null,
    };
}
