using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>
/// Runs a pass in the bodies of If, Loop and Scan, innermost first. A body is rewritten on its own: what it reads from outside is unknown to the
/// pass, so that nothing is moved across its border. A result that would clash with the graphs around it is dropped.
/// </summary>
internal static class Subgraphs
{
    public static Model Run(Model model, PassContext context, Func<Model, PassContext, Model> pass)
    {
        var any = false;
        foreach (var node in model.Graph.Nodes) any |= node.HasSubgraphs;
        if (!any) return model;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Captures.Declared(model.Graph, taken);
        return model with { Graph = Bodies(model.Graph, body => pass(model with { Graph = body }, context).Graph, taken) };
    }

    private static Graph Bodies(Graph graph, Func<Graph, Graph> pass, HashSet<string> taken)
    {
        ImmutableArray<Node>.Builder? nodes = null;
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            if (!node.HasSubgraphs) continue;
            var attributes = node.Attributes;
            foreach (var (name, value) in node.Attributes)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                var after = Body(body, pass, taken);
                if (!ReferenceEquals(body, after)) attributes = attributes.SetItem(name, new GraphAttribute(after));
            }
            if (!ReferenceEquals(attributes, node.Attributes)) (nodes ??= graph.Nodes.ToBuilder())[i] = node with { Attributes = attributes };
        }
        return nodes is null ? graph : graph with { Nodes = nodes.MoveToImmutable() };
    }

    private static Graph Body(Graph body, Func<Graph, Graph> pass, HashSet<string> taken)
    {
        body = Bodies(body, pass, taken);
        var after = pass(body);
        if (ReferenceEquals(body, after) || !KeepsOutputs(body, after)) return body;
        var fresh = Declared(after);
        fresh.ExceptWith(Declared(body));
        if (fresh.Overlaps(taken)) return body;
        taken.UnionWith(fresh);
        return after;
    }

    /// <summary>A body hands out what its nodes make; handing out a constant is not taken everywhere.</summary>
    private static bool KeepsOutputs(Graph before, Graph after)
    {
        var made = Made(after);
        made.SymmetricExceptWith(Made(before));
        return !before.Outputs.Any(o => made.Contains(o.Name));
    }

    private static HashSet<string> Made(Graph graph)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes) made.UnionWith(node.Outputs);
        return made;
    }

    private static HashSet<string> Declared(Graph graph)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Captures.Declared(graph, names);
        return names;
    }
}
