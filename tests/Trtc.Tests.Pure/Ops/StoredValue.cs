using System.Collections.Immutable;
using Google.Protobuf;
using Onnx;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Tests.Ops;

/// <summary>A value beside a node test: a TensorProto, or a SequenceProto or OptionalProto, whose few fields are read by number.</summary>
internal static class StoredValue
{
    /// <summary>Null for an empty file, which stands for a value that was not stored.</summary>
    internal static KnownValue? Read(string path, ValueType? declared)
    {
        if (!File.Exists(path)) return null;
        var bytes = File.ReadAllBytes(path);
        return declared switch
        {
            SequenceType s => bytes.Length == 0 ? null : Sequence(s, bytes),
            OptionalType o => Optional(o, bytes),
            _ => bytes.Length == 0 ? null : Tensor(TensorProto.Parser.ParseFrom(bytes)),
        };
    }

    internal static ValueType TypeOf(KnownValue value)
    {
        switch (value)
        {
            case KnownTensor t: return new TensorType(t.Value.Type, t.Value.Shape);
            case KnownOptional o: return new OptionalType(o.Value is null ? null : TypeOf(o.Value));
            default:
                ValueType? common = null;
                foreach (var e in ((KnownSequence)value).Elements)
                    common = common is null ? TypeOf(e) : Common((TensorType)common, (TensorType)TypeOf(e));
                return new SequenceType(common);
        }
    }

    private static TensorType Common(TensorType a, TensorType b) => a.Shape!.Rank != b.Shape!.Rank
        ? a with { Shape = null }
        : a with { Shape = new([.. a.Shape.Dims.Zip(b.Shape.Dims, (x, y) => x == y ? x : Dim.Unknown)]) };

    private static KnownSequence Sequence(SequenceType type, byte[] bytes)
    {
        var elements = ImmutableArray.CreateBuilder<KnownValue>();
        foreach (var (field, content) in Messages(bytes)) if (field == 3) elements.Add(Tensor(TensorProto.Parser.ParseFrom(content)));
        return new(type, elements.ToImmutable());
    }

    private static KnownOptional Optional(OptionalType type, byte[] bytes)
    {
        // Some optionals are stored as their content.
        if (bytes.Length > 0 && type.Element is TensorType && bytes[0] == 8) return new(type, Tensor(TensorProto.Parser.ParseFrom(bytes)));
        foreach (var (field, content) in Messages(bytes))
        {
            if (field == 3) return new(type, Tensor(TensorProto.Parser.ParseFrom(content)));
            if (field == 5) return new(type, Sequence((SequenceType)type.Element!, content));
        }
        return new(type, null);
    }

    private static List<(int Field, byte[] Content)> Messages(byte[] bytes)
    {
        var all = new List<(int, byte[])>();
        var input = new CodedInputStream(bytes);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                all.Add((WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray()));
            else input.SkipLastField();
        }
        return all;
    }

    private static KnownTensor Tensor(TensorProto t)
    {
        var type = (DataType)t.DataType;
        return new(type == DataType.String
            ? new TensorData(type, [.. t.Dims], MemoryBytes.Empty, [.. t.StringData.Select(s => s.Memory)])
            : new TensorData(type, [.. t.Dims], new MemoryBytes(t.RawData.Memory)));
    }
}
