using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision.Repairs;

/// <summary>
/// Bias correction: what INT8 shifts each output channel of a layer by, on average over the calibration data, is taken off its bias (Nagel
/// et al. 2019, arXiv:1906.04721). The shift is measured layer by layer, each fed with the FP32 model's own values, so the correction
/// of a layer does not depend on which others are quantised.
/// </summary>
public static class BiasCorrection
{
    /// <summary>The probe that measures the shifts: each quantised layer a second time, in INT8, and the mean of its error.</summary>
    /// <param name="model">What <paramref name="plan"/> was made for, values typed.</param>
    /// <param name="steps">INT8 steps by tensor, one for all tensors of a group.</param>
    /// <param name="finish">Gives the shifts by the layer's display name, once all runs are taken.</param>
    public static Probe? Shifts(Model model, QuantPlan plan, IReadOnlyDictionary<string, float> steps, out Func<ImmutableDictionary<string,
        float[]>> finish)
    {
        var probe = new ProbeGraph(model);
        var layers = new List<string>();
        var outputs = ImmutableArray.CreateBuilder<string>();
        foreach (var layer in QuantisedLayer.Of(model.Graph, plan, steps))
        {
            var node = model.Graph.Nodes[layer.Node];
            if (layer.Weight is null || Bias(probe.Links, node) is null
                || ChannelAxis.Others(probe.Links, node) is not { IsDefault: false } axes) continue;
            layers.Add(node.Display);
            outputs.Add(
                probe.Output(probe.Reduce("ReduceMean", probe.Node("Sub", node.Outputs[0], layer.Copy(probe, node, layer.Step)), axes)));
        }
        var means = new ExactMean[layers.Count][];
        finish = () =>
        {
            var shifts = ImmutableDictionary.CreateBuilder<string, float[]>(StringComparer.Ordinal);
            for (var l = 0; l < means.Length; l++) if (means[l] is { } m) shifts[layers[l]] = Array.ConvertAll(m, x => (float)x.Value);
            return shifts.ToImmutable();
        };
        return layers.Count == 0 ? null : new(probe.Model, outputs.ToImmutable(), run =>
        {
            for (var l = 0; l < means.Length; l++)
            {
                means[l] ??= new ExactMean[run[l].Length];
                for (var c = 0; c < means[l].Length; c++) means[l][c].Add(run[l][c]);
            }
        });
    }

    /// <summary>The graph with the shifts in the biases of those layers that the plan quantises; nodes keep their places.</summary>
    public static Graph Run(Graph graph, QuantPlan plan, IReadOnlyDictionary<string, float[]> shifts)
    {
        if (shifts.Count == 0) return graph;
        var links = new ValueLinks(graph);
        var edit = new GraphEditor(graph);
        foreach (var weight in plan.Weights)
            foreach (var use in weight.Readers)
            {
                var node = graph.Nodes[use.Node];
                if (!shifts.TryGetValue(node.Display, out var shift) || Bias(links, node) is not { } place) continue;
                var target = edit[place.Node]!;
                var old = target.Input(place.Input);
                var bias = (float[])shift.Clone();
                if (old.Length > 0)
                {
                    var values = FloatBlocks.Read(edit.Constant(old)!);
                    for (var c = 0; c < bias.Length; c++) bias[c] += values[c];
                }
                var name = edit.AddInitializer((old.Length > 0 ? old : node.Display + ".bias") + ".corrected",
                    new(DataType.Float32, [bias.Length], new MemoryBytes(MemoryMarshal.AsBytes<float>(bias).ToArray())));
                var inputs = place.Input < target.Inputs.Length ? target.Inputs.SetItem(place.Input, name) : target.Inputs.Add(name);
                edit.Replace(place.Node, target with { Inputs = inputs });
                if (old.Length > 0 && edit.Readers(old).Count == 0 && !edit.IsPinned(old)) edit.RemoveInitializer(old);
            }
        return edit.ToGraph();
    }

    /// <summary>Where the layer's bias is, or may be put; null when it has no place for one.</summary>
    private static Use? Bias(ValueLinks links, Node node)
    {
        var own = links.Producer(node.Outputs[0]);
        var channels = links.Constant(node.Inputs[1])!.Dims[QuantPlanner.WeightAxis(links.Graph, node)!.Value] * (node.Is("ConvTranspose")
            ? node.Int("group", 1) : 1);
        switch (node.OpType)
        {
            case "Conv" or "ConvTranspose":
                return node.Input(2).Length == 0 || IsBias(node.Input(2)) ? new(own, 2) : null;
            case "Gemm":
                return node.Float("beta", 1) == 1 && (node.Input(2).Length == 0 || IsBias(node.Input(2))) ? new(own, 2) : null;
            default:
                // A matrix product's bias is an Add of its own.
                if (!links.HasOneUse(node.Outputs[0])) return null;
                var use = links.Uses(node.Outputs[0])[0];
                var add = links.Graph.Nodes[use.Node];
                return add.Is("Add") && IsBias(add.Inputs[1 - use.Input]) ? new(use.Node, 1 - use.Input) : null;
        }

        bool IsBias(string value) => links.Constant(value) is { Type: DataType.Float32, Dims.Length: 1 } bias && bias.Dims[0] == channels;
    }
}
