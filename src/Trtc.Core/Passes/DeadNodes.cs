using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Nodes, initializers and types that no output of the graph needs.</summary>
internal static class DeadNodes
{
    public static Model Run(Model model, PassContext context) => model with { Graph = Run(model.Graph) };

    private static Graph Run(Graph graph)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var output in graph.Outputs) needed.Add(output.Name);
        var keep = new bool[graph.Nodes.Length];
        var kept = 0;
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            foreach (var output in node.Outputs) keep[i] |= output.Length > 0 && needed.Contains(output);
            if (!keep[i]) continue;
            kept++;
            foreach (var input in node.Inputs) needed.Add(input);
            if (node.HasSubgraphs) Captures.Collect(node, needed);
        }
        var nodes = ImmutableArray.CreateBuilder<Node>(kept);
        var made = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i]) continue;
            nodes.Add(graph.Nodes[i]);
            foreach (var output in graph.Nodes[i].Outputs) made.Add(output);
        }
        return graph with
        {
            Nodes = nodes.MoveToImmutable(),
            Initializers = graph.Initializers.RemoveRange(graph.Initializers.Keys.Where(name => !needed.Contains(name))),
            Values = graph.Values.RemoveRange(graph.Values.Keys.Where(name => !made.Contains(name))),
        };
    }
}
