using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>A tensor whose elements are known, all of them as numbers or some as expressions over dimensions.</summary>
public abstract class Tensor(DataType type, long[] dims)
{
    public DataType Type { get; } = type;

    /// <summary>Not to be changed.</summary>
    internal long[] Dims { get; } = dims;

    internal int Rank => Dims.Length;

    internal abstract int Count { get; }

    /// <summary>The elements at these places, in this order, in a tensor of these dimensions; −1 takes zero.</summary>
    internal abstract Tensor Take(ReadOnlySpan<int> places, long[] dims);

    internal abstract Tensor Reshaped(long[] dims);

    /// <summary>The element as an expression; null when it is not an integer or not known.</summary>
    internal abstract DimExpr? Expression(int index);

    internal static int CountOf(ReadOnlySpan<long> dims)
    {
        long n = 1;
        foreach (var d in dims) n = checked(n * d);
        return checked((int)n);
    }

    /// <summary>The tensors' elements one after another, as a vector.</summary>
    internal static Tensor Joined(ReadOnlySpan<Tensor> parts)
    {
        var count = 0;
        var dense = true;
        foreach (var p in parts)
        {
            count += p.Count;
            dense &= p is DenseTensor;
        }
        if (!dense)
        {
            var all = new DimExpr?[count];
            var at = 0;
            foreach (var p in parts) for (var i = 0; i < p.Count; i++) all[at++] = p.Expression(i);
            return new SymbolicTensor(parts[0].Type, [count], all);
        }
        if (parts[0].Type == DataType.String)
        {
            var strings = new List<ReadOnlyMemory<byte>>(count);
            foreach (var p in parts) strings.AddRange(((DenseTensor)p).Strings);
            return new DenseTensor([count], [.. strings]);
        }
        var width = DenseTensor.Width(parts[0].Type);
        var bytes = new byte[count * width];
        var offset = 0;
        foreach (var p in parts)
        {
            ((DenseTensor)p).Bytes.CopyTo(bytes.AsSpan(offset));
            offset += p.Count * width;
        }
        return new DenseTensor(parts[0].Type, [count], bytes);
    }
}

/// <summary>Elements as numbers, row-major; 2- and 4-bit types take a byte each, signed ones sign-extended.</summary>
public sealed class DenseTensor : Tensor
{
    private readonly byte[] _bytes;

    internal DenseTensor(DataType type, long[] dims, byte[] bytes)
        : base(type, dims) => (_bytes, Strings) = (bytes, []);

    internal DenseTensor(long[] dims, ReadOnlyMemory<byte>[] strings)
        : base(DataType.String, dims) => (_bytes, Strings) = ([], strings);

    internal ReadOnlySpan<byte> Bytes => _bytes;

    internal ReadOnlyMemory<byte>[] Strings { get; }

    internal override int Count => Type == DataType.String ? Strings.Length : _bytes.Length / Width(Type);

    /// <summary>Bytes of an element as held here.</summary>
    internal static int Width(DataType type) => Math.Max(1, type.Bits() / 8);

