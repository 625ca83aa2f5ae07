using System.Collections.Immutable;
using System.Numerics;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Sums, products and their kin with broadcasting: numbers in the tensor's own type, sizes as expressions.</summary>
internal static class ArithmeticEvaluation
{
    internal static ImmutableArray<Tensor>? Binary(EvaluationContext node) =>
        node.Count == 2 && node.Input(0) is { } a && node.Input(1) is { } b && Combine(node, node.Node.OpType, a, b) is { } result
            ? [result] : null;

    internal static ImmutableArray<Tensor>? Variadic(EvaluationContext node)
    {
        if (node.Input(0) is not { } result) return null;
        var operation = node.Node.OpType is "Sum" or "Mean" ? "Add" : node.Node.OpType;
        for (var i = 1; i < node.Count; i++)
        {
            if (node.Input(i) is not { } next || Combine(node, operation, result, next) is not { } combined) return null;
            result = combined;
        }
        if (node.Node.OpType == "Mean" && node.Count > 1)
        {
            if (result is not DenseTensor { Type: DataType.Float32 }) return null;
            result = Combine(node, "Div", result, DenseTensor.Of<float>(DataType.Float32, [], [node.Count]))!;
        }
        return [result];
    }

    private static Tensor? Combine(EvaluationContext node, string operation, Tensor a, Tensor b)
    {
        if (Places.Common(a.Dims, b.Dims) is not { } dims || !node.Fits(dims)) return null;
        if (node.Since < 7 && !dims.AsSpan().SequenceEqual(a.Dims)) return null;
        if (Places.Broadcast(a.Dims, dims) is not { } left || Places.Broadcast(b.Dims, dims) is not { } right) return null;
        if (a is DenseTensor x && b is DenseTensor y)
        {
            if (operation == "Pow") return Power(x, y, dims, left, right);
            if (x.Type != y.Type) return null;
            var floor = node.Node.Int("fmod", 0) == 0;
            return x.Type switch
            {
                DataType.Int64 => Integers<long>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.Int32 => Integers<int>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.Int16 => Integers<short>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.Int8 => Integers<sbyte>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.UInt64 => Integers<ulong>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.UInt32 => Integers<uint>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.UInt16 => Integers<ushort>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.UInt8 => Integers<byte>(operation, x, y, dims, left, right, floor, node.Node),
                DataType.Float64 => Reals(operation, x.As<double>(), y.As<double>(), left, right, floor) is { } d
                    ? DenseTensor.Of<double>(x.Type, dims, d) : null,
                DataType.Float32 or DataType.Float16 or DataType.BFloat16 =>
                    Reals(operation, FloatCodec.Decode(x), FloatCodec.Decode(y), left, right, floor) is { } f
                        ? FloatCodec.Encode(x.Type, dims, f) : null,
                _ => null,
            };
        }
        return Symbolic(operation, a, b, dims, left, right);
    }

    private static SymbolicTensor? Symbolic(string operation, Tensor a, Tensor b, long[] dims, int[] left, int[] right)
    {
        var elements = new DimExpr?[left.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var (x, y) = (Whole(a, left[i]), Whole(b, right[i]));
            elements[i] = operation switch
            {
                "Add" => x + y,
                "Sub" => x - y,
                "Mul" => x * y,
                "Max" => DimExpr.Max(x, y),
                "Min" => DimExpr.Min(x, y),
                // Division rounds toward zero, FloorDiv down: the same from zero up.
                "Div" => DimExpr.ExactDiv(x, y) ?? (x is { AtLeast: >= 0 } && !a.Type.IsFloat() ? DimExpr.FloorDiv(x, y) : null),
                "Mod" => x is { AtLeast: >= 0 } && y is { IsConstant: true, Constant: > 0 } ? x - DimExpr.FloorDiv(x, y) * y : null,
                _ => null,
            };
        }
        return SymbolicTensor.Settled(a.Type, dims, elements) as SymbolicTensor ?? new(a.Type, dims, elements);
    }

    /// <summary>The element as an expression, of floating-point tensors too while it is a whole number.</summary>
    internal static DimExpr? Whole(Tensor tensor, int index)
    {
        if (tensor is not DenseTensor { Type: DataType.Float32 } dense) return tensor.Expression(index);
        var f = dense.As<float>()[index];
        return MathF.Floor(f) == f && MathF.Abs(f) < 1 << 24 ? DimExpr.Of((long)f) : null;
    }

