using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>The same elements in other dimensions, and the operators that turn dimensions into tensors.</summary>
internal static class ReshapeShapes
{
    internal static void Reshape(InferenceContext node)
    {
        var attribute = node.Node.Ints("shape");
        DimExpr?[]? shape = null;
        if (!attribute.IsDefault)
        {
            shape = new DimExpr?[attribute.Length];
            for (var i = 0; i < shape.Length; i++) shape[i] = DimExpr.Of(attribute[i]);
        }
        shape ??= node.Expressions(1);
        var x = node.Dims(0);
        if (shape is null)
        {
            // Only the new rank is known, from the length of the vector.
            if (node.Dims(1) is [{ IsConstant: true, Constant: >= 0 and <= 64 } rank]) node.SetDims(0, new DimExpr?[rank.Constant]);
            return;
        }
        var keepZeros = node.Node.Int("allowzero", 0) != 0;
        var y = new DimExpr?[shape.Length];
        var free = -1;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] is { IsConstant: true, Constant: -1 })
            {
                if (free >= 0) return;
                free = i;
            }
            else if (shape[i] is { IsConstant: true, Constant: 0 } && !keepZeros)
            {
                y[i] = x is not null && i < x.Length ? x[i] : null;
            }
            else
            {
                // An expression that may be zero or below could also stand for "copy" or "infer".
                y[i] = shape[i] is { } e && (e.IsConstant ? e.Constant >= 0 : e.AtLeast >= 1 || keepZeros && e.AtLeast >= 0) ? e : null;
            }
        }
        if (free >= 0) y[free] = x is null ? null : Rest(x, y, free);
        else if (x is not null) FillOnlyGap(x, y);
        node.SetDims(0, y);
    }

    /// <summary>What remains of all elements of x for the axis that the others leave open.</summary>
    private static DimExpr? Rest(DimExpr?[] x, DimExpr?[] y, int free)
    {
        var above = new List<DimExpr?>(x);
        var below = new List<DimExpr>();
        for (var i = 0; i < y.Length; i++)
        {
            if (i == free) continue;
            if (y[i] is not { } e) return null;
            var same = above.FindIndex(a => e.Equals(a));
            if (same >= 0) above.RemoveAt(same);
            else below.Add(e);
        }
        DimExpr? top = DimExpr.Of(1), bottom = DimExpr.Of(1);
        foreach (var a in above) top *= a;
        foreach (var b in below) bottom *= b;
        return bottom is { IsConstant: true, Constant: 0 } ? null : DimExpr.ExactDiv(top, bottom) ?? DimExpr.FloorDiv(top, bottom);
    }

    /// <summary>One unknown size among known ones follows from the number of elements.</summary>
    private static void FillOnlyGap(DimExpr?[] x, DimExpr?[] y)
    {
        var gap = -1;
        for (var i = 0; i < y.Length; i++)
        {
            if (y[i] is not null)
            {
                if (y[i] is { IsConstant: true, Constant: 0 }) return;
                continue;
            }
            if (gap >= 0) return;
            gap = i;
        }
        if (gap >= 0) y[gap] = Rest(x, y, gap);
    }

    internal static void Flatten(InferenceContext node)
    {
        if (node.Dims(0) is not { } x)
        {
            node.SetDims(0, new DimExpr?[2]);
            return;
        }
        var axis = node.Node.Int("axis", 1);
        if (axis < 0) axis += x.Length;
        if (axis < 0 || axis > x.Length) return;
        DimExpr? outer = DimExpr.Of(1), inner = DimExpr.Of(1);
        for (var i = 0; i < x.Length; i++)
        {
            if (i < axis) outer *= x[i];
            else inner *= x[i];
        }
        node.SetDims(0, [outer, inner]);
    }

    internal static void Squeeze(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var axes = node.List("axes", 1);
        var y = new List<DimExpr?>();
        if (axes is null)
        {
            if (node.Has(1))
            {
                if (node.Dims(1) is [{ IsConstant: true } count] && count.Constant <= x.Length)
                    node.SetDims(0, new DimExpr?[x.Length - count.Constant]);
                return;
            }
            foreach (var d in x)
            {
                // Without axes every 1 goes: a size that is no number leaves the rank open.
                if (d is not { IsConstant: true }) return;
                if (d.Constant != 1) y.Add(d);
            }
        }
        else
        {
            if (InferenceContext.Marked(axes, x.Length) is not { } gone) return;
            for (var i = 0; i < x.Length; i++) if (!gone[i]) y.Add(x[i]);
        }
        node.SetDims(0, [.. y]);
    }

    internal static void Unsqueeze(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        if (node.List("axes", 1) is not { } axes)
        {
            if (node.Dims(1) is [{ IsConstant: true, Constant: <= 64 } count]) node.SetDims(0, new DimExpr?[x.Length + count.Constant]);
            return;
        }
        if (InferenceContext.Marked(axes, x.Length + axes.Length) is not { } added) return;
        var y = new DimExpr?[added.Length];
        for (int i = 0, from = 0; i < y.Length; i++) y[i] = added[i] ? DimExpr.Of(1) : x[from++];
        node.SetDims(0, y);
    }

    internal static void Transpose(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        var perm = node.Node.Ints("perm");
        var y = new DimExpr?[x.Length];
        if (!perm.IsDefault && InferenceContext.Marked(perm.AsSpan(), x.Length) is null || !perm.IsDefault && perm.Length != x.Length)
            return;
        for (var i = 0; i < y.Length; i++) y[i] = x[perm.IsDefault ? x.Length - 1 - i : perm[i] < 0 ? perm[i] + x.Length : perm[i]];
        node.SetDims(0, y);
    }

    internal static void Expand(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        if (node.Expressions(1) is { } shape)
        {
            for (var i = 0; i < shape.Length; i++) if (shape[i] is { AtLeast: < 0 }) shape[i] = null;
            node.SetDims(0, ElementwiseShapes.Broadcast(x, shape));
        }
        else if (node.Dims(1) is [{ IsConstant: true, Constant: >= 0 and <= 64 } rank])
        {
            var y = new DimExpr?[Math.Max(x.Length, rank.Constant)];
            for (var i = 1; i <= x.Length; i++) if (x[^i] is { IsConstant: true, Constant: not 1 } or null) y[^i] = x[^i];
            node.SetDims(0, y);
        }
    }

    internal static void Tile(InferenceContext node)
    {
        if (node.Dims(0) is not { } x) return;
        if (node.Since < 6)
        {
            node.SetDims(0, new DimExpr?[x.Length]);
            return;
        }
        var repeats = node.Expressions(1);
        for (var i = 0; i < x.Length; i++)
            x[i] *= repeats is not null && i < repeats.Length && repeats[i] is { AtLeast: >= 0 } r ? r : null;
        node.SetDims(0, x);
    }

    internal static void DepthToSpace(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 4 } x) return;
        var block = DimExpr.Of(node.Node.Int("blocksize", 1));
        node.SetDims(0, [x[0], DimExpr.FloorDiv(x[1], block * block), x[2] * block, x[3] * block]);
    }

    internal static void SpaceToDepth(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: 4 } x) return;
        var block = DimExpr.Of(node.Node.Int("blocksize", 1));
        node.SetDims(0, [x[0], x[1] * block * block, DimExpr.FloorDiv(x[2], block), DimExpr.FloorDiv(x[3], block)]);
    }

    internal static void ShapeOf(InferenceContext node)
    {
        node.SetElement(0, DataType.Int64);
        if (node.Dims(0) is not { } x)
        {
            node.SetDims(0, new DimExpr?[1]);
            return;
        }
        var start = Clamped(node.Node.Int("start", 0), x.Length);
        var end = Clamped(node.Node.Int("end", long.MaxValue), x.Length);
        var part = start < end ? x[start..end] : [];
        node.SetKnown(0, SymbolicTensor.Settled(DataType.Int64, [part.Length], part));
    }

    internal static void SizeOf(InferenceContext node)
    {
        node.SetTensor(0, DataType.Int64, []);
        if (node.Dims(0) is not { } x) return;
        DimExpr? size = DimExpr.Of(1);
        foreach (var d in x) size *= d;
        if (size is not null) node.SetKnown(0, SymbolicTensor.Settled(DataType.Int64, [], [size]));
    }

    private static int Clamped(long place, int rank) => (int)Math.Clamp(place < 0 ? place + rank : place, 0, rank);
}
