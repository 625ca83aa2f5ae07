using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Operators that move whole axes; they work alike on numbers and on expressions.</summary>
internal static class MovementEvaluation
{
    internal static ImmutableArray<Tensor>? Identity(EvaluationContext node) => node.Input(0) is { } x ? [x] : null;

    internal static ImmutableArray<Tensor>? Reshape(EvaluationContext node)
    {
        if (node.Input(0) is not { } x) return null;
        var dims = node.Node.OpType switch
        {
            "Reshape" => Reshaped(node, x),
            "Flatten" => Flattened(node, x),
            "Squeeze" => Squeezed(node, x),
            _ => Unsqueezed(node, x),
        };
        return dims is not null && node.Fits(dims) && Tensor.CountOf(dims) == x.Count ? [x.Reshaped(dims)] : null;
    }

    private static long[]? Reshaped(EvaluationContext node, Tensor x)
    {
        if (node.List("shape", 1) is not { } shape) return null;
        var dims = (long[])shape.Clone();
        var keepZeros = node.Node.Int("allowzero", 0) != 0;
        var free = -1;
        long others = 1;
        for (var i = 0; i < dims.Length; i++)
        {
            if (dims[i] == 0 && !keepZeros)
            {
                if (i >= x.Rank) return null;
                dims[i] = x.Dims[i];
            }
            if (dims[i] == -1)
            {
                if (free >= 0) return null;
                free = i;
                continue;
            }
            if (dims[i] < 0 || dims[i] > int.MaxValue) return null;
            others *= dims[i];
            if (others > int.MaxValue) return null;
        }
        if (free < 0) return dims;
        if (others == 0 || x.Count % others != 0) return null;
        dims[free] = x.Count / others;
        return dims;
    }

    private static long[]? Flattened(EvaluationContext node, Tensor x)
    {
        var axis = node.Node.Int("axis", 1);
        if (axis < 0) axis += x.Rank;
        if (axis < 0 || axis > x.Rank) return null;
        return [Tensor.CountOf(x.Dims.AsSpan(0, (int)axis)), Tensor.CountOf(x.Dims.AsSpan((int)axis))];
    }

    private static long[]? Squeezed(EvaluationContext node, Tensor x)
    {
        var axes = node.List("axes", 1);
        if (axes is null && node.Input(1) is not null) return null;
        var gone = axes is null ? Array.ConvertAll(x.Dims, static d => d == 1) : InferenceContext.Marked(axes, x.Rank);
        if (gone is null) return null;
        var dims = new List<long>();
        for (var i = 0; i < x.Rank; i++) if (!gone[i]) dims.Add(x.Dims[i]);
        return [.. dims];
    }

    private static long[]? Unsqueezed(EvaluationContext node, Tensor x)
    {
        if (node.List("axes", 1) is not { } axes || InferenceContext.Marked(axes, x.Rank + axes.Length) is not { } added) return null;
        var dims = new long[added.Length];
        for (int i = 0, from = 0; i < dims.Length; i++) dims[i] = added[i] ? 1 : x.Dims[from++];
        return dims;
    }

    internal static ImmutableArray<Tensor>? Transpose(EvaluationContext node)
    {
        if (node.Input(0) is not { } x) return null;
        var perm = node.Node.Ints("perm");
        if (!perm.IsDefault && (perm.Length != x.Rank || InferenceContext.Marked(perm.AsSpan(), x.Rank) is null)) return null;
        var strides = Places.Strides(x.Dims);
        var dims = new long[x.Rank];
        var steps = new int[x.Rank];
        for (var i = 0; i < dims.Length; i++)
        {
            var from = perm.IsDefault ? x.Rank - 1 - i : (int)(perm[i] < 0 ? perm[i] + x.Rank : perm[i]);
            (dims[i], steps[i]) = (x.Dims[from], strides[from]);
        }
        return [x.Take(Places.Walk(dims, steps), dims)];
    }

