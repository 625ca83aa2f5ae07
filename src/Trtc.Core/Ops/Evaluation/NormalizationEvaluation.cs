using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Normalisation of constants: weights that are standardised in the graph.</summary>
internal static class NormalizationEvaluation
{
    /// <summary>By given statistics or, in training mode, by those of the tensor itself; there the second and third output are the running
    /// ones.</summary>
    internal static ImmutableArray<Tensor>? BatchNormalization(EvaluationContext node)
    {
        if (node.Dense(0) is not { Type: DataType.Float32, Rank: >= 2 } x || !node.Fits(x.Dims) || node.Node.Int("spatial", 1) != 1
            || (node.Since < 7 && node.Node.Int("is_test", 0) == 0)) return null;
        var channels = (int)x.Dims[1];
        var rows = new float[4][];
        for (var i = 0; i < rows.Length; i++)
        {
            if (node.Dense(i + 1) is not { Type: DataType.Float32 } row || row.Count != channels) return null;
            rows[i] = row.As<float>().ToArray();
        }
        var (gamma, beta, mean, variance) = (rows[0], rows[1], rows[2], rows[3]);
        var values = x.As<float>();
        var inner = channels == 0 || x.Dims[0] == 0 ? 0 : values.Length / channels / (int)x.Dims[0];
        var training = node.Node.Int("training_mode", 0) != 0;
        var (running, spread) = (mean.ToArray(), variance.ToArray());
        if (training)
        {
            var momentum = node.Node.Float("momentum", 0.9f);
            for (var c = 0; c < channels; c++)
            {
                double sum = 0, squares = 0;
                var count = 0;
                for (var at = c * inner; at < values.Length; at += channels * inner)
                    foreach (var v in values.Slice(at, inner)) { sum += v; count++; }
                var centre = count == 0 ? 0 : sum / count;
                for (var at = c * inner; at < values.Length; at += channels * inner)
                    foreach (var v in values.Slice(at, inner)) squares += (v - centre) * (v - centre);
                var (m, s) = ((float)centre, (float)(count == 0 ? 0 : squares / count));
                (running[c], spread[c]) = (running[c] * momentum + m * (1 - momentum), spread[c] * momentum + s * (1 - momentum));
                (mean[c], variance[c]) = (m, s);
            }
        }
        var y = new float[values.Length];
        var epsilon = (double)node.Node.Float("epsilon", 1e-5f);
        for (var i = 0; i < y.Length; i++)
        {
            var c = i / inner % channels;
            y[i] = (float)((values[i] - mean[c]) / Math.Sqrt(variance[c] + epsilon) * gamma[c] + beta[c]);
        }
        var result = DenseTensor.Of<float>(DataType.Float32, x.Dims, y);
        if (!training) return [result];
        return [result, DenseTensor.Of<float>(DataType.Float32, [channels], running),
            DenseTensor.Of<float>(DataType.Float32, [channels], spread)];
    }
}
