using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Precision;

/// <summary>
/// Tensors that must have one scale. A quantised tensor and what it becomes by moves alone (MaxPool, Reshape, Transpose, nearest Resize…)
/// hold the same numbers; the parts of a quantised Concat lie in one tensor. With one scale the builder moves the Q through such operators
/// and runs them in INT8; with two it would have to requantise between.
/// </summary>
internal static class ScaleGroups
{
    internal static ImmutableArray<QuantizedTensor> Order(ValueLinks links, Dictionary<string, List<Use>> readers, bool means)
    {
        var parent = new Dictionary<string, string>(StringComparer.Ordinal);
        var carried = Carried(links, readers, means);
        foreach (var node in links.Graph.Nodes) Join(links, node, carried, parent, means);
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>(readers.Keys);
        foreach (var name in names) place[name] = links.Producer(name);
        names.Sort((a, b) => place[a] != place[b] ? place[a].CompareTo(place[b]) : string.CompareOrdinal(a, b));
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<QuantizedTensor>(names.Count);
        foreach (var name in names)
        {
            var root = Root(parent, name);
            first.TryAdd(root, name);
            tensors.Add(new(name, first[root], [.. readers[name]]));
        }
        return tensors.MoveToImmutable();
    }

    // What is read in INT8, itself or behind moves: a Concat whose result nobody reads in INT8 binds nothing.
    private static HashSet<string> Carried(ValueLinks links, Dictionary<string, List<Use>> readers, bool means)
    {
        var carried = new HashSet<string>(readers.Keys, StringComparer.Ordinal);
        for (var n = links.Graph.Nodes.Length - 1; n >= 0; n--)
        {
            var node = links.Graph.Nodes[n];
            foreach (var output in node.Outputs)
                if (carried.Contains(output)) foreach (var input in Moves.Inputs(links, node, means)) carried.Add(input);
        }
        return carried;
    }

    private static void Join(ValueLinks links, Node node, HashSet<string> carried, Dictionary<string, string> parent, bool means)
    {
        foreach (var input in Moves.Inputs(links, node, means))
            foreach (var output in node.Outputs) if (carried.Contains(output)) Unite(parent, input, output);
    }

    private static string Root(Dictionary<string, string> parent, string name)
    {
        while (parent.TryGetValue(name, out var up))
        {
            // Halving the way keeps a Concat of a hundred thousand parts from being walked for each of them.
            if (parent.TryGetValue(up, out var top)) parent[name] = top;
            name = up;
        }
        return name;
    }

    private static void Unite(Dictionary<string, string> parent, string a, string b)
    {
        var (x, y) = (Root(parent, a), Root(parent, b));
        if (x != y) parent[y] = x;
    }
}
