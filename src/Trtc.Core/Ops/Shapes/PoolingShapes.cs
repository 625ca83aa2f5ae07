namespace Trtc.Core.Ops;

/// <summary>Poolings over the spatial axes of (N, C, spatial…).</summary>
internal static class PoolingShapes
{
    internal static void Pool(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x) return;
        var spatial = x.Length - 2;
        var kernel = node.Node.Ints("kernel_shape");
        if (kernel.IsDefault || kernel.Length != spatial || SpatialAttributes.Of(node.Node, spatial) is not { } attributes) return;
        var ceil = node.Node.Int("ceil_mode", 0) != 0;
        for (var i = 0; i < spatial; i++) x[i + 2] = attributes.Windows(i, x[i + 2], DimExpr.Of(kernel[i]), ceil);
        node.SetDims(0, x);
        node.SetDims(1, x);
    }

    internal static void Global(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x) return;
        for (var i = 2; i < x.Length; i++) x[i] = DimExpr.Of(1);
        node.SetDims(0, x);
    }

    internal static void MaxUnpool(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x) return;
        if (node.Has(2))
        {
            if (node.Expressions(2) is { } shape) node.SetDims(0, shape);
            else node.SetDims(0, new DimExpr?[x.Length]);
            return;
        }
        var spatial = x.Length - 2;
        var kernel = node.Node.Ints("kernel_shape");
        if (kernel.IsDefault || kernel.Length != spatial || SpatialAttributes.Of(node.Node, spatial) is not { } a) return;
        for (var i = 0; i < spatial; i++)
            x[i + 2] = (x[i + 2] - DimExpr.Of(1)) * DimExpr.Of(a.Strides[i]) + DimExpr.Of(kernel[i] - a.Pads[i] - a.Pads[spatial + i]);
        node.SetDims(0, x);
    }

    /// <summary>One pooled image a region: (regions, C, height, width).</summary>
    internal static void Roi(InferenceContext node)
    {
        var channels = node.Dims(0) is { Length: 4 } x ? x[1] : null;
        var regions = node.Dims(1) is { Length: 2 } r ? r[0] : null;
        DimExpr? height, width;
        if (node.Node.OpType == "MaxRoiPool")
        {
            var shape = node.Node.Ints("pooled_shape");
            if (shape.IsDefault || shape.Length != 2) return;
            (height, width) = (DimExpr.Of(shape[0]), DimExpr.Of(shape[1]));
        }
        else
        {
            (height, width) = (DimExpr.Of(node.Node.Int("output_height", 1)), DimExpr.Of(node.Node.Int("output_width", 1)));
        }
        node.SetDims(0, [regions, channels, height, width]);
    }
}
