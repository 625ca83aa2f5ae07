using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// GraphProto to <see cref="Graph"/>, as it stands in the file: names, order and functions are dealt with by the steps after
/// (<see cref="FunctionInliner"/>, <see cref="GraphLinker"/>).
/// </summary>
internal sealed class GraphReader
{
    private readonly TensorReader _tensors;
    private readonly SparseTensors _sparse;
    private readonly TypeReader _types;
    private readonly AttributeReader _attributes;
    private readonly ReadFaults _faults;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public GraphReader(TensorReader tensors, ReadFaults faults)
    {
        _tensors = tensors;
        _faults = faults;
        _sparse = new(tensors, faults);
        _types = new(faults);
        _attributes = new(tensors, _sparse, _types, this, faults);
    }

    /// <summary>True when a node named an overload, which only the model's own functions have.</summary>
    public bool HasOverloads { get; private set; }

    public Graph Read(GraphProto graph)
    {
        var initializers = new Dictionary<string, TensorData>(graph.Initializer.Count, StringComparer.Ordinal);
        foreach (var tensor in graph.Initializer)
            if (_tensors.Read(tensor, tensor.Name) is { } data) Add(initializers, tensor.Name, data);
        foreach (var sparse in graph.SparseInitializer)
        {
            var name = sparse.Values?.Name ?? "";
            if (_sparse.Read(sparse, name) is { } data) Add(initializers, name, data);
        }
        var inputs = ImmutableArray.CreateBuilder<ValueInfo>(graph.Input.Count);
        foreach (var input in graph.Input) if (!initializers.ContainsKey(input.Name)) inputs.Add(_types.Read(input));
        var outputs = ImmutableArray.CreateBuilder<ValueInfo>(graph.Output.Count);
        foreach (var output in graph.Output) outputs.Add(_types.Read(output));
        var values = new Dictionary<string, ValueInfo>(graph.ValueInfo.Count, StringComparer.Ordinal);
        foreach (var value in graph.ValueInfo) values.TryAdd(value.Name, _types.Read(value));
        return new(graph.Name, Nodes(graph.Node), inputs.ToImmutable(), outputs.MoveToImmutable(),
            initializers.Count == 0 ? Graph.NoInitializers : initializers.ToImmutableSortedDictionary(StringComparer.Ordinal),
            values.Count == 0 ? Graph.NoValues : values.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    public ImmutableArray<Node> Nodes(RepeatedField<NodeProto> source)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(source.Count);
        foreach (var node in source)
        {
            if (node.OpType.Length == 0) _faults.Add(Codes.NodeInvalid, Where(node), "names no operator");
            else nodes.Add(Node(node));
        }
        return nodes.ToImmutable();
    }

    public ImmutableSortedDictionary<string, AttributeValue> Attributes(RepeatedField<AttributeProto> source, Place where)
    {
        if (source.Count == 0) return Ir.Node.NoAttributes;
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var attribute in source)
        {
            if (_attributes.Read(attribute, where, out var name) is not { } value) continue;
            if (attributes.ContainsKey(name)) _faults.Add(Codes.AttributeInvalid, where, ReadFaults.Show(name), "is given twice");
            else attributes[name] = value;
        }
        return attributes.ToImmutable();
    }

    private Node Node(NodeProto node)
    {
        HasOverloads |= node.Overload.Length > 0;
        // An overload belongs to the operator's name: it tells a model's functions apart and means nothing once they are inlined.
        var op = node.Overload.Length == 0 ? Intern(node.OpType) : FunctionInliner.Key(node.OpType, node.Overload);
        var origin = "";
        foreach (var entry in node.MetadataProps) if (entry.Key == "namespace") origin = Intern(entry.Value);
        return new(node.Name, op, Domain(node.Domain), Names(node.Input), Names(node.Output), Attributes(node.Attribute, Where(node)),
            origin);
    }

    public string Domain(string domain) => domain is "" or "ai.onnx" ? "" : Intern(domain);

    /// <summary>One string for each name: links are then compared by reference first.</summary>
    public string Intern(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        _names.Add(name, name);
        return name;
    }

    private ImmutableArray<string> Names(RepeatedField<string> source)
    {
        if (source.Count == 0) return [];
        var names = ImmutableArray.CreateBuilder<string>(source.Count);
        foreach (var name in source) names.Add(Intern(name));
        return names.MoveToImmutable();
    }

    private void Add(Dictionary<string, TensorData> initializers, string name, TensorData data)
    {
        if (name.Length == 0) _faults.Add(Codes.NodeInvalid, "initializer", "list has an initializer without a name");
        else if (!initializers.TryAdd(name, data))
            _faults.Add(Codes.DuplicateName, "", ReadFaults.Show(name), "an initializer", "another one");
    }

    private static Place Where(NodeProto node) =>
        new(node.Name.Length > 0 ? node.Name : node.Output.Count > 0 ? node.Output[0] : "", node.OpType);
}
