using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Core.Passes;

/// <summary>
/// Folds what is affine per channel and follows a Conv or ConvTranspose (BatchNormalization, Mul, Div, Add and Sub with constants) into its
/// weights and bias: y = a·(W∗x + b) + c becomes (a·W)∗x + (a·b + c). A weight that gets Q/DQ must be the one that is computed with:
/// the builder folds nothing through a Q.
/// </summary>
public static class FoldBatchNorm
{
    public static Graph Run(Graph graph)
    {
        var links = new ValueLinks(graph);
        var gone = new HashSet<int>();
        var changed = new Dictionary<int, Node>();
        var initializers = graph.Initializers.ToBuilder();
        for (var n = 0; n < graph.Nodes.Length; n++)
        {
            var conv = graph.Nodes[n];
            if (!(conv.Is("Conv") || conv.Is("ConvTranspose"))) continue;
            if (links.Constant(conv.Input(1)) is not { Type: DataType.Float32, Dims.Length: >= 3 } weight) continue;
            var bias = conv.Input(2).Length == 0 ? null : links.Constant(conv.Input(2));
            if (bias is null && conv.Input(2).Length > 0) continue;
            var channels = OutputChannels(conv, weight);
            if (channels <= 0 || (bias is not null && (bias.Type != DataType.Float32 || bias.Elements != channels))) continue;
            var fold = Follow(links, conv, channels, weight.Dims.Length, gone);
            if (fold.Count == 0) continue;
            var w = links.Fresh(conv.Input(1) + ".folded");
            var b = links.Fresh(w + ".bias");
            initializers[w] = Scaled(weight, conv, fold.Scale);
            initializers[b] = Shifted(bias, fold.Scale, fold.Shift);
            changed[n] = conv with { Inputs = [conv.Inputs[0], w, b], Outputs = [fold.Output] };
        }
        if (changed.Count == 0) return graph;
        var nodes = System.Collections.Immutable.ImmutableArray.CreateBuilder<Node>(graph.Nodes.Length - gone.Count);
        for (var n = 0; n < graph.Nodes.Length; n++)
            if (!gone.Contains(n)) nodes.Add(changed.GetValueOrDefault(n, graph.Nodes[n]));
        var result = graph with { Nodes = nodes.MoveToImmutable(), Initializers = initializers.ToImmutable() };
        return DropUnread(result, changed.Keys, graph);
    }

    private static Graph DropUnread(Graph graph, IEnumerable<int> convs, Graph before)
    {
        var links = new ValueLinks(graph);
        var initializers = graph.Initializers.ToBuilder();
        foreach (var n in convs)
            foreach (var i in before.Nodes[n].Inputs)
                if (links.Uses(i).Count == 0 && !links.IsOutput(i)) initializers.Remove(i);
        return graph with { Initializers = initializers.ToImmutable() };
    }

    private sealed class Affine(int channels)
    {
        internal double[] Scale { get; } = [.. Enumerable.Repeat(1.0, channels)];

        internal double[] Shift { get; } = new double[channels];

        internal int Count { get; set; }

        internal string Output { get; set; } = "";
    }

    private static Affine Follow(ValueLinks links, Node conv, int channels, int rank, HashSet<int> gone)
    {
        var affine = new Affine(channels) { Output = conv.Outputs[0] };
        while (links.HasOneUse(affine.Output))
        {
            var use = links.Uses(affine.Output)[0];
            var node = links.Graph.Nodes[use.Node];
            if (!(node.Is("BatchNormalization") ? Normalize(links, node, use.Input, affine) : Combine(links, node, use.Input, rank, affine))) break;
            gone.Add(use.Node);
            affine.Output = node.Outputs[0];
            affine.Count++;
        }
        return affine;
    }

