using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using global::Onnx;
using Google.Protobuf;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>How a model is read.</summary>
public sealed record ReadOptions
{
    /// <summary>Folders outside the model's own that external data may lie in.</summary>
    public ImmutableArray<string> AllowExternal { get; init; } = [];
}

/// <summary>Reads an ONNX file into the graph records. A first version: weights inside the file are held in memory.</summary>
public static class ModelReader
{
    public static Model? Read(string path, ReadOptions options, DiagnosticList diagnostics)
    {
        ModelProto proto;
        try
        {
            proto = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.ModelUnreadable, path, "", e.Message.TrimEnd('.'));
            return null;
        }
        if (proto.Graph is null)
        {
            diagnostics.Add(Codes.ModelUnreadable, path, "", "it holds no graph");
            return null;
        }
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var graph = ReadGraph(proto.Graph, folder, files);
        var opsets = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, proto.OpsetImport.Select(o => KeyValuePair.Create(Domain(o.Domain), o.Version)));
        return new(path, proto.IrVersion, opsets, proto.ProducerName, proto.ProducerVersion,
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, proto.MetadataProps.Select(m => KeyValuePair.Create(m.Key, m.Value))), graph, [.. files.Values]);
    }

    private static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;

    private static Graph ReadGraph(GraphProto g, string folder, Dictionary<string, SourceFile> files)
    {
        var initializers = ImmutableSortedDictionary.CreateBuilder<string, TensorData>(StringComparer.Ordinal);
        foreach (var t in g.Initializer) initializers[t.Name] = ReadTensor(t, folder, files);
        var values = ImmutableSortedDictionary.CreateBuilder<string, ValueInfo>(StringComparer.Ordinal);
        foreach (var v in g.ValueInfo) values[v.Name] = new(v.Name, ReadType(v.Type));
        return new(g.Name, [.. g.Node.Select(n => ReadNode(n, folder, files))],
            [.. g.Input.Where(i => !initializers.ContainsKey(i.Name)).Select(i => new ValueInfo(i.Name, ReadType(i.Type)))],
            [.. g.Output.Select(i => new ValueInfo(i.Name, ReadType(i.Type)))], initializers.ToImmutable(), values.ToImmutable());
    }

    private static Node ReadNode(NodeProto n, string folder, Dictionary<string, SourceFile> files) => new(n.Name, n.OpType, Domain(n.Domain), [.. n.Input], [.. n.Output],
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, n.Attribute.Select(a => KeyValuePair.Create(a.Name, ReadAttribute(a, folder, files)))));

    private static AttributeValue ReadAttribute(AttributeProto a, string folder, Dictionary<string, SourceFile> files) => a.Type switch
    {
        AttributeProto.Types.AttributeType.Float => new FloatAttribute(a.F),
        AttributeProto.Types.AttributeType.Int => new IntAttribute(a.I),
        AttributeProto.Types.AttributeType.String => new StringAttribute(a.S.Memory),
        AttributeProto.Types.AttributeType.Tensor => new TensorAttribute(ReadTensor(a.T, folder, files)),
        AttributeProto.Types.AttributeType.Graph => new GraphAttribute(ReadGraph(a.G, folder, files)),
        AttributeProto.Types.AttributeType.Floats => new FloatsAttribute([.. a.Floats]),
        AttributeProto.Types.AttributeType.Ints => new IntsAttribute([.. a.Ints]),
        AttributeProto.Types.AttributeType.Strings => new StringsAttribute([.. a.Strings.Select(s => s.Memory)]),
        AttributeProto.Types.AttributeType.Tensors => new TensorsAttribute([.. a.Tensors.Select(t => ReadTensor(t, folder, files))]),
        AttributeProto.Types.AttributeType.Graphs => new GraphsAttribute([.. a.Graphs.Select(g => ReadGraph(g, folder, files))]),
        _ => throw new NotSupportedException($"attribute kind {a.Type}"),
    };

    internal static Ir.ValueType? ReadType(TypeProto? t) => t?.ValueCase switch
    {
        TypeProto.ValueOneofCase.TensorType => new TensorType((DataType)t.TensorType.ElemType, ReadShape(t.TensorType.Shape)),
        TypeProto.ValueOneofCase.SequenceType => new SequenceType(ReadType(t.SequenceType.ElemType)),
        TypeProto.ValueOneofCase.OptionalType => new OptionalType(ReadType(t.OptionalType.ElemType)),
        TypeProto.ValueOneofCase.SparseTensorType => new SparseTensorType((DataType)t.SparseTensorType.ElemType, ReadShape(t.SparseTensorType.Shape)),
        TypeProto.ValueOneofCase.MapType => new MapType((DataType)t.MapType.KeyType, ReadType(t.MapType.ValueType)),
        _ => null,
    };

    private static Shape? ReadShape(TensorShapeProto? s) => s is null ? null : new([.. s.Dim.Select(d => d.ValueCase switch
    {
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue => Dim.Of(d.DimValue),
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam => Dim.Of(d.DimParam),
        _ => Dim.Unknown,
    })]);

    private static TensorData ReadTensor(TensorProto t, string folder, Dictionary<string, SourceFile> files)
    {
        var type = (DataType)t.DataType;
        ImmutableArray<long> dims = [.. t.Dims];
        if (type == DataType.String) return new(type, dims, MemoryBytes.Empty, [.. t.StringData.Select(s => s.Memory)]);
        if (t.DataLocation == TensorProto.Types.DataLocation.External)
        {
            var entries = t.ExternalData.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
            var path = Path.Combine(folder, entries["location"]);
            if (!files.TryGetValue(path, out var file)) files[path] = file = new(path);
            var offset = entries.TryGetValue("offset", out var o) ? long.Parse(o, System.Globalization.CultureInfo.InvariantCulture) : 0;
            var length = entries.TryGetValue("length", out var l) ? long.Parse(l, System.Globalization.CultureInfo.InvariantCulture) : file.Length - offset;
            return new(type, dims, new FileBytes(file, offset, length));
        }
        if (t.HasRawData) return new(type, dims, new MemoryBytes(t.RawData.Memory));
        return new(type, dims, new MemoryBytes(Typed(t, type)));
    }

    /// <summary>The typed fields in <c>raw_data</c>'s layout; narrow types lie in <c>int32_data</c>, one element each.</summary>
    private static byte[] Typed(TensorProto t, DataType type)
    {
        switch (type)
        {
            case DataType.Float32 or DataType.Complex64: return MemoryMarshal.AsBytes<float>(t.FloatData.ToArray()).ToArray();
            case DataType.Float64 or DataType.Complex128: return MemoryMarshal.AsBytes<double>(t.DoubleData.ToArray()).ToArray();
            case DataType.Int64: return MemoryMarshal.AsBytes<long>(t.Int64Data.ToArray()).ToArray();
            case DataType.UInt64: return MemoryMarshal.AsBytes<ulong>(t.Uint64Data.ToArray()).ToArray();
            case DataType.UInt32: return MemoryMarshal.AsBytes<uint>([.. t.Uint64Data.Select(u => (uint)u)]).ToArray();
            case DataType.Int32: return MemoryMarshal.AsBytes<int>(t.Int32Data.ToArray()).ToArray();
            default:
                var width = Math.Max(1, type.Bits() / 8);
                var bytes = new byte[t.Int32Data.Count * width];
                for (var i = 0; i < t.Int32Data.Count; i++)
                {
                    if (width == 2) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)t.Int32Data[i]);
                    else bytes[i] = (byte)t.Int32Data[i];
                }
                return bytes;
        }
    }
}
