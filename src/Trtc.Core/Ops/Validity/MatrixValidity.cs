namespace Trtc.Core.Ops;

/// <summary>Whether the operands of matrix products, recurrent layers and attention fit each other.</summary>
internal static class MatrixValidity
{
    internal static string? MatMul(SupportContext node)
    {
        if (node.Shape(0) is not { } a || node.Shape(1) is not { } b) return null;
        if (a.Rank == 0 || b.Rank == 0) return "a scalar has no rows";
        if (a.Dims[^1].Differs(b.Rank == 1 ? b[0] : b.Dims[^2])) return $"{a} and {b} do not multiply";
        for (var d = 3; d <= Math.Min(a.Rank, b.Rank); d++)
            if (a.Dims[^d].Differs(b.Dims[^d]) && a.Dims[^d].Value != 1 && b.Dims[^d].Value != 1) return $"{a} and {b} do not broadcast";
        return null;
    }

    internal static string? Gemm(SupportContext node)
    {
        if (node.Shape(0) is not { Rank: 2 } a || node.Shape(1) is not { Rank: 2 } b) return null;
        var k = node.Node.Int("transA", 0) != 0 ? a[0] : a[1];
        var l = node.Node.Int("transB", 0) != 0 ? b[1] : b[0];
        return k.Differs(l) ? $"{a} and {b} do not multiply" : null;
    }

    internal static string? Einsum(SupportContext node)
    {
        var equation = node.Node.String("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var terms = (arrow < 0 ? equation : equation[..arrow]).Split(',');
        if (terms.Length != node.Node.Inputs.Length) return $"{terms.Length} terms for {node.Node.Inputs.Length} inputs";
        for (var i = 0; i < terms.Length; i++)
        {
            var dots = terms[i].Contains("...", StringComparison.Ordinal);
            var letters = terms[i].Length - (dots ? 3 : 0);
            var rank = node.Rank(i);
            if (rank >= 0 && (dots ? rank < letters : rank != letters)) return $"'{terms[i]}' for {rank} dimensions";
        }
        return null;
    }
}
