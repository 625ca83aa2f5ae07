using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Accuracy;

/// <summary>What a change to a graph makes anew: the nodes that changed and all that follows from them, as a model fed with the unchanged
/// values at its edge.</summary>
/// <param name="Model">Its inputs are the edge, its outputs those of the graph that the change reaches.</param>
public sealed record ChangedPart(Model Model)
{
    /// <param name="original">Values typed by shape inference.</param>
    /// <param name="changed">Made from it: nodes and constants that are the same objects are unchanged.</param>
    /// <returns>Null where it cannot be cut out: a node that changed has a subgraph, or a value at the edge is not float32.</returns>
    public static ChangedPart? Of(Graph original, Model changed)
    {
        var graph = changed.Graph;
        var known = new HashSet<Node>(original.Nodes, ReferenceEqualityComparer.Instance);
        var made = new HashSet<string>(StringComparer.Ordinal);
        var edge = new SortedSet<string>(StringComparer.Ordinal);
        var nodes = ImmutableArray.CreateBuilder<Node>();
        var initializers = Graph.NoInitializers.ToBuilder();
        foreach (var node in graph.Nodes)
        {
            if (known.Contains(node) && !IsReached(node)) continue;
            if (node.HasSubgraphs) return null;
            nodes.Add(node);
            foreach (var input in node.Inputs)
            {
                if (input.Length == 0 || made.Contains(input)) continue;
                if (graph.Initializers.TryGetValue(input, out var constant)) initializers[input] = constant;
                else edge.Add(input);
            }
            made.UnionWith(node.Outputs);
        }
        var inputs = ImmutableArray.CreateBuilder<ValueInfo>(edge.Count);
        foreach (var name in edge)
        {
            // What changed nodes make for one another is made before it is read; anything else here is a value of the original.
            if (original.TypeOf(name) != DataType.Float32) return null;
            inputs.Add(new(name, new TensorType(DataType.Float32, null)));
        }
        ImmutableArray<ValueInfo> outputs = [.. graph.Outputs.Where(o => made.Contains(o.Name)).Select(o => new ValueInfo(o.Name, null))];
        return new(changed with
        {
            Graph = new(graph.Name, nodes.ToImmutable(), inputs.MoveToImmutable(), outputs, initializers.ToImmutable(), Graph.NoValues),
        });

        bool IsReached(Node node)
        {
            foreach (var input in node.Inputs)
                if (made.Contains(input)
                    || (graph.Initializers.TryGetValue(input, out var now)
                    && !ReferenceEquals(now, original.Initializers.GetValueOrDefault(input)))) return true;
            return false;
        }
    }
}
