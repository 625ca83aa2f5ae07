namespace Trtc.Core.Ops;

/// <summary>Operators that fold axes into one number, or pick places along an axis.</summary>
internal static class ReductionShapes
{
    internal static void Reduce(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var keep = node.Node.Int("keepdims", 1) != 0;
        var axes = node.List("axes", 1);
        var known = axes is not null || !node.Has(1);
        if (axes is null or { Length: 0 })
        {
            if (known && node.Node.Int("noop_with_empty_axes", 0) != 0)
            {
                node.SetDims(0, x);
                return;
            }
            axes = new long[x.Length];
            for (var i = 0; i < axes.Length; i++) axes[i] = i;
        }
        if (!known)
        {
            // The axes come from the run: the rank is known only when the reduced axes stay.
            if (keep) node.SetDims(0, new DimExpr?[x.Length]);
            return;
        }
        if (InferenceContext.Marked(axes, x.Length) is not { } reduced) return;
        node.SetDims(0, Kept(x, reduced, keep));
    }

    internal static void Arg(InferenceContext node)
    {
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis)) return;
        var reduced = new bool[x.Length];
        reduced[axis] = true;
        node.SetDims(0, Kept(x, reduced, node.Node.Int("keepdims", 1) != 0));
    }

    internal static void TopK(InferenceContext node)
    {
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", -1), x.Length, out var axis)) return;
        x[axis] = node.Since < 10 ? DimExpr.Of(node.Node.Int("k", 0)) : node.Expressions(1) is [var k] ? k : null;
        node.SetDims(0, x);
        if (x[axis] is null && node.Outputs.Length > 1)
        {
            // Values and indices are of one size although the run decides it.
            x[axis] = node.Node.Output(0).Length > 0 ? node.Run.Fresh($"{node.Node.Output(0)}#{axis}") : null;
        }
        node.SetDims(1, x);
    }

    private static DimExpr?[] Kept(DimExpr?[] x, bool[] reduced, bool keep)
    {
        var dims = new List<DimExpr?>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            if (!reduced[i]) dims.Add(x[i]);
            else if (keep) dims.Add(DimExpr.Of(1));
        }
        return [.. dims];
    }
}
