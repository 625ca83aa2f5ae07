using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>
/// Decides where Q/DQ goes, by rules that know operators and shapes and no names: every Conv, ConvTranspose, Gemm and MatMul with a constant
/// weight, but for those that <see cref="LeftReason"/> lists; of a residual Add the side that is not the convolution's.
/// </summary>
public static class QuantPlanner
{
    /// <summary>Below this many rows or columns the integer matrix units (tiles of 16 and more) run mostly empty.</summary>
    private const int ThinSide = 16;

    /// <summary>The names whose ranges <see cref="QdqPass"/> needs, in graph order: calibration observes exactly these.</summary>
    public static ImmutableArray<string> TensorsToCalibrate(Graph graph, QuantOptions options)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var t in Plan(graph, options).Tensors) names.Add(t.Tensor);
        return names.ToImmutable();
    }

    /// <param name="graph">BatchNormalization folded; values typed by shape inference (unknown shapes only make rules about shapes not apply).</param>
    public static QuantPlan Plan(Graph graph, QuantOptions options)
    {
        var links = new ValueLinks(graph);
        var left = ImmutableArray.CreateBuilder<LeftNode>();
        var chosen = new bool[graph.Nodes.Length];
        var fromInput = FromInput(links);
        var toOutput = ToOutput(links);
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var node = graph.Nodes[n];
            if (!IsProduct(node)) continue;
            if (Reason(links, node, options, fromInput[n], toOutput[n]) is { } reason) left.Add(new(node.Display, node.OpType, reason));
            else chosen[n] = true;
        }
        var readers = Readers(links, chosen);
        ResidualAdds.Mark(links, chosen, readers);
        return new QuantPlan
        {
            Type = options.Type,
            Tensors = ScaleGroups.Order(links, readers),
            Weights = Weights(links, chosen),
            Left = left.ToImmutable(),
        };
    }

    /// <summary>What computes in INT8 or FP8: Conv, ConvTranspose, Gemm, MatMul.</summary>
    public static bool IsProduct(Node node) => node.Domain.Length == 0 && OpTable.Find("", node.OpType)?.Quant == QuantRole.Quantizable;

    private static LeftReason? Reason(ValueLinks links, Node node, QuantOptions options, bool first, bool last)
    {
        if (options.KeepOut.Contains(node.Display)) return LeftReason.ByBudget;
        if (NodePattern.MatchesAny(options.Exclude, node)) return LeftReason.ByOption;
        if (WeightAxis(links.Graph, node) is null || links.Constant(node.Input(0)) is not null) return LeftReason.NoConstantWeight;
        if (options.Include.Length > 0) return NodePattern.MatchesAny(options.Include, node) ? null : LeftReason.ByOption;
        var weight = links.Constant(node.Inputs[1])!;
        var (k, n) = Sides(node, weight);
        if (first && InputChannels(node, weight) < ThinSide) return LeftReason.First;
        if (last) return LeftReason.Last;
        // Depthwise and grouped convolutions do not run on the matrix units: their short sides say nothing.
        if (node.Int("group", 1) == 1 && (k < ThinSide || n < ThinSide)) return LeftReason.Thin;
        if (OnePosition(links, node)) return LeftReason.OnePosition;
        // FP8 has as many digits for small values as for large ones.
        if (options.Type != DataType.Int8) return null;
        if (node.Int("group", 1) > 1 && options.HeavyTails.Contains(node.Inputs[0])) return LeftReason.HeavyTail;
        return options.CoarseSteps.Contains(node.Display) ? LeftReason.CoarseStep : null;
    }

    /// <summary>The axis of the weight's output channels; null when input 1 is no constant FP32 weight of a known form.</summary>
    internal static int? WeightAxis(Graph graph, Node node)
    {
        if (graph.Initializers.GetValueOrDefault(node.Input(1)) is not { Type: DataType.Float32 } weight || weight.Elements == 0) return null;
        return node.OpType switch
        {
            "Conv" => weight.Dims.Length >= 3 ? 0 : null,
            "ConvTranspose" => weight.Dims.Length >= 3 ? 1 : null,
            "Gemm" => weight.Dims.Length == 2 && node.Int("transA", 0) == 0 ? (node.Int("transB", 0) != 0 ? 0 : 1) : null,
            "MatMul" => weight.Dims.Length == 2 ? 1 : null,
            _ => null,
        };
    }

    private static (long K, long N) Sides(Node node, TensorData weight)
    {
        var d = weight.Dims;
        return node.OpType switch
        {
            "Conv" => (weight.Elements / d[0], d[0]),
            "ConvTranspose" => (d[0], weight.Elements / d[0]),
            "Gemm" when node.Int("transB", 0) != 0 => (d[1], d[0]),
            _ => (d[0], d[1]),
        };
    }

    private static long InputChannels(Node node, TensorData weight) => node.OpType switch
    {
        "Conv" => weight.Dims[1] * node.Int("group", 1),
        _ => Sides(node, weight).K,
    };

    private static bool OnePosition(ValueLinks links, Node node)
    {
        if (node.OpType is not ("Conv" or "ConvTranspose") || links.ShapeOf(node.Outputs[0]) is not { Rank: >= 3 } shape) return false;
        for (var i = 2; i < shape.Rank; i++) if (shape[i].Value != 1) return false;
        return true;
    }

    // Whether a node sees an input of the graph with no product between.
    private static bool[] FromInput(ValueLinks links)
    {
        var raw = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in links.Graph.Inputs) raw.Add(i.Name);
        var sees = new bool[links.Graph.Nodes.Length];
        for (var n = 0; n < sees.Length; n++)
        {
            var node = links.Graph.Nodes[n];
            foreach (var i in node.Inputs) sees[n] |= raw.Contains(i);
            if (sees[n] && !IsProduct(node)) raw.UnionWith(node.Outputs);
        }
        return sees;
    }

    // Whether a node's output is the graph's, itself or through operators that are no products, and goes to no product: of a residual stream the last
    // branch gives the output, those before it feed the branches behind.
    private static bool[] ToOutput(ValueLinks links)
    {
        var gives = new bool[links.Graph.Nodes.Length];
        var feeds = new bool[gives.Length];
        for (var n = gives.Length - 1; n >= 0; n--)
        {
            foreach (var o in links.Graph.Nodes[n].Outputs)
            {
                gives[n] |= links.IsOutput(o);
                foreach (var u in links.Uses(o))
                {
                    var product = IsProduct(links.Graph.Nodes[u.Node]);
                    gives[n] |= gives[u.Node] && !product;
                    feeds[n] |= feeds[u.Node] || product;
                }
            }
        }
        for (var n = 0; n < gives.Length; n++) gives[n] &= !feeds[n];
        return gives;
    }

    private static Dictionary<string, List<Use>> Readers(ValueLinks links, bool[] chosen)
    {
        var readers = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        for (var n = 0; n < chosen.Length; n++)
        {
            if (!chosen[n]) continue;
            var tensor = links.Graph.Nodes[n].Inputs[0];
            if (!readers.TryGetValue(tensor, out var list)) readers[tensor] = list = [];
            list.Add(new(n, 0));
        }
        return readers;
    }

    private static ImmutableArray<QuantizedWeight> Weights(ValueLinks links, bool[] chosen)
    {
        var order = new List<(string Name, int Axis)>();
        var readers = new Dictionary<(string, int), ImmutableArray<Use>.Builder>();
        for (var n = 0; n < chosen.Length; n++)
        {
            if (!chosen[n]) continue;
            var node = links.Graph.Nodes[n];
            var key = (node.Inputs[1], WeightAxis(links.Graph, node)!.Value);
            if (!readers.TryGetValue(key, out var list))
            {
                readers[key] = list = ImmutableArray.CreateBuilder<Use>();
                order.Add(key);
            }
            list.Add(new(n, 1));
        }
        var weights = ImmutableArray.CreateBuilder<QuantizedWeight>(order.Count);
        foreach (var key in order) weights.Add(new(key.Name, key.Axis, readers[key].ToImmutable()));
        return weights.MoveToImmutable();
    }
}
