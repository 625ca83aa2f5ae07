using System.Globalization;
using System.Text;

namespace Trtc.Core.Diagnostics;

/// <summary>Writes docs/diagnostics.md from the table of codes.</summary>
public static class DiagnosticsPage
{
    private static readonly (char First, string Stage)[] Stages =
    [
        ('1', "Reading a model"), ('2', "Options and profiles"), ('3', "Environment"), ('4', "Native build"), ('5', "Operator check"),
        ('6', "Calibration and precision"), ('7', "Accuracy"), ('9', "Faults of trtc"),
    ];

    public static string Write()
    {
        var page = new StringBuilder("""
            # Diagnostics

            Each fault or remark is one line, `file : severity CODE: where: what and why. What to do`, which editors and MSBuild understand.
            Codes are never reused. Errors in 3xxx end a command with exit code 3, in 9xxx with 4, all others with 1.
            `{0}`, `{1}` … stand for the particulars.

            """.ReplaceLineEndings("\n"));
        var all = Codes.All;
        foreach (var (first, stage) in Stages)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {first}xxx {stage}\n");
            foreach (var code in all)
            {
                if (code.Id[4] != first) continue;
                page.Append(CultureInfo.InvariantCulture,
                    $"\n### {code.Id}: {code.Title}\n\n*{Severity(code)}.* {code.Format}\n\n**Fix:** {code.Fix}\n\n**Example:** "
                    + $"{code.Example}\n");
            }
        }
        return page.ToString();
    }

    private static string Severity(Code code) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(SeverityNames.Of(code.Severity));
}
