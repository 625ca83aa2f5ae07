using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trtc.Core.Accuracy;

/// <summary>What INT8 does to a model, layer by layer.</summary>
/// <param name="Judge">What ran it, and how.</param>
/// <param name="Samples">Samples that noise was measured on.</param>
/// <param name="AllInt8">Noise over signal at the outputs with every layer in INT8 (docs/accuracy.md).</param>
/// <param name="Layers">Worst first.</param>
public sealed record Sensitivity(string Model, string Judge, string Data, int Samples, double AllInt8,
    ImmutableArray<LayerSensitivity> Layers);

/// <param name="MacShare">Of all Conv, ConvTranspose, Gemm and MatMul multiply-accumulates, 0 to 1.</param>
/// <param name="Alone">Noise over signal at the outputs when it alone is in INT8.</param>
/// <param name="Spared">The same when all others are and it is not; null where that was not measured.</param>
/// <param name="Saturation">Share of its input's values, on the calibration data, that INT8 clips.</param>
/// <param name="Input">What its input is quantised to: the magnitude that INT8 ends at, and the largest seen.</param>
/// <param name="ChannelRanges">Largest magnitude of the weights of each output channel.</param>
public sealed record LayerSensitivity(
    string Node, string OpType, double MacShare, double Alone, double? Spared, double Saturation, InputRange Input,
        ImmutableArray<double> ChannelRanges)
{
    public double SmallestRange => ChannelRanges.IsEmpty ? 0 : ChannelRanges.Min();

    public double LargestRange => ChannelRanges.IsEmpty ? 0 : ChannelRanges.Max();
}

/// <param name="Threshold">127 steps.</param>
/// <param name="Largest">Magnitude, on the calibration data.</param>
public sealed record InputRange(double Threshold, double Largest);

/// <summary><see cref="Sensitivity"/> as JSON, as a table and as a plot.</summary>
public static class SensitivityReport
{
    public static string Json(Sensitivity s) => JsonSerializer.Serialize(s, SensitivityJsonContext.Default.Sensitivity);

    public static string Table(Sensitivity s)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.AppendLine(culture,
            $"{s.Model}: {s.Layers.Length} layers in INT8, noise {s.AllInt8:0.000000} with all of them, on {s.Samples} samples of "
            + $"{s.Data}");
        text.AppendLine(culture, $"judge: {s.Judge}");
        text.AppendLine();
        text.AppendLine(culture,
            $"{"alone",10} {"spared",10} {"MACs",7} {"clipped",9} {"input ends",11} {"of",10} {"weights' range",21}  layer");
        foreach (var l in s.Layers)
        {
            var spared = l.Spared is { } x ? x.ToString("0.000000", culture) : "";
            text.AppendLine(culture,
                $"{l.Alone,10:0.000000} {spared,10} {l.MacShare,7:0.00%} {l.Saturation,9:0.0000%} {l.Input.Threshold,11:0.####} "
                + $"{l.Input.Largest,10:0.####} {l.SmallestRange,9:0.###e+0} … {l.LargestRange,9:0.###e+0}  {l.OpType} {l.Node}");
        }
        return text.ToString();
    }

    /// <summary>A bar a layer, its length the logarithm of the noise that it alone makes.</summary>
    public static string Svg(Sensitivity s)
    {
        const int row = 16, left = 280, width = 480, top = 44;
        var culture = CultureInfo.InvariantCulture;
        double largest = 1e-9, smallest = 1;
        foreach (var l in s.Layers)
        {
            if (!(l.Alone > 0)) continue;
            largest = Math.Max(largest, l.Alone);
            smallest = Math.Min(smallest, l.Alone);
        }
        double high = Math.Ceiling(Math.Log10(largest)), low = Math.Min(Math.Floor(Math.Log10(Math.Max(smallest, 1e-12))), high - 1);
        double Place(double noise) => left + width * Math.Clamp((Math.Log10(Math.Max(noise, 1e-300)) - low) / (high - low), 0, 1);
        var height = top + row * s.Layers.Length + 12;
        var svg = new StringBuilder();
        svg.AppendLine(culture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{left + width + 90}\" height=\"{height}\" font-family=\"sans-serif\" "
            + $"font-size=\"11\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        svg.AppendLine(culture,
            $"<text x=\"8\" y=\"16\" font-size=\"13\">{Escape(Path.GetFileName(s.Model))}: noise over signal at the outputs, each "
            + $"layer alone in INT8</text>");
        for (var e = (int)low; e <= (int)high; e++)
        {
            var x = Place(Math.Pow(10, e));
            svg.AppendLine(culture,
                $"<line x1=\"{x:0.#}\" y1=\"{top - 4}\" x2=\"{x:0.#}\" y2=\"{height - 8}\" stroke=\"#ddd\"/><text x=\"{x:0.#}\" "
                + $"y=\"{top - 8}\" text-anchor=\"middle\" fill=\"#555\">1e{e}</text>");
        }
        for (var i = 0; i < s.Layers.Length; i++)
        {
            var l = s.Layers[i];
            var y = top + i * row;
            var end = Place(l.Alone);
            svg.AppendLine(culture,
                $"<text x=\"{left - 6}\" y=\"{y + 11}\" text-anchor=\"end\">{Escape(Fit(l.Node))}</text><rect x=\"{left}\" "
                + $"y=\"{y + 2}\" width=\"{Math.Max(1, end - left):0.#}\" height=\"{row - 5}\" fill=\"#3b6ea5\"/><text "
                + $"x=\"{end + 4:0.#}\" y=\"{y + 11}\" fill=\"#555\">{l.MacShare:0.0%} of MACs</text>");
        }
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Fit(string name) => name.Length <= 42 ? name : "…" + name[^41..];

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true)]
[JsonSerializable(typeof(Sensitivity))]
internal sealed partial class SensitivityJsonContext : JsonSerializerContext;
