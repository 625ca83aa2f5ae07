using System.Text.RegularExpressions;
using Trtc.Core.Passes;

namespace Trtc.Tests.Docs;

public sealed partial class PagesTests
{
    [Fact]
    public void Passes_page_is_the_array() => Golden.Equal("docs/passes.md", PassesPage.Write());

    [Fact]
    public void Every_link_and_every_page_that_a_message_names_is_there()
    {
        var missing = new List<string>();
        foreach (var page in Pages())
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                var target = link.Groups[1].Value;
                if (!target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
                    missing.Add($"{page}: {target}");
            }
        foreach (var source in Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories))
            foreach (Match name in Named().Matches(File.ReadAllText(source)))
                if (!File.Exists(Repository.Path(name.Value))) missing.Add($"{source}: {name.Value}");
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Pages() =>
    [
        Repository.Path("README.md"),
        .. new[] { "docs", "src", "samples", "interop-gen",
        "native" }.SelectMany(f => Directory.EnumerateFiles(Repository.Path(f), "*.md", SearchOption.AllDirectories)),
    ];

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/[\w-]+\.md")]
    private static partial Regex Named();
}
