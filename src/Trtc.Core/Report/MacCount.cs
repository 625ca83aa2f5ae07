using Trtc.Core.Ir;

namespace Trtc.Core.Report;

/// <summary>Multiply-accumulates of the operators that do nearly all of a network's work: Conv, ConvTranspose, Gemm, MatMul.</summary>
internal static class MacCount
{
    /// <returns>0 for other operators; null where a size that matters is not known, or the count leaves 64 bits.</returns>
    public static long? Of(Node node, Func<string, Shape?> shape)
    {
        if (node.Domain.Length > 0) return 0;
        try
        {
            switch (node.OpType)
            {
                case "Conv": return Product(shape(node.Output(0)), Kernel(shape(node.Input(1))));
                case "ConvTranspose": return Product(shape(node.Input(0)), Kernel(shape(node.Input(1))));
                case "Gemm":
                    return shape(node.Input(0)) is { Rank: 2 } a ? Product(shape(node.Output(0)), Size(a[node.Int("transA", 0) != 0 ? 0 : 1])) : null;
                case "MatMul": return shape(node.Input(0)) is { Rank: > 0 } left ? Product(shape(node.Output(0)), Size(left[left.Rank - 1])) : null;
                default: return 0;
            }
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Products that one element of the other side takes part in: the weights' elements but for their first axis.</summary>
    private static long? Kernel(Shape? weights)
    {
        if (weights is null || weights.Rank < 3 || !weights.IsStatic) return null;
        long n = 1;
        for (var d = 1; d < weights.Rank; d++) n = checked(n * weights[d].Value);
        return n;
    }

    private static long? Size(Dim dim) => dim.IsConstant ? dim.Value : null;

    private static long? Product(Shape? shape, long? factor) => shape?.Elements is >= 0 and var n && factor is { } f ? checked(n * f) : null;
}
