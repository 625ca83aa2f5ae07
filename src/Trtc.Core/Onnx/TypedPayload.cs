using System.Buffers.Binary;
using Onnx;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// A tensor's elements in one of the typed lists (float_data, int32_data, …), made the bytes that raw_data would have.
/// Types of 16 bits and fewer are stored one word an int32, packed types one byte an int32, complex numbers two floats each.
/// </summary>
internal sealed class TypedPayload(SourceFile? file, List<PayloadMark> marks, TensorProto tensor, DataType type)
{
    /// <summary>Lists of variable-length integers must be converted in memory; longer ones are refused.</summary>
    public const long MaxHeld = 256L * 1024 * 1024;

    private readonly int _field = Field(type);

    /// <summary>A list that is partly in the skeleton and partly in the file has lost its order.</summary>
    public bool IsMixed => InMessage > 0 && InFile > 0;

    /// <summary>Upper bound of what <see cref="Convert"/> allocates.</summary>
    public long MaxBytes => InFile * Unit(type);

    private long InFile
    {
        get
        {
            long n = 0;
            foreach (var mark in marks) if (mark.Field == _field) n += mark.Length;
            return n;
        }
    }

    private int InMessage => _field switch
    {
        PayloadField.Floats => tensor.FloatData.Count,
        PayloadField.Int32s => tensor.Int32Data.Count,
        PayloadField.Int64s => tensor.Int64Data.Count,
        PayloadField.Doubles => tensor.DoubleData.Count,
        _ => tensor.Uint64Data.Count,
    };

    /// <summary>Number of list entries for so many bytes; null for a type that no list holds.</summary>
    public static long? Count(DataType type, long bytes) => Field(type) == 0 ? null : bytes / Unit(type);

    /// <summary>The place in the file, for lists whose layout is raw_data's already.</summary>
    public FileBytes? AsFileBytes(long need)
    {
        if (_field is not (PayloadField.Floats or PayloadField.Doubles) || file is null) return null;
        PayloadMark? only = null;
        foreach (var mark in marks)
        {
            if (mark.Field != _field) continue;
            if (only is not null) return null;
            only = mark;
        }
        return only is { } m && m.Length == need ? new FileBytes(file, m.Offset, m.Length) : null;
    }

    /// <returns>Null when there are not exactly <paramref name="count"/> entries, or one does not fit the type.</returns>
    public byte[]? Convert(long need, long count, out long found)
    {
        var inFile = CountInFile();
        found = InMessage + Math.Max(inFile, 0);
        if (found != count || inFile < 0) return null;
        var bytes = new byte[need];
        var at = 0;
        switch (_field)
        {
            case PayloadField.Floats:
                foreach (var v in tensor.FloatData) Put(bytes, ref at, BitConverter.SingleToUInt32Bits(v));
                break;
            case PayloadField.Int32s:
                foreach (var v in tensor.Int32Data) Put(bytes, ref at, (uint)v);
                break;
            case PayloadField.Int64s:
                foreach (var v in tensor.Int64Data) Put(bytes, ref at, (ulong)v);
                break;
            case PayloadField.Doubles:
                foreach (var v in tensor.DoubleData) Put(bytes, ref at, BitConverter.DoubleToUInt64Bits(v));
                break;
            default:
                foreach (var v in tensor.Uint64Data) Put(bytes, ref at, v);
                break;
        }
        foreach (var mark in marks) if (mark.Field == _field) FromFile(mark, bytes, ref at);
        return bytes;
    }

    private long CountInFile()
    {
        long n = 0;
        foreach (var mark in marks)
        {
            if (mark.Field != _field) continue;
            if (_field is PayloadField.Floats or PayloadField.Doubles)
            {
                var size = _field == PayloadField.Floats ? 4 : 8;
                if (mark.Length % size != 0) return -1;
                n += mark.Length / size;
            }
            else
                ForEachBlock(mark, block =>
                {
                    foreach (var b in block) if (b < 0x80) n++;
                });
        }
        return n;
    }

    private void FromFile(PayloadMark mark, byte[] bytes, ref int start)
    {
        var at = start;
        if (_field is PayloadField.Floats or PayloadField.Doubles)
        {
            ForEachBlock(mark, block =>
            {
                block.CopyTo(bytes.AsSpan(at));
                at += block.Length;
            });
        }
        else
        {
            ulong value = 0;
            var shift = 0;
            ForEachBlock(mark, block =>
            {
                foreach (var b in block)
                {
                    if (shift < 64) value |= (ulong)(b & 0x7F) << shift;
                    shift += 7;
                    if (b >= 0x80) continue;
                    Put(bytes, ref at, value);
                    (value, shift) = (0, 0);
                }
            });
        }
        start = at;
    }

    private delegate void Block(ReadOnlySpan<byte> bytes);

    private void ForEachBlock(PayloadMark mark, Block action)
    {
        var buffer = new byte[(int)Math.Min(mark.Length, 64 * 1024)];
        for (long done = 0; done < mark.Length;)
        {
            var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, mark.Length - done));
            file!.Read(mark.Offset + done, block);
            action(block);
            done += block.Length;
        }
    }

    private void Put(byte[] bytes, ref int at, ulong value)
    {
        var unit = Unit(type);
        var destination = bytes.AsSpan(at, unit);
        switch (unit)
        {
            case 1: destination[0] = (byte)value; break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(destination, (ushort)value); break;
            case 4: BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)value); break;
            default: BinaryPrimitives.WriteUInt64LittleEndian(destination, value); break;
        }
        at += unit;
    }

    private static int Field(DataType type) => type switch
    {
        DataType.Float32 or DataType.Complex64 => PayloadField.Floats,
        DataType.Float64 or DataType.Complex128 => PayloadField.Doubles,
        DataType.Int64 => PayloadField.Int64s,
        DataType.UInt32 or DataType.UInt64 => PayloadField.UInt64s,
        DataType.Undefined or DataType.String => 0,
        _ => PayloadField.Int32s,
    };

    /// <summary>Bytes of raw_data that one list entry gives.</summary>
    private static int Unit(DataType type) => type switch
    {
        DataType.Float64 or DataType.Complex128 or DataType.Int64 or DataType.UInt64 => 8,
        DataType.Float32 or DataType.Complex64 or DataType.Int32 or DataType.UInt32 => 4,
        DataType.Int16 or DataType.UInt16 or DataType.Float16 or DataType.BFloat16 => 2,
        _ => 1,
    };
}
