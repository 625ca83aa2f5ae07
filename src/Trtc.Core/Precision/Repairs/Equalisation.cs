using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision.Repairs;

/// <summary>
/// Cross-layer equalisation: channels of one tensor, which share an INT8 scale, are brought to like ranges by scaling each where it is made
/// and undoing it where it is read (Nagel et al. 2019, arXiv:1906.04721), with the ranges of activations in place of those of weights, as
/// weights have a scale per channel anyway (Xiao et al. 2022, arXiv:2211.10438). Factors are powers of two, so FP32 results keep
/// their bits, numbers below the normal range left aside.
/// </summary>
public static class Equalisation
{
    /// <summary>A channel is scaled by at most two to this power, either way: weights must stay normal numbers in FP16.</summary>
    private const int MostDoublings = 6;

    /// <summary>The probe that measures what <see cref="Run"/> needs; null when the model has no chain.</summary>
    /// <param name="model">Values typed by shape inference.</param>
    /// <param name="magnitudes">Receives the largest magnitude of each channel, by tensor.</param>
    public static Probe? Magnitudes(Model model, Dictionary<string, float[]> magnitudes)
    {
        var probe = new ProbeGraph(model);
        var tensors = new List<string>();
        var outputs = ImmutableArray.CreateBuilder<string>();
        foreach (var chain in EqualisationChains.Find(model.Graph))
        {
            var tensor = model.Graph.Nodes[chain.Readers[0]].Inputs[0];
            tensors.Add(tensor);
            outputs.Add(
                probe.Output(
                probe.Reduce("ReduceMax", probe.Node("Abs", tensor), ChannelAxis.Others(1, probe.Links.ShapeOf(tensor)!.Rank))));
        }
        if (tensors.Count == 0) return null;
        return new(probe.Model, outputs.ToImmutable(), run =>
        {
            for (var t = 0; t < tensors.Count; t++)
            {
                if (!magnitudes.TryGetValue(tensors[t], out var largest)) magnitudes[tensors[t]] = largest = new float[run[t].Length];
                for (var c = 0; c < largest.Length; c++) if (float.IsFinite(run[t][c])) largest[c] = Math.Max(largest[c], run[t][c]);
            }
        });
    }

    /// <summary>A graph that computes the same; chains of which nothing was measured stay as they are.</summary>
    public static Graph Run(Graph graph, IReadOnlyDictionary<string, float[]> magnitudes)
    {
        var edit = new GraphEditor(graph);
        foreach (var chain in EqualisationChains.Find(graph))
        {
            var first = graph.Nodes[chain.Readers[0]];
            if (!magnitudes.TryGetValue(first.Inputs[0], out var largest) || largest.Length != chain.Channels) continue;
            var doublings = Doublings(largest, first.Int("group", 1) > 1 ? null
                : WeightMagnitudes(edit.Constant(edit[chain.Readers[0]]!.Inputs[1])!, chain.Channels));
            if (doublings.AsSpan().ContainsAnyExcept(0)) Scale(edit, chain, doublings);
        }
        return edit.ToGraph();
    }

    /// <summary>
    /// Exponents of the factors. A grouped reader has a scale for each channel's weights, or nearly, so that activations alone are
    /// levelled; any other reader mixes channels, and the unevenness is shared between its weights and the activations.
    /// </summary>
    private static int[] Doublings(float[] activation, float[]? weight)
    {
        var wanted = new double[activation.Length];
        double before = 0, after = double.NegativeInfinity;
        for (var c = 0; c < wanted.Length; c++)
        {
            if (activation[c] <= 0 || weight?[c] <= 0) continue;
            wanted[c] = weight is null ? -Math.Log2(activation[c]) : (Math.Log2(weight[c]) - Math.Log2(activation[c])) / 2;
            before = Math.Max(before, activation[c]);
            after = Math.Max(after, Math.Log2(activation[c]) + wanted[c]);
        }
        var doublings = new int[wanted.Length];
        if (before == 0) return doublings;
        // The tensor's largest magnitude stays what it was.
        var level = Math.Log2(before) - after;
        for (var c = 0; c < wanted.Length; c++)
            if (activation[c] > 0 && !(weight?[c] <= 0))
                doublings[c] = (int)Math.Clamp(Math.Floor(wanted[c] + level), -MostDoublings, MostDoublings);
        return doublings;
    }

