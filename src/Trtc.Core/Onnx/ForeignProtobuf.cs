using Trtc.Core.Diagnostics;

namespace Trtc.Core.Onnx;

/// <summary>Protobuf files of other frameworks, by the first fields of their root message (public schemas of each).</summary>
internal static class ForeignProtobuf
{
    private enum Wire { Varint = 0, Bytes = 2 }

    public static ForeignFormats.Found? Recognise(ReadOnlySpan<byte> head, string extension)
    {
        if (!Field(head, out var field, out var wire, out var payload, out var next)) return null;
        // caffe.NetParameter: name = 1, then layer = 100 (or layers = 2, V1).
        if (field == 1 && wire == Wire.Bytes && Field(head[next..], out var second, out _, out var inner, out _)
            && (second == 100 || (second == 2 && extension == ".CAFFEMODEL")) && inner.Length > 0) return new(Codes.CaffeModel);
        if (extension == ".CAFFEMODEL") return new(Codes.CaffeModel);
        // uff.MetaGraph: version = 1 and descriptor_core_version = 2, both numbers.
        if (field == 1 && wire == Wire.Varint && Field(head[next..], out second, out var secondWire, out _, out _))
        {
            if (second == 2 && secondWire == Wire.Varint) return new(Codes.Uff);
            // tensorflow.SavedModel: saved_model_schema_version = 1, meta_graphs = 2.
            if (second == 2 && secondWire == Wire.Bytes && extension == ".PB") return new(Codes.TensorFlowSavedModel);
        }
        if (field != 1 || wire != Wire.Bytes) return null;
        if (!Field(payload, out var first, out var firstWire, out _, out var after)) return null;
        // tensorflow.GraphDef: node = 1, each with name = 1 and op = 2, both text.
        if (first == 1 && firstWire == Wire.Bytes && Field(payload[after..], out var op, out var opWire, out _, out _) && op == 2
            && opWire == Wire.Bytes)
            return new(Codes.TensorFlowGraph);
        // paddle.framework.proto.ProgramDesc: blocks = 1, each with idx = 1 and parent_idx = 2, both numbers.
        if (first == 1 && firstWire == Wire.Varint && Field(payload[after..], out var parent, out var parentWire, out _, out _)
            && parent == 2 && parentWire == Wire.Varint) return new(Codes.Paddle, "program");
        return null;
    }

    /// <param name="payload">What of a length-delimited field lies in <paramref name="bytes"/>.</param>
    private static bool Field(ReadOnlySpan<byte> bytes, out int field, out Wire wire, out ReadOnlySpan<byte> payload, out int next)
    {
        (field, wire, next) = (0, 0, 0);
        payload = default;
        if (!Varint(bytes, ref next, out var tag) || tag >> 3 is 0 or > 100_000) return false;
        (field, wire) = ((int)(tag >> 3), (Wire)(tag & 7));
        if (wire is not (Wire.Varint or Wire.Bytes) || !Varint(bytes, ref next, out var value)) return false;
        if (wire == Wire.Varint) return true;
        var length = (int)Math.Min(value, (ulong)(bytes.Length - next));
        payload = bytes.Slice(next, length);
        next += length;
        return true;
    }

    private static bool Varint(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return true;
        }
        return false;
    }
}
