using System.Collections.Immutable;
using System.Numerics;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Axes folded into one number, sorted, or summed along.</summary>
internal static class ReductionEvaluation
{
    internal static ImmutableArray<Tensor>? Reduce(EvaluationContext node)
    {
        if (node.Input(0) is not { } x) return null;
        var axes = node.List("axes", 1);
        if (axes is null && node.Input(1) is not null) return null;
        if (axes is null or { Length: 0 })
        {
            if (node.Node.Int("noop_with_empty_axes", 0) != 0) return null;
            axes = [.. Enumerable.Range(0, x.Rank).Select(static i => (long)i)];
        }
        if (InferenceContext.Marked(axes, x.Rank) is not { } reduced) return null;
        var keep = node.Node.Int("keepdims", 1) != 0;
        var dims = new List<long>();
        var steps = new int[x.Rank];
        var stride = 1;
        for (var i = x.Rank - 1; i >= 0; i--)
        {
            if (reduced[i]) continue;
            steps[i] = stride;
            stride *= (int)x.Dims[i];
        }
        for (var i = 0; i < x.Rank; i++)
        {
            if (!reduced[i]) dims.Add(x.Dims[i]);
            else if (keep) dims.Add(1);
        }
        var groups = Places.Walk(x.Dims, steps);
        long[] y = [.. dims];
        if (!node.Fits(y)) return null;
        return Fold(node.Node.OpType, x, groups, y) is { } result ? [result] : null;
    }

    private static Tensor? Fold(string operation, Tensor x, int[] groups, long[] dims)
    {
        var count = Tensor.CountOf(dims);
        if (x is SymbolicTensor)
        {
            if (operation is not ("ReduceProd" or "ReduceSum" or "ReduceMax" or "ReduceMin")) return null;
            var elements = new DimExpr?[count];
            var seen = new bool[count];
            for (var i = 0; i < groups.Length; i++)
            {
                var (g, e) = (groups[i], x.Expression(i));
                elements[g] = !seen[g] ? e : operation switch
                {
                    "ReduceProd" => elements[g] * e,
                    "ReduceSum" => elements[g] + e,
                    "ReduceMax" => DimExpr.Max(elements[g], e),
                    _ => DimExpr.Min(elements[g], e),
                };
                seen[g] = true;
            }
            return SymbolicTensor.Settled(x.Type, dims, elements);
        }
        var dense = (DenseTensor)x;
        return dense.Type switch
        {
            DataType.Int64 => Fold<long>(operation, dense, dense.As<long>(), groups, dims, count),
            DataType.Int32 => Fold<int>(operation, dense, dense.As<int>(), groups, dims, count),
            DataType.Float64 => Fold<double>(operation, dense, dense.As<double>(), groups, dims, count),
            DataType.Float32 => Fold<float>(operation, dense, dense.As<float>(), groups, dims, count),
            DataType.UInt8 when operation is "ReduceMax" or "ReduceMin" =>
                Fold<byte>(operation, dense, dense.As<byte>(), groups, dims, count),
            DataType.Int8 when operation is "ReduceMax" or "ReduceMin" =>
                Fold<sbyte>(operation, dense, dense.As<sbyte>(), groups, dims, count),
            _ => null,
        };
    }

    private static DenseTensor? Fold<T>(string operation, DenseTensor x, ReadOnlySpan<T> values, int[] groups, long[] dims, int count)
        where T : unmanaged, INumber<T>
    {
        // Empty groups have an identity that differs by operator and type: they are rare enough to leave to the run.
        if (x.Count == 0) return null;
        Func<T, T, T>? apply = operation switch
        {
            "ReduceSum" or "ReduceMean" => static (a, v) => a + v,
            "ReduceProd" => static (a, v) => a * v,
            "ReduceMax" => T.Max,
            "ReduceMin" => T.Min,
            "ReduceSumSquare" => static (a, v) => a + v * v,
            "ReduceL1" => static (a, v) => unchecked(a + (T.IsNegative(v) ? -v : v)),
            _ => null,
        };
        if (apply is null) return null;
        var fromZero = operation is "ReduceSumSquare" or "ReduceL1";
        var y = new T[count];
        var seen = new bool[count];
        var sizes = new int[count];
        for (var i = 0; i < groups.Length; i++)
        {
            var g = groups[i];
            y[g] = seen[g] || fromZero ? unchecked(apply(y[g], values[i])) : values[i];
            seen[g] = true;
            sizes[g]++;
        }
        if (operation == "ReduceMean") for (var g = 0; g < count; g++) y[g] /= T.CreateChecked(sizes[g]);
        return DenseTensor.Of<T>(x.Type, dims, y);
    }

