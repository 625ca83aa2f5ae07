using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Resampling of images, and boxes in them.</summary>
internal static class ImageShapes
{
    internal static void Resize(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var (scalesInput, sizesInput) = node.Since < 11 ? (1, -1) : (2, 3);
        var given = node.Node.Ints("axes");
        var axes = new int[given.IsDefault ? x.Length : given.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            axes[i] = i;
            if (!given.IsDefault && !InferenceContext.TryAxis(given[i], x.Length, out axes[i])) return;
        }
        var scales = node.Has(scalesInput) ? node.Floats(scalesInput) : null;
        if (sizesInput >= 0 && node.Has(sizesInput) && scales is null or { Length: 0 })
        {
            Sized(x, axes, node.Expressions(sizesInput), node.Node.String("keep_aspect_ratio_policy", "stretch"));
        }
        else
        {
            for (var i = 0; i < axes.Length; i++)
                x[axes[i]] = scales is not null && i < scales.Length ? Scaled(x[axes[i]], scales[i]) : null;
        }
        node.SetDims(0, x);
    }

    private static void Sized(DimExpr?[] x, int[] axes, DimExpr?[]? sizes, string policy)
    {
        if (sizes is null || sizes.Length != axes.Length)
        {
            foreach (var a in axes) x[a] = null;
            return;
        }
        if (policy is "not_larger" or "not_smaller")
        {
            // One scale for all axes: the smallest or the largest of those asked for.
            var scale = policy == "not_larger" ? double.PositiveInfinity : 0.0;
            for (var i = 0; i < axes.Length; i++)
            {
                if (sizes[i] is not { IsConstant: true } s || x[axes[i]] is not { IsConstant: true, Constant: > 0 } d)
                {
                    foreach (var a in axes) x[a] = null;
                    return;
                }
                var ratio = (float)s.Constant / d.Constant;
                scale = policy == "not_larger" ? Math.Min(scale, ratio) : Math.Max(scale, ratio);
            }
            foreach (var a in axes) x[a] = DimExpr.Of((long)Math.Floor(scale * x[a]!.Constant + 0.5));
            return;
        }
        for (var i = 0; i < axes.Length; i++) x[axes[i]] = sizes[i] is { AtLeast: >= 0 } s ? s : null;
    }

    internal static void Upsample(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        float[]? scales = null;
        if (node.Node.Attributes.GetValueOrDefault("scales") is FloatsAttribute { Values: var list }) scales = [.. list];
        else if (node.Node.Attributes.ContainsKey("height_scale"))
        {
            if (x.Length != 4) return;
            scales = [1, 1, node.Node.Float("height_scale", 1), node.Node.Float("width_scale", 1)];
        }
        scales ??= node.Has(1) ? node.Floats(1) : null;
        for (var i = 0; i < x.Length; i++) x[i] = scales is not null && i < scales.Length ? Scaled(x[i], scales[i]) : null;
        node.SetDims(0, x);
    }

    /// <summary>floor(size × scale); for a named size only where the scale is whole or one over a whole number.</summary>
    private static DimExpr? Scaled(DimExpr? size, float scale)
    {
        if (size is null || !float.IsFinite(scale) || scale < 0) return null;
        if (size.IsConstant) return (double)size.Constant * scale is < long.MaxValue and var s
            ? DimExpr.Of((long)Math.Floor((float)size.Constant * scale is var f && s < 1 << 20 ? f : s)) : null;
        if (scale == MathF.Floor(scale) && scale < int.MaxValue) return size * DimExpr.Of((long)scale);
        var inverse = MathF.Round(1 / scale);
        // Only powers of two have an exact inverse.
        return inverse < int.MaxValue && 1 / inverse == scale && ((int)inverse & (int)inverse - 1) == 0
            ? DimExpr.FloorDiv(size, DimExpr.Of((long)inverse)) : null;
    }

    internal static void GridSample(InferenceContext node)
    {
        var (x, grid) = (node.Dims(0), node.Dims(1));
        if ((x?.Length ?? grid?.Length) is not ({ } rank and >= 3)) return;
        var y = new DimExpr?[rank];
        if (x is not null) (y[0], y[1]) = (x[0], x[1]);
        if (grid is not null && grid.Length == rank)
        {
            y[0] ??= grid[0];
            for (var i = 2; i < rank; i++) y[i] = grid[i - 1];
        }
        node.SetDims(0, y);
    }

    /// <summary>size (N, C, spatial…) to a grid (N, spatial…, number of spatial axes).</summary>
    internal static void AffineGrid(InferenceContext node)
    {
        if (node.Expressions(1) is { Length: 4 or 5 } size) node.SetDims(0, [size[0], .. size[2..], DimExpr.Of(size.Length - 2)]);
        else if (node.Dims(1) is [{ IsConstant: true, Constant: 4 or 5 } rank])
            node.SetDims(0, [.. new DimExpr?[rank.Constant - 1], DimExpr.Of(rank.Constant - 2)]);
    }

    internal static void ImageDecoder(InferenceContext node) =>
        node.SetTensor(0, DataType.UInt8, [null, null, DimExpr.Of(node.Node.String("pixel_format", "RGB") == "Grayscale" ? 1 : 3)]);

    internal static void NonMaxSuppression(InferenceContext node) => node.SetTensor(0, DataType.Int64, [null, DimExpr.Of(3)]);
}
