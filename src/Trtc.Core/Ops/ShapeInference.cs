using System.Collections.Immutable;
using Trtc.Core.Ir;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Core.Ops;

/// <param name="Model">The model with the types of all values that could be inferred, in subgraphs too.</param>
/// <param name="Constants">Contents of the main graph's node outputs that are the same in every run (small tensors), by name.</param>
public sealed record InferenceResult(Model Model, ImmutableSortedDictionary<string, TensorData> Constants)
{
    /// <summary>Conditions that are the same in every run, of Ifs in subgraphs too, by the <c>then_branch</c> of the model that was
    /// given.</summary>
    public IReadOnlyDictionary<Graph, bool> Decided { get; init; } = ImmutableDictionary<Graph, bool>.Empty;
}

/// <summary>
/// Types and shapes of every value, from the inputs' types, the attributes and the contents of small tensors that shapes are computed from.
/// Sizes that depend on named dimensions are expressions in one canonical text, so that equal sizes have equal symbols: <c>2*N+1</c>,
/// <c>floor((H+1)/2)</c>, <c>max(a,b)</c>, <c>min(a,b)</c>, <c>broadcast(a,b)</c>. An input's dimension without a name is
/// <c>input:axis</c>, a size that depends on data (or that no rule gives) <c>value#axis</c>. Named dimensions of inputs are taken to be at
/// least one.
/// </summary>
public static class ShapeInference
{
    /// <summary>Whether a size's symbol depends on the data that flows, not on the shapes of the inputs alone.</summary>
    public static bool IsDataDependent(Dim dim) => dim.Symbol is { } s && s.Contains('#', StringComparison.Ordinal);

    public static InferenceResult Run(Model model, InferenceOptions? options = null)
    {
        options ??= InferenceOptions.Default;
        var run = new InferenceRun(model.Opsets);
        var root = new GraphInference(run, null);
        run.Expect(Nodes(model.Graph));
        var inputs = model.Graph.Inputs.ToBuilder();
        for (var i = 0; i < inputs.Count; i++)
        {
            var type = options.Inputs.GetValueOrDefault(inputs[i].Name) ?? inputs[i].Type;
            var state = new ValueState(root.Named(inputs[i].Name, Bind(type, options.Symbols), ':', 1));
            if (options.Contents.TryGetValue(inputs[i].Name, out var content)) state = Content(content);
            // The input keeps what the model says of it; a shape beyond what inference knows is the check's matter.
            if (type is not TensorType { Shape.Rank: > ValueState.MaxRank })
                inputs[i] = inputs[i] with { Type = state.Type is TensorType or null ? Unnamed(state.Type, inputs[i].Name) : state.Type };
            root.Bind(inputs[i].Name, state);
        }
        var (graph, _) = root.Walk(model.Graph);
        return new(model with { Graph = graph with { Inputs = inputs.ToImmutable() } }, Constants(root, graph)) { Decided = Decided(run) };
    }

    private static long Nodes(Graph graph)
    {
        long n = graph.Nodes.Length;
        foreach (var node in graph.Nodes)
            if (node.Attributes.Count > 0)
                foreach (var value in node.Attributes.Values) if (value is GraphAttribute g) n += Nodes(g.Value);
        return n;
    }

    private static Dictionary<Graph, bool> Decided(InferenceRun run)
    {
        var decided = new Dictionary<Graph, bool>(ReferenceEqualityComparer.Instance);
        foreach (var (branch, condition) in run.Conditions) if (condition is { } c) decided.Add(branch, c);
        return decided;
    }

    private static ImmutableSortedDictionary<string, TensorData> Constants(GraphInference root, Graph graph)
    {
        var constants = Graph.NoInitializers.ToBuilder();
        foreach (var node in graph.Nodes)
            foreach (var o in node.Outputs)
                if (root.Find(o).Known is DenseTensor known) constants[o] = known.ToData();
        return constants.ToImmutable();
    }

    private static ValueState Content(KnownValue content)
    {
        switch (content)
        {
            case KnownTensor t: return ValueState.Of(t.Value, InferenceRun.MaxIntegers);
            case KnownSequence s:
                var parts = ImmutableArray.CreateBuilder<ValueState>(s.Elements.Length);
                foreach (var e in s.Elements) parts.Add(Content(e));
                return new(s.Type) { Parts = parts.MoveToImmutable() };
            case KnownOptional o: return new(o.Type) { Parts = o.Value is null ? [] : [Content(o.Value)] };
            default: throw new ArgumentException(content.GetType().Name, nameof(content));
        }
    }

    private static ValueType? Bind(ValueType? type, ImmutableSortedDictionary<string, long> symbols)
    {
        if (type is not TensorType { Shape: { } shape } tensor) return type;
        if (shape.Rank > ValueState.MaxRank) return tensor with { Shape = null };
        var dims = shape.Dims;
        for (var i = 0; i < dims.Length; i++)
        {
            if (dims[i].Symbol is not { } symbol) continue;
            if (symbols.TryGetValue(symbol, out var size)) dims = dims.SetItem(i, size);
            else if (!HasName(symbol)) dims = dims.SetItem(i, Dim.Unknown); // Exporters write "?" for sizes that need not be equal.
        }
        return tensor with { Shape = new(dims) };
    }

    private static bool HasName(string symbol)
    {
        foreach (var c in symbol) if (char.IsLetterOrDigit(c)) return true;
        return false;
    }

    private static ValueType? Unnamed(ValueType? type, string input)
    {
        if (type is not TensorType { Shape: { } shape } tensor) return type;
        var dims = shape.Dims;
        for (var i = 0; i < dims.Length; i++) if (dims[i].Symbol == $"{input}:{i}") dims = dims.SetItem(i, Dim.Unknown);
        return tensor with { Shape = new(dims) };
    }
}
