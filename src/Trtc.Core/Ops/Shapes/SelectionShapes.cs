using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Operators that pick elements by place.</summary>
internal static class SelectionShapes
{
    internal static void Slice(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var (starts, ends) = (Bounds(node, "starts", 1), Bounds(node, "ends", 2));
        var length = starts?.Length ?? ends?.Length ?? -1;
        var axes = node.Since < 10 || node.Has(3) ? node.List("axes", 3) : null;
        if (axes is null && (node.Since >= 10 && node.Has(3) || length < 0))
        {
            node.SetDims(0, new DimExpr?[x.Length]);
            return;
        }
        if (axes is null)
        {
            axes = new long[length];
            for (var i = 0; i < length; i++) axes[i] = i;
        }
        if (InferenceContext.Marked(axes, x.Length) is null) return;
        var steps = node.Has(4) ? node.Integers(4) : [];
        for (var i = 0; i < axes.Length; i++)
        {
            _ = InferenceContext.TryAxis(axes[i], x.Length, out var axis);
            var step = steps is null ? 0 : i < steps.Length ? steps[i] : 1;
            x[axis] = Sliced(x[axis], starts is not null && i < starts.Length ? starts[i] : null, ends is not null && i < ends.Length
                ? ends[i] : null, step);
        }
        node.SetDims(0, x);
    }

    private static DimExpr?[]? Bounds(InferenceContext node, string attribute, int input)
    {
        var list = node.Node.Ints(attribute);
        return list.IsDefault ? node.Has(input) ? node.Expressions(input) : null : Array.ConvertAll<long, DimExpr?>([.. list], DimExpr.Of);
    }

    private static DimExpr? Sliced(DimExpr? size, DimExpr? start, DimExpr? end, long step)
    {
        if (size is null || start is null || end is null || step is 0 or long.MinValue) return null;
        if (step > 0)
        {
            var (from, to) = (Place(start, size), Place(end, size));
            return DimExpr.CeilDiv(DimExpr.Max(to - from, DimExpr.Of(0)), step);
        }
        if (size is not { IsConstant: true } || start is not { IsConstant: true } || end is not { IsConstant: true })
        {
            // All of it, backwards.
            return step == -1 && start is { IsConstant: true, Constant: -1 or >= int.MaxValue }
                && end is { IsConstant: true, Constant: <= int.MinValue + 1 } ? size : null;
        }
        var n = size.Constant;
        // Backwards, a start before the first element is held at it; only an end may lie before.
        var first = Math.Clamp(start.Constant < 0 ? start.Constant + n : start.Constant, Math.Min(0, n - 1), n - 1);
        var last = Math.Clamp(end.Constant < 0 ? Math.Max(end.Constant, long.MinValue + n) + n : end.Constant, -1, n - 1);
        return DimExpr.Of(first > last ? (first - last - 1) / -step + 1 : 0);
    }

    /// <summary>A bound counted from the end when negative, then held between 0 and the size.</summary>
    private static DimExpr? Place(DimExpr bound, DimExpr size)
    {
        if (bound.IsConstant)
        {
            if (bound.Constant == 0) return bound;
            if (bound.Constant > 0) return bound.Constant >= int.MaxValue ? size : DimExpr.Min(bound, size);
            return bound.Constant <= int.MinValue + 1 ? DimExpr.Of(0) : DimExpr.Max(size + bound, DimExpr.Of(0));
        }
        if (bound.AtLeast >= 0) return DimExpr.Min(bound, size);

        // A size less a constant, such as N-1, may be negative only where the size is smaller than that: no sign is known.
        return null;
    }

    internal static void Gather(InferenceContext node)
    {
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis)) return;
        if (node.Dims(1) is { } indices) node.SetDims(0, [.. x[..axis], .. indices, .. x[(axis + 1)..]]);
    }

    internal static void GatherElements(InferenceContext node)
    {
        if (node.Dims(1) is { } indices) node.SetDims(0, indices);
        else if (node.Rank(0) is >= 0 and var rank) node.SetDims(0, new DimExpr?[rank]);
    }

    internal static void GatherND(InferenceContext node)
    {
        if (node.Dims(0) is not { } x || node.Dims(1) is not { Length: > 0 } indices) return;
        if (indices[^1] is not { IsConstant: true } depth) return;
        var rest = node.Node.Int("batch_dims", 0) + depth.Constant;
        if (rest < 0 || rest > x.Length) return;
        node.SetDims(0, [.. indices[..^1], .. x[(int)rest..]]);
    }

    internal static void Compress(InferenceContext node)
    {
        if (!node.Node.Attributes.ContainsKey("axis"))
        {
            node.SetDims(0, new DimExpr?[1]);
            return;
        }
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis)) return;
        x[axis] = Trues(node, 1, x[axis]);
        node.SetDims(0, x);
    }

    private static DimExpr? Trues(InferenceContext node, int input, DimExpr? size)
    {
        if (node.Known(input) is not DenseTensor { Type: DataType.Bool } flags) return null;
        var n = 0L;
        var bytes = flags.As<byte>();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (size is { IsConstant: true } s && i >= s.Constant) break;
            if (bytes[i] != 0) n++;
        }
        return DimExpr.Of(n);
    }

    internal static void Unique(InferenceContext node)
    {
        var size = node.Node.Output(0).Length > 0 ? node.Node.Output(0) : node.Node.Output(1);
        var fresh = size.Length > 0 ? node.Run.Fresh(size + "#unique") : null;
        if (node.Node.Attributes.ContainsKey("axis"))
        {
            if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Length, out var axis)) return;
            var inverse = x[axis];
            x[axis] = fresh;
            node.SetDims(0, x);
            node.SetDims(2, [inverse]);
        }
        else
        {
            node.SetDims(0, [fresh]);
            DimExpr? all = DimExpr.Of(1);
            foreach (var d in node.Dims(0) ?? [null]) all *= d;
            node.SetDims(2, [all]);
        }
        node.SetDims(1, [fresh]);
        node.SetDims(3, [fresh]);
    }

    internal static void NonZero(InferenceContext node)
    {
        // A scalar counts as a vector of one.
        var rank = node.Rank(0);
        node.SetDims(0, [rank < 0 ? null : DimExpr.Of(Math.Max(rank, 1)), null]);
    }

    internal static void OneHot(InferenceContext node)
    {
        if (node.Dims(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", -1), x.Length + 1, out var axis)) return;
        DimExpr? depth = null;
        if (node.Expressions(1) is [var d]) depth = d;
        else if (node.Floats(1) is [var f] && f is >= 0 and < int.MaxValue) depth = DimExpr.Of((long)f);
        node.SetDims(0, [.. x[..axis], depth is { AtLeast: < 0 } ? null : depth, .. x[axis..]]);
    }
}
