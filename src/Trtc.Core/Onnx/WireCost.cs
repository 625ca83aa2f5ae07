namespace Trtc.Core.Onnx;

/// <summary>
/// What a model's message becomes in memory, counted before any of it is read: two bytes can stand for a node, and a node takes hundreds.
/// Bounds the memory and the time of everything that follows.
/// </summary>
internal static class WireCost
{
    /// <summary>Bytes that any model may take, beside <see cref="PerByte"/> for each of its own.</summary>
    public const long Free = 120L << 20;

    public const long PerByte = 12;

    /// <summary>Bytes of managed memory that the parts of a skeleton take, read, linked and inferred; an estimate from
    /// measurements.</summary>
    public static long Of(ReadOnlySpan<byte> skeleton) => Of(WireMessage.Model, skeleton);

    private static long Of(WireMessage message, ReadOnlySpan<byte> bytes)
    {
        long cost = 0;
        while (!bytes.IsEmpty)
        {
            if (!Varint(ref bytes, out var tag)) break;
            var field = (int)Math.Min(tag >> 3, int.MaxValue);
            switch (tag & 7)
            {
                case 0:
                    if (!Varint(ref bytes, out _)) return cost;
                    cost += 16;
                    break;
                case 1: bytes = bytes[Math.Min(8, bytes.Length)..]; cost += 16; break;
                case 5: bytes = bytes[Math.Min(4, bytes.Length)..]; cost += 8; break;
                case 2:
                    if (!Varint(ref bytes, out var length)) return cost;
                    var inner = bytes[..(int)Math.Min(length, (ulong)bytes.Length)];
                    bytes = bytes[inner.Length..];
                    var child = WireSchema.Child(message, field);
                    cost += child switch
                    {
                        WireMessage.None => Part(message, field, inner.Length),
                        WireMessage.Node => 900 + Of(child, inner),
                        WireMessage.Tensor or WireMessage.SparseTensor or WireMessage.Graph or WireMessage.Function =>
                            600 + Of(child, inner),
                        _ => 250 + Of(child, inner),
                    };
                    break;
                default: return cost;
            }
        }
        return cost;
    }

    // Names are strings of two bytes a character; a declared value has a type, a shape and dimensions, of which each is a message.
    private static long Part(WireMessage message, int field, int length) => (message, field) switch
    {
        (WireMessage.Graph, 11 or 12 or 13) => 1400 + 20L * length,
        (WireMessage.Node, 1 or 2) => 100 + 2L * length,
        (WireMessage.Tensor, 1) => 16L * length,
        (WireMessage.Tensor, 4 or 5 or 7 or 9 or 10 or 11) => 10L * length,
        (WireMessage.Attribute, 7 or 8) => 12L * length,
        _ => 80 + 4L * length,
    };

    private static bool Varint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] >= 0x80) continue;
            bytes = bytes[(i + 1)..];
            return true;
        }
        return false;
    }
}
