using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>From one element type to another. Strings and types of eight bits and fewer that are floating-point are left alone.</summary>
internal static class ConversionEvaluation
{
    internal static ImmutableArray<Tensor>? Cast(EvaluationContext node) =>
        node.Input(0) is { } x && To(x, ElementwiseShapes.ToType(node.Node)) is { } y ? [y] : null;

    internal static ImmutableArray<Tensor>? CastLike(EvaluationContext node) =>
        node.Input(0) is { } x && node.Input(1) is { } like && To(x, like.Type) is { } y ? [y] : null;

    internal static ImmutableArray<Tensor>? BitCast(EvaluationContext node)
    {
        var type = ElementwiseShapes.ToType(node.Node);
        if (node.Dense(0) is not { } x || x.Type.Bits() < 8 || x.Type.Bits() != type.Bits()) return null;
        return [new DenseTensor(type, x.Dims, x.Bytes.ToArray())];
    }

    /// <summary>(x − zero point) × scale, one scale or one along an axis.</summary>
    internal static ImmutableArray<Tensor>? Dequantize(EvaluationContext node)
    {
        if (node.Dense(0) is not { } x || node.Dense(1) is not { Type: DataType.Float32 } scale || node.Node.Int("block_size", 0) != 0)
            return null;
        if (x.Type
            is not (DataType.Int8 or DataType.UInt8 or DataType.Int16 or DataType.UInt16 or DataType.Int32 or DataType.Int4
            or DataType.UInt4)) return null;
        var zero = node.Input(2) is null ? null : node.Dense(2);
        if (node.Input(2) is not null && (zero is null || zero.Count != scale.Count)) return null;
        if (node.Node.Int("output_dtype", 0) is not (0 or (long)DataType.Float32)) return null;
        var (size, inner) = (1, 1);
        if (scale.Rank == 1 && scale.Count > 1)
        {
            if (!InferenceContext.TryAxis(node.Node.Int("axis", 1), x.Rank, out var axis) || x.Dims[axis] != scale.Count) return null;
            (_, size, inner) = Places.Around(x.Dims, axis);
        }
        else if (scale.Count != 1)
        {
            return null;
        }
        var scales = scale.As<float>();
        var y = new float[x.Count];
        for (var i = 0; i < y.Length; i++)
        {
            var channel = i / inner % size;
            y[i] = (x.Integer(i)!.Value - (zero?.Integer(channel) ?? 0)) * scales[channel];
        }
        return [DenseTensor.Of<float>(DataType.Float32, x.Dims, y)];
    }

    private static Tensor? To(Tensor x, DataType type)
    {
        if (x is DenseTensor dense) return Convert(dense, type);
        var elements = new DimExpr?[x.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var e = x.Expression(i);
            switch (type)
            {
                case DataType.Int64 or DataType.Int32 or DataType.Float32 or DataType.Float64: elements[i] = e; break;
                case DataType.Bool: elements[i] = e is null ? null : e.IsConstant ? DimExpr.Of(e.Constant != 0 ? 1 : 0) : e.AtLeast > 0
                    ? DimExpr.Of(1) : null; break;
                default: return null;
            }
        }
        return SymbolicTensor.Settled(type, x.Dims, elements);
    }

    /// <summary>Null for a pair of types that is not covered.</summary>
    internal static DenseTensor? Convert(DenseTensor x, DataType type)
    {
        if (x.Type == type) return x;
        if (!Covered(type) || !Covered(x.Type)) return null;
        var bytes = new byte[x.Count * DenseTensor.Width(type)];
        for (var i = 0; i < x.Count; i++)
        {
            if (x.Type is DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.BFloat16) Write(Real(x, i), bytes, i, type);
            else if (x.Type == DataType.UInt64) Write(x.As<ulong>()[i], bytes, i, type);
            else Write(x.Integer(i)!.Value, bytes, i, type);
        }
        return new(type, x.Dims, bytes);
    }

    private static bool Covered(DataType type) => type is DataType.Float32 or DataType.Float16 or DataType.Float64 or DataType.BFloat16 or
        DataType.Int64 or DataType.Int32 or DataType.Int16 or DataType.Int8 or DataType.UInt64 or DataType.UInt32 or DataType.UInt16
            or DataType.UInt8 or
        DataType.Int4 or DataType.UInt4 or DataType.Bool;

    private static double Real(DenseTensor x, int i) => x.Type switch
    {
        DataType.Float32 => x.As<float>()[i],
        DataType.Float16 => (double)x.As<Half>()[i],
        DataType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)x.As<ushort>()[i] << 16),
        _ => x.As<double>()[i],
    };

    private static void Write(double v, byte[] bytes, int i, DataType type)
    {
        switch (type)
        {
            case DataType.Float64: MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[i] = v; break;
            case DataType.Float32: MemoryMarshal.Cast<byte, float>(bytes.AsSpan())[i] = (float)v; break;
            case DataType.Float16: MemoryMarshal.Cast<byte, Half>(bytes.AsSpan())[i] = (Half)v; break;
            case DataType.BFloat16: MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan())[i] = FloatCodec.Brain((float)v); break;
            case DataType.Bool: bytes[i] = (byte)(v != 0 ? 1 : 0); break;
            case DataType.UInt64: MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan())[i] = v < 0 ? unchecked((ulong)(long)v) : (ulong)v; break;
            default: Write(double.IsNaN(v) ? 0L : (long)v, bytes, i, type); break;
        }
    }

    private static void Write(ulong v, byte[] bytes, int i, DataType type)
    {
        switch (type)
        {
            case DataType.Float64: MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[i] = v; break;
            case DataType.Float32: MemoryMarshal.Cast<byte, float>(bytes.AsSpan())[i] = v; break;
            case DataType.Float16 or DataType.BFloat16: Write((double)v, bytes, i, type); break;
            default: Write(unchecked((long)v), bytes, i, type); break;
        }
    }

    /// <summary>Integers keep their low bits.</summary>
    private static void Write(long v, byte[] bytes, int i, DataType type)
    {
        unchecked
        {
            switch (type)
            {
                case DataType.Float64: MemoryMarshal.Cast<byte, double>(bytes.AsSpan())[i] = v; break;
                case DataType.Float32: MemoryMarshal.Cast<byte, float>(bytes.AsSpan())[i] = v; break;
                case DataType.Float16: MemoryMarshal.Cast<byte, Half>(bytes.AsSpan())[i] = (Half)v; break;
                case DataType.BFloat16: MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan())[i] = FloatCodec.Brain(v); break;
                case DataType.Int64 or DataType.UInt64: MemoryMarshal.Cast<byte, long>(bytes.AsSpan())[i] = v; break;
                case DataType.Int32 or DataType.UInt32: MemoryMarshal.Cast<byte, int>(bytes.AsSpan())[i] = (int)v; break;
                case DataType.Int16 or DataType.UInt16: MemoryMarshal.Cast<byte, short>(bytes.AsSpan())[i] = (short)v; break;
                case DataType.Int8 or DataType.UInt8: bytes[i] = (byte)v; break;
                case DataType.Int4: bytes[i] = (byte)(sbyte)((sbyte)((byte)v << 4) >> 4); break;
                case DataType.UInt4: bytes[i] = (byte)(v & 15); break;
                case DataType.Bool: bytes[i] = (byte)(v != 0 ? 1 : 0); break;
            }
        }
    }
}
