using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>
/// A model that was exported in FP16, in FP32: INT8 is placed in FP32 graphs alone, and what stays out of INT8 goes back to FP16 by the
/// rules of any model. Inputs and outputs keep their type. Models with subgraphs, and those whose weights are not FP16, stay as they are.
/// </summary>
public static class HalfWidening
{
    public static Model Run(Model model)
    {
        var graph = model.Graph;
        if (!NeedsIt(graph)) return model;
        var inner = new Dictionary<string, string>(StringComparer.Ordinal);
        var nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length + 2);
        var links = new ValueLinks(ShapeInference.Run(model).Model.Graph);
        foreach (var input in graph.Inputs)
        {
            if (input.Element != DataType.Float16 || graph.Initializers.ContainsKey(input.Name)) continue;
            inner[input.Name] = links.Fresh(input.Name + ".fp32");
            nodes.Add(Cast(input.Name, inner[input.Name], DataType.Float32, links));
        }
        var made = graph.Nodes.SelectMany(n => n.Outputs).ToHashSet(StringComparer.Ordinal);
        var outputs = graph.Outputs.Where(o => o.Element == DataType.Float16 && made.Contains(o.Name)).Select(o => o.Name).ToArray();
        foreach (var name in outputs) inner[name] = links.Fresh(name + ".fp32");
        foreach (var given in graph.Nodes)
        {
            var node = given;
            // Between the two types there is nothing left to cast.
            if (node.Is("Cast") && IsEither((DataType)node.Int("to", 0)) && IsEither(links.TypeOf(node.Input(0))))
                node = node with { OpType = "Identity", Attributes = Node.NoAttributes };
            nodes.Add(node with { Inputs = Renamed(node.Inputs, inner), Outputs = Renamed(node.Outputs, inner),
                Attributes = Widened(node.Attributes) });
        }
        foreach (var name in outputs) nodes.Add(Cast(inner[name], name, DataType.Float16, links));
        var initializers = graph.Initializers;
        foreach (var (name, data) in graph.Initializers)
            if (data.Type == DataType.Float16) initializers = initializers.SetItem(name, Widened(data));
        var values = graph.Values;
        foreach (var (name, info) in graph.Values) if (info.Element == DataType.Float16) values = values.Remove(name);
        return model with { Graph = graph with { Nodes = nodes.ToImmutable(), Initializers = initializers, Values = values } };
    }

    private static bool NeedsIt(Graph graph)
    {
        var (products, half) = (false, false);
        foreach (var node in graph.Nodes)
        {
            if (node.HasSubgraphs) return false;
            products |= QuantPlanner.IsProduct(node);
            half |= node.Attributes.GetValueOrDefault("value") is TensorAttribute { Value: var constant } && IsWeight(constant);
        }
        if (!half) foreach (var (_, data) in graph.Initializers) half |= IsWeight(data);
        return products && half;
    }

    private static bool IsEither(DataType type) => type is DataType.Float16 or DataType.Float32;

    private static bool IsWeight(TensorData tensor) => tensor is { Type: DataType.Float16, Dims.Length: >= 2 };

    private static ImmutableSortedDictionary<string, AttributeValue> Widened(ImmutableSortedDictionary<string, AttributeValue> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is TensorAttribute { Value: { Type: DataType.Float16 } tensor })
                attributes = attributes.SetItem(name, new TensorAttribute(Widened(tensor)));
            else if (name is "to" or "dtype" && value is IntAttribute { Value: (long)DataType.Float16 })
                attributes = attributes.SetItem(name, new IntAttribute((long)DataType.Float32));
        }
        return attributes;
    }

    private static TensorData Widened(TensorData half) =>
        half with { Type = DataType.Float32, Bytes = new ConvertedBytes(half.Bytes, DataType.Float16, DataType.Float32) };

    private static ImmutableArray<string> Renamed(ImmutableArray<string> names, Dictionary<string, string> inner)
    {
        for (var i = 0; i < names.Length; i++) if (inner.TryGetValue(names[i], out var to)) names = names.SetItem(i, to);
        return names;
    }

    private static Node Cast(string from, string to, DataType type, ValueLinks links) =>
        new(links.Fresh(to + ".cast"), "Cast", "", [from], [to], Node.NoAttributes.Add("to", new IntAttribute((long)type)));
}
