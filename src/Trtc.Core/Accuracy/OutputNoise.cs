namespace Trtc.Core.Accuracy;

/// <summary>
/// Noise over signal, Σ (r − c)² / Σ r², a channel at a time and then the mean over channels, so that boxes in pixels do not drown scores.
/// Channels are the shortest axis behind the first, where it has 2 to 256 places; other tensors count as one channel. A channel gives at
/// most 1.
/// </summary>
public sealed class OutputNoise
{
    private const long MostChannels = 256;

    private readonly Dictionary<string, (double[] Signal, double[] Noise)> _sums = new(StringComparer.Ordinal);

    public void Add(TensorValues reference, TensorValues candidate)
    {
        var dims = reference.Dims;
        var axis = -1;
        for (var i = 1; i < dims.Length; i++) if (dims[i] is > 1 and <= MostChannels && (axis < 0 || dims[i] < dims[axis])) axis = i;
        var channels = axis < 0 ? 1 : (int)dims[axis];
        var inner = 1;
        if (axis < 0) inner = reference.Values.Length;
        else for (var i = axis + 1; i < dims.Length; i++) inner *= (int)dims[i];
        if (!_sums.TryGetValue(reference.Name, out var sums)) _sums[reference.Name] = sums = (new double[channels], new double[channels]);
        if (sums.Signal.Length != channels || reference.Values.Length != candidate.Values.Length || inner == 0) return;
        for (int start = 0, c = 0; start + inner <= reference.Values.Length; start += inner, c = c + 1 == channels ? 0 : c + 1)
        {
            var r = reference.Values.AsSpan(start, inner);
            var o = candidate.Values.AsSpan(start, inner);
            double signal = 0, noise = 0;
            for (var i = 0; i < r.Length; i++)
            {
                double d = (double)r[i] - o[i];
                signal += (double)r[i] * r[i];
                noise += d * d;
            }
            sums.Signal[c] += signal;
            sums.Noise[c] += noise;
        }
    }

    /// <summary>The sum over outputs.</summary>
    public double Total
    {
        get
        {
            double total = 0;
            foreach (var (signal, noise) in _sums.Values)
            {
                double sum = 0;
                for (var c = 0; c < signal.Length; c++)
                    if (noise[c] != 0) sum += noise[c] < signal[c] ? noise[c] / signal[c] : 1;
                total += sum / signal.Length;
            }
            return total;
        }
    }
}
