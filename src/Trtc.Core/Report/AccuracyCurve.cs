using System.Globalization;
using System.Text;
using Trtc.Core.Accuracy;

namespace Trtc.Core.Report;

/// <summary>The curve of a budget's search as a picture: each measured model by its INT8 share and its figure, the budget a line, what was
/// built named.</summary>
public static class AccuracyCurve
{
    private const int Left = 76, Top = 56, Width = 560, Height = 280;

    public static string Svg(AccuracyInfo accuracy)
    {
        double low = Math.Min(accuracy.Minimum, accuracy.Figure), high = Math.Max(accuracy.Minimum, accuracy.Figure);
        foreach (var p in accuracy.Curve)
            (low, high) = (Math.Min(low, Math.Min(p.Search, p.Final ?? p.Search)), Math.Max(high, Math.Max(p.Search, p.Final ?? p.Search)));
        var (first, step, ticks) = Ticks(low, high);
        double X(double share) => Left + Width * Math.Clamp(share, 0, 1);
        double Y(double figure) => Top + Height * (1 - (figure - first) / (step * ticks));

        var svg = new StringBuilder();
        void Line(FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 24}\" height=\"{Top + Height + 78}\" font-family=\"sans-serif\" font-size=\"11\">");
        Line($"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Line($"<text x=\"{Left}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{Escape(accuracy.Budget)}: {(accuracy.Held ? "held" : "not held")} with {accuracy.Int8:0.0%} in {accuracy.Type}</text>");
        Line($"<text x=\"{Left}\" y=\"38\" fill=\"#555\">{Escape(accuracy.Calibrator)}; {accuracy.Curve.Length} models measured on {accuracy.SearchSamples} samples, final figures on {accuracy.FinalSamples} others</text>");
        for (var tick = 0; tick <= 4; tick++)
            Line($"<line x1=\"{X(tick / 4.0):0.#}\" y1=\"{Top}\" x2=\"{X(tick / 4.0):0.#}\" y2=\"{Top + Height}\" stroke=\"#ddd\"/><text x=\"{X(tick / 4.0):0.#}\" y=\"{Top + Height + 16}\" text-anchor=\"middle\" fill=\"#555\">{tick * 25}%</text>");
        // A budget in points of a hundred is a change against FP32.
        var points = accuracy.Budget.EndsWith('%');
        string Text(double figure, int digits) =>
            points ? (figure * 100).ToString("F" + Math.Max(digits - 2, 0), CultureInfo.InvariantCulture) + " pt"
            : figure.ToString("F" + digits, CultureInfo.InvariantCulture);
        var places = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 1, 9);
        for (var tick = 0; tick <= ticks; tick++)
        {
            var (y, figure) = (Y(first + step * tick), Text(first + step * tick, places));
            Line($"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Left + Width}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\" fill=\"#555\">{figure}</text>");
        }
        Line($"<text x=\"{Left + Width}\" y=\"{Top + Height + 34}\" text-anchor=\"end\">{accuracy.Type} share of the multiply-accumulates</text>");

        Line($"<polyline points=\"{string.Join(' ', Best(accuracy).Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Int8):0.#},{Y(p.Search):0.#}")))}\" fill=\"none\" stroke=\"#3b6ea5\" stroke-opacity=\"0.4\"/>");
        Line($"<line x1=\"{Left}\" y1=\"{Y(accuracy.Minimum):0.#}\" x2=\"{Left + Width}\" y2=\"{Y(accuracy.Minimum):0.#}\" stroke=\"#b03a2e\" stroke-dasharray=\"5 3\"/>");
        foreach (var p in accuracy.Curve)
        {
            Line($"<circle cx=\"{X(p.Int8):0.#}\" cy=\"{Y(p.Search):0.#}\" r=\"3.5\" fill=\"#3b6ea5\"><title>{p.Step}: {p.KeptOut} layers out, {p.Search:0.0000}</title></circle>");
            if (p.Final is { } final)
                Line($"<circle cx=\"{X(p.Int8):0.#}\" cy=\"{Y(final):0.#}\" r=\"5\" fill=\"none\" stroke=\"#d68910\" stroke-width=\"2\"><title>{p.Step}: {p.KeptOut} layers out, final {final:0.0000}</title></circle>");
        }
        // Beside the model that is built, on the side where there is room, and not across the budget's line.
        var right = accuracy.Int8 < 0.6;
        var below = Y(accuracy.Figure) + (accuracy.Figure < accuracy.Minimum || Y(accuracy.Figure) < Top + 30 ? 20 : -12);
        Line($"<text x=\"{X(accuracy.Int8) + (right ? 8 : -8):0.#}\" y=\"{below:0.#}\" text-anchor=\"{(right ? "start" : "end")}\" font-weight=\"bold\" fill=\"#9a6206\">built: {Text(accuracy.Figure, 4)}</text>");
        var legend = Top + Height + 60;
        Line($"<circle cx=\"{Left + 4}\" cy=\"{legend - 4}\" r=\"3.5\" fill=\"#3b6ea5\"/><text x=\"{Left + 14}\" y=\"{legend}\">on the samples searched on</text>");
        Line($"<circle cx=\"{Left + 190}\" cy=\"{legend - 4}\" r=\"5\" fill=\"none\" stroke=\"#d68910\" stroke-width=\"2\"/><text x=\"{Left + 200}\" y=\"{legend}\">final figure</text>");
        Line($"<line x1=\"{Left + 290}\" y1=\"{legend - 4}\" x2=\"{Left + 314}\" y2=\"{legend - 4}\" stroke=\"#b03a2e\" stroke-dasharray=\"5 3\"/><text x=\"{Left + 320}\" y=\"{legend}\">the budget</text>");
        return svg.AppendLine("</svg>").ToString();
    }

    /// <summary>Steps of 1, 2 or 5 times a power of ten, at most eight of them, that hold both ends.</summary>
    private static (double First, double Step, int Count) Ticks(double low, double high)
    {
        var range = Math.Max(high - low, 1e-6);
        var step = Math.Pow(10, Math.Floor(Math.Log10(range / 4)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5, 10])
        {
            var first = Math.Floor(low / (step * factor)) * step * factor;
            var count = (int)Math.Max(1, Math.Ceiling((high - first) / (step * factor) - 1e-9));
            if (count <= 8) return (first, step * factor, count);
        }
        return (low, range, 1);
    }

    /// <summary>Of the measured models, those that none with as large a share betters: by falling share.</summary>
    private static List<AccuracyPointInfo> Best(AccuracyInfo accuracy)
    {
        var best = new List<AccuracyPointInfo>();
        foreach (var p in accuracy.Curve.OrderByDescending(p => p.Int8).ThenByDescending(p => p.Search))
            if (best.Count == 0 || p.Search > best[^1].Search) best.Add(p);
        return best;
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
