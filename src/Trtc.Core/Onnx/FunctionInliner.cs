using System.Collections.Immutable;
using Onnx;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// Puts the bodies of the model's own functions in the place of their calls: values inside get unique names, attribute references the
/// call's values, and each node says where it came from. Depth and size are bounded: a kilobyte of nested functions can stand for
/// more nodes than there is memory.
/// </summary>
internal sealed class FunctionInliner
{
    public const int MaxDepth = 64;

    /// <summary>Graphs in graphs, those that functions bring included: each level takes stack wherever a model is walked.</summary>
    public const int MaxGraphs = 64;

    /// <summary>What functions may grow to, beside <see cref="PerNode"/> for each node of the file.</summary>
    public const int MaxNodes = 50_000;

    private const int PerNode = 8;

    private readonly Dictionary<(string Domain, string Op), Function> _functions = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _suffixes = new(StringComparer.Ordinal);
    private readonly Stack<Function> _active = new();
    private readonly ReadFaults _faults;
    private readonly bool _hasOverloads;
    private int _made, _limit, _graphs;
    private bool _stopped;

    public FunctionInliner(IEnumerable<FunctionProto> functions, GraphReader reader, IReadOnlyDictionary<string, long> opsets,
        ReadFaults faults)
    {
        _faults = faults;
        _hasOverloads = reader.HasOverloads;
        foreach (var f in functions)
        {
            var key = (reader.Domain(f.Domain), Key(f.Name, f.Overload));
            var defaults = reader.Attributes(f.AttributeProto, $"function {ReadFaults.Show(f.Name)}");
            var function = new Function(f.Name, [.. f.Input], [.. f.Output], defaults, reader.Nodes(f.Node));
            if (!_functions.TryAdd(key, function))
                faults.Add(Codes.DuplicateName, "", ReadFaults.Show(f.Name), "a function", "another one");
            foreach (var opset in f.OpsetImport)
            {
                var domain = reader.Domain(opset.Domain);
                if (opsets.TryGetValue(domain, out var model) && model != opset.Version)
                    faults.Add(Codes.FunctionOpset, "", ReadFaults.Show(f.Name), domain.Length == 0 ? "ai.onnx"
                        : ReadFaults.Show(domain), opset.Version, model);
            }
        }
    }

    /// <summary>An operator's name with its overload, which no operator's name can hold.</summary>
    public static string Key(string op, string overload) => overload.Length == 0 ? op : op + "\0" + overload;

    public Graph Run(Graph graph)
    {
        if (_functions.Count == 0 && !_hasOverloads) return graph;
        _limit = MaxNodes;
        foreach (var function in _functions.Values) _limit = Math.Min(int.MaxValue / 2, _limit + PerNode * function.Nodes.Length);
        Collect(graph);
        return Inline(graph);
    }

    private Graph Inline(Graph graph)
    {
        if (_graphs == MaxGraphs)
        {
            if (!_stopped) Stop(Codes.NestedTooDeep, "", "Graphs", MaxGraphs);
            return graph;
        }
        _graphs++;
        var mapped = InlineNodes(graph);
        _graphs--;
        return mapped;
    }

    private Graph InlineNodes(Graph graph)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length);
        foreach (var node in graph.Nodes) Inline(node, nodes);
        return graph with { Nodes = nodes.ToImmutable() };
    }

    private void Inline(Node node, ImmutableArray<Node>.Builder into)
    {
        if (_stopped) return;
        if (!_functions.TryGetValue((node.Domain, node.OpType), out var function))
        {
            var end = node.OpType.IndexOf('\0', StringComparison.Ordinal);
            into.Add(MapGraphs(end < 0 ? node : node with { OpType = node.OpType[..end] }, Inline));
            return;
        }
        var where = $"node '{ReadFaults.Show(node.Display)}'";
        var name = ReadFaults.Show(function.Name);
        if (_active.Contains(function))
        {
            Stop(Codes.FunctionRecursion, where, name,
                string.Join(" → ", _active.Reverse().Append(function).TakeLast(6).Select(f => ReadFaults.Show(f.Name))));
            return;
        }
        if (_active.Count == MaxDepth)
        {
            Stop(Codes.NestedTooDeep, where, "Functions", MaxDepth);
            return;
        }
        if (node.Inputs.Length > function.Inputs.Length || node.Outputs.Length > function.Outputs.Length)
        {
            var inputs = node.Inputs.Length > function.Inputs.Length;
            _faults.Add(Codes.FunctionCall, where, name, inputs ? node.Inputs.Length : node.Outputs.Length, inputs ? "inputs" : "outputs",
                inputs ? function.Inputs.Length : function.Outputs.Length);
            return;
        }
        _active.Push(function);
        var call = new FunctionCall(node, function, Unique, function.Name);
        foreach (var inner in function.Nodes)
        {
            if (++_made > _limit)
            {
                Stop(Codes.FunctionTooLarge, where, _limit);
                break;
            }
            Inline(call.Rename(inner, ref _made), into);
        }
        foreach (var pass in call.PassedThrough()) into.Add(pass);
        _active.Pop();
    }

    private void Stop(Code code, string where, params ReadOnlySpan<object?> args)
    {
        _stopped = true;
        _faults.Add(code, where, args);
    }

    private string Unique(string wanted)
    {
        if (_taken.Add(wanted)) return wanted;
        // Counting on from the last number keeps a million equal names linear.
        var n = _suffixes.GetValueOrDefault(wanted, 1);
        string name;
        do name = $"{wanted}_{++n}"; while (!_taken.Add(name));
        _suffixes[wanted] = n;
        return name;
    }

    private void Collect(Graph graph)
    {
        _limit = Math.Min(int.MaxValue / 2, _limit + PerNode * graph.Nodes.Length);
        foreach (var input in graph.Inputs) _taken.Add(input.Name);
        foreach (var (name, _) in graph.Initializers) _taken.Add(name);
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs) _taken.Add(output);
            MapGraphs(node, g =>
            {
                Collect(g);
                return g;
            });
        }
    }

    /// <summary>The node with each of its subgraphs mapped.</summary>
    internal static Node MapGraphs(Node node, Func<Graph, Graph> map)
    {
        var attributes = node.Attributes;
        foreach (var (name, value) in node.Attributes)
        {
            if (value is GraphAttribute g)
            {
                var mapped = map(g.Value);
                if (!ReferenceEquals(mapped, g.Value)) attributes = attributes.SetItem(name, new GraphAttribute(mapped));
            }
            else if (value is GraphsAttribute many)
                attributes = attributes.SetItem(name, new GraphsAttribute([.. many.Values.Select(map)]));
        }
        return ReferenceEquals(attributes, node.Attributes) ? node : node with { Attributes = attributes };
    }
}

internal sealed record Function(string Name, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs,
    ImmutableSortedDictionary<string, AttributeValue> Defaults, ImmutableArray<Node> Nodes);
