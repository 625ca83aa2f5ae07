using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <param name="PeakBytes">The most that inner values take at one time, each from the node that makes it to the last that reads it.</param>
/// <param name="PeakNode">The node at which that is; empty for a graph without inner values.</param>
/// <param name="BindingBytes">Inputs and outputs of the graph, which the caller holds.</param>
/// <param name="Unknown">Values whose size is not a number: they are counted as nothing.</param>
public sealed record ActivationEstimate(long PeakBytes, string PeakNode, long BindingBytes, int Unknown);

/// <summary>
/// Activation memory from the lifetimes of values in the graph's order. A builder fuses and reorders, so that its own figure differs;
/// this one is for comparing shapes and for a warning before the build. Reshapes take no memory of their own.
/// </summary>
public static class ActivationMemory
{
    /// <param name="options">Numbers for the dimensions of the inputs.</param>
    public static ActivationEstimate Estimate(Model model, InferenceOptions options) =>
        Estimate(ShapeInference.Run(model, options).Model.Graph);

    /// <param name="graph">With inferred shapes.</param>
    public static ActivationEstimate Estimate(Graph graph) => Estimate(graph, GraphTypes.Of(graph));

    private static ActivationEstimate Estimate(Graph graph, GraphTypes types)
    {
        var unknown = 0;
        long bindings = 0;
        var bound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var v in graph.Inputs) if (bound.Add(v.Name)) bindings = Sum(bindings, Size(v.Name, types, ref unknown));
        foreach (var v in graph.Outputs) if (bound.Add(v.Name)) bindings = Sum(bindings, Size(v.Name, types, ref unknown));

        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        var lastUse = new Dictionary<string, int>(StringComparer.Ordinal);
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        var inner = new long[graph.Nodes.Length];
        var constants = new HashSet<string>(graph.Initializers.Keys, StringComparer.Ordinal);
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            Use(node, n, roots, lastUse);
            foreach (var value in node.Attributes.Values)
            {
                if (value is not GraphAttribute { Value: var body }) continue;
                UseInside(body, n, roots, lastUse);
                var estimate = Estimate(body, GraphTypes.Of(body, types));
                inner[n] = Math.Max(inner[n], Sum(estimate.PeakBytes, estimate.BindingBytes));
                unknown += estimate.Unknown;
            }
            if (IsConstant(node, constants))
            {
                constants.UnionWith(node.Outputs);
                continue;
            }
            foreach (var output in node.Outputs)
            {
                if (output.Length == 0 || bound.Contains(output)) continue;
                if (IsView(node)) roots[output] = roots.GetValueOrDefault(node.Input(0), node.Input(0));
                else (sizes[output], lastUse[output]) = (Size(output, types, ref unknown), n);
            }
        }
        return Peak(graph, sizes, lastUse, inner) with { BindingBytes = bindings, Unknown = unknown };
    }

    private static ActivationEstimate Peak(Graph graph, Dictionary<string, long> sizes, Dictionary<string, int> lastUse, long[] inner)
    {
        var ending = new long[graph.Nodes.Length];
        foreach (var (name, size) in sizes) ending[lastUse[name]] = Sum(ending[lastUse[name]], size);
        long live = 0, peak = 0;
        var where = "";
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            foreach (var output in graph.Nodes[n].Outputs) if (sizes.TryGetValue(output, out var size)) live = Sum(live, size);
            if (Sum(live, inner[n]) > peak) (peak, where) = (Sum(live, inner[n]), graph.Nodes[n].Display);
            live -= ending[n];
        }
        return new(peak, where, 0, 0);
    }

    private static void Use(Node node, int n, Dictionary<string, string> roots, Dictionary<string, int> lastUse)
    {
        foreach (var input in node.Inputs)
        {
            var root = roots.GetValueOrDefault(input, input);
            if (lastUse.ContainsKey(root)) lastUse[root] = n;
        }
    }

    private static void UseInside(Graph body, int n, Dictionary<string, string> roots, Dictionary<string, int> lastUse)
    {
        foreach (var node in body.Nodes)
        {
            Use(node, n, roots, lastUse);
            foreach (var value in node.Attributes.Values)
                if (value is GraphAttribute { Value: var deeper }) UseInside(deeper, n, roots, lastUse);
        }
    }

    /// <summary>What depends on constants alone is computed while building: it is a weight.</summary>
    private static bool IsConstant(Node node, HashSet<string> constants)
    {
        if (OpTable.Find(node)?.Gives == ResultSource.Attribute) return true;
        if (!ConstantEvaluator.Covers(node) || node.Inputs.Length == 0) return false;
        foreach (var input in node.Inputs) if (input.Length > 0 && !constants.Contains(input)) return false;
        return true;
    }

    private static bool IsView(Node node) =>
        OpTable.Find(node)?.Moves == Movement.View && node.Input(0).Length > 0;

    private static long Size(string name, GraphTypes types, ref int unknown)
    {
        if (types.Find(name) is { } type && type.Shape is { Elements: >= 0 and var n } && type.Element.Bits() is > 0 and var bits)
            return (long)Int128.Min(((Int128)n * bits + 7) / 8, long.MaxValue / 4);
        unknown++;
        return 0;
    }

    private static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
