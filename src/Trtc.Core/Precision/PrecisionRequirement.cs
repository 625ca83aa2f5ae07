using System.Globalization;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary><c>--require int8>=80%</c>: at least this share of the multiplications in this type.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record PrecisionRequirement(DataType Type, double Share)
{
    /// <returns>Null with TRTC6507.</returns>
    public static PrecisionRequirement? Parse(string text, DiagnosticList diagnostics)
    {
        var at = text.IndexOf(">=", StringComparison.Ordinal);
        if (at > 0 && TypeNamed(text[..at].Trim()) is { } type
            && double.TryParse(text[(at + 2)..].Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var percent)
            && percent <= 100) return new(type, percent / 100);
        diagnostics.Add(Codes.RequireText, "", "--require", text);
        return null;
    }

    /// <summary>Adds TRTC6506 when the share is short.</summary>
    public void Check(PrecisionShare share, string file, DiagnosticList diagnostics)
    {
        if (share.Of(Type) >= Share) return;
        diagnostics.Add(Codes.ShareTooSmall, file, "", Percent(share.Of(Type)), Name(Type), Percent(Share));
    }

    /// <summary>Below this share of the multiplications INT8 was asked for in vain.</summary>
    private const double Little = 0.1;

    /// <summary>Adds TRTC6523 when nearly nothing computes in the type that was asked for, and nobody chose the layers.</summary>
    /// <param name="plan">Null when trtc placed no Q/DQ.</param>
    public static void CheckLittle(PrecisionOptions options, PrecisionShare share, QuantPlan? plan, string file, DiagnosticList diagnostics)
    {
        if (share.Macs <= 0) return;
        var type = options.Quant.Type;
        if (plan is not null && options is { AllowsLittle: false, Require: null, Quant: { Include.IsEmpty: true, Exclude.IsEmpty: true } }
            && share.Of(type) < Little)
            diagnostics.Add(Codes.LittleInt8, file, "", Percent(share.Of(type)), Name(type), Reasons(plan));
    }

    private static string Reasons(QuantPlan plan)
    {
        var reasons = plan.Left.GroupBy(l => l.Reason).Select(g => $"{g.Count()} {g.Key}").ToArray();
        return reasons.Length == 0 ? "no layer outside of bodies of branches and loops" : string.Join(", ", reasons);
    }

    private static DataType? TypeNamed(string name) => name.ToLowerInvariant() switch
    {
        "int8" => DataType.Int8, "fp8" => DataType.Float8E4M3FN, "fp16" => DataType.Float16, "bf16" => DataType.BFloat16, "fp32" =>
            DataType.Float32, _ => null,
    };

    private static string Name(DataType type) => type switch
    {
        DataType.Int8 => "INT8", DataType.Float8E4M3FN => "FP8", DataType.Float16 => "FP16", DataType.BFloat16 => "BF16", _ => "FP32",
    };

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
