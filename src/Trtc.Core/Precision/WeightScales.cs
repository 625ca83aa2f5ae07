using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>Symmetric INT8 scales of weights, one a channel.</summary>
internal static class WeightScales
{
    internal const float Steps = 127;

    /// <summary>The smallest step, 2⁻²⁰, a number of FP16: what is rounded to it is off by half a millionth, and no layer leaves FP16 for a
    /// channel that is all but dead.</summary>
    internal const float Least = 1f / (1 << 20);

    /// <summary>
    /// The largest magnitude of each channel over 127, rounded up to a number of FP16. A channel of zeros gets the scale 1/127: any will
    /// do, and a positive normal number is what every reader takes.
    /// </summary>
    internal static float[] PerChannel(TensorData weight, int axis)
    {
        var channels = weight.Dims[axis];
        long inner = 1;
        for (var i = axis + 1; i < weight.Dims.Length; i++) inner *= weight.Dims[i];
        var max = new float[channels];
        FloatBlocks.Scan(weight, (start, values) =>
        {
            for (var i = 0; i < values.Length;)
            {
                var at = start + i;
                var run = (int)Math.Min(inner - (at % inner), values.Length - i);
                ref var m = ref max[at / inner % channels];
                m = Math.Max(m,
                    Math.Abs(run == 1 ? values[i] : System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(values.Slice(i, run))));
                i += run;
            }
        });
        for (var c = 0; c < max.Length; c++)
        {
            var scale = max[c] / Steps;
            max[c] = float.IsNormal(scale) ? Rounded(scale) : Rounded(1 / Steps);
        }
        return max;
    }

    /// <summary>The smallest number of FP16 that is not below <paramref name="step"/>, and at least <see cref="Least"/>; itself beyond
    /// FP16's range. One number in Q and DQ of either type.</summary>
    internal static float Rounded(float step)
    {
        var half = (Half)Math.Max(step, Least);
        if ((float)half < step) half = Half.BitIncrement(half);
        return Half.IsFinite(half) ? (float)half : step;
    }
}
