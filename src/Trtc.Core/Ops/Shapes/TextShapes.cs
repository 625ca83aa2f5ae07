using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

internal static class TextShapes
{
    internal static void StringNormalizer(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: > 0 } x) return;
        // Stop words leave the last axis.
        if (node.Node.Attributes.GetValueOrDefault("stopwords") is StringsAttribute { Values.Length: > 0 }) x[^1] = null;
        node.SetDims(0, x);
    }

    internal static void StringSplit(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        node.SetDims(0, [.. x, null]);
        node.SetDims(1, x);
    }

    internal static void TfIdfVectorizer(InferenceContext node)
    {
        var places = node.Node.Ints("ngram_indexes");
        if (node.Dims(0) is not { } x || places.IsDefaultOrEmpty) return;
        var last = 0L;
        foreach (var p in places) last = Math.Max(last, p);
        var width = last < long.MaxValue ? DimExpr.Of(last + 1) : null;
        node.SetDims(0, x.Length == 2 ? [x[0], width] : [width]);
    }
}
