using InteropGen.Merge;
using InteropGen.Model;

namespace InteropGen.Emit;

/// <summary>
/// Sets of releases, open at the end: what the newest release has is told by its first one alone, so that the next release changes nothing.
/// </summary>
public static class ReleaseRanges
{
    /// <summary>In words: <c>TensorRT 10.8 on; TensorRT-RTX 1.3-1.4</c>.</summary>
    public static string Describe(MergedModel model, bool[] isIn) =>
        string.Join("; ", Runs(model, isIn).GroupBy(r => r.First.Product).Select(g =>
            $"{(g.First().First.IsRtx ? "TensorRT-RTX" : "TensorRT")} {string.Join(", ", g.Select(Words))}"));

    /// <summary>As attributes on a line of their own; nothing where the set is <paramref name="holder"/>'s.</summary>
    /// <param name="holder">The releases that have the class or enum that the member is of; all releases for a class itself.</param>
    public static string Attributes(MergedModel model, bool[] isIn, bool[] holder, string indent)
    {
        if (isIn.AsSpan().SequenceEqual(holder)) return "";
        var attributes = Runs(model, isIn).SelectMany(r => r.Last is null ? [Attribute("Since", r.First)]
            : new[] { Attribute("Since", r.First), Attribute("Until", r.Last) });
        return $"{indent}[{string.Join(", ", attributes)}]\n";
    }

    public static string Product(Release release) => release.IsRtx ? "Product.TensorRTRtx" : "Product.TensorRT";

    private static string Attribute(string name, Release release) => $"{name}({Product(release)}, {release.Major}, {release.Minor})";

    private static string Words((Release First, Release? Last) run) =>
        run.Last is null ? $"{run.First.Major}.{run.First.Minor} on"
        : run.First == run.Last ? $"{run.First.Major}.{run.First.Minor}"
        : $"{run.First.Major}.{run.First.Minor}-{run.Last.Major}.{run.Last.Minor}";

    /// <summary>Neighbours of one product that are in the set; a run that reaches the product's newest release has no last one.</summary>
    private static IEnumerable<(Release First, Release? Last)> Runs(MergedModel model, bool[] isIn)
    {
        foreach (var product in model.Releases.Select((r, i) => (Release: r, In: isIn[i])).GroupBy(r => r.Release.Product))
        {
            var own = product.ToList();
            for (var k = 0; k < own.Count; k++)
            {
                if (!own[k].In) continue;
                var first = own[k].Release;
                while (k + 1 < own.Count && own[k + 1].In) k++;
                yield return (first, k + 1 == own.Count ? null : own[k].Release);
            }
        }
    }
}
