using System.Collections.Frozen;
using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>Which tensors calibration looks at when nobody names them: what Q/DQ can stand on.</summary>
public static class ObservedTensors
{
    /// <summary>Operators that TensorRT computes in INT8, or that hand INT8 through.</summary>
    private static readonly FrozenSet<string> Quantisable = new[]
    {
        "Conv", "ConvTranspose", "Gemm", "MatMul", "Add", "Concat", "Resize",
        "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The computed float inputs of every such operator; of an Add only where both are computed (a residual, not a bias).
    /// In the graph's order, where they are produced; subgraphs are left alone.
    /// </summary>
    public static ImmutableArray<string> Default(Graph graph)
    {
        var constant = new HashSet<string>(graph.Initializers.Keys, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            if (node.Is("Constant")) constant.Add(node.Output(0));
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (node.Domain.Length > 0 || !Quantisable.Contains(node.OpType)) continue;
            if (node.OpType == "Add" && (constant.Contains(node.Input(0)) || constant.Contains(node.Input(1)))) continue;
            var count = node.OpType == "Concat" ? node.Inputs.Length : node.OpType is "Gemm" or "MatMul" or "Add" ? 2 : 1;
            for (var i = 0; i < count; i++)
                if (node.Input(i) is { Length: > 0 } name && !constant.Contains(name)) wanted.Add(name);
        }
        return Order(graph, wanted);
    }

    /// <summary>
    /// What an ungrouped Conv or ConvTranspose, a Gemm or a MatMul reads, each of whose outputs takes part of every channel, and what an Add reads: a residual, which
    /// goes on to all that follows.
    /// </summary>
    public static ImmutableHashSet<string> Mixed(Graph graph)
    {
        var mixed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (node.Is("Add")) mixed.UnionWith(node.Inputs);
            if (node.Domain.Length > 0 || node.OpType is not ("Conv" or "ConvTranspose" or "Gemm" or "MatMul") || node.Int("group", 1) != 1) continue;
            mixed.Add(node.Input(0));
            if (node.OpType is "Gemm" or "MatMul") mixed.Add(node.Input(1));
        }
        return mixed.ToImmutable();
    }

    /// <summary>What grouped convolutions make: how strong it is says how much noise their inputs may have.</summary>
    public static ImmutableHashSet<string> Grouped(Graph graph)
    {
        var grouped = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            if (node.Is("Conv") && node.Int("group", 1) > 1) grouped.Add(node.Output(0));
        return grouped.ToImmutable();
    }

    /// <summary>The wanted names that the graph produces as float32 (or of unknown type), in its order.</summary>
    public static ImmutableArray<string> Order(Graph graph, IReadOnlySet<string> wanted)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var input in graph.Inputs)
            if (wanted.Contains(input.Name) && input.Element is DataType.Float32 or DataType.Undefined) names.Add(input.Name);
        var outputs = new Dictionary<string, ValueInfo>(StringComparer.Ordinal);
        foreach (var output in graph.Outputs) outputs.TryAdd(output.Name, output);
        foreach (var node in graph.Nodes)
            foreach (var name in node.Outputs)
            {
                if (!wanted.Contains(name)) continue;
                var info = graph.Values.TryGetValue(name, out var v) ? v : outputs.GetValueOrDefault(name);
                if (info is null || info.Element is DataType.Float32 or DataType.Undefined) names.Add(name);
            }
        return names.ToImmutable();
    }
}
