using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>The tensor types of a graph's values by name: inputs, initializers, what inference found, and the outputs.</summary>
internal static class GraphTypes
{
    internal static Dictionary<string, TensorType> Of(Graph graph, Dictionary<string, TensorType>? outer = null)
    {
        var types = outer is null ? new Dictionary<string, TensorType>(StringComparer.Ordinal) : new(outer, StringComparer.Ordinal);
        foreach (var (name, data) in graph.Initializers) types[name] = new(data.Type, data.Shape);
        foreach (var v in graph.Inputs) Add(types, v);
        foreach (var (_, v) in graph.Values) Add(types, v);
        foreach (var v in graph.Outputs) Add(types, v);
        return types;
    }

    private static void Add(Dictionary<string, TensorType> types, ValueInfo value)
    {
        if (value.Tensor is { } tensor) types[value.Name] = tensor;
    }
}
