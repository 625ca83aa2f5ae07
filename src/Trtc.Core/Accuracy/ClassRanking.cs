namespace Trtc.Core.Accuracy;

/// <summary>The best classes of rows of scores. Equal scores go to the lower class; NaN is below everything.</summary>
public static class ClassRanking
{
    /// <summary>The class with the highest score.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best] || (float.IsNaN(scores[best]) && !float.IsNaN(scores[i]))) best = i;
        return best;
    }

    /// <summary>How many classes stand before <paramref name="of"/>: 0 when it is the best.</summary>
    public static int Rank(ReadOnlySpan<float> scores, int of)
    {
        var s = scores[of];
        var rank = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (i == of) continue;
            var before = float.IsNaN(s)
                ? !float.IsNaN(scores[i]) || i < of
                : scores[i] > s || (scores[i] == s && i < of);
            if (before) rank++;
        }
        return rank;
    }
}

/// <summary>
/// Top-k agreement of two tensors whose last axis is classes: the share of rows in which the reference's best class is among the
/// candidate's k best.
/// </summary>
public sealed class ClassAgreement
{
    private long _top1, _top5;

    public long Rows { get; private set; }

    public double Top1 => Rows > 0 ? (double)_top1 / Rows : 1;

    public double Top5 => Rows > 0 ? (double)_top5 / Rows : 1;

    public void Add(ReadOnlySpan<float> reference, ReadOnlySpan<float> candidate, int classes)
    {
        for (var i = 0; i + classes <= reference.Length; i += classes)
        {
            var rank = ClassRanking.Rank(candidate.Slice(i, classes), ClassRanking.Best(reference.Slice(i, classes)));
            if (rank < 1) _top1++;
            if (rank < 5) _top5++;
            Rows++;
        }
    }
}