    internal static ImmutableArray<Tensor>? Arg(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || ConversionEvaluation.Convert(x, DataType.Float64) is not { } numbers) return null;
        if (x.Type is DataType.Int64 or DataType.UInt64 || !InferenceContext.TryAxis(node.Node.Int("axis", 0), x.Rank, out var axis))
            return null;
        var (outer, size, inner) = Places.Around(x.Dims, axis);
        if (size == 0) return null;
        var values = numbers.As<double>();
        var (max, last) = (node.Node.OpType == "ArgMax", node.Node.Int("select_last_index", 0) != 0);
        var best = new long[outer * inner];
        for (var g = 0; g < best.Length; g++)
        {
            var start = g / inner * size * inner + g % inner;
            for (var i = 1; i < size; i++)
            {
                var c = values[start + i * inner].CompareTo(values[start + (int)best[g] * inner]);
                if (c == 0 ? last : max ? c > 0 : c < 0) best[g] = i;
            }
        }
        long[] dims = node.Node.Int("keepdims", 1) != 0 ? [.. x.Dims[..axis], 1, .. x.Dims[(axis + 1)..]]
            : [.. x.Dims[..axis], .. x.Dims[(axis + 1)..]];
        return [DenseTensor.Of<long>(DataType.Int64, dims, best)];
    }

    internal static ImmutableArray<Tensor>? TopK(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || ConversionEvaluation.Convert(x, DataType.Float64) is not { } numbers) return null;
        if (x.Type is DataType.Int64 or DataType.UInt64 || !InferenceContext.TryAxis(node.Node.Int("axis", -1), x.Rank, out var axis))
            return null;
        var k = node.Since < 10 ? node.Node.Int("k", 0) : node.Integers(1) is [var given] ? given : -1;
        var (outer, size, inner) = Places.Around(x.Dims, axis);
        if (k < 0 || k > size || node.Node.Int("sorted", 1) == 0) return null;
        var values = numbers.As<double>().ToArray();
        var sign = node.Node.Int("largest", 1) != 0 ? -1 : 1;
        var dims = (long[])x.Dims.Clone();
        dims[axis] = k;
        var places = new int[outer * (int)k * inner];
        var indices = new long[places.Length];
        for (var g = 0; g < outer * inner; g++)
        {
            var start = g / inner * size * inner + g % inner;
            var order = SelectionEvaluation.Identity(size);
            Array.Sort(order, (a, b) => values[start + a * inner].CompareTo(values[start + b * inner]) * sign is var c && c != 0 ? c
                : a - b);
            for (var i = 0; i < k; i++)
            {
                var to = (g / inner * (int)k + i) * inner + g % inner;
                (places[to], indices[to]) = (start + order[i] * inner, order[i]);
            }
        }
        return [x.Take(places, dims), DenseTensor.Of<long>(DataType.Int64, dims, indices)];
    }

    internal static ImmutableArray<Tensor>? CumSum(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || node.Integers(1) is not [var at] || !InferenceContext.TryAxis(at, x.Rank, out var axis))
            return null;
        return x.Type switch
        {
            DataType.Int64 => [CumSum<long>(node, x, axis)],
            DataType.Int32 => [CumSum<int>(node, x, axis)],
            DataType.Float32 => [CumSum<float>(node, x, axis)],
            DataType.Float64 => [CumSum<double>(node, x, axis)],
            _ => null,
        };
    }

    private static DenseTensor CumSum<T>(EvaluationContext node, DenseTensor x, int axis)
        where T : unmanaged, INumber<T>
    {
        var (outer, size, inner) = Places.Around(x.Dims, axis);
        var (exclusive, reverse) = (node.Node.Int("exclusive", 0) != 0, node.Node.Int("reverse", 0) != 0);
        var from = x.As<T>();
        var to = new T[from.Length];
        for (var g = 0; g < outer * inner; g++)
        {
            var start = g / inner * size * inner + g % inner;
            var sum = T.Zero;
            for (var i = 0; i < size; i++)
            {
                var place = start + (reverse ? size - 1 - i : i) * inner;
                if (exclusive) to[place] = sum;
                sum = unchecked(sum + from[place]);
                if (!exclusive) to[place] = sum;
            }
        }
        return DenseTensor.Of<T>(x.Type, x.Dims, to);
    }
}
