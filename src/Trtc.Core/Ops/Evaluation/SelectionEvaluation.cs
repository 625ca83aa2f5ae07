using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Operators that pick and replace elements by index.</summary>
internal static class SelectionEvaluation
{
    internal static ImmutableArray<Tensor>? Gather(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Integers(1) is not { } indices
            || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out var axis)) return null;
        var (outer, size, inner) = Places.Around(x.Dims, axis);
        long[] dims = [.. x.Dims[..axis], .. node.Input(1)!.Dims, .. x.Dims[(axis + 1)..]];
        if (!node.Fits(dims)) return null;
        var places = new int[outer * indices.Length * inner];
        var at = 0;
        for (var o = 0; o < outer; o++)
        {
            foreach (var index in indices)
            {
                if (!InferenceContext.TryAxis(index, size, out var i)) return null;
                for (var n = 0; n < inner; n++) places[at++] = (o * size + i) * inner + n;
            }
        }
        return [x.Take(places, dims)];
    }

    internal static ImmutableArray<Tensor>? GatherElements(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Integers(1) is not { } indices) return null;
        var dims = node.Input(1)!.Dims;
        return Along(node, x, indices, dims) is { } places ? [x.Take(places, dims)] : null;
    }

    internal static ImmutableArray<Tensor>? ScatterElements(EvaluationContext node)
    {
        if (node.Node.String("reduction", "none") != "none") return null;
        if (node.Input(0) is not { } x || node.Integers(1) is not { } indices || node.Input(2) is not { } updates || updates.Type != x.Type)
            return null;
        if (updates.Count != indices.Length || Along(node, x, indices, node.Input(1)!.Dims) is not { } targets) return null;
        var places = Identity(x.Count);
        for (var i = 0; i < targets.Length; i++) places[targets[i]] = x.Count + i;
        return [Tensor.Joined([x, updates]).Take(places, x.Dims)];
    }

    internal static ImmutableArray<Tensor>? GatherND(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Integers(1) is not { } indices || node.Input(1) is not { Rank: > 0 } index) return null;
        var batch = node.Node.Int("batch_dims", 0);
        var depth = index.Dims[^1];
        if (batch < 0 || batch >= index.Rank || batch + depth > x.Rank || depth <= 0) return null;
        var rest = x.Dims[(int)(batch + depth)..];
        long[] dims = [.. index.Dims[..^1], .. rest];
        if (!node.Fits(dims)) return null;
        var strides = Places.Strides(x.Dims);
        var run = Tensor.CountOf(rest);
        var groups = Tensor.CountOf(index.Dims.AsSpan(0, (int)batch));
        var tuples = indices.Length / (int)depth;
        var places = new int[tuples * run];
        for (var t = 0; t < tuples; t++)
        {
            var place = batch == 0 ? 0 : t / Math.Max(1, tuples / groups) * strides[batch - 1];
            for (var d = 0; d < depth; d++)
            {
                if (!InferenceContext.TryAxis(indices[t * depth + d], (int)x.Dims[batch + d], out var i)) return null;
                place += i * strides[batch + d];
            }
            for (var n = 0; n < run; n++) places[t * run + n] = place + n;
        }
        return [x.Take(places, dims)];
    }

    internal static ImmutableArray<Tensor>? ScatterND(EvaluationContext node)
    {
        if (node.Node.String("reduction", "none") != "none") return null;
        if (node.Input(0) is not { } x || node.Integers(1) is not { } indices || node.Input(1) is not { Rank: > 0 } index
            || node.Input(2) is not { } updates) return null;
        var depth = index.Dims[^1];
        if (depth <= 0 || depth > x.Rank || updates.Type != x.Type) return null;
        var strides = Places.Strides(x.Dims);
        var run = Tensor.CountOf(x.Dims.AsSpan((int)depth));
        var tuples = indices.Length / (int)depth;
        if (updates.Count != tuples * run) return null;
        var places = Identity(x.Count);
        for (var t = 0; t < tuples; t++)
        {
            var place = 0;
            for (var d = 0; d < depth; d++)
            {
                if (!InferenceContext.TryAxis(indices[t * depth + d], (int)x.Dims[d], out var i)) return null;
                place += i * strides[d];
            }
            for (var n = 0; n < run; n++) places[place + n] = x.Count + t * run + n;
        }
        return [Tensor.Joined([x, updates]).Take(places, x.Dims)];
    }

    internal static ImmutableArray<Tensor>? Compress(EvaluationContext node)
    {
        if (node.Input(0) is not { } x || node.Dense(1) is not { Type: DataType.Bool } flags) return null;
        var dims = x.Dims;
        var axis = 0;
        if (!node.Node.Attributes.ContainsKey("axis"))
        {
            x = x.Reshaped([x.Count]);
            dims = x.Dims;
        }
        else if (!InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out axis))
        {
            return null;
        }
        var (outer, size, inner) = Places.Around(dims, axis);
        var places = new List<int>();
        var kept = 0;
        for (var i = 0; i < flags.Count && i < size; i++) kept += flags.Bytes[i] != 0 ? 1 : 0;
        for (var o = 0; o < outer; o++)
            for (var i = 0; i < flags.Count && i < size; i++)
                for (var n = 0; n < inner && flags.Bytes[i] != 0; n++) places.Add((o * size + i) * inner + n);
        var result = (long[])dims.Clone();
        result[axis] = kept;
        return [x.Take([.. places], result)];
    }

    internal static ImmutableArray<Tensor>? NonZero(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || x.Type == DataType.String) return null;
        var width = DenseTensor.Width(x.Type);
        // Negative zero is zero: the sign bit of a floating-point type does not count.
        var isFloat = x.Type.IsFloat();
        var hits = new List<int>();
        for (var i = 0; i < x.Count; i++)
        {
            var element = x.Bytes.Slice(i * width, width);
            if (element[..^1].ContainsAnyExcept((byte)0) || (element[^1] & (isFloat ? 0x7F : 0xFF)) != 0) hits.Add(i);
        }
        var dims = x.Rank == 0 ? [1] : x.Dims;
        var strides = Places.Strides(dims);
        var result = new long[dims.Length * hits.Count];
        for (var d = 0; d < dims.Length; d++)
            for (var h = 0; h < hits.Count; h++) result[d * hits.Count + h] = hits[h] / strides[d] % dims[d];
        return [DenseTensor.Of<long>(DataType.Int64, [dims.Length, hits.Count], result)];
    }

    internal static ImmutableArray<Tensor>? OneHot(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || node.Dense(1) is not { Count: 1 } d || node.Dense(2) is not { Count: 2 } values) return null;
        if (ConversionEvaluation.Convert(x, DataType.Int64) is not { } indices
            || ConversionEvaluation.Convert(d, DataType.Int64) is not { } wide) return null;
        var depth = wide.As<long>()[0];
        if (depth is < 0 or > int.MaxValue || !InferenceContext.TryAxis(node.Node.Int("axis", -1), x.Rank + 1, out var axis)) return null;
        long[] dims = [.. x.Dims[..axis], depth, .. x.Dims[axis..]];
        if (!node.Fits(dims)) return null;
        var (outer, size, inner) = Places.Around(dims, axis);
        var places = new int[outer * size * inner];
        for (var i = 0; i < places.Length; i++)
        {
            var hot = indices.As<long>()[i / (size * inner) * inner + i % inner];
            if (hot < 0) hot += depth;
            places[i] = hot == i / inner % size ? 1 : 0;
        }
        return [values.Take(places, dims)];
    }

    /// <summary>Without an axis, of numbers: the distinct ones, sorted or in the order met.</summary>
    internal static ImmutableArray<Tensor>? Unique(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x) return null;
        var axis = 0;
        if (!node.Node.Attributes.ContainsKey("axis")) x = (DenseTensor)x.Reshaped([x.Count]);
        else if (!InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out axis)) return null;
        if (ConversionEvaluation.Convert(x, DataType.Float64) is not { } numbers) return null;
        var (outer, size, inner) = Places.Around(x.Dims, axis);
        var values = numbers.As<double>().ToArray();
        int Compare(int a, int b)
        {
            for (var o = 0; o < outer; o++)
            {
                for (var n = 0; n < inner; n++)
                {
                    var c = values[(o * size + a) * inner + n].CompareTo(values[(o * size + b) * inner + n]);
                    if (c != 0) return c;
                }
            }
            return 0;
        }
        var order = Identity(size);
        Array.Sort(order, (a, b) => Compare(a, b) is var c && c != 0 ? c : a - b);
        var groups = new List<(int First, int Count)>();
        var group = new int[size];
        foreach (var i in order)
        {
            if (groups.Count == 0 || Compare(groups[^1].First, i) != 0) groups.Add((i, 0));
            groups[^1] = (groups[^1].First, groups[^1].Count + 1);
            group[i] = groups.Count - 1;
        }
        var rank = Identity(groups.Count);
        if (node.Node.Int("sorted", 1) == 0) Array.Sort(rank, (a, b) => groups[a].First - groups[b].First);
        var position = new int[rank.Length];
        for (var r = 0; r < rank.Length; r++) position[rank[r]] = r;
        var dims = (long[])x.Dims.Clone();
        dims[axis] = rank.Length;
        var places = new int[outer * rank.Length * inner];
        for (var i = 0; i < places.Length; i++)
            places[i] = (i / (rank.Length * inner) * size + groups[rank[i / inner % rank.Length]].First) * inner + i % inner;
        return
        [
            x.Take(places, dims),
            DenseTensor.Ints(Array.ConvertAll(rank, r => (long)groups[r].First)),
            DenseTensor.Ints(Array.ConvertAll(group, g => (long)position[g])),
            DenseTensor.Ints(Array.ConvertAll(rank, r => (long)groups[r].Count)),
        ];
    }

    private static int[]? Along(EvaluationContext node, Tensor x, long[] indices, long[] dims)
    {
        if (dims.Length != x.Rank || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out var axis)) return null;
        for (var d = 0; d < dims.Length; d++) if (d != axis && dims[d] > x.Dims[d]) return null;
        var steps = Places.Strides(x.Dims);
        var step = steps[axis];
        steps[axis] = 0;
        var places = Places.Walk(dims, steps);
        for (var i = 0; i < places.Length; i++)
        {
            if (!InferenceContext.TryAxis(indices[i], (int)x.Dims[axis], out var at)) return null;
            places[i] += at * step;
        }
        return places;
    }

    internal static int[] Identity(int count)
    {
        var all = new int[count];
        for (var i = 0; i < count; i++) all[i] = i;
        return all;
    }
}
