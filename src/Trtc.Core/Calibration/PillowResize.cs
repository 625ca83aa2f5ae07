namespace Trtc.Core.Calibration;

/// <summary>
/// Bilinear resampling as Pillow's <c>Image.resize(size, BILINEAR)</c> does it, bit for bit: the triangle filter grows with the
/// reduction (antialiasing), the two passes (rows, then columns) use 22-bit fixed-point weights, and pixels are rounded to bytes between
/// them. Most models were trained on pictures that came through this or a filter close to it.
/// </summary>
public static class PillowResize
{
    private const int WeightBits = 22;

    /// <summary>The picture at the new size; the same object when the size is the same.</summary>
    public static RgbImage Bilinear(RgbImage image, int width, int height)
    {
        if (width != image.Width) image = Horizontal(image, width);
        if (height != image.Height) image = Vertical(image, height);
        return image;
    }

    private static RgbImage Horizontal(RgbImage image, int width)
    {
        var result = new RgbImage(width, image.Height);
        var taps = Taps.For(image.Width, width);
        for (var y = 0; y < image.Height; y++)
        {
            var source = image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3);
            var target = result.Pixels.AsSpan(y * width * 3, width * 3);
            for (var x = 0; x < width; x++)
            {
                var weights = taps.Weights.AsSpan(x * taps.Stride, taps.Counts[x]);
                var pixels = source.Slice(taps.Starts[x] * 3, weights.Length * 3);
                int r = 1 << (WeightBits - 1), g = r, b = r;
                for (int i = 0, p = 0; i < weights.Length; i++, p += 3)
                {
                    var w = weights[i];
                    r += pixels[p] * w;
                    g += pixels[p + 1] * w;
                    b += pixels[p + 2] * w;
                }
                target[x * 3] = (byte)Math.Clamp(r >> WeightBits, 0, 255);
                target[x * 3 + 1] = (byte)Math.Clamp(g >> WeightBits, 0, 255);
                target[x * 3 + 2] = (byte)Math.Clamp(b >> WeightBits, 0, 255);
            }
        }
        return result;
    }

    private static RgbImage Vertical(RgbImage image, int height)
    {
        var result = new RgbImage(image.Width, height);
        var taps = Taps.For(image.Height, height);
        var row = image.Width * 3;
        var sums = new int[row];
        for (var y = 0; y < height; y++)
        {
            Array.Fill(sums, 1 << (WeightBits - 1));
            for (var i = 0; i < taps.Counts[y]; i++)
            {
                var w = taps.Weights[y * taps.Stride + i];
                var source = image.Pixels.AsSpan((taps.Starts[y] + i) * row, row);
                for (var x = 0; x < source.Length; x++) sums[x] += source[x] * w;
            }
            var target = result.Pixels.AsSpan(y * row, row);
            for (var x = 0; x < target.Length; x++) target[x] = (byte)Math.Clamp(sums[x] >> WeightBits, 0, 255);
        }
        return result;
    }

    /// <summary>For each target position the source positions it reads and their weights, which sum to about 2^22.</summary>
    private readonly record struct Taps(int[] Starts, int[] Counts, int[] Weights, int Stride)
    {
        public static Taps For(int source, int target)
        {
            var scale = (double)source / target;
            var support = Math.Max(scale, 1.0);
            var stride = (int)Math.Ceiling(support) * 2 + 1;
            var taps = new Taps(new int[target], new int[target], new int[checked(target * stride)], stride);
            var weights = new double[stride];
            for (var t = 0; t < target; t++)
            {
                var centre = (t + 0.5) * scale;
                var start = Math.Max((int)(centre - support + 0.5), 0);
                var count = Math.Min((int)(centre + support + 0.5), source) - start;
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    weights[i] = Math.Max(1.0 - Math.Abs((i + start - centre + 0.5) * (1.0 / support)), 0.0);
                    sum += weights[i];
                }
                for (var i = 0; i < count; i++)
                {
                    var w = sum != 0 ? weights[i] / sum : weights[i];
                    taps.Weights[t * stride + i] = (int)(0.5 + w * (1 << WeightBits));
                }
                taps.Starts[t] = start;
                taps.Counts[t] = count;
            }
            return taps;
        }
    }
}
