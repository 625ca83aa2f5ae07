namespace Trtc.Core.Accuracy;

/// <summary>
/// Intersection over union of two class maps of one picture: the mean over the classes that one of the two has. Two empty masks agree: 1.
/// </summary>
public static class MaskOverlap
{
    /// <param name="background">Whether class 0 counts as the others do; not so for a mask made by a threshold.</param>
    public static double Iou(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> candidate, bool background)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(candidate.Length, reference.Length);
        Span<long> both = stackalloc long[256], either = stackalloc long[256];
        both.Clear();
        either.Clear();
        for (var i = 0; i < reference.Length; i++)
        {
            var (r, c) = (reference[i], candidate[i]);
            either[r]++;
            if (r == c) both[r]++;
            else either[c]++;
        }
        double sum = 0;
        var classes = 0;
        for (var k = background ? 0 : 1; k < 256; k++)
        {
            if (either[k] == 0) continue;
            sum += (double)both[k] / either[k];
            classes++;
        }
        return classes == 0 ? 1 : sum / classes;
    }
}
