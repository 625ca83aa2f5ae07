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
        page.Append("""

            ## What the parser is given

            A graph that no pass changed goes to TensorRT's parser as the file it came in. A changed one is written to a temporary file beside the engine. Where
            the parser takes weights by name (TensorRT from 10.13 on, TensorRT-RTX) and there are 64 MiB of them or more, they stay out of that file: the native
            process maps the files that they lie in and hands each weight over where it is, whatever the model's size; only weights that a pass made are written.
            Older releases get the weights in that file, or in a second one beside it where they go beyond the 2 GB of a protobuf message. Nothing temporary is
            left behind, whether the build succeeds or not.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }
}
