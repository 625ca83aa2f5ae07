namespace Trtc.Core.Accuracy;

/// <summary>Text from scores a time step (connectionist temporal classification), and how alike two texts are.</summary>
public static class TextAgreement
{
    /// <summary>Greedy decoding: the best class of each step, repeats merged, blanks dropped.</summary>
    /// <param name="scores">Steps × classes, row-major.</param>
    /// <returns>Classes, one a character.</returns>
    public static int[] Decode(ReadOnlySpan<float> scores, int classes, int blank)
    {
        var text = new List<int>();
        var last = blank;
        for (var i = 0; i + classes <= scores.Length; i += classes)
        {
            var best = ClassRanking.Best(scores.Slice(i, classes));
            if (best != last && best != blank) text.Add(best);
            last = best;
        }
        return [.. text];
    }

    /// <summary>The least number of characters to insert, delete or replace (Levenshtein).</summary>
    public static int Distance(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
