using System.Globalization;

namespace Trtc.Core.Contracts;

/// <summary>Sizes in bytes as people write them: <c>512MiB</c>, <c>1GiB</c>, <c>2G</c>, <c>1.5g</c>; a plain number is MiB. K, M and G are
/// powers of 1024.</summary>
public static class SizeText
{
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.')) digits++;
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        double unit = text[digits..].Trim().ToUpperInvariant() switch
        {
            "B" => 1,
            "K" or "KB" or "KIB" => 1L << 10,
            "" or "M" or "MB" or "MIB" => 1L << 20,
            "G" or "GB" or "GIB" => 1L << 30,
            "T" or "TB" or "TIB" => 1L << 40,
            _ => 0,
        };
        var value = number * unit;
        if (unit == 0 || !(value < long.MaxValue)) return false;
        bytes = (long)value;
        return true;
    }

    /// <summary>As <c>1.5 MiB</c>, three digits at most after the first.</summary>
    public static string Format(long bytes)
    {
        ReadOnlySpan<string> units = ["B", "KiB", "MiB", "GiB", "TiB"];
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {units[unit]}");
    }
}
