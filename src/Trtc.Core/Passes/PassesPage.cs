using System.Globalization;
using System.Text;

namespace Trtc.Core.Passes;

/// <summary>Writes docs/passes.md from the array of passes.</summary>
public static class PassesPage
{
    public static string Write()
    {
        var page = new StringBuilder("""
            # Passes

            Every build, and `trtc optimize`, runs these rewrites in this order. None changes what the model computes. A build knows its target:
            rewrites that mend what a release's builder refuses run only for that release; `trtc optimize` takes it from `--against`.
            `--skip-pass NAME` leaves one out, and may be repeated:

            ```sh
            trtc optimize digits.onnx -o smaller.onnx --skip-pass duplicate-initializers
            ```

            The build report lists each pass with its time and the number of nodes before and after it.

            | pass | what it does |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var pass in Pipeline.Passes) page.Append(CultureInfo.InvariantCulture, $"| `{pass.Name}` | {pass.Purpose} |\n");
        return page.ToString();
    }
}
