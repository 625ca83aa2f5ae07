using System.Text.RegularExpressions;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Diagnostics;

public sealed class CodesTests
{
    [Fact]
    public void A_name_from_a_file_does_not_steer_the_terminal() =>
        Assert.StartsWith("a?[31m b.png : warning TRTC6104: It is skipped: why.",
            Diagnostic.Create(Codes.SampleUnreadable, "a\u001b[31m\nb.png", "", "why").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Page_is_the_table() => Golden.Equal("docs/diagnostics.md", DiagnosticsPage.Write());

    [Fact]
    public void Codes_are_distinct_well_formed_and_say_what_to_do()
    {
        Assert.Equal(Codes.All.Length, Codes.All.Select(c => c.Id).Distinct().Count());
        foreach (var code in Codes.All)
        {
            Assert.Matches("^TRTC[1-9][0-9]{3}$", code.Id);
            Assert.NotEmpty(code.Title);
            Assert.NotEmpty(code.Fix);
            Assert.NotEmpty(code.Example);
        }
    }

    [Fact]
    public void Every_declared_code_is_in_the_table()
    {
        var declared = typeof(Codes).GetProperties().Where(p => p.PropertyType == typeof(Code)).Select(p => ((Code)p.GetValue(null)!).Id)
            .Order();
        Assert.Equal(declared, Codes.All.Select(c => c.Id).Order());
    }

    /// <summary>
    /// The pattern that MSBuild finds errors and warnings of tools with: an origin, a colon, a category, a code, a colon, a text
    /// (Microsoft.Build.Shared.CanonicalError). A build server shows what it matches; anything else is plain output.
    /// </summary>
    private const string Canonical = @"^\s*(?<ORIGIN>.+?)\s*:\s*(?<CATEGORY>error|warning)\s+(?<CODE>[^: ]+)\s*:\s*(?<TEXT>.+)$";

    [Fact]
    public void Every_error_and_warning_is_read_by_MSBuild()
    {
        foreach (var code in Codes.All.Where(c => c.Severity != Severity.Note))
        {
            object?[] particulars = [.. Enumerable.Range(0, 8).Select(i => $"p{i}: a:b")];
            var line = Diagnostic.Create(code, @"C:\a folder\model.onnx", "node 'x: error 1' (Conv)", particulars).ToString();
            var match = Regex.Match(line, Canonical);
            Assert.True(match.Success, line);
            Assert.Equal(@"C:\a folder\model.onnx", match.Groups["ORIGIN"].Value);
            Assert.Equal(code.Severity == Severity.Error ? "error" : "warning", match.Groups["CATEGORY"].Value);
            Assert.Equal(code.Id, match.Groups["CODE"].Value);
            Assert.DoesNotContain('\n', line);
        }
    }

    [Fact]
    public void What_commands_report_is_read_by_MSBuild()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(1, new Program(output, error).Run("check", "no such model.onnx"));
        var line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('\r');
        var match = Regex.Match(line, Canonical);
        Assert.True(match.Success, line);
        Assert.Equal("no such model.onnx", match.Groups["ORIGIN"].Value);
        Assert.StartsWith("TRTC1", match.Groups["CODE"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnostic_is_one_line_in_the_canonical_form()
    {
        var d = Diagnostic.Create(Codes.StaticDimension, "det.onnx", "input 'x'", "min", "1x4x640x640", 1, 4, 3);
        Assert.Equal(
            "det.onnx : error TRTC2006: input 'x': min shape 1x4x640x640: dimension 1 is 4, and the model fixes it at 3. Use 3 there, "
            + "or export the model with that dimension dynamic.", d.ToString());
    }
}
