using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>
/// Raises a model's standard opset, each operator rewritten where its form or its meaning changed, so that the model computes what it did.
/// Versions that only add types or optional attributes need no rewrite; <see cref="OpsetRewrites.Table"/> has all that do.
/// </summary>
public static class OpsetRaise
{
    /// <summary>Per-channel scales of Q/DQ.</summary>
    public const int PerChannelScales = 13;

    /// <summary>FP16 and BF16 scales of Q/DQ.</summary>
    public const int HalfScales = 19;

    /// <summary>INT4, and scales for blocks of elements.</summary>
    public const int BlockScales = 21;

    /// <summary>BF16 in convolutions and poolings.</summary>
    public const int BFloat16Operators = 22;

    /// <returns>The model itself when its opset is new enough; null with TRTC6509 for every node that has no equal form.</returns>
    public static Model? Run(Model model, int opset, DiagnosticList diagnostics)
    {
        if (model.Opset >= opset) return model;
        var faults = new List<(Node Node, string Reason)>();
        var graph = Raise(model.Graph, model.Opset, opset, faults);
        foreach (var (node, reason) in faults)
            diagnostics.Add(Codes.OpsetNotRaised, model.Path, $"node '{node.Display}' ({node.OpType})", opset, model.Opset, node.OpType,
                reason);
        if (faults.Count > 0) return null;
        return model with { Graph = graph, Opsets = model.Opsets.SetItem("", opset),
            IrVersion = Math.Max(model.IrVersion, IrVersion(opset)) };
    }

    // The first IR version that each opset may be used with (ONNX's versioning table).
    private static long IrVersion(int opset) =>
        opset switch { <= 9 => 4, 10 => 5, 11 => 6, <= 14 => 7, <= 18 => 8, <= 20 => 9, <= 22 => 10, _ => 11 };

    private static Graph Raise(Graph graph, int from, int to, List<(Node Node, string Reason)> faults)
    {
        for (var version = from + 1; version <= to; version++)
        {
            var step = new OpsetStep(graph);
            var changed = false;
            foreach (var node in graph.Nodes)
            {
                if (node.Domain.Length > 0 || !OpsetRewrites.Table.TryGetValue((node.OpType, version), out var rewrite))
                {
                    step.Emit(node);
                    continue;
                }
                changed = true;
                if (rewrite(node, step) is not { } reason) continue;
                faults.Add((node, reason));
                step.Emit(node);
            }
            if (changed) graph = step.Result();
        }
        return Inside(graph, from, to, faults);
    }

    private static Graph Inside(Graph graph, int from, int to, List<(Node Node, string Reason)> faults)
    {
        var nodes = graph.Nodes.ToBuilder();
        for (var n = 0; n < nodes.Count; n++)
            foreach (var (name, value) in nodes[n].Attributes)
                if (value is GraphAttribute g)
                    nodes[n] = nodes[n]
                        with { Attributes = nodes[n].Attributes.SetItem(name, new GraphAttribute(Raise(g.Value, from, to, faults))) };
        return graph with { Nodes = nodes.ToImmutable() };
    }
}

/// <summary>The graph while one version's rewrites run over it.</summary>
internal sealed class OpsetStep(Graph graph)
{
    private readonly ValueLinks _links = new(graph);
    private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length);
    private readonly ImmutableSortedDictionary<string, TensorData>.Builder _initializers = graph.Initializers.ToBuilder();

    internal void Emit(Node node) => _nodes.Add(node);

    internal string Fresh(string wanted) => _links.Fresh(wanted);

    internal int? Rank(string value) => _links.ShapeOf(value)?.Rank;

    internal TensorData? Constant(string value) => _links.Constant(value);

    internal bool IsRead(string value) => _links.IsOutput(value) || _links.Uses(value).Count > 0;

    internal string Integers(string name, ReadOnlySpan<long> values) =>
        Add(name,
            new(DataType.Int64, [values.Length], new MemoryBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).ToArray())));

    internal string Floats(string name, ReadOnlySpan<float> values) =>
        Add(name,
            new(DataType.Float32, [values.Length],
            new MemoryBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).ToArray())));

    internal string Scalar(string name, float value) =>
        Add(name, new(DataType.Float32, [], new MemoryBytes(BitConverter.GetBytes(value))));

    internal string Add(string name, TensorData data)
    {
        name = Fresh(name);
        _initializers[name] = data;
        return name;
    }

    internal Graph Result() => graph with { Nodes = _nodes.ToImmutable(), Initializers = _initializers.ToImmutable() };
}
