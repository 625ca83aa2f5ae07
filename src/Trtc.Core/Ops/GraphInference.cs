using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <summary>Walks one graph, or a subgraph that sees the values around it, once from the first node to the last.</summary>
internal sealed class GraphInference(InferenceRun run, GraphInference? outer)
{
    private readonly Dictionary<string, ValueState> _values = new(StringComparer.Ordinal);

    internal InferenceRun Run { get; } = run;

    internal ValueState Find(string name)
    {
        if (name.Length == 0) return ValueState.Nothing;
        for (var g = this; g is not null; g = g.Outer) if (g._values.TryGetValue(name, out var state)) return state;
        return ValueState.Nothing;
    }

    private GraphInference? Outer { get; } = outer;

    /// <summary>Unknown dimensions of a tensor made sizes of their own, <c>value#axis</c>.</summary>
    internal ValueType? Named(string value, ValueType? type, char mark = '#', long atLeast = 0)
    {
        if (type is not TensorType { Shape: { } shape } tensor || value.Length == 0) return type;
        ImmutableArray<Dim>.Builder? named = null;
        for (var i = 0; i < shape.Rank; i++)
            if (shape[i].IsUnknown) (named ??= shape.Dims.ToBuilder())[i] = Run.ToDim(Run.Fresh($"{value}{mark}{i}", atLeast));
        return named is null ? type : tensor with { Shape = new(named.MoveToImmutable()) };
    }

    internal void Bind(string name, ValueState state) => _values[name] = state;

    /// <summary>Binds a subgraph's formal inputs and walks it.</summary>
    internal (Graph Graph, ValueState[] Outputs) Subgraph(Graph graph, ReadOnlySpan<ValueState> inputs)
    {
        var outputs = new ValueState[graph.Outputs.Length];
        Array.Fill(outputs, ValueState.Nothing);
        if (!Run.MayVisit || !Run.MaySpend(Cost(graph))) return (graph, outputs);
        var inner = new GraphInference(Run, this);
        Run.Depth++;
        for (var i = 0; i < graph.Inputs.Length; i++)
        {
            var formal = graph.Inputs[i];
            var state = i < inputs.Length && inputs[i].Type is not null ? inputs[i] : new(formal.Type);
            inner.Bind(formal.Name, state.Type == inner.Named(formal.Name, state.Type)
                ? state
                : new(inner.Named(formal.Name, state.Type)) { Known = state.Known, Parts = state.Parts });
        }
        var result = inner.Walk(graph);
        Run.Depth--;
        return result;
    }

    private static long Cost(Graph body) =>
        InferenceRun.BodyCost + 8L * (body.Inputs.Length + body.Outputs.Length + body.Initializers.Count);

    /// <summary>A type as seen from outside the subgraphs just left: sizes met only inside are unknown there.</summary>
    internal ValueType? Leaving(ValueType? type)
    {
        switch (type)
        {
            case TensorType { Shape: { } shape } tensor:
                var dims = shape.Dims;
                for (var i = 0; i < dims.Length; i++) // At most the rank that inference knows.
                    if (dims[i].Symbol is not null && Run.Expression(dims[i]) is { } e && e.Depth > Run.Depth)
                        dims = dims.SetItem(i, Dim.Unknown);
                return dims == shape.Dims ? type : tensor with { Shape = new(dims) };
            case SequenceType s: return new SequenceType(Leaving(s.Element));
            case OptionalType o: return new OptionalType(Leaving(o.Element));
            default: return type;
        }
    }

    internal (Graph Graph, ValueState[] Outputs) Walk(Graph graph)
    {
        foreach (var (name, data) in graph.Initializers) _values.TryAdd(name, ValueState.Of(data, InferenceRun.Limit(data.Type)));
        var values = graph.Values.ToBuilder();
        ImmutableArray<Node>.Builder? changed = null;
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            var context = Infer(node);
            for (var o = 0; o < node.Outputs.Length; o++)
            {
                var name = node.Outputs[o];
                if (name.Length == 0) continue;
                var state = OrDeclared(context.Outputs[o], graph, name);
                _values[name] = state;
                if (state.Type is not null) values[name] = new(name, state.Type);
            }
            if (ReferenceEquals(context.Node, node)) continue;
            changed ??= graph.Nodes.ToBuilder();
            changed[n] = context.Node;
        }
        var outputs = new ValueState[graph.Outputs.Length];
        var infos = graph.Outputs.ToBuilder();
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Find(graph.Outputs[i].Name);
            if (outputs[i].Type is { } type) infos[i] = graph.Outputs[i] with { Type = type };
            values.Remove(graph.Outputs[i].Name);
        }
        return (graph with { Nodes = changed?.ToImmutable() ?? graph.Nodes, Outputs = infos.ToImmutable(), Values = values.ToImmutable() },
            outputs);
    }

    private InferenceContext Infer(Node node)
    {
        var row = OpTable.Find(node.Domain, node.OpType);
        var signature = row is null ? null : row.At(Run.Opset(node.Domain)) ?? row.Signatures[0];
        var context = new InferenceContext(this, node, signature);
        if (!Run.MaySpend(InferenceRun.NodeCost + node.Inputs.Length + node.Outputs.Length)) return context;
        if (row?.Evaluate is { } evaluate && EvaluationContext.For(context) is { } known && Run.MaySpend(known.Elements)
            && RuleGuard.Run(evaluate, known) is { } results)
        {
            for (var o = 0; o < results.Length; o++) context.SetKnown(o, results[o]);
            Run.Settle();
            return context;
        }
        if (row?.Shape is { } rule && !RuleGuard.Run(rule, context)) context = new(this, node, signature);
        Run.Settle();
        return context;
    }

    /// <summary>What the model itself says of a value stands where inference knows nothing.</summary>
    private ValueState OrDeclared(ValueState inferred, Graph graph, string name)
    {
        if (inferred.Type is not null and not TensorType or TensorType { Shape: not null, Element: not DataType.Undefined })
            return inferred;
        var declared = Declared(graph, name);
        return (inferred.Type, declared) switch
        {
            (null, not null) => new(Named(name, declared)),
            (TensorType i, TensorType d) =>
                new(Named(name, new TensorType(i.Element == DataType.Undefined ? d.Element : i.Element, i.Shape ?? d.Shape))),
            _ => inferred,
        };
    }

    private Dictionary<string, ValueType?>? _declaredOutputs;

    private ValueType? Declared(Graph graph, string name)
    {
        if (graph.Values.TryGetValue(name, out var info)) return info.Type;
        if (_declaredOutputs is null)
        {
            _declaredOutputs = new(StringComparer.Ordinal);
            foreach (var o in graph.Outputs) _declaredOutputs.TryAdd(o.Name, o.Type);
        }
        return _declaredOutputs.GetValueOrDefault(name);
    }
}
