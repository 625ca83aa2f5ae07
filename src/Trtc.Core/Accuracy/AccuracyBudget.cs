using System.Globalization;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Accuracy;

/// <summary>
/// What a quantised model must keep: <c>cosine&gt;=0.99</c>, <c>miou&gt;=0.97</c> bound a figure, <c>map&gt;=-0.5%</c>,
/// <c>top1&gt;=-0.5%</c> its change against the FP32 model, in points of a hundred.
/// </summary>
/// <param name="Metric"><c>cosine</c> (of the output where it is lowest) or a task metric, as in docs/accuracy.md.</param>
/// <param name="Minimum">Of the figure, or of its change: −0.005 for −0.5%.</param>
/// <param name="Text">As it was written.</param>
public sealed record AccuracyBudget(string Metric, double Minimum, bool IsChange, string Text)
{
    public const string Cosine = "cosine";

    private static readonly string[] Metrics =
        [Cosine, "top1", "top5", "agreement1", "agreement5", "miou", "map", "map50", "agreement-map", "agreement-map50", "characters",
            "text"];

    /// <summary>Whether outputs must be described by a head; classification is understood from labelled folders.</summary>
    public bool NeedsHead => Metric is not (Cosine or "top1" or "top5" or "agreement1" or "agreement5");

    /// <returns>Null with TRTC7101.</returns>
    public static AccuracyBudget? Parse(string text, DiagnosticList diagnostics)
    {
        var at = text.IndexOf(">=", StringComparison.Ordinal);
        var metric = at < 0 ? "" : text[..at].Trim();
        var value = at < 0 ? "" : text[(at + 2)..].Trim();
        var percent = value.EndsWith('%');
        var isNumber = double.TryParse(percent ? value[..^1] : value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var isChange = number < 0 || (number == 0 && percent) || value.StartsWith('-');
        if (percent) number /= 100;
        if (Array.IndexOf(Metrics, metric) >= 0 && isNumber && number is >= -1 and <= 1) return new(metric, number, isChange, text);
        diagnostics.Add(Codes.BadBudget, "", "", text, string.Join(", ", Metrics));
        return null;
    }

    /// <summary>The figure that is bounded; null when the judge gave none of this name.</summary>
    public double? Of(IReadOnlyList<TaskFigure> task, double lowestCosine)
    {
        if (Metric == Cosine) return IsChange ? lowestCosine - 1 : lowestCosine;
        // Without labels the reference's own classes are what is right.
        var name = Metric;
        foreach (var f in task) if (f.Name == name) return IsChange ? f.Change : f.Candidate;
        name = Metric
            switch { "top1" => "agreement1", "top5" => "agreement5", "agreement-map" => "map", "agreement-map50" => "map50", _ => "" };
        foreach (var f in task) if (f.Name == name) return IsChange ? f.Change : f.Candidate;
        return null;
    }

    public bool Holds(double figure) => figure >= Minimum;
}
