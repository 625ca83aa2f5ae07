using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>
/// Grouped (depthwise) convolutions that one step for all channels does not serve. Rounding to a step s is noise of power s²/12 in every
/// element, and a convolution makes s²/12 · Σw² of it in each element of an output channel, w its kernel. Where large channels have small
/// kernels, as behind a folded BatchNormalization, the step follows the large ones and the output lives from the small ones: the noise is
/// to be held against the output's measured power, not the input's. Convolutions that mix channels average such noise over many products.
/// </summary>
internal static class CoarseSteps
{
    /// <summary>Of the output's power, 20 dB: noise that, handed on, would by itself take the cosine of what follows to 0.995.</summary>
    private const double MostNoise = 0.01;

    /// <summary>Display names of the nodes.</summary>
    /// <param name="plan">Made for this graph; its tensors' groups say which step a node gets.</param>
    /// <param name="ranges">Nodes whose output was not measured are left alone.</param>
    internal static ImmutableHashSet<string> Find(Graph graph, QuantPlan plan, IReadOnlyDictionary<string, MeasuredRange> ranges)
    {
        var steps = QdqPass.GroupScales(plan, MeasuredModel.StepsOf(ranges));
        var coarse = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var tensor in plan.Tensors)
        {
            if (!steps.TryGetValue(tensor.Group, out var step)) continue;
            foreach (var reader in tensor.Readers)
            {
                var node = graph.Nodes[reader.Node];
                if (!node.Is("Conv") || node.Int("group", 1) == 1) continue;
                if (!ranges.TryGetValue(node.Outputs[0], out var output) || !(output.MeanSquare > 0)) continue;
                var weight = graph.Initializers[node.Inputs[1]];
                var noise = (double)step * step / 12 * SumOfSquares(weight) / weight.Dims[0];
                if (noise > MostNoise * output.MeanSquare) coarse.Add(node.Display);
            }
        }
        return coarse.ToImmutable();
    }

    private static double SumOfSquares(TensorData weight)
    {
        double sum = 0;
        FloatBlocks.Scan(weight, (_, values) =>
        {
            foreach (var v in values) sum += (double)v * v;
        });
        return sum;
    }
}
