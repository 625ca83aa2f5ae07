using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Trtc.Tests.Build;

/// <summary>Folders of Trtc.Core stand in one order, and each refers to those below it alone: read from the source by the compiler
/// itself.</summary>
public sealed class FolderReferencesTests
{
    /// <summary>From the bottom up; docs/architecture.md says what each holds.</summary>
    private static readonly string[] s_order =
        ["Ir", "Diagnostics", "Files", "Onnx", "Ops", "Calibration", "Contracts", "Check", "Passes", "Accuracy", "Precision",
            "Quantisation", "Engines", "Report", "Build"];

    private static readonly Lazy<ImmutableArray<(string From, string To, string File, string Name)>> s_references = new(References);

    [Fact]
    public void No_folder_refers_to_one_above_it()
    {
        var upward = s_references.Value.Where(r => Array.IndexOf(s_order, r.To) > Array.IndexOf(s_order, r.From))
            .Select(r => $"{r.From} -> {r.To}: {r.File} ({r.Name})");
        Assert.Empty(upward.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.Equal(s_order.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Repository.Path("src", "Trtc.Core")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    /// <summary>A reference is seen, or the first test could not fail.</summary>
    [Fact]
    public void References_are_seen() => Assert.Contains(s_references.Value, r => r is { From: "Build", To: "Report" });

    private static ImmutableArray<(string From, string To, string File, string Name)> References()
    {
        var root = Repository.Path("src", "Trtc.Core");
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f)).ToList();
        trees.Add(
            CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global "
            + "using System.Threading; global using System.Threading.Tasks;"));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("Trtc", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create("Trtc.Core", trees, platform.Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = new HashSet<(string, string, string, string)>();
        foreach (var tree in trees)
        {
            if (tree.FilePath.Length == 0) continue;
            var model = compilation.GetSemanticModel(tree);
            var file = Path.GetRelativePath(root, tree.FilePath);
            var from = file.Split(Path.DirectorySeparatorChar)[0];
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is not { } symbol
                    || (symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } type) continue;
                if (type.OriginalDefinition.Locations.FirstOrDefault(l => l.IsInSource)?.SourceTree?.FilePath is not { } defined) continue;
                var to = Path.GetRelativePath(root, defined).Split(Path.DirectorySeparatorChar)[0];
                if (to != from) found.Add((from, to, file, type.Name));
            }
        }
        return [.. found];
    }
}
