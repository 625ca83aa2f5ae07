using System.Collections.Immutable;
using System.Numerics;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Comparisons and truth, with broadcasting.</summary>
internal static class ComparisonEvaluation
{
    internal static ImmutableArray<Tensor>? Compare(EvaluationContext node)
    {
        if (node.Since < 7 || !Operands(node, out var a, out var b, out var dims, out var left, out var right)) return null;
        if (a is DenseTensor x && b is DenseTensor y)
        {
            if (x.Type != y.Type) return null;
            var flags = x.Type switch
            {
                DataType.Int64 => Flags(node.Node.OpType, x.As<long>(), y.As<long>(), left, right),
                DataType.Int32 => Flags(node.Node.OpType, x.As<int>(), y.As<int>(), left, right),
                DataType.Int16 => Flags(node.Node.OpType, x.As<short>(), y.As<short>(), left, right),
                DataType.Int8 => Flags(node.Node.OpType, x.As<sbyte>(), y.As<sbyte>(), left, right),
                DataType.UInt64 => Flags(node.Node.OpType, x.As<ulong>(), y.As<ulong>(), left, right),
                DataType.UInt32 => Flags(node.Node.OpType, x.As<uint>(), y.As<uint>(), left, right),
                DataType.UInt16 => Flags(node.Node.OpType, x.As<ushort>(), y.As<ushort>(), left, right),
                DataType.UInt8 or DataType.Bool => Flags(node.Node.OpType, x.As<byte>(), y.As<byte>(), left, right),
                DataType.Float64 => Flags(node.Node.OpType, x.As<double>(), y.As<double>(), left, right),
                DataType.Float32 or DataType.Float16 or DataType.BFloat16 =>
                    Flags(node.Node.OpType, FloatCodec.Decode(x), FloatCodec.Decode(y), left, right),
                DataType.String when node.Node.OpType == "Equal" => SameText(x, y, left, right),
                _ => null,
            };
            return flags is null ? null : [DenseTensor.Of<byte>(DataType.Bool, dims, flags)];
        }
        var elements = new DimExpr?[left.Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = Holds(node.Node.OpType, ArithmeticEvaluation.Whole(a, left[i]), ArithmeticEvaluation.Whole(b, right[i])) is { } t
                ? DimExpr.Of(t ? 1 : 0) : null;
        return [SymbolicTensor.Settled(DataType.Bool, dims, elements)];
    }

    internal static ImmutableArray<Tensor>? Logic(EvaluationContext node)
    {
        if (node.Since < 7 || !Operands(node, out var a, out var b, out var dims, out var left, out var right)) return null;
        if (a.Type != DataType.Bool || b.Type != DataType.Bool) return null;
        var elements = new DimExpr?[left.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var (p, q) = (Truth(a.Expression(left[i])), Truth(b.Expression(right[i])));
            bool? r = node.Node.OpType switch
            {
                "And" => p == false || q == false ? false : p & q,
                "Or" => p == true || q == true ? true : p | q,
                _ => p ^ q,
            };
            elements[i] = r is { } t ? DimExpr.Of(t ? 1 : 0) : null;
        }
        return [SymbolicTensor.Settled(DataType.Bool, dims, elements)];
    }

    private static bool Operands(EvaluationContext node, out Tensor a, out Tensor b, out long[] dims, out int[] left, out int[] right)
    {
        (a, b, dims, left, right) = (null!, null!, [], [], []);
        if (node.Input(0) is not { } x || node.Input(1) is not { } y) return false;
        if (Places.Common(x.Dims, y.Dims) is not { } common || !node.Fits(common)) return false;
        if (Places.Broadcast(x.Dims, common) is not { } l || Places.Broadcast(y.Dims, common) is not { } r) return false;
        (a, b, dims, left, right) = (x, y, common, l, r);
        return true;
    }

    internal static bool? Truth(DimExpr? e) => e is { IsConstant: true } ? e.Constant != 0 : null;

    private static bool? Holds(string operation, DimExpr? a, DimExpr? b)
    {
        if ((a - b) is not { } over || (b - a) is not { } under) return null;
        switch (operation)
        {
            case "Equal":
                if (over.IsConstant) return over.Constant == 0;
                return over.AtLeast > 0 || under.AtLeast > 0 ? false : null;
            case "Greater": return over.AtLeast > 0 ? true : under.AtLeast >= 0 ? false : null;
            case "GreaterOrEqual": return over.AtLeast >= 0 ? true : under.AtLeast > 0 ? false : null;
            case "Less": return under.AtLeast > 0 ? true : over.AtLeast >= 0 ? false : null;
            case "LessOrEqual": return under.AtLeast >= 0 ? true : over.AtLeast > 0 ? false : null;
            default: return null;
        }
    }

    private static byte[]? Flags<T>(string operation, ReadOnlySpan<T> x, ReadOnlySpan<T> y, int[] left, int[] right)
        where T : unmanaged, INumber<T>
    {
        Func<T, T, bool>? holds = operation switch
        {
            "Equal" => static (p, q) => p == q,
            "Greater" => static (p, q) => p > q,
            "GreaterOrEqual" => static (p, q) => p >= q,
            "Less" => static (p, q) => p < q,
            "LessOrEqual" => static (p, q) => p <= q,
            _ => null,
        };
        if (holds is null) return null;
        var flags = new byte[left.Length];
        for (var i = 0; i < flags.Length; i++) flags[i] = (byte)(holds(x[left[i]], y[right[i]]) ? 1 : 0);
        return flags;
    }

    private static byte[] SameText(DenseTensor x, DenseTensor y, int[] left, int[] right)
    {
        var flags = new byte[left.Length];
        for (var i = 0; i < flags.Length; i++) flags[i] = (byte)(x.Strings[left[i]].Span.SequenceEqual(y.Strings[right[i]].Span) ? 1 : 0);
        return flags;
    }
}
