using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Engines;

/// <summary>What the engine's own layers compute in, beside what the graph asked for.</summary>
/// <param name="WhyNot">Why nothing is proven, as a phrase; null where something is.</param>
/// <param name="Device">What the engine was loaded on; null where it was not.</param>
/// <param name="Layers">The engine's layers after fusion; 0 where it was not loaded.</param>
/// <param name="Types">What Conv, ConvTranspose, Gemm and MatMul run in, the largest share first.</param>
/// <param name="Unseen">Nodes of these that no layer told of: inside a fused layer that names no nodes, or folded away.</param>
/// <param name="UnseenShare">Their share of the multiply-accumulates, 0 to 1.</param>
/// <param name="Differences">Nodes that run in another type than the graph has.</param>
public sealed record EngineProof(
    string? WhyNot, string? Device, int Layers, ImmutableArray<EngineTypeShare> Types, int Unseen, double UnseenShare,
        ImmutableArray<EngineDifference> Differences)
{
    /// <param name="share">The graph's products, with what they were asked to run in.</param>
    /// <param name="asked">False where that is the builder's choice (flags of 8.6 and 10): no difference is one then.</param>
    public static EngineProof Of(EngineEvidence evidence, PrecisionShare share, bool asked)
    {
        var layers = EngineLayerReader.Read(evidence.Information, out var reason);
        var found = new EngineProof(null, evidence.Device, evidence.LayerCount, [], 0, 0, []);
        if (layers.IsDefault) return found with { WhyNot = reason };
        if (!layers.Any(l => l.Kind.Length > 0))
            return found with { WhyNot = layers.IsEmpty ? "the engine tells of no layers"
                : "the engine tells its layers' names and no types: build with --profiling-verbosity detailed" };
        return ByNode(found, layers, share, asked);
    }

    public static EngineProof Nothing(string why) => new(why, null, 0, [], 0, 0, []);

    private static EngineProof ByNode(EngineProof found, ImmutableArray<EngineLayer> layers, PrecisionShare share, bool asked)
    {
        var byNode = new Dictionary<string, EngineLayer>(StringComparer.Ordinal);
        foreach (var layer in layers)
            foreach (var node in layer.Nodes)
                // Copies carry the names of what they copy for.
                if (!byNode.TryGetValue(node, out var known) || Rank(layer) < Rank(known)) byNode[node] = layer;
        var total = share.Macs > 0 ? share.Macs : 1;
        var sums = new Dictionary<DataType, (int Layers, double Macs)>();
        var differences = ImmutableArray.CreateBuilder<EngineDifference>();
        var (unseen, unseenMacs) = (0, 0.0);
        foreach (var product in share.Layers)
        {
            if (Find(byNode, product.Node)?.Type is not { } type)
            {
                unseen++;
                unseenMacs += product.Macs ?? 0;
                continue;
            }
            var sum = sums.GetValueOrDefault(type);
            sums[type] = (sum.Layers + 1, sum.Macs + (product.Macs ?? 0));
            if (asked && type != product.Type) differences.Add(new(product.Node, product.Type.ToString(), type.ToString()));
        }
        return found with
        {
            Types = [.. sums.Select(s => new EngineTypeShare(s.Key.ToString(), s.Value.Layers, s.Value.Macs / total))
                .OrderByDescending(t => t.Share).ThenBy(t => t.Type, StringComparer.Ordinal)],
            Unseen = unseen,
            UnseenShare = unseenMacs / total,
            Differences = differences.ToImmutable(),
            WhyNot = sums.Count == 0 && unseen > 0 ? "none of the engine's layers tells which of the model's nodes it runs" : null,
        };
    }

    // A node without a name is called after its output by the parsers from 10 on.
    private static EngineLayer? Find(Dictionary<string, EngineLayer> byNode, string node) =>
        byNode.GetValueOrDefault(node) ?? byNode.GetValueOrDefault("node_of_" + node);

    private static int Rank(EngineLayer layer) => layer.IsProduct ? 0 : layer.IsCopy ? 2 : 1;
}

/// <param name="Type">As Int8, Float16.</param>
/// <param name="Layers">Nodes of the graph.</param>
/// <param name="Share">Of the graph's multiply-accumulates, 0 to 1.</param>
public sealed record EngineTypeShare(string Type, int Layers, double Share);

public sealed record EngineDifference(string Node, string Asked, string Engine);
