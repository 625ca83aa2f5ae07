using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Trtc.Tests.Docs;

/// <summary>Hand-written lines hold the columns that .editorconfig gives, but for text that cannot be parted: a long literal.</summary>
public sealed class LineLengthTests
{
    [Fact]
    public void Lines_hold_the_columns_of_editorconfig()
    {
        var limit = Limit(File.ReadLines(Repository.Path(".editorconfig")));
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
            if (path.StartsWith("artifacts/", StringComparison.Ordinal) || path.Contains("/obj/", StringComparison.Ordinal)) continue;
            if (path.Contains("/Generated/", StringComparison.Ordinal)) continue;
            foreach (var line in TooLong(File.ReadAllText(file), limit)) found.Add($"{path}({line})");
        }
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("var sum = first + second + third;", 1)]
    [InlineData("var text = \"a literal that is longer than the line may be\";", 0)]
    [InlineData("// a comment that is longer than that", 1)]
    public void A_long_line_is_seen_and_long_text_is_let_be(string line, int expected) => Assert.Equal(expected, TooLong(line, 20).Count());

    private static int Limit(IEnumerable<string> lines) =>
        int.Parse(lines.Single(l => l.StartsWith("max_line_length", StringComparison.Ordinal)).Split('=')[1], CultureInfo.InvariantCulture);

    private static IEnumerable<int> TooLong(string text, int limit)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var suspects = Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > limit).ToArray();
        if (suspects.Length == 0) yield break;
        var root = CSharpSyntaxTree.ParseText(text.ReplaceLineEndings("\n")).GetRoot();
        var excused = new HashSet<int>();
        foreach (var node in root.DescendantNodes().Where(n => n is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax))
        {
            var span = node.GetLocation().GetLineSpan();
            var isBlock = span.EndLinePosition.Line > span.StartLinePosition.Line;
            // Half a line of text is more than a break at another place would save.
            if (!isBlock && span.EndLinePosition.Character - span.StartLinePosition.Character < limit / 2) continue;
            for (var i = span.StartLinePosition.Line; i <= span.EndLinePosition.Line; i++) excused.Add(i);
        }
        foreach (var i in suspects) if (!excused.Contains(i)) yield return i + 1;
    }
}