    internal static ImmutableArray<Tensor>? Expand(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Integers(1) is not { } shape) return null;
        if (Places.Common(x.Dims, shape) is not { } dims || !node.Fits(dims)) return null;
        return Places.Broadcast(x.Dims, dims) is { } places ? [x.Take(places, dims)] : null;
    }

    internal static ImmutableArray<Tensor>? Tile(EvaluationContext node)
    {
        if (node.Since < 6 || node.Input(0) is not { } x || node.Integers(1) is not { } repeats || repeats.Length != x.Rank) return null;
        var dims = new long[x.Rank];
        for (var i = 0; i < dims.Length; i++)
        {
            if (repeats[i] < 0 || repeats[i] > int.MaxValue) return null;
            dims[i] = x.Dims[i] * repeats[i];
        }
        if (!node.Fits(dims)) return null;
        var strides = Places.Strides(x.Dims);
        return [x.Take(Mapped(dims, index =>
        {
            var place = 0;
            for (var i = 0; i < index.Length; i++) place += (int)(index[i] % x.Dims[i]) * strides[i];
            return place;
        }), dims)];
    }

    internal static ImmutableArray<Tensor>? Slice(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.List("starts", 1) is not { } starts || node.List("ends", 2) is not { } ends
            || starts.Length != ends.Length) return null;
        var axes = node.List("axes", 3);
        if (axes is null && node.Input(3) is not null) return null;
        axes ??= [.. Enumerable.Range(0, starts.Length).Select(static i => (long)i)];
        var steps = node.Input(4) is null ? null : node.Integers(4);
        if (node.Input(4) is not null && steps is null || axes.Length != starts.Length || steps is not null && steps.Length != axes.Length)
            return null;
        if (InferenceContext.Marked(axes, x.Rank) is null) return null;

        var strides = Places.Strides(x.Dims);
        var dims = (long[])x.Dims.Clone();
        var walk = (int[])strides.Clone();
        var origin = 0;
        for (var i = 0; i < axes.Length; i++)
        {
            _ = InferenceContext.TryAxis(axes[i], x.Rank, out var axis);
            var (size, step) = (x.Dims[axis], steps?[i] ?? 1);
            if (step is 0 or < -int.MaxValue or > int.MaxValue) return null;
            var (low, high) = step > 0 ? (0L, size) : (-1L, size - 1);
            var from = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], step > 0 ? low : Math.Min(0, high), high);
            var to = Math.Clamp(ends[i] < 0 ? Math.Max(ends[i], long.MinValue / 2) + size : ends[i], low, high);
            dims[axis] = Math.Max(0, step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step);
            origin += dims[axis] > 0 ? (int)from * strides[axis] : 0;
            walk[axis] = unchecked(strides[axis] * (int)step);
        }
        return [x.Take(Places.Walk(dims, walk, origin), dims)];
    }

    internal static ImmutableArray<Tensor>? Concat(EvaluationContext node)
    {
        if (node.Input(0) is not { Rank: > 0 } first || !InferenceContext.TryAxis(node.Node.Int("axis", 1), first.Rank, out var axis))
            return null;
        var parts = new Tensor[node.Count];
        var dims = (long[])first.Dims.Clone();
        dims[axis] = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (node.Input(i) is not { } part || part.Rank != first.Rank || part.Type != first.Type) return null;
            for (var d = 0; d < dims.Length; d++) if (d != axis && part.Dims[d] != dims[d]) return null;
            parts[i] = part;
            dims[axis] += part.Dims[axis];
        }
        if (!node.Fits(dims)) return null;
        var joined = Tensor.Joined(parts);
        var (outer, _, inner) = Places.Around(dims, axis);
        if (outer == 1) return [joined.Reshaped(dims)];
        var places = new int[joined.Count];
        var at = 0;
        for (var o = 0; o < outer; o++)
        {
            var start = 0;
            foreach (var part in parts)
            {
                var run = (int)part.Dims[axis] * inner;
                for (var i = 0; i < run; i++) places[at++] = start + o * run + i;
                start += part.Count;
            }
        }
        return [joined.Take(places, dims)];
    }

    internal static ImmutableArray<Tensor>? Split(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out var axis)) return null;
        var count = node.Node.Outputs.Length;
        var sizes = node.List("split", 1);
        if (sizes is null)
        {
            if (node.Input(1) is not null) return null;
            var parts = node.Node.Int("num_outputs", count);
            if (parts != count || parts <= 0) return null;
            var each = (x.Dims[axis] + parts - 1) / parts;
            sizes = new long[count];
            for (var i = 0; i < count; i++) sizes[i] = Math.Clamp(x.Dims[axis] - i * each, 0, each);
        }
        if (sizes.Length != count) return null;
        var strides = Places.Strides(x.Dims);
        var results = ImmutableArray.CreateBuilder<Tensor>(count);
        long start = 0;
        foreach (var size in sizes)
        {
            if (size < 0 || size > x.Dims[axis] - start) return null;
            var dims = (long[])x.Dims.Clone();
            dims[axis] = size;
            results.Add(x.Take(Places.Walk(dims, strides, (int)start * strides[axis]), dims));
            start += size;
        }
        return results.MoveToImmutable();
    }

    internal static ImmutableArray<Tensor>? Where(EvaluationContext node)
    {
        if (node.Input(0) is not { Type: DataType.Bool } condition || node.Input(1) is not { } x || node.Input(2) is not { } y
            || x.Type != y.Type) return null;
        if (Places.Common(x.Dims, y.Dims) is not { } both || Places.Common(condition.Dims, both) is not { } dims || !node.Fits(dims))
            return null;
        if (Places.Broadcast(condition.Dims, dims) is not { } c || Places.Broadcast(x.Dims, dims) is not { } left
            || Places.Broadcast(y.Dims, dims) is not { } right) return null;
        var joined = Tensor.Joined([x, y]);
        var places = new int[c.Length];
        var open = false;
        for (var i = 0; i < places.Length; i++)
        {
            var truth = ComparisonEvaluation.Truth(condition.Expression(c[i]));
            open |= truth is null;
            places[i] = truth == false ? x.Count + right[i] : left[i];
        }
        if (!open) return [joined.Take(places, dims)];
        var elements = new DimExpr?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var (p, q) = (x.Expression(left[i]), y.Expression(right[i]));
            elements[i] = ComparisonEvaluation.Truth(condition.Expression(c[i])) switch { true => p, false => q, null => p is not null
                && p.Equals(q) ? p : null };
        }
        return [SymbolicTensor.Settled(x.Type, dims, elements)];
    }

    internal static ImmutableArray<Tensor>? Pad(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Node.String("mode", "constant") != "constant") return null;
        if ((node.List("pads", 1) ?? node.List("paddings", 1)) is not { } pads) return null;
        long[]? axes = null;
        if (node.Input(3) is not null && (axes = node.Integers(3)) is null) return null;
        axes ??= [.. Enumerable.Range(0, x.Rank).Select(static i => (long)i)];
        if (pads.Length != 2 * axes.Length || InferenceContext.Marked(axes, x.Rank) is null) return null;
        var begins = new long[x.Rank];
        var dims = (long[])x.Dims.Clone();
        for (var i = 0; i < axes.Length; i++)
        {
            _ = InferenceContext.TryAxis(axes[i], x.Rank, out var axis);
            if (pads[i] is < int.MinValue or > int.MaxValue || pads[axes.Length + i] is < int.MinValue or > int.MaxValue) return null;
            begins[axis] = pads[i];
            dims[axis] += pads[i] + pads[axes.Length + i];
        }
        if (!node.Fits(dims)) return null;
        Tensor fill;
        if (node.Input(2) is { Count: 1 } value && value.Type == x.Type) fill = value;
        else if (node.Input(2) is null && node.Node.Float("value", 0) == 0) fill = x.Take([-1], [1]);
        else return null;
        var strides = Places.Strides(x.Dims);
        return [Tensor.Joined([x, fill]).Take(Mapped(dims, index =>
        {
            var place = 0;
            for (var i = 0; i < index.Length; i++)
            {
                var from = index[i] - begins[i];
                if (from < 0 || from >= x.Dims[i]) return x.Count;
                place += (int)from * strides[i];
            }
            return place;
        }), dims)];
    }

    internal static ImmutableArray<Tensor>? Trilu(EvaluationContext node)
    {
        if (node.Input(0) is not { Rank: >= 2 } x) return null;
        long k = 0;
        if (node.Input(1) is not null)
        {
            if (node.Integers(1) is not [var given]) return null;
            k = given;
        }
        var upper = node.Node.Int("upper", 1) != 0;
        var (rows, columns) = ((int)x.Dims[^2], (int)x.Dims[^1]);
        var places = new int[x.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var diagonal = (Int128)(i % columns) - i / columns % rows;
            places[i] = (upper ? diagonal >= k : diagonal <= k) ? i : -1;
        }
        return [x.Take(places, x.Dims)];
    }

    /// <summary>The place that each index of a tensor of <paramref name="dims"/> takes its element from.</summary>
    internal static int[] Mapped(long[] dims, Func<long[], int> place)
    {
        var places = new int[Tensor.CountOf(dims)];
        var index = new long[dims.Length];
        for (var n = 0; n < places.Length; n++)
        {
            places[n] = place(index);
            for (var axis = dims.Length - 1; axis >= 0 && ++index[axis] == dims[axis]; axis--) index[axis] = 0;
        }
        return places;
    }
}
