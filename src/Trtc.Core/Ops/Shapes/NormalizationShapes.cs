using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Normalizations that have more outputs than the normalized tensor.</summary>
internal static class NormalizationShapes
{
    internal static void BatchNormalization(InferenceContext node)
    {
        if (node.Dims(0) is { } x) node.SetDims(0, x);
        for (var o = 1; o < node.Node.Outputs.Length; o++)
        {
            // Old versions gave saved mean and variance too; all are one number a channel.
            var statistic = Math.Min(o + 2, 4);
            if (node.Since < 14) statistic = o % 2 == 1 ? 3 : 4;
            if (node.OutputElement(o) == DataType.Undefined) node.SetElement(o, node.Element(statistic));
            if (node.Dims(statistic) is { } s) node.SetDims(o, s);
        }
    }

    /// <summary>Means and deviations keep the rank; the normalized axes become 1.</summary>
    internal static void LayerNormalization(InferenceContext node)
    {
        var stash = node.Node.Int("stash_type", 1);
        for (var o = 1; o < node.Node.Outputs.Length; o++)
            node.SetElement(o, stash is > 0 and <= (long)DataType.Int2 ? (DataType)stash : DataType.Undefined);
        if (node.OutputElement(0) == DataType.Undefined) node.SetElement(0, node.Element(0));
        if (node.Dims(0) is not { } x) return;
        node.SetDims(0, x);
        if (!InferenceContext.TryAxis(node.Node.Int("axis", -1), x.Length, out var axis)) return;
        for (var i = axis; i < x.Length; i++) x[i] = DimExpr.Of(1);
        for (var o = 1; o < node.Node.Outputs.Length; o++) node.SetDims(o, x);
    }

    internal static void SkipLayerNormalization(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: > 0 } x) return;
        node.SetDims(0, x);
        node.SetDims(3, x);
        x[^1] = DimExpr.Of(1);
        node.SetDims(1, x);
        node.SetDims(2, x);
    }
}
