using System.Buffers.Binary;

namespace Trtc.Core.Onnx;

/// <summary>
/// What stands in a skeleton where a tensor's elements were: the field, and where in the file its bytes are. It is written as an entry of
/// string_data, which keeps the order of several; a key made anew in each process tells it from a file's own strings.
/// </summary>
internal readonly record struct PayloadMark(int Field, long Offset, long Length)
{
    public const int Size = 16 + 4 + 8 + 8;

    // From the kernel: .NET's RandomNumberGenerator would load OpenSSL, and end the process where there is none.
    private static readonly byte[] Key = Guid.NewGuid().ToByteArray();

    public void Write(Span<byte> destination)
    {
        Key.CopyTo(destination);
        BinaryPrimitives.WriteInt32LittleEndian(destination[16..], Field);
        BinaryPrimitives.WriteInt64LittleEndian(destination[20..], Offset);
        BinaryPrimitives.WriteInt64LittleEndian(destination[28..], Length);
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out PayloadMark mark)
    {
        mark = default;
        if (bytes.Length != Size || !bytes.StartsWith(Key)) return false;
        mark = new(BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[28..]));
        return true;
    }
}
