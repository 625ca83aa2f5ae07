using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>One call of a function: which names and attributes of the body stand for which of the caller.</summary>
internal sealed class FunctionCall
{
    private const int MaxName = 512;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Node _caller;
    private readonly Function _function;
    private readonly Func<string, string> _unique;
    private readonly string _origin;
    private readonly string _prefix;
    private readonly List<(string From, string To)> _passed = [];

    public FunctionCall(Node caller, Function function, Func<string, string> unique, string name)
    {
        (_caller, _function, _unique) = (caller, function, unique);
        _origin = Short(caller.Origin.Length == 0 ? name : caller.Origin + "/" + name);
        _prefix = Short(caller.Name.Length > 0 ? caller.Name : caller.Outputs.FirstOrDefault(o => o.Length > 0) ?? name) + "/";
        for (var i = 0; i < function.Inputs.Length; i++) _names[function.Inputs[i]] = caller.Input(i);
        for (var i = 0; i < function.Outputs.Length; i++)
        {
            var inner = function.Outputs[i];
            var given = caller.Output(i);
            // An output that is an input, or is handed out twice, needs a node of its own.
            if (given.Length == 0) continue;
            if (!_names.TryAdd(inner, given)) _passed.Add((_names[inner], given));
        }
    }

    /// <summary>Copies for outputs that are not made by a node of the body under their own name.</summary>
    public IEnumerable<Node> PassedThrough()
    {
        foreach (var (from, to) in _passed)
            yield return new(_unique(_prefix + "Identity"), "Identity", "", [from], [to], Node.NoAttributes, _origin);
    }

    /// <param name="made">Grows by the nodes of subgraphs.</param>
    public Node Rename(Node node, ref int made)
    {
        var attributes = node.Attributes;
        foreach (var (name, value) in node.Attributes)
        {
            switch (value)
            {
                case ReferenceAttribute reference:
                    if (!_caller.Attributes.TryGetValue(reference.FunctionAttribute, out var given))
                        _function.Defaults.TryGetValue(reference.FunctionAttribute, out given);
                    attributes = given is null ? attributes.Remove(name) : attributes.SetItem(name, given);
                    break;
                case GraphAttribute g:
                    attributes = attributes.SetItem(name, new GraphAttribute(Rename(g.Value, ref made)));
                    break;
                case GraphsAttribute many:
                    var all = many.Values.ToBuilder();
                    for (var i = 0; i < all.Count; i++) all[i] = Rename(all[i], ref made);
                    attributes = attributes.SetItem(name, new GraphsAttribute(all.MoveToImmutable()));
                    break;
                default: break;
            }
        }
        return node with
        {
            Name = node.Name.Length > 0 ? Short(_prefix + node.Name) : "",
            Inputs = Names(node.Inputs),
            Outputs = Names(node.Outputs),
            Attributes = attributes,
            Origin = _origin,
        };
    }

    /// <summary>Names grow with each level and come once for each call: a kilobyte of functions could make gigabytes of names. They stay
    /// unique.</summary>
    private static string Short(string name) => name.Length <= MaxName ? name : name[..MaxName];

    private Graph Rename(Graph graph, ref int made)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length);
        foreach (var node in graph.Nodes)
        {
            made++;
            nodes.Add(Rename(node, ref made));
        }
        return graph with
        {
            Nodes = nodes.MoveToImmutable(),
            Inputs = Values(graph.Inputs),
            Outputs = Values(graph.Outputs),
            Initializers = graph.Initializers.ToImmutableSortedDictionary(p => Name(p.Key), p => p.Value, StringComparer.Ordinal),
            Values = graph.Values.ToImmutableSortedDictionary(p => Name(p.Key), p => p.Value with { Name = Name(p.Key) },
                StringComparer.Ordinal),
        };
    }

    private ImmutableArray<ValueInfo> Values(ImmutableArray<ValueInfo> values) => [.. values.Select(v => v with { Name = Name(v.Name) })];

    private ImmutableArray<string> Names(ImmutableArray<string> names)
    {
        var renamed = ImmutableArray.CreateBuilder<string>(names.Length);
        foreach (var name in names) renamed.Add(Name(name));
        return renamed.MoveToImmutable();
    }

    private string Name(string name)
    {
        if (name.Length == 0) return "";
        if (_names.TryGetValue(name, out var mapped)) return mapped;
        return _names[name] = _unique(Short(_prefix + name));
    }
}
