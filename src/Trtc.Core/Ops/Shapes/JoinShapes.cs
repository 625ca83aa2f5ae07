namespace Trtc.Core.Ops;

/// <summary>Operators that join, cut, pad and crop along axes.</summary>
internal static class JoinShapes
{
    internal static void Concat(InferenceContext node)
    {
        DimExpr?[]? y = null;
        var axis = 0;
        var unranked = false;
        for (var i = 0; i < node.Node.Inputs.Length; i++)
        {
            if (node.Dims(i) is not { } x)
            {
                unranked = true;
                continue;
            }
            if (y is null)
            {
                if (!InferenceContext.TryAxis(node.Node.Int("axis", 1), x.Length, out axis)) return;
                y = x;
                continue;
            }
            if (x.Length != y.Length) return;
            for (var d = 0; d < x.Length; d++)
            {
                if (d == axis) y[d] += x[d];
                else if (x[d] is { IsConstant: true } || y[d] is null) y[d] = x[d]; // All inputs agree off the axis: a number beats a name.
            }
        }
        if (y is null) return;
        if (unranked) y[axis] = null;
        node.SetDims(0, y);
    }

    internal static void Split(InferenceContext node)
    {
        var count = node.Node.Outputs.Length;
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis)) return;
        var sizes = node.Node.Ints("split") is { IsDefault: false } list ? Array.ConvertAll<long, DimExpr?>([.. list], DimExpr.Of) : null;
        var given = sizes is not null || node.Has(1);
        sizes ??= node.Has(1) ? node.Expressions(1) : null;
        var whole = x[axis];
        var parts = node.Node.Int("num_outputs", count);
        for (var o = 0; o < count; o++)
        {
            if (given) x[axis] = sizes is not null && o < sizes.Length && sizes[o] is { AtLeast: >= 0 } s ? s : null;
            else if (parts <= 0) return;
            else if (whole is { IsConstant: true })
            {
                // Equal parts, the last one smaller where they do not come out even.
                var size = whole.Constant / parts + (whole.Constant % parts != 0 ? 1 : 0);
                x[axis] = DimExpr.Of((long)Int128.Clamp(whole.Constant - (Int128)o * size, 0, size));
            }
            else if (DimExpr.ExactDiv(whole, DimExpr.Of(parts)) is { } even) x[axis] = even;
            else if (node.Since < 18) x[axis] = DimExpr.FloorDiv(whole, DimExpr.Of(parts));
            else
            {
                var size = DimExpr.CeilDiv(whole, parts);
                x[axis] = o < parts - 1 ? size : whole - size * DimExpr.Of(parts - 1);
            }
            node.SetDims(o, x);
        }
    }

    internal static void Pad(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var attribute = node.Node.Ints("pads") is { IsDefault: false } a ? a : node.Node.Ints("paddings");
        var pads = attribute.IsDefault ? node.Has(1) ? node.Expressions(1) : null
            : Array.ConvertAll<long, DimExpr?>([.. attribute], DimExpr.Of);
        long[]? axes = null;
        if (node.Has(3) && (axes = node.Integers(3)) is null || pads is null)
        {
            node.SetDims(0, new DimExpr?[x.Length]);
            return;
        }
        axes ??= Axes(x.Length);
        if (pads.Length != 2 * axes.Length || InferenceContext.Marked(axes, x.Length) is null) return;
        for (var i = 0; i < axes.Length; i++)
        {
            _ = InferenceContext.TryAxis(axes[i], x.Length, out var axis);
            x[axis] += pads[i] + pads[axes.Length + i];
        }
        node.SetDims(0, x);
    }

    internal static void CenterCropPad(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var given = node.Node.Ints("axes");
        long[] axes = given.IsDefault ? Axes(x.Length) : [.. given];
        if (InferenceContext.Marked(axes, x.Length) is null) return;
        var shape = node.Expressions(1);
        for (var i = 0; i < axes.Length; i++)
        {
            _ = InferenceContext.TryAxis(axes[i], x.Length, out var axis);
            x[axis] = shape is not null && i < shape.Length && shape[i] is { AtLeast: >= 0 } s ? s : null;
        }
        node.SetDims(0, x);
    }

    internal static void Col2Im(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 3 } x) return;
        var (image, block) = (node.Expressions(1), node.Expressions(2));
        if (image is null)
        {
            if (node.Dims(1) is [{ IsConstant: true, Constant: >= 0 and <= 64 } n])
                node.SetDims(0, [x[0], .. new DimExpr?[n.Constant + 1]]);
            return;
        }
        DimExpr? area = block is null ? null : DimExpr.Of(1);
        foreach (var b in block ?? []) area *= b;
        node.SetDims(0, [x[0], DimExpr.FloorDiv(x[1], area), .. image]);
    }

    private static long[] Axes(int rank)
    {
        var all = new long[rank];
        for (var i = 0; i < rank; i++) all[i] = i;
        return all;
    }
}
