using Trtc.Core.Ir;
using Trtc.Core.Ops;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Check;

/// <summary>What is known of the values of one graph; a subgraph's scope also sees those around it.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Graph _graph;
    private readonly Dictionary<string, ValueInfo> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorData> _constants = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, TensorData> _known;
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _storedBytes = new(StringComparer.Ordinal);

    /// <param name="known">Small constants that inference computed, by value name.</param>
    public Scope(Graph graph, Scope? outer, IReadOnlyDictionary<string, TensorData> known)
    {
        (_graph, _outer, _known) = (graph, outer, known);
        foreach (var o in graph.Outputs)
        {
            _ends[o.Name] = o;
            if (outer is null) _outputs.Add(o.Name);
        }
        foreach (var i in graph.Inputs)
        {
            _ends[i.Name] = i;
            // What a loop's body gets changes from turn to turn; it is no input of the model.
            _sources[i.Name] = outer is not null ? ValueSource.Sizes : i.Element.IsFloat() ? ValueSource.FloatInput : ValueSource.Input;
        }
        foreach (var (name, data) in graph.Initializers)
        {
            _sources[name] = ValueSource.Constant;
            if (data.Type == DataType.UInt8) _storedBytes.Add(name);
        }
        foreach (var node in graph.Nodes) Follow(node);
    }

    public Graph Graph => _graph;

    public ValueType? Type(string value)
    {
        for (var s = this; s is not null; s = s._outer)
        {
            if (s._graph.Values.TryGetValue(value, out var info) && info.Type is not null) return info.Type;
            if (s._ends.TryGetValue(value, out info)) return info.Type;
            if (s._graph.Initializers.TryGetValue(value, out var data)) return new TensorType(data.Type, data.Shape);
            if (s._constants.TryGetValue(value, out data)) return new TensorType(data.Type, data.Shape);
        }
        return null;
    }

    public ValueSource Source(string value)
    {
        for (var s = this; s is not null; s = s._outer)
            if (s._sources.TryGetValue(value, out var source)) return source;
        return ValueSource.Constant;
    }

    public TensorData? Contents(string value)
    {
        for (var s = this; s is not null; s = s._outer)
        {
            if (s._graph.Initializers.TryGetValue(value, out var data) || s._constants.TryGetValue(value, out data))
                return data.Bytes.Length <= 1024 ? data : null;
        }
        return _known.GetValueOrDefault(value);
    }

    /// <summary>Elements of a UINT8 constant, moved about or not: the parser stores such a constant as INT32, and what only moves it
    /// computes in INT32.</summary>
    public bool IsStoredBytes(string value)
    {
        for (var s = this; s is not null; s = s._outer) if (s._storedBytes.Contains(value)) return true;
        return false;
    }

    public bool IsModelOutput(string value) => _outputs.Contains(value);

    private void Follow(Node node)
    {
        var source = ValueSource.Constant;
        var row = OpTable.Find(node);
        if (row?.Gives == ResultSource.Attribute && node.Outputs.Length > 0)
        {
            if (node.Attributes.TryGetValue("value", out var v) && v is TensorAttribute t)
            {
                _constants[node.Outputs[0]] = t.Value;
                if (t.Value.Type == DataType.UInt8) _storedBytes.Add(node.Outputs[0]);
            }
        }
        else if (row?.Gives == ResultSource.Sizes)
        {
            source = ValueSource.Sizes;
        }
        else
        {
            if (row is { Moves: Movement.View or Movement.Copy } && IsStoredBytes(node.Input(0))) _storedBytes.Add(node.Output(0));
            foreach (var i in node.Inputs)
                if (i.Length > 0 && Source(i) is var s && s > source) source = s;
            // The body's own inputs and captures are not followed: what it gives is computed at run time.
            if (source < ValueSource.Sizes && node.Attributes.Values.Any(a => a is GraphAttribute or GraphsAttribute))
                source = ValueSource.Sizes;
        }
        foreach (var o in node.Outputs) if (o.Length > 0) _sources[o] = source;
    }
}

/// <summary>A node as the rules of the operator table see it.</summary>
internal sealed class NodeContext(Scope scope, Node node, int opset) : SupportContext(node, opset)
{
    public override ValueType? Type(string value) => scope.Type(value);

    public override ValueSource Source(string value) => scope.Source(value);

    public override TensorData? Contents(string value) => value.Length == 0 ? null : scope.Contents(value);

    /// <summary>The element type that the parser gives an input.</summary>
    public DataType Read(int input) =>
        Element(input) is var type && type == DataType.UInt8 && scope.IsStoredBytes(Node.Input(input)) ? DataType.Int32 : type;

    public override bool IsModelOutput(string value) => scope.IsModelOutput(value);
}
