using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Calibration;

/// <summary>Which tensors calibration looks at when nobody names them: what Q/DQ can stand on.</summary>
public static class ObservedTensors
{
    /// <summary>
    /// The computed float inputs of every such operator; of an Add only where both are computed (a residual, not a bias).
    /// In the graph's order, where they are produced; subgraphs are left alone.
    /// </summary>
    public static ImmutableArray<string> Default(Graph graph)
    {
        var constant = new HashSet<string>(graph.Initializers.Keys, StringComparer.Ordinal);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (OpTable.Find(node) is not { } row) continue;
            if (row.Gives == ResultSource.Attribute) constant.Add(node.Output(0));
            if (row.Watches == Watch.Residual && (constant.Contains(node.Input(0)) || constant.Contains(node.Input(1)))) continue;
            var count = row.Watches switch { Watch.None => 0, Watch.First => 1, Watch.All => node.Inputs.Length, _ => 2 };
            for (var i = 0; i < count; i++)
                if (node.Input(i) is { Length: > 0 } name && !constant.Contains(name)) wanted.Add(name);
        }
        return Order(graph, wanted);
    }

    /// <summary>
    /// What an ungrouped Conv or ConvTranspose, a Gemm or a MatMul reads, each of whose outputs takes part of every channel, and what an
    /// Add reads: a residual, which goes on to all that follows.
    /// </summary>
    public static ImmutableHashSet<string> Mixed(Graph graph)
    {
        var mixed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (OpTable.Find(node) is not { } row) continue;
            if (row.Watches == Watch.Residual) mixed.UnionWith(node.Inputs);
            if (row.Product == ProductForm.None || node.Int("group", 1) != 1) continue;
            mixed.Add(node.Input(0));
            if (row.Product is ProductForm.Gemm or ProductForm.MatMul) mixed.Add(node.Input(1));
        }
        return mixed.ToImmutable();
    }

    /// <summary>What grouped convolutions make: how strong it is says how much noise their inputs may have.</summary>
    public static ImmutableHashSet<string> Grouped(Graph graph)
    {
        var grouped = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            if (OpTable.Find(node)?.Product == ProductForm.Conv && node.Int("group", 1) > 1) grouped.Add(node.Output(0));
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
