using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>One reader of a quantised tensor, by itself: what it would give if its input were in INT8, and its weight where the plan says
/// so.</summary>
/// <param name="Group">Tensors that share one step, by the first of them.</param>
internal sealed record QuantisedLayer(int Node, int Input, string Group, float Step, string? Weight, int Axis)
{
    /// <summary>In the order of the plan; what moves numbers makes no error of its own, and layers whose tensor has no step are left
    /// out.</summary>
    internal static IEnumerable<QuantisedLayer> Of(Graph graph, QuantPlan plan, IReadOnlyDictionary<string, float> steps)
    {
        var weights = new Dictionary<int, QuantizedWeight>();
        foreach (var w in plan.Weights) foreach (var r in w.Readers) weights[r.Node] = w;
        var shared = QdqPass.GroupScales(plan, steps);
        foreach (var t in plan.Tensors)
        {
            if (!shared.TryGetValue(t.Group, out var step)) continue;
            foreach (var r in t.Readers)
                if (graph.Nodes[r.Node] is { Outputs.Length: 1 } node && (QuantPlanner.IsProduct(node) || node.Is("Add")))
                    yield return new(r.Node, r.Input, t.Group, step, weights.GetValueOrDefault(r.Node)?.Initializer,
                        weights.GetValueOrDefault(r.Node)?.Axis ?? 0);
        }
    }

    /// <summary>Adds the layer in INT8 to the probe, and gives the name of its output.</summary>
    internal string Copy(ProbeGraph probe, Node node, float step)
    {
        var inputs = node.Inputs.SetItem(Input, probe.Rounded(node.Inputs[Input], step));
        if (Weight is not null) inputs = inputs.SetItem(1, probe.RoundedWeight(Weight, Axis));
        return probe.Copy(node with { Inputs = inputs });
    }
}