    private static DenseTensor? Integers<T>(
        string operation, DenseTensor a, DenseTensor b, long[] dims, int[] left, int[] right, bool floor, Node node)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var x = a.As<T>();
        var y = b.As<T>();
        if (operation is "Div" or "Mod") foreach (var d in y) if (T.IsZero(d)) return null;
        var toLeft = node.String("direction", "") == "LEFT";
        Func<T, T, T>? apply = operation switch
        {
            "Add" => static (p, q) => unchecked(p + q),
            "Sub" => static (p, q) => unchecked(p - q),
            "Mul" => static (p, q) => unchecked(p * q),
            "Max" => T.Max,
            "Min" => T.Min,
            "Div" => static (p, q) => q == T.Zero - T.One && T.MinValue < T.Zero ? unchecked(T.Zero - p) : p / q,
            "Mod" when floor => static (p, q) => Remainder(p, q) is var r && !T.IsZero(r) && T.IsNegative(r) != T.IsNegative(q) ? r + q : r,
            "Mod" => Remainder,
            "BitwiseAnd" => static (p, q) => p & q,
            "BitwiseOr" => static (p, q) => p | q,
            "BitwiseXor" => static (p, q) => p ^ q,
            "BitShift" => (p, q) => Shift(p, q, toLeft),
            _ => null,
        };
        if (apply is null) return null;
        var z = new T[left.Length];
        for (var i = 0; i < z.Length; i++) z[i] = apply(x[left[i]], y[right[i]]);
        return DenseTensor.Of<T>(a.Type, dims, z);
    }

    /// <summary>A shift by a negative amount, or by the width and more, moves all bits out.</summary>
    private static T Shift<T>(T value, T by, bool toLeft)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var width = 8 * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        var n = int.CreateSaturating(by);
        if (n < 0 || n >= width) return toLeft || !T.IsNegative(value) ? T.Zero : T.Zero - T.One;
        return toLeft ? value << n : value >> n;
    }

    private static T Remainder<T>(T p, T q)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => q == T.Zero - T.One && T.MinValue < T.Zero ? T.Zero : p % q;

    private static T[]? Reals<T>(string operation, ReadOnlySpan<T> x, ReadOnlySpan<T> y, int[] left, int[] right, bool floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Func<T, T, T>? apply = operation switch
        {
            "Add" => static (p, q) => p + q,
            "Sub" => static (p, q) => p - q,
            "Mul" => static (p, q) => p * q,
            "Div" => static (p, q) => p / q,
            "Max" => T.Max,
            "Min" => T.Min,
            // Like Python's %, the sign of the divisor; like C's fmod, that of the dividend.
            "Mod" when floor => static (p, q) => p % q is var r && r != T.Zero && T.IsNegative(r) != T.IsNegative(q) ? r + q : r,
            "Mod" => static (p, q) => p % q,
            _ => null,
        };
        if (apply is null) return null;
        var z = new T[left.Length];
        for (var i = 0; i < z.Length; i++) z[i] = apply(x[left[i]], y[right[i]]);
        return z;
    }

    private static DenseTensor? Power(DenseTensor a, DenseTensor b, long[] dims, int[] left, int[] right)
    {
        if (Doubles(a) is not { } x || Doubles(b) is not { } y) return null;
        if (a.Type == DataType.Float32 && b.Type == DataType.Float32)
        {
            var z = new float[left.Length];
            for (var i = 0; i < z.Length; i++) z[i] = MathF.Pow((float)x[left[i]], (float)y[right[i]]);
            return DenseTensor.Of<float>(a.Type, dims, z);
        }
        var powers = new double[left.Length];
        for (var i = 0; i < powers.Length; i++) powers[i] = Math.Pow(x[left[i]], y[right[i]]);
        return ConversionEvaluation.Convert(DenseTensor.Of<double>(DataType.Float64, dims, powers), a.Type);
    }

    private static double[]? Doubles(DenseTensor t) => ConversionEvaluation.Convert(t, DataType.Float64)?.As<double>().ToArray();
}
