using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;

namespace Trtc.Core.Precision;

/// <summary>
/// Decides where Q/DQ goes, by rules that know operators, shapes and the target's column and no names: every Conv, ConvTranspose, Gemm and
/// MatMul with a constant weight, but for those that <see cref="LeftReason"/> lists; and who reads what through a pair
/// (<see cref="Pairs"/>).
/// </summary>
public static class QuantPlanner
{
    /// <summary>The names whose ranges <see cref="QdqPass"/> needs with these options, in graph order.</summary>
    public static ImmutableArray<string> TensorsToCalibrate(Graph graph, QuantOptions options) =>
        [.. Plan(graph, options).Tensors.Select(t => t.Tensor)];

    /// <summary>The names that any target's rules ask for, in graph order: what a calibration observes that is to serve each of
    /// them.</summary>
    public static ImmutableArray<string> TensorsOfAllTargets(Graph graph, QuantOptions options)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var all = PlacementRule.All.Select(r => new RuleSwitch(r, r.Leaves is null)).ToImmutableArray();
        foreach (var rules in TargetColumns.All.Select(c => PlacementRules.Of(c, [])).Append(PlacementRules.Of(TargetColumn.Rtx17, all))
            .Append(options.Rules))
            foreach (var t in Plan(graph, options with { Rules = rules }).Tensors) wanted.Add(t.Tensor);
        return Calibration.ObservedTensors.Order(graph, wanted);
    }

    /// <param name="graph">BatchNormalization folded; values typed by shape inference (unknown shapes only make rules about shapes not
    /// apply).</param>
    public static QuantPlan Plan(Graph graph, QuantOptions options)
    {
        var links = new ValueLinks(graph);
        var leaving = new LeftOut(links, options);
        var reasons = new LeftReason?[graph.Nodes.Length];
        var chosen = new bool[graph.Nodes.Length];
        for (var n = 0; n < graph.Nodes.Length; n++)
            if (IsProduct(graph.Nodes[n])) chosen[n] = (reasons[n] = leaving.Reason(n)) is null;
        HashSet<int> region = [];
        if (options is { Type: DataType.Int8, Include.Length: 0 } && options.Rules.Has(PlacementRule.FloatAdds))
            region = FloatRegions.Take(links, chosen);
        foreach (var n in region) if (IsProduct(graph.Nodes[n])) reasons[n] ??= LeftReason.FloatRegion;
        var readers = Pairs.Of(links, options.Rules, chosen, region, options.Type);
        if (options.Include.Length == 0 && LeaveFirst(links, leaving, chosen, reasons, readers))
            readers = Pairs.Of(links, options.Rules, chosen, region, options.Type);
        var left = ImmutableArray.CreateBuilder<LeftNode>();
        for (var n = 0; n < reasons.Length; n++)
            if (reasons[n] is { } reason) left.Add(new(graph.Nodes[n].Display, graph.Nodes[n].OpType, reason));
        var tensors = ScaleGroups.Order(links, readers, options.Rules.Has(PlacementRule.OriginPairs));
        return new QuantPlan
        {
            Type = options.Type,
            Tensors = tensors,
            Weights = Weights(links, chosen),
            Left = left.ToImmutable(),
            FloatReads = FloatReads.Of(links, options, tensors, region, chosen),
            Rules = options.Rules,
        };
    }

    /// <summary>What computes in INT8 or FP8: Conv, ConvTranspose, Gemm, MatMul.</summary>
    public static bool IsProduct(Node node) => node.Domain.Length == 0 && OpTable.Find("", node.OpType)?.Quant == QuantRole.Quantizable;

    /// <summary>The axis of the weight's output channels; null when input 1 is no constant FP32 weight of a known form.</summary>
    internal static int? WeightAxis(Graph graph, Node node)
    {
        if (graph.Initializers.GetValueOrDefault(node.Input(1)) is not { Type: DataType.Float32 } weight || weight.Elements == 0)
            return null;
        return node.OpType switch
        {
            "Conv" => weight.Dims.Length >= 3 ? 0 : null,
            "ConvTranspose" => weight.Dims.Length >= 3 ? 1 : null,
            "Gemm" => weight.Dims.Length == 2 && node.Int("transA", 0) == 0 ? (node.Int("transB", 0) != 0 ? 0 : 1) : null,
            "MatMul" => weight.Dims.Length == 2 ? 1 : null,
            _ => null,
        };
    }

    /// <summary>The first Conv gains by INT8 where its result, or its activation's, is read in INT8; elsewhere it stays with what it
    /// feeds.</summary>
    private static bool LeaveFirst(ValueLinks links, LeftOut leaving, bool[] chosen, LeftReason?[] reasons, Dictionary<string,
        List<Use>> readers)
    {
        var any = false;
        for (var n = 0; n < chosen.Length; n++)
        {
            if (!chosen[n] || !leaving.IsFirst(n) || IsReadInInt8(links, links.Graph.Nodes[n].Outputs[0], chosen, readers)) continue;
            (chosen[n], reasons[n], any) = (false, LeftReason.First, true);
        }
        return any;
    }

    /// <summary>Whether a value, the activation that its Conv's kernel takes, or what these become by moves, is read in INT8.</summary>
    private static bool IsReadInInt8(ValueLinks links, string value, bool[] chosen, Dictionary<string, List<Use>> readers)
    {
        // As far as a gate's end, Conv, Add 3, Clip, Mul, Div.
        const int farthest = 6;
        var (next, seen) = (new Queue<(string Value, int Step)>([(value, 0)]), new HashSet<string>(StringComparer.Ordinal));
        while (next.TryDequeue(out var at))
        {
            if (!seen.Add(at.Value)) continue;
            if (readers.TryGetValue(at.Value, out var list) && IsKernels(at.Value))
                foreach (var r in list) if (!IsProduct(links.Graph.Nodes[r.Node]) || chosen[r.Node]) return true;
            if (at.Step == farthest) continue;
            foreach (var use in links.Uses(at.Value))
                if (use.Input >= 0 && !IsProduct(links.Graph.Nodes[use.Node]))
                    foreach (var o in links.Graph.Nodes[use.Node].Outputs) next.Enqueue((o, at.Step + 1));
        }
        return false;

        bool IsKernels(string result)
        {
            var origin = Moves.Origin(links, result);
            return origin == Moves.Origin(links, value) || Activation.Of(links, origin)?.Input == value;
        }
    }

    private static ImmutableArray<QuantizedWeight> Weights(ValueLinks links, bool[] chosen)
    {
        var order = new List<(string Name, int Axis)>();
        var readers = new Dictionary<(string, int), ImmutableArray<Use>.Builder>();
        for (var n = 0; n < chosen.Length; n++)
        {
            if (!chosen[n] || WeightAxis(links.Graph, links.Graph.Nodes[n]) is not { } axis) continue;
            var key = (links.Graph.Nodes[n].Inputs[1], axis);
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
