using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>
/// A graph under edit: nodes by index, who makes a value and who reads it. Values that subgraphs read or that the graph hands out are
/// pinned: their names stay. Every edit takes time in proportion to what it touches.
/// </summary>
public sealed class GraphEditor
{
    private readonly Graph _graph;
    private readonly List<Node?> _nodes;
    private readonly Dictionary<int, List<Node>> _before = [];
    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _readers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pinned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inner = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, TensorData>.Builder _initializers;
    private ImmutableSortedDictionary<string, ValueInfo>.Builder? _values;
    private int _fresh;

    public GraphEditor(Graph graph)
    {
        _graph = graph;
        _nodes = [.. graph.Nodes];
        _initializers = graph.Initializers.ToBuilder();
        for (var i = 0; i < _nodes.Count; i++) Register(i, _nodes[i]!);
        foreach (var output in graph.Outputs) _pinned.Add(output.Name);
        foreach (var input in graph.Inputs) _producers.TryAdd(input.Name, -1);
    }

    public int Count => _nodes.Count;

    public bool Changed { get; private set; }

    /// <summary>Null when it was removed.</summary>
    public Node? this[int index] => _nodes[index];

    public int ProducerIndex(string name) => _producers.GetValueOrDefault(name, -1);

    /// <summary>The node that makes the value; null for inputs, initializers and names of outer graphs.</summary>
    public Node? Producer(string name) => ProducerIndex(name) is >= 0 and var i ? _nodes[i] : null;

    public TensorData? Constant(string name) => name.Length > 0 && _initializers.TryGetValue(name, out var tensor) ? tensor : null;

    /// <summary>The value is an output of the graph, or a subgraph reads it.</summary>
    public bool IsPinned(string name) => _pinned.Contains(name);

    /// <summary>Indices of the nodes that read the value, once for each time.</summary>
    public IReadOnlyList<int> Readers(string name) => _readers.TryGetValue(name, out var list) ? list : [];

    /// <summary>True when exactly one node reads it and nothing else does.</summary>
    public bool HasOneReader(string name) => !IsPinned(name) && Readers(name).Count == 1;

    /// <summary>What the model says of a value, inputs and outputs included.</summary>
    public ValueInfo? Info(string name) => (_values is null ? _graph.Values.GetValueOrDefault(name) : _values.GetValueOrDefault(name));

    public void Remove(int index)
    {
        Unregister(index, _nodes[index]!);
        _nodes[index] = null;
        Changed = true;
    }

    public void Replace(int index, Node node)
    {
        Unregister(index, _nodes[index]!);
        _nodes[index] = node;
        Register(index, node);
        Changed = true;
    }

    /// <summary>Puts nodes just before the one at <paramref name="index"/>; they can be read from then on, not edited again.</summary>
    public void InsertBefore(int index, params ReadOnlySpan<Node> nodes)
    {
        if (!_before.TryGetValue(index, out var list)) _before[index] = list = [];
        foreach (var node in nodes)
        {
            list.Add(node);
            foreach (var name in node.Inputs) if (name.Length > 0) _pinned.Add(name);
        }
        Changed = true;
    }

    /// <summary>An initializer under a name that no value has, made from <paramref name="wanted"/>.</summary>
    public string AddInitializer(string wanted, TensorData tensor)
    {
        var name = Fresh(wanted);
        _initializers[name] = tensor;
        Changed = true;
        return name;
    }

    /// <summary>The value becomes an initializer; whatever made it must be removed.</summary>
    public void SetInitializer(string name, TensorData tensor)
    {
        _initializers[name] = tensor;
        Changed = true;
    }

    public void RemoveInitializer(string name) => Changed |= _initializers.Remove(name);

    public string Fresh(string wanted)
    {
        var name = wanted;
        while (_producers.ContainsKey(name) || _initializers.ContainsKey(name) || _pinned.Contains(name) || _readers.ContainsKey(name)
            || _inner.Contains(name)) name = $"{wanted}_{++_fresh}";
        _producers[name] = -1;
        return name;
    }

    /// <summary>Lets every reader of <paramref name="from"/> read <paramref name="to"/>; false, and nothing done, when the name is
    /// pinned.</summary>
    public bool Redirect(string from, string to)
    {
        if (IsPinned(from)) return false;
        if (!_readers.Remove(from, out var readers)) return true;
        if (!_readers.TryGetValue(to, out var list)) _readers[to] = list = [];
        foreach (var index in readers)
        {
            list.Add(index);
            if (_nodes[index] is not { } node) continue;
            var inputs = node.Inputs;
            for (var i = 0; i < inputs.Length; i++) if (inputs[i] == from) inputs = inputs.SetItem(i, to);
            _nodes[index] = node with { Inputs = inputs };
        }
        Changed = true;
        return true;
    }

    /// <summary>
    /// Takes a node out whose output is its input: readers go to the input, or, where the output's name must stay, the input's maker takes
    /// that name. False when neither can be.
    /// </summary>
    public bool Bypass(int index, string input, string output)
    {
        if (!IsPinned(output))
        {
            Remove(index);
            return Redirect(output, input);
        }
        if (IsPinned(input) || ProducerIndex(input) is not (>= 0 and var maker) || _nodes[maker] is not { } node) return false;
        Remove(index);
        Redirect(input, output);
        var at = node.Outputs.IndexOf(input);
        Replace(maker, node with { Outputs = node.Outputs.SetItem(at, output) });
        return true;
    }

    public void Forget(string value)
    {
        if (Info(value) is not null) (_values ??= _graph.Values.ToBuilder()).Remove(value);
    }

    public Graph ToGraph()
    {
        if (!Changed) return _graph;
        var nodes = ImmutableArray.CreateBuilder<Node>(_nodes.Count);
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (_before.TryGetValue(i, out var list)) nodes.AddRange(list);
            if (_nodes[i] is { } node) nodes.Add(node);
        }
        return _graph with
        {
            Nodes = nodes.ToImmutable(),
            Initializers = _initializers.ToImmutable(),
            Values = _values?.ToImmutable() ?? _graph.Values,
        };
    }

    private void Register(int index, Node node)
    {
        foreach (var output in node.Outputs) if (output.Length > 0) _producers[output] = index;
        foreach (var input in node.Inputs)
        {
            if (input.Length == 0) continue;
            if (!_readers.TryGetValue(input, out var list)) _readers[input] = list = [];
            list.Add(index);
        }
        if (!node.HasSubgraphs) return;
        Captures.Collect(node, _pinned);
        Captures.Declared(node, _inner);
    }

    private void Unregister(int index, Node node)
    {
        foreach (var output in node.Outputs)
            if (output.Length > 0 && _producers.GetValueOrDefault(output) == index) _producers.Remove(output);
        foreach (var input in node.Inputs) if (input.Length > 0 && _readers.TryGetValue(input, out var list)) list.Remove(index);
    }
}