    internal ReadOnlySpan<T> As<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes);

    internal static DenseTensor Of<T>(DataType type, long[] dims, ReadOnlySpan<T> elements)
        where T : unmanaged => new(type, dims, MemoryMarshal.AsBytes(elements).ToArray());

    internal static DenseTensor Ints(params ReadOnlySpan<long> values) => Of(DataType.Int64, [values.Length], values);

    internal override Tensor Reshaped(long[] dims) =>
        Type == DataType.String ? new DenseTensor(dims, Strings) : new DenseTensor(Type, dims, _bytes);

    internal override Tensor Take(ReadOnlySpan<int> places, long[] dims)
    {
        if (Type == DataType.String)
        {
            var strings = new ReadOnlyMemory<byte>[places.Length];
            for (var i = 0; i < places.Length; i++) strings[i] = places[i] < 0 ? default : Strings[places[i]];
            return new DenseTensor(dims, strings);
        }
        var width = Width(Type);
        var bytes = new byte[places.Length * width];
        switch (width)
        {
            case 1: Pick<byte>(places, bytes); break;
            case 2: Pick<ushort>(places, bytes); break;
            case 4: Pick<uint>(places, bytes); break;
            case 8: Pick<ulong>(places, bytes); break;
            default: Pick<UInt128>(places, bytes); break;
        }
        return new DenseTensor(Type, dims, bytes);
    }

    internal override DimExpr? Expression(int index) => Integer(index) is { } v ? DimExpr.Of(v) : null;

    /// <summary>The element as an integer; null for types that hold none and values beyond 64 bits.</summary>
    internal long? Integer(int index) => Type switch
    {
        DataType.Int64 => As<long>()[index],
        DataType.Int32 => As<int>()[index],
        DataType.Int16 => As<short>()[index],
        DataType.Int8 or DataType.Int4 or DataType.Int2 => As<sbyte>()[index],
        DataType.UInt64 => As<ulong>()[index] is <= long.MaxValue and var v ? (long)v : null,
        DataType.UInt32 => As<uint>()[index],
        DataType.UInt16 => As<ushort>()[index],
        DataType.UInt8 or DataType.UInt4 or DataType.UInt2 or DataType.Bool => As<byte>()[index],
        _ => null,
    };

    /// <summary>Reads a tensor of the model; null for a length that does not fit its type and dimensions.</summary>
    internal static DenseTensor? Read(TensorData data)
    {
        var dims = data.Dims.ToArray();
        if (data.Type == DataType.String)
            return data.Strings.IsDefault || data.Strings.Length != data.Elements ? null : new(dims, [.. data.Strings]);
        var bits = data.Type.Bits();
        var count = checked((int)data.Elements);
        if (bits == 0 || data.Bytes.Length != data.Type.Bytes(count)) return null;
        var raw = new byte[data.Bytes.Length];
        data.Bytes.Read(0, raw);
        if (bits >= 8) return new(data.Type, dims, raw);

        var unpacked = new byte[count];
        var perByte = 8 / bits;
        var mask = (1 << bits) - 1;
        var signed = data.Type is DataType.Int4 or DataType.Int2;
        for (var i = 0; i < count; i++)
        {
            var v = raw[i / perByte] >> (i % perByte * bits) & mask;
            unpacked[i] = (byte)(signed && v >> (bits - 1) != 0 ? v - (1 << bits) : v);
        }
        return new(data.Type, dims, unpacked);
    }

    /// <summary>In the model's layout: sub-byte types packed.</summary>
    public TensorData ToData()
    {
        var dims = ImmutableArray.Create(Dims);
        if (Type == DataType.String) return new(Type, dims, MemoryBytes.Empty, [.. Strings]);
        var bits = Type.Bits();
        if (bits >= 8) return new(Type, dims, new MemoryBytes(_bytes));
        var packed = new byte[Type.Bytes(_bytes.Length)];
        var perByte = 8 / bits;
        for (var i = 0; i < _bytes.Length; i++) packed[i / perByte] |= (byte)((_bytes[i] & (1 << bits) - 1) << (i % perByte * bits));
        return new(Type, dims, new MemoryBytes(packed));
    }

    private void Pick<T>(ReadOnlySpan<int> places, Span<byte> destination)
        where T : unmanaged
    {
        var from = As<T>();
        var to = MemoryMarshal.Cast<byte, T>(destination);
        for (var i = 0; i < places.Length; i++) if (places[i] >= 0) to[i] = from[places[i]];
    }
}

/// <summary>A small tensor of integers or truths, elements as expressions; null where one is not known.</summary>
public sealed class SymbolicTensor : Tensor
{
    private readonly DimExpr?[] _elements;

    internal SymbolicTensor(DataType type, long[] dims, DimExpr?[] elements)
        : base(type, dims) => _elements = elements;

    internal override int Count => _elements.Length;

    internal override DimExpr? Expression(int index) => _elements[index];

    internal override Tensor Reshaped(long[] dims) => new SymbolicTensor(Type, dims, _elements);

    internal override Tensor Take(ReadOnlySpan<int> places, long[] dims)
    {
        var taken = new DimExpr?[places.Length];
        for (var i = 0; i < places.Length; i++) taken[i] = places[i] < 0 ? DimExpr.Of(0) : _elements[places[i]];
        return Settled(Type, dims, taken);
    }

    /// <summary>Numbers when every element is one, else expressions.</summary>
    internal static Tensor Settled(DataType type, long[] dims, DimExpr?[] elements)
    {
        foreach (var e in elements) if (e is not { IsConstant: true }) return new SymbolicTensor(type, dims, elements);
        switch (type)
        {
            case DataType.Int64: return DenseTensor.Of<long>(type, dims, Array.ConvertAll(elements, static e => e!.Constant));
            case DataType.Int32: return DenseTensor.Of<int>(type, dims,
                Array.ConvertAll(elements, static e => unchecked((int)e!.Constant)));
            case DataType.Bool: return DenseTensor.Of<byte>(type, dims,
                Array.ConvertAll(elements, static e => (byte)(e!.Constant != 0 ? 1 : 0)));
            default: return new SymbolicTensor(type, dims, elements);
        }
    }
}
