using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <param name="Macs">Multiply-accumulates of one run of the whole graph, as far as sizes are known.</param>
/// <param name="Unknown">Nodes that multiply but whose sizes are not all numbers: they are not in <paramref name="Macs"/>.</param>
public sealed record MacTotals(long Macs, int Unknown);

/// <summary>
/// Multiply-accumulates of the operators that multiply matrices or convolve, by the rules in their rows. Needs a graph whose shapes are
/// inferred. Bodies of loops count once.
/// </summary>
public static class MacCount
{
    public static MacTotals Of(Graph graph) => Of(graph, GraphTypes.Of(graph));

    /// <summary>By node, in the graph's order; null for a node whose sizes are not known, 0 for one that does not multiply.</summary>
    public static IReadOnlyList<long?> PerNode(Graph graph)
    {
        var types = GraphTypes.Of(graph);
        var counts = new long?[graph.Nodes.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = Of(graph.Nodes[i], types);
        return counts;
    }

    internal static long? Of(Node node, GraphTypes types) =>
        OpTable.Find(node) is { Macs: { } rule } ? RuleGuard.Run(rule, new(node, types)) : 0;

    private static MacTotals Of(Graph graph, GraphTypes types)
    {
        long macs = 0;
        var unknown = 0;
        foreach (var node in graph.Nodes)
        {
            if (Of(node, types) is { } m) macs = MacRules.Sum(macs, m)!.Value;
            else unknown++;
            foreach (var value in node.Attributes.Values)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                var inner = Of(body, GraphTypes.Of(body, types));
                (macs, unknown) = (MacRules.Sum(macs, inner.Macs)!.Value, unknown + inner.Unknown);
            }
        }
        return new(macs, unknown);
    }
}