    /// <summary>Largest magnitude of each input channel's weights.</summary>
    private static float[] WeightMagnitudes(TensorData weight, int channels)
    {
        var largest = new float[channels];
        var inner = weight.Elements / weight.Dims[0] / weight.Dims[1];
        FloatBlocks.Scan(weight, (start, values) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                ref var m = ref largest[(start + i) / inner % channels];
                m = Math.Max(m, Math.Abs(values[i]));
            }
        });
        return largest;
    }

    private static void Scale(GraphEditor edit, EqualisationChain chain, int[] doublings)
    {
        var up = Factors(doublings, 1);
        var source = edit[chain.Source]!;
        if (source.Is("Conv"))
        {
            Rewrite(edit, chain.Source, 1, w => w with { Bytes = new ScaledBytes(w.Bytes, up, w.Elements / w.Dims[0]) });
            if (source.Input(2).Length > 0) Rewrite(edit, chain.Source, 2, b => b with { Bytes = new ScaledBytes(b.Bytes, up, 1) });
        }
        else Rewrite(edit, chain.Source, chain.Factor, c => PerChannel(c, source.Is("Div") ? Factors(doublings, -1) : up, chain.Rank));
        foreach (var n in chain.Sums)
            Rewrite(edit, n, edit.Constant(edit[n]!.Inputs[1]) is null ? 0 : 1, c => PerChannel(c, up, chain.Rank));
        foreach (var n in chain.Readers)
            Rewrite(edit, n, 1,
                w => w with { Bytes = new ScaledBytes(w.Bytes, PerInput(Factors(doublings, -1), w.Dims, edit[n]!.Int("group", 1)),
                w.Elements / w.Dims[0] / w.Dims[1]) });
    }

    private static ImmutableArray<float> Factors(int[] doublings, int sign)
    {
        var factors = ImmutableArray.CreateBuilder<float>(doublings.Length);
        foreach (var d in doublings) factors.Add(MathF.ScaleB(1, sign * d));
        return factors.MoveToImmutable();
    }

    /// <summary>The factor of each of a weight's O × I/group kernels.</summary>
    private static ImmutableArray<float> PerInput(ImmutableArray<float> factors, ImmutableArray<long> dims, long group)
    {
        if (group == 1) return factors;
        var all = ImmutableArray.CreateBuilder<float>();
        for (long o = 0; o < dims[0]; o++)
            for (long i = 0; i < dims[1]; i++) all.Add(factors[(int)(o / (dims[0] / group) * dims[1] + i)]);
        return all.ToImmutable();
    }

    private static TensorData PerChannel(TensorData constant, ImmutableArray<float> factors, int rank)
    {
        var values = FloatBlocks.Read(constant);
        var scaled = new float[factors.Length];
        for (var c = 0; c < scaled.Length; c++) scaled[c] = values[values.Length == 1 ? 0 : c] * factors[c];
        var dims = Enumerable.Repeat(1L, rank).ToArray();
        dims[1] = scaled.Length;
        return new(DataType.Float32, [.. dims], new MemoryBytes(MemoryMarshal.AsBytes<float>(scaled).ToArray()));
    }

    /// <summary>Gives the node a constant of its own: others may read the old one.</summary>
    private static void Rewrite(GraphEditor edit, int index, int input, Func<TensorData, TensorData> change)
    {
        var node = edit[index]!;
        var old = node.Inputs[input];
        var name = edit.AddInitializer(old + "_equalised", change(edit.Constant(old)!));
        edit.Replace(index, node with { Inputs = node.Inputs.SetItem(input, name) });
        if (edit.Readers(old).Count == 0 && !edit.IsPinned(old)) edit.RemoveInitializer(old);
    }
}
