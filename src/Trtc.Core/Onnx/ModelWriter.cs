using global::Onnx;
using Google.Protobuf;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>Writes a model as an ONNX file, the same bytes for the same graph. A first version: all weights inside.</summary>
public static class ModelWriter
{
    public static void Write(Model model, string path)
    {
        using var stream = File.Create(path);
        Proto(model).WriteTo(stream);
    }

    private static ModelProto Proto(Model model)
    {
        var proto = new ModelProto { IrVersion = model.IrVersion, ProducerName = model.ProducerName, ProducerVersion = model.ProducerVersion, Graph = WriteGraph(model.Graph) };
        foreach (var (domain, version) in model.Opsets) proto.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = version });
        foreach (var (key, value) in model.Metadata) proto.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return proto;
    }

    private static GraphProto WriteGraph(Graph graph)
    {
        var g = new GraphProto { Name = graph.Name };
        g.Node.AddRange(graph.Nodes.Select(WriteNode));
        foreach (var (name, tensor) in graph.Initializers) g.Initializer.Add(WriteTensor(tensor, name));
        g.Input.AddRange(graph.Inputs.Select(WriteValue));
        g.Output.AddRange(graph.Outputs.Select(WriteValue));
        g.ValueInfo.AddRange(graph.Values.Values.Select(WriteValue));
        return g;
    }

    private static NodeProto WriteNode(Node node)
    {
        var n = new NodeProto { Name = node.Name, OpType = node.OpType, Domain = node.Domain };
        n.Input.AddRange(node.Inputs);
        n.Output.AddRange(node.Outputs);
        foreach (var (name, value) in node.Attributes) n.Attribute.Add(WriteAttribute(name, value));
        return n;
    }

    private static AttributeProto WriteAttribute(string name, AttributeValue value)
    {
        var a = new AttributeProto { Name = name };
        switch (value)
        {
            case FloatAttribute f: (a.F, a.Type) = (f.Value, AttributeProto.Types.AttributeType.Float); break;
            case IntAttribute i: (a.I, a.Type) = (i.Value, AttributeProto.Types.AttributeType.Int); break;
            case StringAttribute s: (a.S, a.Type) = (UnsafeByteOperations.UnsafeWrap(s.Value), AttributeProto.Types.AttributeType.String); break;
            case TensorAttribute t: (a.T, a.Type) = (WriteTensor(t.Value, ""), AttributeProto.Types.AttributeType.Tensor); break;
            case GraphAttribute g: (a.G, a.Type) = (WriteGraph(g.Value), AttributeProto.Types.AttributeType.Graph); break;
            case FloatsAttribute f: a.Floats.AddRange(f.Values); a.Type = AttributeProto.Types.AttributeType.Floats; break;
            case IntsAttribute i: a.Ints.AddRange(i.Values); a.Type = AttributeProto.Types.AttributeType.Ints; break;
            case StringsAttribute s: a.Strings.AddRange(s.Values.Select(v => UnsafeByteOperations.UnsafeWrap(v))); a.Type = AttributeProto.Types.AttributeType.Strings; break;
            case TensorsAttribute t: a.Tensors.AddRange(t.Values.Select(v => WriteTensor(v, ""))); a.Type = AttributeProto.Types.AttributeType.Tensors; break;
            case GraphsAttribute g: a.Graphs.AddRange(g.Values.Select(WriteGraph)); a.Type = AttributeProto.Types.AttributeType.Graphs; break;
            default: throw new NotSupportedException($"attribute kind {value.GetType().Name}");
        }
        return a;
    }

    private static ValueInfoProto WriteValue(ValueInfo value)
    {
        var v = new ValueInfoProto { Name = value.Name };
        if (WriteType(value.Type) is { } type) v.Type = type;
        return v;
    }

    private static TypeProto? WriteType(Ir.ValueType? type) => type switch
    {
        TensorType t => new() { TensorType = new() { ElemType = (int)t.Element, Shape = WriteShape(t.Shape) } },
        SequenceType s => new() { SequenceType = new() { ElemType = WriteType(s.Element) } },
        OptionalType o => new() { OptionalType = new() { ElemType = WriteType(o.Element) } },
        _ => null,
    };

    private static TensorShapeProto? WriteShape(Shape? shape)
    {
        if (shape is null) return null;
        var s = new TensorShapeProto();
        foreach (var d in shape.Dims)
        {
            var dim = new TensorShapeProto.Types.Dimension();
            if (d.IsConstant) dim.DimValue = d.Value;
            else if (d.Symbol is not null) dim.DimParam = d.Symbol;
            s.Dim.Add(dim);
        }
        return s;
    }

    private static TensorProto WriteTensor(TensorData tensor, string name)
    {
        var t = new TensorProto { Name = name, DataType = (int)tensor.Type };
        t.Dims.AddRange(tensor.Dims);
        if (tensor.Type == DataType.String)
        {
            t.StringData.AddRange(tensor.Strings.Select(s => UnsafeByteOperations.UnsafeWrap(s)));
            return t;
        }
        var bytes = new byte[tensor.Bytes.Length];
        tensor.Bytes.Read(0, bytes);
        t.RawData = UnsafeByteOperations.UnsafeWrap(bytes);
        return t;
    }
}
