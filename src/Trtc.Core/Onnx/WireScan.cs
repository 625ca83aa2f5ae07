using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// Copies a model's message without the large payloads of its tensors, at any depth: what remains (the skeleton) is a valid ONNX message
/// with a <see cref="PayloadMark"/> in each payload's place. Time and memory follow the skeleton, not the weights.
/// </summary>
internal sealed class WireScan
{
    /// <summary>Payloads up to this many bytes stay in the skeleton.</summary>
    public const int SmallPayload = 4096;

    /// <summary>Google.Protobuf's own limit.</summary>
    public const int MaxDepth = 100;

    public const int MaxSkeleton = 512 * 1024 * 1024;

    private readonly WireWindow _in;
    private byte[] _out;
    private int _length;

    private WireScan(SourceFile file)
    {
        _in = new(file);
        _out = new byte[(int)Math.Clamp(file.Length, 64, 256 * 1024)];
    }

    /// <summary>True when the message has graphs for training, which are left out.</summary>
    public bool HasTraining { get; private set; }

    public ReadOnlySpan<byte> Skeleton => _out.AsSpan(0, _length);

    /// <exception cref="WireException">The bytes are no message, or too many, or too deep.</exception>
    public static WireScan Run(SourceFile file)
    {
        var scan = new WireScan(file);
        scan.Message(WireMessage.Model, file.Length, 0);
        return scan;
    }

    private void Message(WireMessage message, long end, int depth)
    {
        if (depth > MaxDepth)
            throw new WireException($"messages nested more than {MaxDepth} deep at byte {_in.Position}") { TooDeep = true };
        while (_in.Position < end)
        {
            var start = _in.Position;
            var tag = _in.ReadVarint();
            var field = (int)Math.Min(tag >> 3, int.MaxValue);
            if (field == 0 || tag > uint.MaxValue) throw new WireException($"no field has the tag {tag} of byte {start}");
            switch (tag & 7)
            {
                case 0:
                    var value = _in.ReadVarint();
                    Varint(tag);
                    Varint(value);
                    break;
                case 1: Fixed(tag, 8, start, end); break;
                case 5: Fixed(tag, 4, start, end); break;
                case 2: Bytes(message, field, tag, start, end, depth); break;
                default: throw new WireException($"wire type {tag & 7} at byte {start}");
            }
            if (_in.Position > end) throw new WireException($"the field at byte {start} leaves its message");
        }
    }

    private void Fixed(ulong tag, int count, long start, long end)
    {
        Need(count, start, end);
        Varint(tag);
        Copy(count);
    }

    private void Bytes(WireMessage message, int field, ulong tag, long start, long end, int depth)
    {
        var declared = _in.ReadVarint();
        var count = declared > long.MaxValue ? long.MaxValue : (long)declared;
        Need(count, start, end);
        if (message == WireMessage.Model && field == 20)
        {
            HasTraining = true;
            _in.Skip(count);
        }
        else if (WireSchema.IsIgnored(message, field)) _in.Skip(count);
        else if (count <= SmallPayload) CopyField(tag, (int)count);
        else if (WireSchema.IsPayload(message, field)) Payload(field, count);
        else if (WireSchema.Child(message, field) is not WireMessage.None and var child) Child(tag, child, _in.Position + count, depth);
        else CopyField(tag, count);
    }

    private void Child(ulong tag, WireMessage child, long end, int depth)
    {
        Varint(tag);
        var at = _length;
        // The new length is not known yet: five bytes hold any, as a varint may be longer than it must.
        Reserve(5);
        _length += 5;
        Message(child, end, depth + 1);
        PaddedVarint(_out.AsSpan(at), (uint)(_length - at - 5));
    }

    private void Payload(int field, long count)
    {
        Varint((PayloadField.Strings << 3) | 2);
        Varint(PayloadMark.Size);
        Reserve(PayloadMark.Size);
        new PayloadMark(field, _in.Position, count).Write(_out.AsSpan(_length));
        _length += PayloadMark.Size;
        _in.Skip(count);
    }

    private void CopyField(ulong tag, long count)
    {
        if (count > MaxSkeleton) throw TooLarge();
        Varint(tag);
        Varint((ulong)count);
        Copy((int)count);
    }

    private void Copy(int count)
    {
        Reserve(count);
        _in.Read(_out.AsSpan(_length, count));
        _length += count;
    }

    private void Need(long count, long start, long end)
    {
        if (count <= end - _in.Position) return;
        if (end == _in.Length || count > _in.Length - _in.Position)
            throw new WireException($"it ends inside the field at byte {start}", truncated: true) { Start = start,
                Missing = count - (_in.Length - _in.Position) };
        throw new WireException($"the field at byte {start} is longer than the message around it");
    }

    private void Varint(ulong value)
    {
        Reserve(10);
        for (; value >= 0x80; value >>= 7) _out[_length++] = (byte)(value | 0x80);
        _out[_length++] = (byte)value;
    }

    private static void PaddedVarint(Span<byte> destination, uint value)
    {
        for (var i = 0; i < 4; i++, value >>= 7) destination[i] = (byte)(value | 0x80);
        destination[4] = (byte)value;
    }

    private void Reserve(int count)
    {
        var need = (long)_length + count;
        if (need <= _out.Length) return;
        if (need > MaxSkeleton) throw TooLarge();
        Array.Resize(ref _out, (int)Math.Min(Math.Max(need, 2L * _out.Length), MaxSkeleton));
    }

    private static WireException TooLarge() => new("too large") { TooLarge = true };
}
