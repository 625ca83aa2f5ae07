using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Onnx;

/// <summary>
/// Checks that each value of a graph has exactly one producer and each use of a name has one, and puts nodes after those they need;
/// nodes that are in order already stay as they are. Linear in the size of the graph, subgraphs included.
/// </summary>
internal sealed class GraphLinker(ReadFaults faults)
{
    /// <summary>What a name stands for: the index of a node of the same graph, or one of these.</summary>
    private const int Given = -1;

    public Graph Link(Graph graph)
    {
        var free = new HashSet<string>(StringComparer.Ordinal);
        return Link(graph, new Scope(null), free, out _);
    }

    /// <param name="free">Receives the names that the graph takes from the graphs around it.</param>
    private Graph Link(Graph graph, Scope outer, HashSet<string> free, out bool changed)
    {
        var scope = new Scope(outer);
        foreach (var input in graph.Inputs) Declare(scope, outer, input.Name, Given, graph);
        foreach (var (name, _) in graph.Initializers) Declare(scope, outer, name, Given, graph);
        for (var i = 0; i < graph.Nodes.Length; i++)
            foreach (var name in graph.Nodes[i].Outputs)
                if (name.Length > 0) Declare(scope, outer, name, i, graph);

        var nodes = graph.Nodes;
        ImmutableArray<Node>.Builder? edited = null;
        var needs = new List<int>?[nodes.Length];
        var inOrder = true;
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            foreach (var name in node.Inputs) if (name.Length > 0) Use(name, node, i, scope, outer, free, ref needs[i], ref inOrder);
            if (!node.HasSubgraphs) continue;
            var captured = new HashSet<string>(StringComparer.Ordinal);
            var relinked = LinkSubgraphs(node, scope, captured);
            if (!ReferenceEquals(relinked, node)) (edited ??= nodes.ToBuilder())[i] = relinked;
            foreach (var name in captured) Use(name, node, i, scope, outer, free, ref needs[i], ref inOrder);
        }
        if (edited is not null) nodes = edited.MoveToImmutable();
        if (!inOrder) nodes = Sort(nodes, needs);
        foreach (var output in graph.Outputs)
        {
            if (scope.Own.ContainsKey(output.Name)) continue;
            // A subgraph may hand out a value of the graph around it.
            if (output.Name.Length > 0 && outer.Has(output.Name)) free.Add(output.Name);
            else faults.Add(Codes.MissingProducer, $"graph output '{ReadFaults.Show(output.Name)}'", ReadFaults.Show(output.Name));
        }
        changed = nodes != graph.Nodes;
        return changed ? graph with { Nodes = nodes } : graph;
    }

    private Node LinkSubgraphs(Node node, Scope scope, HashSet<string> captured)
    {
        var attributes = node.Attributes;
        foreach (var (name, value) in node.Attributes)
        {
            if (value is GraphAttribute g)
            {
                var linked = Link(g.Value, scope, captured, out var changed);
                if (changed) attributes = attributes.SetItem(name, new GraphAttribute(linked));
            }
            else if (value is GraphsAttribute many)
            {
                var all = many.Values.ToBuilder();
                var any = false;
                for (var i = 0; i < all.Count; i++)
                {
                    all[i] = Link(all[i], scope, captured, out var changed);
                    any |= changed;
                }
                if (any) attributes = attributes.SetItem(name, new GraphsAttribute(all.MoveToImmutable()));
            }
        }
        return ReferenceEquals(attributes, node.Attributes) ? node : node with { Attributes = attributes };
    }

    private void Use(string name, Node node, int index, Scope scope, Scope outer, HashSet<string> free, ref List<int>? needs,
        ref bool inOrder)
    {
        if (scope.Own.TryGetValue(name, out var producer))
        {
            if (producer == Given) return;
            (needs ??= []).Add(producer);
            inOrder &= producer < index;
        }
        else if (outer.Has(name)) free.Add(name);
        else faults.Add(Codes.MissingProducer, Where(node), ReadFaults.Show(name));
    }

    private void Declare(Scope scope, Scope outer, string name, int producer, Graph graph)
    {
        if (name.Length == 0) return;
        if (!scope.Own.TryAdd(name, producer))
            faults.Add(Codes.DuplicateName, "", ReadFaults.Show(name), What(scope.Own[name], graph), What(producer, graph));
        else if (outer.Has(name))
            faults.Add(Codes.DuplicateName, "", ReadFaults.Show(name), "a value of an outer graph", What(producer, graph));
    }

    private static string What(int producer, Graph graph) => producer == Given ? "an input or initializer" : Where(graph.Nodes[producer]);

    private static string Where(Node node) => new Place(node.Display, node.OpType).ToString();

    /// <summary>Depth first from each node in the file's order, without recursion: a chain may be as long as the graph.</summary>
    private ImmutableArray<Node> Sort(ImmutableArray<Node> nodes, List<int>?[] needs)
    {
        var sorted = ImmutableArray.CreateBuilder<Node>(nodes.Length);
        var state = new byte[nodes.Length];
        var stack = new Stack<(int Node, int Next)>();
        for (var root = 0; root < nodes.Length; root++)
        {
            if (state[root] != 0) continue;
            stack.Push((root, 0));
            state[root] = 1;
            while (stack.TryPop(out var top))
            {
                if (top.Next == (needs[top.Node]?.Count ?? 0))
                {
                    state[top.Node] = 2;
                    sorted.Add(nodes[top.Node]);
                    continue;
                }
                stack.Push((top.Node, top.Next + 1));
                var need = needs[top.Node]![top.Next];
                if (state[need] == 0)
                {
                    state[need] = 1;
                    stack.Push((need, 0));
                }
                else if (state[need] == 1)
                {
                    var circle = stack.Select(s => s.Node).TakeWhile(n => n != need).Take(5).Reverse().Prepend(need);
                    faults.Add(Codes.Cycle, Where(nodes[need]), string.Join(" → ", circle.Select(n => ReadFaults.Show(nodes[n].Display))));
                }
            }
        }
        return sorted.MoveToImmutable();
    }

    private sealed class Scope(Scope? outer)
    {
        public Dictionary<string, int> Own { get; } = new(StringComparer.Ordinal);

        public bool Has(string name)
        {
            for (var s = this; s is not null; s = s.Outer) if (s.Own.ContainsKey(name)) return true;
            return false;
        }

        private Scope? Outer { get; } = outer;
    }
}
