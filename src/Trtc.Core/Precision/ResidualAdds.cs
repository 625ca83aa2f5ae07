using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>
/// A convolution takes the Add behind it into its own kernel when the other summand comes in INT8. So of such an Add the side that is not
/// the convolution's direct output gets Q/DQ, and the convolution's own side never: a Q there would keep the two apart.
/// </summary>
internal static class ResidualAdds
{
    internal static void Mark(ValueLinks links, bool[] chosen, Dictionary<string, List<Use>> readers)
    {
        var depth = Depth(links);
        for (var n = 0; n < links.Graph.Nodes.Length; n++)
        {
            var add = links.Graph.Nodes[n];
            if (!add.Is("Add") || add.Inputs.Length != 2 || !SameShape(links, add)) continue;
            if (OwnSide(links, chosen, depth, add) is not { } own) continue;
            var other = add.Inputs[1 - own];
            if (links.Constant(other) is not null || !FeedsQuantized(links, readers, add.Outputs[0])) continue;
            if (!readers.TryGetValue(other, out var list)) readers[other] = list = [];
            list.Add(new(n, 1 - own));
        }
    }

    /// <summary>The input that comes straight from the convolution which takes the Add into its kernel; null where none does.</summary>
    internal static int? OwnSide(ValueLinks links, bool[] chosen, int[] depth, Node add)
    {
        var (left, right) = (Direct(links, chosen, add.Inputs[0]), Direct(links, chosen, add.Inputs[1]));
        // Both from convolutions: the longer path is computed last and takes the sum.
        return !left && !right ? null : left && right ? Longest(links, depth, add) : left ? 0 : 1;
    }

    private static bool Direct(ValueLinks links, bool[] chosen, string value)
    {
        var producer = links.Producer(value);
        return producer >= 0 && chosen[producer] && links.Graph.Nodes[producer].Is("Conv") && links.HasOneUse(value);
    }

    internal static bool SameShape(ValueLinks links, Node add)
    {
        var (a, b) = (links.ShapeOf(add.Inputs[0]), links.ShapeOf(add.Inputs[1]));
        return a is not null && a.Equals(b);
    }

    // The sum is worth fusing when it goes on, itself or through its activation, to something that reads INT8.
    private static bool FeedsQuantized(ValueLinks links, Dictionary<string, List<Use>> readers, string sum)
    {
        if (readers.ContainsKey(sum)) return true;
        foreach (var use in links.Uses(sum))
            foreach (var output in links.Graph.Nodes[use.Node].Outputs)
                if (readers.ContainsKey(output)) return true;
        return false;
    }

    private static int Longest(ValueLinks links, int[] depth, Node add) =>
        depth[links.Producer(add.Inputs[1])] > depth[links.Producer(add.Inputs[0])] ? 1 : 0;

    /// <summary>Products on the longest way from the inputs to each node, itself among them.</summary>
    internal static int[] Depth(ValueLinks links)
    {
        var depth = new int[links.Graph.Nodes.Length];
        for (var n = 0; n < depth.Length; n++)
        {
            var node = links.Graph.Nodes[n];
            foreach (var i in node.Inputs)
                if (links.Producer(i) is >= 0 and var p) depth[n] = Math.Max(depth[n], depth[p]);
            if (QuantPlanner.IsProduct(node)) depth[n]++;
        }
        return depth;
    }
}
