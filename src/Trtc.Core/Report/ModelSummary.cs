using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Report;

/// <summary>What a person wants to know of a model first.</summary>
/// <param name="Bytes">The model's file and its external data.</param>
/// <param name="Parameters">Elements of all initializers and constants, subgraphs included.</param>
/// <param name="Macs">Multiply-accumulates of one run; null where sizes are open.</param>
/// <param name="OpenMacs">Nodes whose multiply-accumulates could not be counted.</param>
/// <param name="WeightTypes">Elements and bytes of each type of weights.</param>
public sealed record ModelSummary(
    string File, long Bytes, int ExternalFiles, long IrVersion, ImmutableSortedDictionary<string, long> Opsets, string Producer,
    ImmutableArray<TensorInfo> Inputs, ImmutableArray<TensorInfo> Outputs, int Nodes, ImmutableArray<OperatorCount> Operators,
    long Parameters, ImmutableArray<TypeCount> WeightTypes, long? Macs, int OpenMacs, ImmutableArray<string> DynamicDimensions,
        ImmutableArray<NodeInfo> NodeList)
{
    public static ModelSummary Of(Model model, InferenceOptions inference, bool nodes)
    {
        var inferred = ShapeInference.Run(model, inference).Model.Graph;
        var shapes = Shapes(inferred);
        Shape? Find(string name) => shapes.GetValueOrDefault(name);
        var macs = MacCount.Of(inferred);
        var counter = new Counter();
        counter.Add(model.Graph);
        return new(model.Path, model.Files.Sum(f => f.Length), Math.Max(0, model.Files.Length - 1), model.IrVersion, model.Opsets,
            $"{model.ProducerName} {model.ProducerVersion}".Trim(), [.. model.Graph.Inputs.Select(Describe)],
                [.. inferred.Outputs.Select(Describe)],
            model.Graph.Nodes.Length, counter.Operators(), counter.Parameters, counter.Types(), macs.Unknown == 0 ? macs.Macs
                : null, macs.Unknown, Dynamic(model.Graph),
            nodes ? [.. inferred.Nodes.Select(n => Describe(n, Find))] : []);
    }

    private static Dictionary<string, Shape?> Shapes(Graph graph)
    {
        var shapes = new Dictionary<string, Shape?>(StringComparer.Ordinal);
        foreach (var (name, tensor) in graph.Initializers) shapes[name] = tensor.Shape;
        foreach (var (name, value) in graph.Values) shapes[name] = value.Shape;
        foreach (var value in graph.Inputs) shapes[value.Name] = value.Shape;
        foreach (var value in graph.Outputs) shapes[value.Name] = value.Shape;
        return shapes;
    }

    private static TensorInfo Describe(ValueInfo value) => new(value.Name, TypeName(value.Type), value.Shape?.ToString() ?? "");

    private static string TypeName(Ir.ValueType? type) => type switch
    {
        TensorType t => TypeName(t.Element),
        SparseTensorType t => $"sparse {TypeName(t.Element)}",
        SequenceType s => $"sequence of {TypeName(s.Element)}",
        OptionalType o => $"optional {TypeName(o.Element)}",
        MapType m => $"map of {TypeName(m.Key)} to {TypeName(m.Value)}",
        OpaqueType o => o.Name,
        _ => "?",
    };

    public static string TypeName(DataType type) => type == DataType.Undefined ? "?" : type.ToString().ToLowerInvariant();

    private static NodeInfo Describe(Node node, Func<string, Shape?> shape) =>
        new(node.Display, node.Domain.Length == 0 ? node.OpType : $"{node.Domain}.{node.OpType}", node.Inputs, node.Outputs,
            [.. node.Outputs.Select(o => shape(o)?.ToString() ?? "")], node.Origin);

    private static ImmutableArray<string> Dynamic(Graph graph)
    {
        var dynamic = ImmutableArray.CreateBuilder<string>();
        foreach (var input in graph.Inputs)
        {
            if (input.Shape is not { } shape) continue;
            for (var d = 0; d < shape.Rank; d++)
                if (!shape[d].IsConstant) dynamic.Add($"{input.Name}[{d}]" + (shape[d].Symbol is { } symbol ? $" = {symbol}" : ""));
        }
        return dynamic.ToImmutable();
    }

    private sealed class Counter
    {
        private readonly Dictionary<string, int> _operators = new(StringComparer.Ordinal);
        private readonly SortedDictionary<DataType, (long Elements, long Bytes)> _types = [];

        public long Parameters { get; private set; }

        public void Add(Graph graph)
        {
            foreach (var (_, tensor) in graph.Initializers) Add(tensor);
            foreach (var node in graph.Nodes)
            {
                var name = node.Domain.Length == 0 ? node.OpType : $"{node.Domain}.{node.OpType}";
                _operators[name] = _operators.GetValueOrDefault(name) + 1;
                foreach (var (_, value) in node.Attributes)
                {
                    if (value is TensorAttribute t) Add(t.Value);
                    else if (value is GraphAttribute g) Add(g.Value);
                    else if (value is GraphsAttribute many) foreach (var inner in many.Values) Add(inner);
                }
            }
        }

        public ImmutableArray<OperatorCount> Operators() =>
            [.. _operators.Select(o => new OperatorCount(o.Key, o.Value)).OrderByDescending(o => o.Count)
                .ThenBy(o => o.Name, StringComparer.Ordinal)];

        public ImmutableArray<TypeCount> Types() =>
            [.. _types.Select(t => new TypeCount(TypeName(t.Key), t.Value.Elements, t.Value.Bytes))];

        private void Add(TensorData tensor)
        {
            Parameters += tensor.Elements;
            var sum = _types.GetValueOrDefault(tensor.Type);
            _types[tensor.Type] = (sum.Elements + tensor.Elements, sum.Bytes + tensor.Bytes.Length);
        }
    }
}

public sealed record OperatorCount(string Name, int Count);

public sealed record TypeCount(string Type, long Elements, long Bytes);

/// <param name="Shapes">Of the outputs, as inferred; empty where unknown.</param>
/// <param name="Origin">The function or scope that it came from.</param>
public sealed record NodeInfo(string Name, string Operator, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs,
    ImmutableArray<string> Shapes, string Origin);