    private static bool Normalize(ValueLinks links, Node node, int input, Affine affine)
    {
        if (input != 0 || node.Outputs.Length != 1 || node.Int("training_mode", 0) != 0 || node.Int("spatial", 1) != 1) return false;
        var channels = affine.Scale.Length;
        Span<float[]> p = new float[4][];
        for (var i = 0; i < 4; i++)
        {
            if (links.Constant(node.Input(i + 1)) is not { Type: DataType.Float32 } t || t.Elements != channels) return false;
            p[i] = FloatBlocks.Read(t);
        }
        double epsilon = node.Float("epsilon", 1e-5f);
        for (var c = 0; c < channels; c++)
        {
            var a = p[0][c] / Math.Sqrt(p[3][c] + epsilon);
            affine.Scale[c] *= a;
            affine.Shift[c] = ((affine.Shift[c] - p[2][c]) * a) + p[1][c];
        }
        return true;
    }

    private static bool Combine(ValueLinks links, Node node, int input, int rank, Affine affine)
    {
        if (node.Domain.Length > 0 || node.Inputs.Length != 2 || node.OpType is not ("Mul" or "Div" or "Add" or "Sub")) return false;
        if (input == 1 && node.OpType is "Div" or "Sub") return false;
        if (node.Attributes.Count > 0 || links.Constant(node.Input(1 - input)) is not { Type: DataType.Float32 } t) return false;
        if (!IsPerChannel(t, affine.Scale.Length, rank)) return false;
        var values = FloatBlocks.Read(t);
        for (var c = 0; c < affine.Scale.Length; c++)
        {
            double v = values[values.Length == 1 ? 0 : c];
            switch (node.OpType)
            {
                case "Mul": affine.Scale[c] *= v; affine.Shift[c] *= v; break;
                case "Div": affine.Scale[c] /= v; affine.Shift[c] /= v; break;
                case "Add": affine.Shift[c] += v; break;
                default: affine.Shift[c] -= v; break;
            }
        }
        return true;
    }

    // One value, or C values that broadcast along the channels of N×C×D1×…: [C,1,…,1] or [1,C,1,…,1].
    private static bool IsPerChannel(TensorData t, int channels, int rank)
    {
        if (t.Dims.Length > rank) return false;
        if (t.Elements == 1) return true;
        var axis = t.Dims.Length - (rank - 1);
        return t.Elements == channels && axis >= 0 && t.Dims[axis] == channels;
    }

    private static int OutputChannels(Node conv, TensorData weight)
    {
        var group = conv.Int("group", 1);
        var n = conv.Is("Conv") ? weight.Dims[0] : weight.Dims[1] * group;
        return group < 1 || n > int.MaxValue || weight.Dims[0] % group != 0 ? 0 : (int)n;
    }

    private static TensorData Scaled(TensorData weight, Node conv, double[] scale)
    {
        var values = FloatBlocks.Read(weight);
        if (conv.Is("Conv"))
        {
            var each = values.Length / scale.Length;
            for (var i = 0; i < values.Length; i++) values[i] = (float)(values[i] * scale[i / each]);
        }
        else
        {
            // [Cin, Cout/group, k…]: the input channels of group g give the output channels g·Cout/group and on.
            var perGroup = (int)weight.Dims[1];
            var inputsPerGroup = (int)(weight.Dims[0] / conv.Int("group", 1));
            var kernel = values.Length / (int)weight.Dims[0] / perGroup;
            for (var i = 0; i < values.Length; i++)
            {
                var row = i / kernel;
                values[i] = (float)(values[i] * scale[(row / perGroup / inputsPerGroup * perGroup) + (row % perGroup)]);
            }
        }
        return weight with { Bytes = new MemoryBytes(MemoryMarshal.AsBytes<float>(values).ToArray()) };
    }

    private static TensorData Shifted(TensorData? bias, double[] scale, double[] shift)
    {
        var values = bias is null ? new float[scale.Length] : FloatBlocks.Read(bias);
        for (var c = 0; c < values.Length; c++) values[c] = (float)((values[c] * scale[c]) + shift[c]);
        return new(DataType.Float32, [values.Length], new MemoryBytes(MemoryMarshal.AsBytes<float>(values).ToArray()));
    }
}
