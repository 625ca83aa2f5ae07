namespace Trtc.Core.Ops;

/// <summary>Convolutions: (N, C, spatial…) by (M, C/group, kernel…) to (N, M, spatial…).</summary>
internal static class ConvolutionShapes
{
    internal static void Conv(InferenceContext node)
    {
        var weight = node.Node.OpType == "QLinearConv" ? 3 : 1;
        if (node.Dims(0) is not { Length: >= 2 } x)
        {
            if (node.Dims(weight) is { Length: >= 2 } only)
            {
                var unknown = new DimExpr?[only.Length];
                unknown[1] = only[0];
                node.SetDims(0, unknown);
            }
            return;
        }
        var w = node.Dims(weight) is { } dims && dims.Length == x.Length ? dims : null;
        var spatial = x.Length - 2;
        if (SpatialAttributes.Of(node.Node, spatial) is not { } attributes) return;
        var y = new DimExpr?[x.Length];
        y[0] = x[0];
        y[1] = w?[0];
        var kernel = Kernel(node, w, spatial);
        for (var i = 0; i < spatial; i++) y[i + 2] = attributes.Windows(i, x[i + 2], kernel[i]);
        node.SetDims(0, y);
    }

    internal static void ConvTranspose(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x) return;
        var w = node.Dims(1) is { } dims && dims.Length == x.Length ? dims : null;
        var spatial = x.Length - 2;
        if (SpatialAttributes.Of(node.Node, spatial) is not { } a) return;
        var extra = SpatialAttributes.Filled(node.Node, "output_padding", spatial, 0);
        if (extra is null) return;
        var given = node.Node.Ints("output_shape");
        var kernel = Kernel(node, w, spatial);
        var y = new DimExpr?[x.Length];
        y[0] = x[0];
        y[1] = w is null ? null : w[1] * DimExpr.Of(node.Node.Int("group", 1));
        for (var i = 0; i < spatial; i++)
        {
            var stride = DimExpr.Of(a.Strides[i]);
            if (!given.IsDefaultOrEmpty && given.Length >= spatial)
            {
                // Some exporters give N and C too.
                y[i + 2] = DimExpr.Of(given[given.Length - spatial + i]);
                continue;
            }
            if (a.AutoPad is "SAME_UPPER" or "SAME_LOWER")
            {
                y[i + 2] = x[i + 2] * stride;
                continue;
            }
            var extent = (kernel[i] - DimExpr.Of(1)) * DimExpr.Of(a.Dilations[i]) + DimExpr.Of(1);
            var pads = a.AutoPad == "VALID" ? 0 : a.Pads[i] + a.Pads[spatial + i];
            y[i + 2] = stride * (x[i + 2] - DimExpr.Of(1)) + DimExpr.Of(extra[i]) + extent - DimExpr.Of(pads);
        }
        node.SetDims(0, y);
    }

    internal static void DeformConv(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x || node.Dims(1) is not { } w || w.Length != x.Length) return;
        var spatial = x.Length - 2;
        if (SpatialAttributes.Of(node.Node, spatial) is not { } a) return;
        var kernel = Kernel(node, w, spatial);
        DimExpr?[] y = [x[0], w[0], .. new DimExpr?[spatial]];
        for (var i = 0; i < spatial; i++) y[i + 2] = a.Windows(i, x[i + 2], kernel[i]);
        node.SetDims(0, y);
    }

    internal static void CausalConvWithState(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 3 } x) return;
        node.SetDims(0, x);
        node.SetElement(1, node.Element(0));
        node.SetDims(1, [x[0], x[1], node.Dims(1) is { Length: 3 } w ? w[2] - DimExpr.Of(1) : null]);
    }

    private static DimExpr?[] Kernel(InferenceContext node, DimExpr?[]? w, int spatial)
    {
        var kernel = new DimExpr?[spatial];
        var given = node.Node.Ints("kernel_shape");
        for (var i = 0; i < spatial; i++)
            kernel[i] = !given.IsDefaultOrEmpty && given.Length == spatial ? DimExpr.Of(given[i]) : w?[i + 2];
        return kernel;
    }
}
