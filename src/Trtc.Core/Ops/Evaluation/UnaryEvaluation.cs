using System.Collections.Immutable;
using System.Numerics;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>One element in, one out.</summary>
internal static class UnaryEvaluation
{
    internal static ImmutableArray<Tensor>? Evaluate(EvaluationContext node)
    {
        if (node.Input(0) is not { } x) return null;
        if (x is SymbolicTensor) return Symbolic(node.Node.OpType, x) is { } s ? [s] : null;
        var dense = (DenseTensor)x;
        Tensor? result = dense.Type switch
        {
            DataType.Float32 or DataType.Float16 or DataType.BFloat16 => Float(node, dense),
            DataType.Float64 => Reals<double>(node, dense.As<double>()) is { } d ? DenseTensor.Of<double>(dense.Type, dense.Dims, d)
                : Flags<double>(node, dense, dense.As<double>()),
            DataType.Int64 => Integers<long>(node, dense),
            DataType.Int32 => Integers<int>(node, dense),
            DataType.Int16 => Integers<short>(node, dense),
            DataType.Int8 => Integers<sbyte>(node, dense),
            DataType.UInt64 => Integers<ulong>(node, dense),
            DataType.UInt32 => Integers<uint>(node, dense),
            DataType.UInt16 => Integers<ushort>(node, dense),
            DataType.UInt8 => Integers<byte>(node, dense),
            DataType.Bool when node.Node.OpType == "Not" => Mapped<byte>(dense, static b => (byte)(b == 0 ? 1 : 0)),
            _ => null,
        };
        return result is null ? null : [result];
    }

    private static Tensor? Symbolic(string operation, Tensor x)
    {
        var elements = new DimExpr?[x.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var e = x.Expression(i);
            elements[i] = operation switch
            {
                "Neg" => DimExpr.Of(0) - e,
                "Abs" or "Relu" => e is { AtLeast: >= 0 } ? e : null,
                // Expressions are whole numbers.
                "Floor" or "Ceil" or "Round" => e,
                "Not" when x.Type == DataType.Bool => DimExpr.Of(1) - e,
                _ => null,
            };
        }
        return operation is "Neg" or "Abs" or "Relu" or "Floor" or "Ceil" or "Round" or "Not"
            ? SymbolicTensor.Settled(x.Type, x.Dims, elements) : null;
    }

    private static DenseTensor? Float(EvaluationContext node, DenseTensor x)
    {
        var values = FloatCodec.Decode(x);
        return Reals(node, values) is { } f ? FloatCodec.Encode(x.Type, x.Dims, f) : Flags(node, x, values);
    }

    private static T[]? Reals<T>(EvaluationContext node, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Func<T, T>? apply = node.Node.OpType switch
        {
            "Abs" => T.Abs,
            "Neg" => static v => -v,
            "Floor" => T.Floor,
            "Ceil" => T.Ceiling,
            "Round" => static v => T.Round(v, MidpointRounding.ToEven),
            "Sqrt" => T.Sqrt,
            "Reciprocal" => static v => T.One / v,
            "Exp" => T.Exp,
            "Log" => T.Log,
            "Sign" => static v => T.IsNaN(v) ? v : T.CreateChecked(T.Sign(v)),
            "Sin" => T.Sin,
            "Cos" => T.Cos,
            "Tan" => T.Tan,
            "Asin" => T.Asin,
            "Acos" => T.Acos,
            "Atan" => T.Atan,
            "Tanh" => T.Tanh,
            "Sigmoid" => static v => T.One / (T.One + T.Exp(-v)),
            "Relu" => static v => v > T.Zero || T.IsNaN(v) ? v : T.Zero,
            "Clip" => Clip<T>(node),
            _ => null,
        };
        if (apply is null) return null;
        var y = new T[x.Length];
        for (var i = 0; i < y.Length; i++) y[i] = apply(x[i]);
        return y;
    }

    private static DenseTensor? Flags<T>(EvaluationContext node, DenseTensor x, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var negative = node.Node.Int("detect_negative", 1) != 0;
        var positive = node.Node.Int("detect_positive", 1) != 0;
        if (node.Node.OpType is not ("IsNaN" or "IsInf")) return null;
        var flags = new byte[values.Length];
        for (var i = 0; i < flags.Length; i++)
        {
            var v = values[i];
            flags[i] =
                (byte)((node.Node.OpType == "IsNaN" ? T.IsNaN(v) : T.IsPositiveInfinity(v) && positive || T.IsNegativeInfinity(v)
                && negative) ? 1 : 0);
        }
        return DenseTensor.Of<byte>(DataType.Bool, x.Dims, flags);
    }

    private static DenseTensor? Integers<T>(EvaluationContext node, DenseTensor x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => node.Node.OpType switch
        {
            "Abs" => Mapped<T>(x, static v => T.IsNegative(v) ? unchecked(T.Zero - v) : v),
            "Neg" => Mapped<T>(x, static v => unchecked(T.Zero - v)),
            "Sign" => Mapped<T>(x, static v => T.CreateChecked(T.Sign(v))),
            "Relu" => Mapped<T>(x, static v => T.Max(v, T.Zero)),
            "BitwiseNot" => Mapped<T>(x, static v => ~v),
            "Clip" => Clip<T>(node) is { } clip ? Mapped(x, clip) : null,
            _ => null,
        };

    private static Func<T, T>? Clip<T>(EvaluationContext node)
        where T : unmanaged, INumber<T>
    {
        T? low = null, high = null;
        for (var i = 1; i <= 2; i++)
        {
            if (node.Input(i) is null) continue;
            if (node.Dense(i) is not { Count: 1 } limit) return null;
            T value;
            if (FloatCodec.Covers(limit.Type)) value = T.CreateSaturating(FloatCodec.Decode(limit)[0]);
            else if (limit.Type == DataType.Float64) value = T.CreateSaturating(limit.As<double>()[0]);
            else if (limit.Integer(0) is { } integer) value = T.CreateSaturating(integer);
            else return null;
            if (i == 1) low = value;
            else high = value;
        }
        if (node.Since < 11)
        {
            if (node.Node.Attributes.ContainsKey("min")) low = T.CreateSaturating(node.Node.Float("min", 0));
            if (node.Node.Attributes.ContainsKey("max")) high = T.CreateSaturating(node.Node.Float("max", 0));
        }
        return v =>
        {
            if (low is { } l && v < l) v = l;
            return high is { } h && v > h ? h : v;
        };
    }

    private static DenseTensor Mapped<T>(DenseTensor x, Func<T, T> apply)
        where T : unmanaged
    {
        var from = x.As<T>();
        var to = new T[from.Length];
        for (var i = 0; i < to.Length; i++) to[i] = apply(from[i]);
        return DenseTensor.Of<T>(x.Type, x.Dims, to);
    }
}
