namespace Trtc.Core.Accuracy.Detection;

/// <summary>Greedy suppression: in the order of scores, a box is kept unless one kept before it, of its class, overlaps it by more than the
/// limit.</summary>
public static class NonMaximumSuppression
{
    /// <summary>Candidates looked at, the best ones; bounds the time that a model which finds boxes everywhere can take.</summary>
    private const int MaxCandidates = 30_000;

    /// <param name="candidates">In any order; equal scores keep the order given.</param>
    /// <param name="iou">Overlap above which the lower score goes.</param>
    /// <param name="limit">Boxes kept in all, the best ones.</param>
    /// <returns>By score, highest first.</returns>
    public static DetectedBox[] PerClass(ReadOnlySpan<DetectedBox> candidates, double iou, int limit)
    {
        var order = new int[candidates.Length];
        var keys = new (float Score, int Index)[candidates.Length];
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, (-candidates[i].Score, i));
        Array.Sort(keys, order);

        var kept = new Dictionary<int, List<DetectedBox>>();
        var result = new List<DetectedBox>();
        foreach (var i in order.AsSpan(0, Math.Min(order.Length, MaxCandidates)))
        {
            var box = candidates[i];
            if (!kept.TryGetValue(box.Class, out var same)) kept[box.Class] = same = [];
            if (Suppressed(box, same, iou)) continue;
            same.Add(box);
            result.Add(box);
            if (result.Count == limit) break;
        }
        return [.. result];
    }

    private static bool Suppressed(in DetectedBox box, List<DetectedBox> kept, double iou)
    {
        foreach (var k in kept) if (k.Box.Iou(box.Box) > iou) return true;
        return false;
    }
}
