using System.Globalization;
using System.Text;

namespace Trtc.Core.Accuracy;

/// <summary><see cref="Comparison"/> for a person.</summary>
public static class ComparisonTable
{
    public static string Write(Comparison c)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.AppendLine(culture,
            $"{c.Candidate} against {c.Reference}, {c.Samples} samples of {c.Data}{(c.Skipped > 0 ? $" ({c.Skipped} skipped)" : "")}");
        text.AppendLine(culture, $"judge: {c.Judge}");
        text.AppendLine();
        var width = Math.Clamp(c.Outputs.Max(o => o.Name.Length), 6, 48);
        text.AppendLine(culture,
            $"{"output".PadRight(width)}  {"cosine",9} {"worst",9} {"SQNR dB",8} {"max abs",10} {"mean abs",10} {"max rel",10} "
            + $"{"mean rel",10} {"top-1",7} {"top-5",7}");
        foreach (var o in c.Outputs)
        {
            var e = o.Error;
            text.AppendLine(culture,
                $"{Fit(o.Name, width)}  {e.Cosine,9:0.000000} {e.WorstCosine,9:0.000000} {Decibels(e.Sqnr),8} "
                + $"{e.MaxAbsolute,10:0.000e+0} {e.MeanAbsolute,10:0.000e+0} {e.MaxRelative,10:0.000e+0} {e.MeanRelative,10:0.000e+0} "
                + $"{Share(o.Classes?.Top1),7} {Share(o.Classes?.Top5),7}");
        }
        foreach (var o in c.Outputs) NonFinite(text, o.Name, o.Error);
        if (!c.Task.IsEmpty)
        {
            text.AppendLine();
            text.AppendLine(culture,
                $"{"metric",-16} {"reference",10} {"candidate",10} "
                + $"{"change",10}{(c.LabelledSamples > 0 ? $"   ({c.LabelledSamples} labelled)" : "")}");
            foreach (var f in c.Task)
                text.AppendLine(culture,
                    $"{f.Name,-16} {(f.Reference is { } r ? r.ToString("0.0000", culture) : "is measure"),10} {f.Candidate,10:0.0000} "
                    + $"{f.Change,10:+0.0000;-0.0000;0.0000}");
        }
        if (!c.Layers.IsEmpty) Layers(text, c);
        return text.ToString();
    }

    private static void Layers(StringBuilder text, Comparison c)
    {
        var culture = CultureInfo.InvariantCulture;
        var width = Math.Clamp(c.Layers.Max(l => l.Tensor.Length), 6, 48);
        text.AppendLine();
        text.AppendLine(culture, $"{c.Layers.Length} inner tensors, worst first");
        text.AppendLine(culture, $"{"tensor".PadRight(width)}  {"SQNR dB",8} {"loss dB",8} {"cosine",9} {"op",-18} node");
        foreach (var l in c.Layers.OrderBy(l => l.Error.Sqnr))
            text.AppendLine(culture,
                $"{Fit(l.Tensor, width)}  {Decibels(l.Error.Sqnr),8} {l.Loss,8:0.0} {l.Error.Cosine,9:0.000000} {l.OpType,-18} {l.Node}");
        foreach (var l in c.Layers) NonFinite(text, l.Tensor, l.Error);
        text.AppendLine();
        text.AppendLine(c.FirstJump is { } j
            ? string.Create(culture,
            $"the error first jumps at '{j.Tensor}' ({j.OpType} {j.Node}): {Decibels(j.Error.Sqnr)} dB, {j.Loss:0.0} dB below its inputs")
            : "the error jumps nowhere");
    }

    private static void NonFinite(StringBuilder text, string name, TensorError e)
    {
        if (e.FirstNonFinite is not { } f) return;
        text.AppendLine(CultureInfo.InvariantCulture,
            $"'{name}' has NaN or infinite elements: {e.ReferenceNonFinite} in the reference, {e.CandidateNonFinite} in the candidate; "
            + $"the first at sample {f.Image}, element {f.Index}: {f.Reference} and {f.Candidate}");
    }

    private static string Fit(string name, int width) => name.Length <= width ? name.PadRight(width) : "…" + name[^(width - 1)..];

    private static string Share(double? share) => share is { } s ? s.ToString("0.0000", CultureInfo.InvariantCulture) : "";

    private static string Decibels(double d) => double.IsPositiveInfinity(d) ? "exact" : d.ToString("0.00", CultureInfo.InvariantCulture);
}
