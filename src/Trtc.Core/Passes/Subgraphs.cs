using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>
/// Runs a pass in the bodies of If, Loop and Scan, innermost first. A body is rewritten on its own: what it reads from outside is an input
/// to the pass, or a constant, so that nothing is moved across its border. A result that would clash with the graphs around it is dropped.
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
        var typed = ShapeInference.Run(model).Model.Graph;
        var inner = context with { IsBody = true };
        return model with { Graph = Bodies(model.Graph, typed, new(typed), body => pass(model with { Graph = body }, inner).Graph, taken) };
    }

    private static Graph Bodies(Graph graph, Graph typed, OuterValues outer, Func<Graph, Graph> pass, HashSet<string> taken)
    {
        ImmutableArray<Node>.Builder? nodes = null;
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            if (!node.HasSubgraphs) continue;
            var attributes = node.Attributes;
            foreach (var (name, value) in node.Attributes)
            {
                if (value is not GraphAttribute { Value: var body }
                    || typed.Nodes[i].Attributes.GetValueOrDefault(name) is not GraphAttribute { Value: var typedBody }) continue;
                var after = Body(body, typedBody, outer, pass, taken);
                if (!ReferenceEquals(body, after)) attributes = attributes.SetItem(name, new GraphAttribute(after));
            }
            if (!ReferenceEquals(attributes, node.Attributes))
                (nodes ??= graph.Nodes.ToBuilder())[i] = node with { Attributes = attributes };
        }
        return nodes is null ? graph : graph with { Nodes = nodes.MoveToImmutable() };
    }

    private static Graph Body(Graph body, Graph typed, OuterValues outer, Func<Graph, Graph> pass, HashSet<string> taken)
    {
        var inside = Bodies(body, typed, new(typed, outer), pass, taken);
        var open = outer.Open(inside, typed);
        var after = pass(open);
        if (ReferenceEquals(open, after)) return inside;
        after = outer.Close(after, inside);
        if (!KeepsOutputs(inside, after)) return inside;
        var fresh = Declared(after);
        fresh.ExceptWith(Declared(inside));
        if (fresh.Overlaps(taken)) return inside;
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
