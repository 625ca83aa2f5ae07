using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Products of matrices.</summary>
internal static class MatrixShapes
{
    internal static void MatMul(InferenceContext node)
    {
        if (node.Dims(0) is { } a && node.Dims(1) is { } b) Product(node, a, b);
    }

    internal static void QLinearMatMul(InferenceContext node)
    {
        node.SetElement(0, node.Element(7));
        if (node.Dims(0) is { } a && node.Dims(3) is { } b) Product(node, a, b);
    }

    internal static void FusedMatMul(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: > 1 } a || node.Dims(1) is not { Length: > 1 } b) return;
        if (node.Node.Int("transBatchA", 0) != 0) a = BatchTransposed(a);
        if (node.Node.Int("transBatchB", 0) != 0) b = BatchTransposed(b);
        if (node.Node.Int("transA", 0) != 0) (a[^1], a[^2]) = (a[^2], a[^1]);
        if (node.Node.Int("transB", 0) != 0) (b[^1], b[^2]) = (b[^2], b[^1]);
        Product(node, a, b);
    }

    internal static void MatMulNBits(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: > 0 } a) return;
        a[^1] = DimExpr.Of(node.Node.Int("N", 0));
        node.SetDims(0, a);
    }

    internal static void Gemm(InferenceContext node) => Gemm(node, 1);

    /// <summary>Each operand with its scale and zero point behind it; without the result's it is FP32.</summary>
    internal static void QGemm(InferenceContext node)
    {
        node.SetElement(0, node.Has(8) ? node.Element(8) : DataType.Float32);
        Gemm(node, 3);
    }

    private static void Gemm(InferenceContext node, int second)
    {
        var rows = node.Dims(0) is { Length: 2 } a ? a[node.Node.Int("transA", 0) != 0 ? 1 : 0] : null;
        var columns = node.Dims(second) is { Length: 2 } b ? b[node.Node.Int("transB", 0) != 0 ? 0 : 1] : null;
        node.SetDims(0, [rows, columns]);
    }

    internal static void Det(InferenceContext node)
    {
        if (node.Dims(0) is { Length: >= 2 } x) node.SetDims(0, x.AsSpan(0, x.Length - 2));
    }

    internal static void Einsum(InferenceContext node)
    {
        var equation = node.Node.String("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var terms = (arrow < 0 ? equation : equation[..arrow]).Split(',');
        if (terms.Length != node.Node.Inputs.Length) return;
        var sizes = new SortedDictionary<char, DimExpr?>();
        var uses = new Dictionary<char, int>();
        DimExpr?[] ellipsis = [];
        for (var i = 0; i < terms.Length; i++)
        {
            if (node.Dims(i) is not { } dims) return;
            var letters = terms[i].Replace("...", "", StringComparison.Ordinal);
            var hidden = dims.Length - letters.Length;
            var at = terms[i].IndexOf("...", StringComparison.Ordinal);
            if (hidden < 0 || at < 0 && hidden > 0) return;
            for (var l = 0; l < letters.Length; l++)
            {
                var dim = dims[at >= 0 && l >= at ? l + hidden : l];
                sizes[letters[l]] = sizes.TryGetValue(letters[l], out var before) ? DimExpr.Broadcast(before, dim) : dim;
                uses[letters[l]] = uses.GetValueOrDefault(letters[l]) + 1;
            }
            if (at >= 0) ellipsis = ElementwiseShapes.Broadcast(ellipsis, dims[at..(at + hidden)]);
        }
        var result = new List<DimExpr?>();
        if (arrow < 0)
        {
            // Without an arrow: the ellipsis, then in alphabetical order the letters that come once.
            result.AddRange(ellipsis);
            foreach (var (letter, size) in sizes) if (uses[letter] == 1) result.Add(size);
        }
        else
        {
            var output = equation[(arrow + 2)..];
            for (var l = 0; l < output.Length; l++)
            {
                if (result.Count > ValueState.MaxRank) return;
                if (output[l] == '.')
                {
                    result.AddRange(ellipsis);
                    l += 2;
                }
                else if (!sizes.TryGetValue(output[l], out var size)) return;
                else result.Add(size);
            }
        }
        node.SetDims(0, [.. result]);
    }

    private static void Product(InferenceContext node, DimExpr?[] a, DimExpr?[] b)
    {
        if (a.Length == 0 || b.Length == 0) return;
        var left = a.Length > 1 ? a[..^2] : [];
        var right = b.Length > 1 ? b[..^2] : [];
        var dims = new List<DimExpr?>(ElementwiseShapes.Broadcast(left, right));
        if (a.Length > 1) dims.Add(a[^2]);
        if (b.Length > 1) dims.Add(b[^1]);
        node.SetDims(0, [.. dims]);
    }

    /// <summary>The matrix's row axis moved to the front: (B…, M, K) is read as (M, B…, K).</summary>
    private static DimExpr?[] BatchTransposed(DimExpr?[] x) => [.. x[1..^1], x[0], x[^1]];
}
