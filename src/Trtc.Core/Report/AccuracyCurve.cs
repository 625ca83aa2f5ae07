using System.Globalization;
using System.Text;

namespace Trtc.Core.Report;

/// <summary>The curve of a budget's search as a picture: each measured model by its INT8 share and its figure, the budget a line.</summary>
public static class AccuracyCurve
{
    private const int Left = 70, Top = 40, Width = 480, Height = 260;

    public static string Svg(AccuracyInfo accuracy)
    {
        var minimum = accuracy.Minimum;
        var culture = CultureInfo.InvariantCulture;
        double low = Math.Min(minimum, accuracy.Figure), high = Math.Max(minimum, accuracy.Figure);
        foreach (var p in accuracy.Curve) (low, high) = (Math.Min(low, Math.Min(p.Search, p.Final ?? p.Search)), Math.Max(high, Math.Max(p.Search, p.Final ?? p.Search)));
        if (high - low < 1e-6) (low, high) = (low - 1e-6, high + 1e-6);
        double X(double share) => Left + Width * Math.Clamp(share, 0, 1);
        double Y(double figure) => Top + Height * (high - figure) / (high - low);
        var svg = new StringBuilder();
        svg.AppendLine(culture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 30}\" height=\"{Top + Height + 50}\" font-family=\"sans-serif\" font-size=\"11\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        svg.AppendLine(culture, $"<text x=\"{Left}\" y=\"18\" font-size=\"13\">{Escape(accuracy.Budget)} by INT8 share of the multiply-accumulates ({Escape(accuracy.Calibrator)})</text>");
        for (var tick = 0; tick <= 4; tick++)
        {
            var (x, y) = (Left + Width * tick / 4, Top + Height * tick / 4);
            svg.AppendLine(culture, $"<line x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Top + Height}\" stroke=\"#ddd\"/><text x=\"{x}\" y=\"{Top + Height + 16}\" text-anchor=\"middle\" fill=\"#555\">{tick * 25}%</text>");
            svg.AppendLine(culture, $"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Left + Width}\" y2=\"{y}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4}\" text-anchor=\"end\" fill=\"#555\">{high - (high - low) * tick / 4:0.0000}</text>");
        }
        svg.AppendLine(culture, $"<line x1=\"{Left}\" y1=\"{Y(minimum):0.#}\" x2=\"{Left + Width}\" y2=\"{Y(minimum):0.#}\" stroke=\"#b03a2e\" stroke-dasharray=\"5 3\"/>");
        foreach (var p in accuracy.Curve)
        {
            svg.AppendLine(culture, $"<circle cx=\"{X(p.Int8):0.#}\" cy=\"{Y(p.Search):0.#}\" r=\"3.5\" fill=\"#3b6ea5\"><title>{p.Step}: {p.KeptOut} layers out, {p.Search:0.0000}</title></circle>");
            if (p.Final is { } final) svg.AppendLine(culture, $"<circle cx=\"{X(p.Int8):0.#}\" cy=\"{Y(final):0.#}\" r=\"5\" fill=\"none\" stroke=\"#d68910\" stroke-width=\"2\"><title>{p.Step}: {p.KeptOut} layers out, final {final:0.0000}</title></circle>");
        }
        svg.AppendLine(culture, $"<text x=\"{Left}\" y=\"{Top + Height + 38}\" fill=\"#555\">dots: samples searched on; rings: samples of the final figure; dashes: the budget</text>");
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
