namespace Trtc.Core.Diagnostics;

/// <summary>Finds the name a person may have meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest edits (Levenshtein), or null when none is within a third of the name's length (at least
    /// 2).</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var least = Math.Max(2, name.Length / 3) + 1;
        foreach (var c in candidates)
        {
            var distance = Distance(name, c);
            if (distance < least) (best, least) = (c, distance);
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        // Names are bounded: a hostile file may hold very long ones.
        if (a.Length > 200 || b.Length > 200) return int.MaxValue;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
