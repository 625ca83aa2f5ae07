using Trtc.Core.Ir;
using Kind = Onnx.AttributeProto.Types.AttributeType;

namespace Trtc.Core.Onnx;

/// <summary>The graph records as ONNX messages; each method writes its fields from the last to the first (see
/// <see cref="ReverseMessage"/>).</summary>
internal sealed class MessageWriter(ReverseMessage m, ModelWriter.ExternalData? external, WeightReferences? references = null)
{
    public void Model(Model model)
    {
        foreach (var (key, value) in model.Metadata.Reverse()) Entry(14, key, value);
        foreach (var (domain, version) in model.Opsets.Reverse())
        {
            var mark = m.Length;
            m.Int(2, version);
            m.OptionalText(1, domain);
            m.Close(8, mark);
        }
        Graph(7, model.Graph, listInitializers: model.IrVersion < 4, references);
        m.OptionalText(3, model.ProducerVersion);
        m.OptionalText(2, model.ProducerName);
        m.Int(1, model.IrVersion);
    }

    /// <param name="listInitializers">Before IR version 4 every initializer is an input too.</param>
    /// <param name="byName">Takes the initializers that are left without data.</param>
    private void Graph(int field, Graph graph, bool listInitializers, WeightReferences? byName = null)
    {
        var mark = m.Length;
        foreach (var (_, value) in graph.Values.Reverse()) Value(13, value);
        for (var i = graph.Outputs.Length - 1; i >= 0; i--) Value(12, graph.Outputs[i]);
        if (listInitializers)
            foreach (var (name, tensor) in graph.Initializers.Reverse()) Value(11, new(name, new TensorType(tensor.Type, tensor.Shape)));
        for (var i = graph.Inputs.Length - 1; i >= 0; i--) Value(11, graph.Inputs[i]);
        foreach (var (name, tensor) in graph.Initializers.Reverse()) Tensor(5, tensor, name, withData: byName?.Take(name, tensor) != true);
        m.Text(2, graph.Name);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--) Node(graph.Nodes[i]);
        m.Close(field, mark);
    }

    private void Node(Node node)
    {
        var mark = m.Length;
        if (node.Origin.Length > 0) Entry(9, "namespace", node.Origin);
        m.OptionalText(7, node.Domain);
        if (node.Attributes.Count > 0) foreach (var (name, value) in node.Attributes.Reverse()) Attribute(name, value);
        m.Text(4, node.OpType);
        m.OptionalText(3, node.Name);
        for (var i = node.Outputs.Length - 1; i >= 0; i--) m.Text(2, node.Outputs[i]);
        for (var i = node.Inputs.Length - 1; i >= 0; i--) m.Text(1, node.Inputs[i]);
        m.Close(1, mark);
    }

    private void Attribute(string name, AttributeValue value)
    {
        var mark = m.Length;
        if (value is ReferenceAttribute reference) m.Text(21, reference.FunctionAttribute);
        else m.Int(20, (int)KindOf(value));
        switch (value)
        {
            case FloatAttribute f: m.Float(2, f.Value); break;
            case IntAttribute i: m.Int(3, i.Value); break;
            case StringAttribute s: m.Bytes(4, s.Value.Span); break;
            case TensorAttribute t: Tensor(5, t.Value, ""); break;
            case GraphAttribute g: Graph(6, g.Value, listInitializers: false); break;
            case TypeAttribute t: Type(14, t.Value); break;
            case FloatsAttribute f: m.Floats(7, f.Values.AsSpan()); break;
            case IntsAttribute i: m.Ints(8, i.Values.AsSpan()); break;
            case StringsAttribute s: for (var i = s.Values.Length - 1; i >= 0; i--) m.Bytes(9, s.Values[i].Span); break;
            case TensorsAttribute t: for (var i = t.Values.Length - 1; i >= 0; i--) Tensor(10, t.Values[i], ""); break;
            case GraphsAttribute g: for (var i = g.Values.Length - 1; i >= 0; i--) Graph(11, g.Values[i], listInitializers: false); break;
            case TypesAttribute t: for (var i = t.Values.Length - 1; i >= 0; i--) Type(15, t.Values[i]); break;
            default: break;
        }
        m.Text(1, name);
        m.Close(5, mark);
    }

    private static Kind KindOf(AttributeValue value) => value switch
    {
        FloatAttribute => Kind.Float,
        IntAttribute => Kind.Int,
        StringAttribute => Kind.String,
        TensorAttribute => Kind.Tensor,
        GraphAttribute => Kind.Graph,
        TypeAttribute => Kind.TypeProto,
        FloatsAttribute => Kind.Floats,
        IntsAttribute => Kind.Ints,
        StringsAttribute => Kind.Strings,
        TensorsAttribute => Kind.Tensors,
        GraphsAttribute => Kind.Graphs,
        TypesAttribute => Kind.TypeProtos,
        _ => Kind.Undefined,
    };

    private void Tensor(int field, TensorData tensor, string name, bool withData = true)
    {
        var mark = m.Length;
        if (!withData) m.OptionalText(8, name);
        else if (tensor.Type == DataType.String)
        {
            m.OptionalText(8, name);
            for (var i = tensor.Strings.Length - 1; i >= 0; i--) m.Bytes(6, tensor.Strings[i].Span);
        }
        else if (external?.Place(tensor.Bytes) is { } offset)
        {
            m.Int(14, 1);
            Entry(13, "length", ModelWriter.Text(tensor.Bytes.Length));
            Entry(13, "offset", ModelWriter.Text(offset));
            Entry(13, "location", external.Location);
            m.OptionalText(8, name);
        }
        else
        {
            // TensorRT's parser warns of a raw_data that is present and empty.
            if (tensor.Bytes.Length > 0) m.Payload(9, tensor.Bytes);
            m.OptionalText(8, name);
        }
        m.Int(2, (int)tensor.Type);
        m.Ints(1, tensor.Dims.AsSpan());
        m.Close(field, mark);
    }

    private void Value(int field, ValueInfo value)
    {
        var mark = m.Length;
        if (value.Type is not null) Type(2, value.Type);
        m.Text(1, value.Name);
        m.Close(field, mark);
    }

    private void Type(int field, Ir.ValueType type)
    {
        var mark = m.Length;
        switch (type)
        {
            case TensorType t: TensorBody(1, t.Element, t.Shape); break;
            case SparseTensorType t: TensorBody(8, t.Element, t.Shape); break;
            case SequenceType t: ElementBody(4, t.Element); break;
            case OptionalType t: ElementBody(9, t.Element); break;
            case MapType t:
                var map = m.Length;
                if (t.Value is not null) Type(2, t.Value);
                m.Int(1, (int)t.Key);
                m.Close(5, map);
                break;
            case OpaqueType t:
                var opaque = m.Length;
                m.OptionalText(2, t.Name);
                m.OptionalText(1, t.Domain);
                m.Close(7, opaque);
                break;
            default: break;
        }
        m.Close(field, mark);
    }

    private void ElementBody(int field, Ir.ValueType? element)
    {
        var mark = m.Length;
        if (element is not null) Type(1, element);
        m.Close(field, mark);
    }

    private void TensorBody(int field, DataType element, Shape? shape)
    {
        var mark = m.Length;
        if (shape is not null)
        {
            var inner = m.Length;
            for (var i = shape.Rank - 1; i >= 0; i--)
            {
                var dim = m.Length;
                if (shape[i].IsConstant) m.Int(1, shape[i].Value);
                else if (shape[i].Symbol is { } symbol) m.Text(2, symbol);
                m.Close(1, dim);
            }
            m.Close(2, inner);
        }
        m.Int(1, (int)element);
        m.Close(field, mark);
    }

    private void Entry(int field, string key, string value)
    {
        var mark = m.Length;
        m.Text(2, value);
        m.Text(1, key);
        m.Close(field, mark);
    }
}
