using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>
/// The integer inputs that sizes are computed from ("shape tensors"): TensorRT wants their values in a profile, as it wants the sizes of
/// dynamic inputs. Which inputs of an operator give sizes is in its row of the table.
/// </summary>
public static class ShapeInputs
{
    public static ImmutableArray<string> Of(Graph graph)
    {
        var candidates = graph.Inputs.Where(ProfileCheck.IsShapeInput).Select(i => i.Name).ToImmutableArray();
        if (candidates.IsEmpty) return [];
        var sizes = new HashSet<string>(StringComparer.Ordinal);
        Collect(graph, sizes);
        return [.. candidates.Where(sizes.Contains)];
    }

    /// <summary>Backwards from where sizes are read: a node that computes a size asks the same of its own inputs, bodies of what they
    /// capture.</summary>
    private static void Collect(Graph graph, HashSet<string> sizes)
    {
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            var row = OpTable.Find(node);
            var gives = node.Outputs.Any(sizes.Contains);
            if (gives && row?.Gives != ResultSource.Sizes) sizes.UnionWith(node.Inputs);
            foreach (var value in node.Attributes.Values)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                if (gives) foreach (var output in body.Outputs) sizes.Add(output.Name);
                Collect(body, sizes);
            }
            if (row is not { Support.Rules: { IsDefaultOrEmpty: false } rules }) continue;
            foreach (var rule in rules)
                foreach (var input in rule.SizeInputs) sizes.Add(node.Input(input));
        }
    }
}
