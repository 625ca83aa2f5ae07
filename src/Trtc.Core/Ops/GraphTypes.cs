using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>
/// The tensor types of a graph's values by name: inputs, initializers, what inference found, and the outputs.
/// A body's sees those around it, and copies none of them.
/// </summary>
public sealed class GraphTypes
{
    private readonly Dictionary<string, TensorType> _types = new(StringComparer.Ordinal);
    private readonly GraphTypes? _outer;

    private GraphTypes(GraphTypes? outer) => _outer = outer;

    internal static GraphTypes Of(Graph graph, GraphTypes? outer = null)
    {
        var all = new GraphTypes(outer);
        foreach (var (name, data) in graph.Initializers) all._types[name] = new(data.Type, data.Shape);
        foreach (var v in graph.Inputs) all.Add(v);
        foreach (var (_, v) in graph.Values) all.Add(v);
        foreach (var v in graph.Outputs) all.Add(v);
        return all;
    }

    /// <summary>Null when nothing is known of the value.</summary>
    public TensorType? Find(string value)
    {
        for (var t = this; t is not null; t = t._outer) if (t._types.TryGetValue(value, out var type)) return type;
        return null;
    }

    private void Add(ValueInfo value)
    {
        if (value.Tensor is { } tensor) _types[value.Name] = tensor;
    }
}
