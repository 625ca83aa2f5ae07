using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>One place that reads a value: an input of a node, or (<see cref="Input"/> −1) a subgraph inside it.</summary>
internal readonly record struct Use(int Node, int Input);

/// <summary>Who makes and who reads each value of one graph, by node index. Names made by <see cref="Fresh"/> are taken from then
/// on.</summary>
internal sealed class ValueLinks
{
    private static readonly List<Use> None = [];

    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Use>> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueInfo> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, int> _suffixes = new(StringComparer.Ordinal);

    /// <param name="names">Names that are taken elsewhere, in the graphs around this one and in it; receives its own.</param>
    internal ValueLinks(Graph graph, HashSet<string>? names = null)
    {
        Graph = graph;
        _names = names ?? new(StringComparer.Ordinal);
        foreach (var input in graph.Inputs)
        {
            _names.Add(input.Name);
            _declared.TryAdd(input.Name, input);
        }
        foreach (var name in graph.Initializers.Keys) _names.Add(name);
        foreach (var output in graph.Outputs)
        {
            _outputs.Add(output.Name);
            _declared.TryAdd(output.Name, output);
        }
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            _names.Add(node.Name);
            foreach (var output in node.Outputs)
            {
                _producers[output] = n;
                _names.Add(output);
            }
            for (var i = 0; i < node.Inputs.Length; i++) Add(node.Inputs[i], new(n, i));
            foreach (var attribute in node.Attributes.Values) AddCaptures(attribute, n);
        }
    }

    internal Graph Graph { get; }

    /// <summary>Index of the node that makes the value; −1 for inputs and initializers.</summary>
    internal int Producer(string value) => _producers.GetValueOrDefault(value, -1);

    internal List<Use> Uses(string value) => _uses.GetValueOrDefault(value, None);

    internal bool IsOutput(string value) => _outputs.Contains(value);

    /// <summary>Read by one input of one node and by nothing else.</summary>
    internal bool HasOneUse(string value) => !IsOutput(value) && Uses(value) is [{ Input: >= 0 }];

    /// <summary>Read by a subgraph.</summary>
    internal bool IsCaptured(string value)
    {
        foreach (var use in Uses(value)) if (use.Input < 0) return true;
        return false;
    }

    internal DataType TypeOf(string value) => Constant(value)?.Type ?? Info(value)?.Element ?? DataType.Undefined;

    internal TensorData? Constant(string value) => Graph.Initializers.GetValueOrDefault(value);

    internal Shape? ShapeOf(string value) =>
        Graph.Values.TryGetValue(value, out var info) ? info.Shape : Constant(value)?.Shape ?? Info(value)?.Shape;

    /// <summary>A name that no value and no node of the graph has: <paramref name="wanted"/>, or that with a number.</summary>
    internal string Fresh(string wanted)
    {
        if (_names.Add(wanted)) return wanted;
        // Counting on from the last number keeps a hundred thousand probes of one name linear.
        var n = _suffixes.GetValueOrDefault(wanted);
        string name;
        do name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{wanted}.{++n}"); while (!_names.Add(name));
        _suffixes[wanted] = n;
        return name;
    }

    private ValueInfo? Info(string value) => Graph.Values.GetValueOrDefault(value) ?? _declared.GetValueOrDefault(value);

    private void Add(string value, Use use)
    {
        if (value.Length == 0) return;
        if (!_uses.TryGetValue(value, out var list)) _uses[value] = list = [];
        list.Add(use);
    }

    private void AddCaptures(AttributeValue attribute, int node)
    {
        switch (attribute)
        {
            case GraphAttribute g: AddCaptures(g.Value, node); break;
            case GraphsAttribute gs: foreach (var g in gs.Values) AddCaptures(g, node); break;
        }
    }

    // A name that the subgraph makes itself is counted too: no harm, the value is only taken to have one reader more.
    private void AddCaptures(Graph graph, int node)
    {
        foreach (var inner in graph.Nodes)
        {
            foreach (var input in inner.Inputs) Add(input, new(node, -1));
            foreach (var attribute in inner.Attributes.Values) AddCaptures(attribute, node);
        }
        foreach (var output in graph.Outputs) Add(output.Name, new(node, -1));
    }
}
