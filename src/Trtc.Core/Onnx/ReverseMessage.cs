using System.Buffers.Binary;
using System.Text;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// A protobuf message written from its end to its beginning: when a length is due, what it counts has been written. Large payloads are
/// only referred to, and copied in blocks when the message goes out.
/// </summary>
internal sealed class ReverseMessage
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private long _payloadBytes;
    private readonly List<(int FromEnd, TensorBytes Bytes)> _payloads = [];

    public ReverseMessage() => _at = _buffer.Length;

    /// <summary>Bytes so far; also the mark of where an inner message ends.</summary>
    public long Length => _buffer.Length - _at + _payloadBytes;

    /// <summary>Closes the inner message that ends at <paramref name="mark"/>.</summary>
    public void Close(int field, long mark)
    {
        Varint((ulong)(Length - mark));
        Tag(field, 2);
    }

    public void Int(int field, long value)
    {
        Varint((ulong)value);
        Tag(field, 0);
    }

    public void Float(int field, float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);
        Tag(field, 5);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        value.CopyTo(Take(value.Length));
        Varint((ulong)value.Length);
        Tag(field, 2);
    }

    public void Text(int field, string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Encoding.UTF8.GetBytes(value, Take(count));
        Varint((ulong)count);
        Tag(field, 2);
    }

    /// <summary>As <see cref="Text"/>, but nothing for the empty text.</summary>
    public void OptionalText(int field, string value)
    {
        if (value.Length > 0) Text(field, value);
    }

    public void Floats(int field, ReadOnlySpan<float> values)
    {
        if (values.IsEmpty) return;
        for (var i = values.Length - 1; i >= 0; i--) BinaryPrimitives.WriteSingleLittleEndian(Take(4), values[i]);
        Varint((ulong)values.Length * 4);
        Tag(field, 2);
    }

    public void Ints(int field, ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return;
        var mark = Length;
        for (var i = values.Length - 1; i >= 0; i--) Varint((ulong)values[i]);
        Close(field, mark);
    }

    public void Payload(int field, TensorBytes bytes)
    {
        if (bytes.Length <= WireScan.SmallPayload) bytes.Read(0, Take((int)bytes.Length));
        else
        {
            _payloads.Add((_buffer.Length - _at, bytes));
            _payloadBytes += bytes.Length;
        }
        Varint((ulong)bytes.Length);
        Tag(field, 2);
    }

    public void CopyTo(Stream stream)
    {
        var at = _at;
        var block = _payloads.Count > 0 ? new byte[256 * 1024] : [];
        for (var i = _payloads.Count - 1; i >= 0; i--)
        {
            var (fromEnd, bytes) = _payloads[i];
            var end = _buffer.Length - fromEnd;
            stream.Write(_buffer, at, end - at);
            at = end;
            CopyTo(stream, bytes, block);
        }
        stream.Write(_buffer, at, _buffer.Length - at);
    }

    public static void CopyTo(Stream stream, TensorBytes bytes, byte[] block)
    {
        for (long done = 0; done < bytes.Length;)
        {
            var part = block.AsSpan(0, (int)Math.Min(block.Length, bytes.Length - done));
            bytes.Read(done, part);
            stream.Write(part);
            done += part.Length;
        }
    }

    private void Tag(int field, uint wire) => Varint(((uint)field << 3) | wire);

    private void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var n = 0;
        for (; value >= 0x80; value >>= 7) bytes[n++] = (byte)(value | 0x80);
        bytes[n++] = (byte)value;
        bytes[..n].CopyTo(Take(n));
    }

    /// <summary>Room for <paramref name="count"/> bytes before those written.</summary>
    private Span<byte> Take(int count)
    {
        if (count > _at)
        {
            var used = _buffer.Length - _at;
            var larger = new byte[(int)Math.Min(Math.Max((long)used + count, 2L * _buffer.Length), Array.MaxLength)];
            _buffer.AsSpan(_at).CopyTo(larger.AsSpan(larger.Length - used));
            _at = larger.Length - used;
            _buffer = larger;
        }
        _at -= count;
        return _buffer.AsSpan(_at, count);
    }
}
