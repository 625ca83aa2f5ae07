using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>Reads a file forward through a small buffer; what is skipped is not read.</summary>
internal sealed class WireWindow(SourceFile file)
{
    private readonly byte[] _buffer = new byte[(int)Math.Clamp(file.Length, 16, 128 * 1024)];
    private long _start;
    private int _count;
    private int _at;

    public long Length => file.Length;

    public long Position => _start + _at;

    public byte ReadByte()
    {
        if (_at == _count) Fill();
        return _buffer[_at++];
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
        throw new WireException($"a number of more than ten bytes before byte {Position}");
    }

    /// <summary>Fills <paramref name="destination"/>; the caller has checked that so much is left.</summary>
    public void Read(Span<byte> destination)
    {
        var buffered = Math.Min(destination.Length, _count - _at);
        _buffer.AsSpan(_at, buffered).CopyTo(destination);
        _at += buffered;
        if (buffered == destination.Length) return;
        destination = destination[buffered..];
        var position = Position;
        file.Read(position, destination);
        Seek(position + destination.Length);
    }

    public void Skip(long count) => Seek(Position + count);

    private void Seek(long position)
    {
        if (position >= _start && position <= _start + _count) _at = (int)(position - _start);
        else (_start, _count, _at) = (position, 0, 0);
    }

    private void Fill()
    {
        _start += _count;
        _count = (int)Math.Min(_buffer.Length, file.Length - _start);
        _at = 0;
        if (_count <= 0) throw new WireException("it ends inside a field", truncated: true) { Start = _start, Missing = 1 };
        file.Read(_start, _buffer.AsSpan(0, _count));
    }
}

/// <summary>The bytes are no protobuf message. Never leaves this folder: <see cref="ModelReader"/> makes it a diagnostic.</summary>
internal sealed class WireException(string message, bool truncated = false) : Exception(message)
{
    public bool Truncated { get; } = truncated;

    public bool TooDeep { get; init; }

    public bool TooLarge { get; init; }

    /// <summary>Where the field begins that the end of the file cuts.</summary>
    public long Start { get; init; }

    public long Missing { get; init; }
}
