using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Placement;

/// <summary>
/// The Convs around an Add that stands behind an activation (C2f, CSP): strongly typed TensorRT 10 computes such an Add in a kernel of its
/// own between two changes of layout. A region is what makes its two sides, the branch between them, and what closes the block behind a
/// Concat of the sum, with all that the Concat joins.
/// </summary>
internal static class FloatRegions
{
    /// <summary>Products of a bottleneck's branch: a longer way around is a skip between parts of a network and no block.</summary>
    private const int LongestBranch = 4;

    /// <summary>Values between a sum and the products that make its sides; more is no block, and the walk ends.</summary>
    private const int FarthestMaker = 64;

    /// <summary>Takes the region's nodes out of <paramref name="chosen"/> and tells them by index; Adds among them.</summary>
    internal static HashSet<int> Take(ValueLinks links, bool[] chosen)
    {
        var region = new HashSet<int>();
        var closed = new HashSet<int>();
        for (var n = 0; n < links.Graph.Nodes.Length; n++)
        {
            var add = links.Graph.Nodes[n];
            if (!IsBehindActivation(links, chosen, add)) continue;
            region.Add(n);
            for (var side = 0; side < 2; side++)
            {
                region.UnionWith(Makers(links, add.Inputs[side]));
                region.UnionWith(Branch(links, add.Inputs[side], add.Inputs[1 - side]));
            }
            Close(links, add.Outputs[0], region, closed);
        }
        foreach (var n in region) chosen[n] = false;
        return region;
    }

    /// <summary>Neither side straight from a Conv (that is one kernel), and at least one an activation of a chosen one.</summary>
    internal static bool IsBehindActivation(ValueLinks links, bool[] chosen, Node add)
    {
        if (!add.Is("Add") || add.Inputs.Length != 2 || !ResidualAdds.SameShape(links, add)) return false;
        var activated = false;
        foreach (var input in add.Inputs)
        {
            if (links.Constant(input) is not null || IsConv(links, input)) return false;
            activated |= Activation.Of(links, Moves.Origin(links, input)) is var (x, _) && IsConv(links, x) && chosen[links.Producer(x)];
        }
        return activated;
    }

    /// <summary>The products that make a value with none between.</summary>
    private static HashSet<int> Makers(ValueLinks links, string value)
    {
        var (makers, seen, next) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([value]));
        while (next.TryDequeue(out var v))
        {
            if (seen.Count == FarthestMaker) break;
            if (!seen.Add(v) || links.Producer(v) is not (>= 0 and var p)) continue;
            var node = links.Graph.Nodes[p];
            // What another Add sums up is that Add's own business.
            if (QuantPlanner.IsProduct(node)) makers.Add(p);
            else if (!node.Is("Add")) foreach (var i in node.Inputs) next.Enqueue(i);
        }
        return makers;
    }

    /// <summary>The products of the branch that starts where the shortcut does; none where it starts elsewhere or is long.</summary>
    private static HashSet<int> Branch(ValueLinks links, string shortcut, string branch)
    {
        var start = Moves.Origin(links, shortcut);
        var (products, seen, next) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([branch]));
        while (next.TryDequeue(out var v))
        {
            if (Moves.Origin(links, v) == start || links.Constant(v) is not null || !seen.Add(v)) continue;
            if (links.Producer(v) is not (>= 0 and var p) || seen.Count > FarthestMaker) return [];
            var product = QuantPlanner.IsProduct(links.Graph.Nodes[p]);
            if (product && products.Add(p) && products.Count > LongestBranch) return [];
            if (product) next.Enqueue(links.Graph.Nodes[p].Inputs[0]);
            else foreach (var i in links.Graph.Nodes[p].Inputs) if (i.Length > 0) next.Enqueue(i);
        }
        return products;
    }

    /// <summary>The products behind Concats that join the sum, and those that make the other parts.</summary>
    private static void Close(ValueLinks links, string sum, HashSet<int> region, HashSet<int> closed)
    {
        foreach (var use in links.Uses(sum))
        {
            if (use.Input < 0 || !links.Graph.Nodes[use.Node].Is("Concat") || !closed.Add(use.Node)) continue;
            foreach (var part in links.Graph.Nodes[use.Node].Inputs) region.UnionWith(Makers(links, part));
            foreach (var reader in links.Uses(links.Graph.Nodes[use.Node].Outputs[0]))
                if (reader.Input == 0 && QuantPlanner.IsProduct(links.Graph.Nodes[reader.Node])) region.Add(reader.Node);
        }
    }

    private static bool IsConv(ValueLinks links, string value) =>
        links.Producer(value) is >= 0 and var p && links.Graph.Nodes[p].Is("Conv");
}
