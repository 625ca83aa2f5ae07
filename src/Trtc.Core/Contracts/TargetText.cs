using System.Collections.Immutable;
using System.Globalization;

namespace Trtc.Core.Contracts;

/// <summary>Compute capabilities as people write them: <c>sm_89</c>, <c>8.9</c>, <c>89</c>, parted by commas; 89 stands for 8.9, 120 for
/// 12.0.</summary>
public static class TargetText
{
    public static bool TryParse(string text, out ImmutableArray<int> targets)
    {
        var list = ImmutableArray.CreateBuilder<int>();
        targets = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var digits = part.StartsWith("sm_", StringComparison.OrdinalIgnoreCase)
                || part.StartsWith("sm-", StringComparison.OrdinalIgnoreCase) ? part[3..] : part;
            var dot = digits.IndexOf('.', StringComparison.Ordinal);
            if (dot >= 0 && digits.Length - dot != 2) return false;
            if (!int.TryParse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture,
                out var sm)) return false;
            if (sm is < 50 or > 999) return false;
            if (!list.Contains(sm)) list.Add(sm);
        }
        targets = list.ToImmutable();
        return targets.Length > 0;
    }

    public static string Format(int sm) => string.Create(CultureInfo.InvariantCulture, $"sm_{sm}");
}
