using System.Collections.Immutable;
using System.Numerics;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Tensors made from attributes and sizes.</summary>
internal static class CreationEvaluation
{
    internal static ImmutableArray<Tensor>? Constant(EvaluationContext node)
    {
        foreach (var (name, value) in node.Node.Attributes)
        {
            switch (name, value)
            {
                case ("value", TensorAttribute { Value: var t }):
                    var limit = t.Type.IsFloat() ? node.FloatLimit : node.Limit;
                    return t.Shape.Elements is >= 0 and var n && n <= limit && DenseTensor.Read(t) is { } read ? [read] : null;
                case ("value_int", IntAttribute i): return [DenseTensor.Of<long>(DataType.Int64, [], [i.Value])];
                case ("value_float", FloatAttribute f): return [DenseTensor.Of<float>(DataType.Float32, [], [f.Value])];
                case ("value_string", StringAttribute s): return [new DenseTensor([], [s.Value])];
                case ("value_ints", IntsAttribute i): return [DenseTensor.Of<long>(DataType.Int64, [i.Values.Length], i.Values.AsSpan())];
                case ("value_floats",
                    FloatsAttribute f): return [DenseTensor.Of<float>(DataType.Float32, [f.Values.Length], f.Values.AsSpan())];
                case ("value_strings", StringsAttribute s): return [new DenseTensor([s.Values.Length], [.. s.Values])];
            }
        }
        return null;
    }

    internal static ImmutableArray<Tensor>? ConstantOfShape(EvaluationContext node)
    {
        if (node.Integers(0) is not { } dims || !node.Fits(dims)) return null;
        var value = DenseTensor.Of<float>(DataType.Float32, [1], [0]);
        if (node.Node.Attributes.GetValueOrDefault("value") is TensorAttribute { Value: var t })
        {
            if (t.Shape.Elements != 1 || DenseTensor.Read(t) is not { } read) return null;
            value = read;
        }
        return [value.Take(new int[Tensor.CountOf(dims)], dims)];
    }

    internal static ImmutableArray<Tensor>? Range(EvaluationContext node)
    {
        if (node.Dense(0) is not { Count: 1 } start || node.Dense(1) is not { Count: 1 } limit || node.Dense(2) is not { Count: 1 } delta)
            return null;
        if (start.Type != limit.Type || start.Type != delta.Type) return null;
        Tensor? result = start.Type switch
        {
            DataType.Int64 => Range(node, start.Type, start.As<long>()[0], limit.As<long>()[0], delta.As<long>()[0]),
            DataType.Int32 => Range(node, start.Type, start.As<int>()[0], limit.As<int>()[0], delta.As<int>()[0]),
            DataType.Int16 => Range(node, start.Type, start.As<short>()[0], limit.As<short>()[0], delta.As<short>()[0]),
            DataType.Float32 => Range(node, start.Type, start.As<float>()[0], limit.As<float>()[0], delta.As<float>()[0]),
            DataType.Float64 => Range(node, start.Type, start.As<double>()[0], limit.As<double>()[0], delta.As<double>()[0]),
            DataType.Float16 or DataType.BFloat16 =>
                Range(node, DataType.Float32, FloatCodec.Decode(start)[0], FloatCodec.Decode(limit)[0], FloatCodec.Decode(delta)[0])
                    is { } f
                    ? FloatCodec.Encode(start.Type, f.Dims, f.As<float>()) : null,
            _ => null,
        };
        return result is null ? null : [result];
    }

    private static DenseTensor? Range<T>(EvaluationContext node, DataType type, T start, T limit, T delta)
        where T : unmanaged, INumber<T>
    {
        if (T.IsZero(delta)) return null;
        var steps = Math.Ceiling((double.CreateChecked(limit) - double.CreateChecked(start)) / double.CreateChecked(delta));
        if (double.IsNaN(steps) || steps > node.Limit || !node.Fits([(long)Math.Max(steps, 0)])) return null;
        var values = new T[(int)Math.Max(steps, 0)];
        for (var i = 0; i < values.Length; i++) values[i] = unchecked(start + T.CreateTruncating(i) * delta);
        return DenseTensor.Of<T>(type, [values.Length], values);
    }

    internal static ImmutableArray<Tensor>? EyeLike(EvaluationContext node)
    {
        if (node.Input(0) is not { Rank: 2 } x) return null;
        var type = node.Node.Int("dtype", 0) is > 0 and <= (long)DataType.Int2 and var t ? (DataType)t : x.Type;
        var k = node.Node.Int("k", 0);
        var ones = new byte[x.Count];
        for (var i = 0; i < ones.Length; i++) ones[i] = (byte)((Int128)(i % x.Dims[1]) - i / x.Dims[1] == k ? 1 : 0);
        return ConversionEvaluation.Convert(DenseTensor.Of<byte>(DataType.UInt8, x.Dims, ones), type) is { } y ? [y] : null;
    }
}
