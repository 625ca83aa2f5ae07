using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Calibration;

/// <summary>
/// A <see cref="Preprocess"/> with nothing left open, ready to turn pictures into tensors. Immutable, for any number of threads.
/// Height and width are 0 with <see cref="ResizeMode.None"/> and a model that takes any size.
/// </summary>
public sealed class ResolvedPreprocess
{
    private const long MaxPixels = 1 << 28;

    /// <summary>The value of each byte in each channel: 256 a channel.</summary>
    private readonly float[] _values;

    internal ResolvedPreprocess(Preprocess declared)
    {
        Declared = declared;
        _values = new float[Channels * 256];
        for (var c = 0; c < Channels; c++)
            for (var b = 0; b < 256; b++)
                _values[c * 256 + b] = (float)((b * declared.Scale - declared.Mean[c]) / declared.Std[c]);
    }

    /// <summary>With every field set: what goes into the manifest.</summary>
    public Preprocess Declared { get; }

    public int Channels => Declared.Colour == ColourOrder.Gray ? 1 : 3;

    /// <summary>The model's input for one picture, batch 1; null with a <paramref name="reason"/> when the picture cannot be fitted.</summary>
    public TensorData? Tensor(RgbImage image, out string reason)
    {
        var d = Declared;
        int height = d.Height!.Value, width = d.Width!.Value;
        if (height == 0) (height, width) = (image.Height, image.Width);
        if (d.Resize == ResizeMode.None && (image.Height != height || image.Width != width))
        {
            reason = $"it is {image.Width}×{image.Height} pixels, the model takes {width}×{height}, and resize is none";
            return null;
        }
        if (d.Resize == ResizeMode.Crop && (long)d.Short!.Value * d.Short.Value * Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height) > MaxPixels)
        {
            reason = $"its proportions, {image.Width}×{image.Height}, are too extreme to crop from";
            return null;
        }
        reason = "";
        var pixels = Fit(image, width, height).Pixels;
        ImmutableArray<long> dims = d.Layout == TensorLayout.Nchw ? [1, Channels, height, width] : [1, height, width, Channels];
        var bytes = new byte[d.Type!.Value.Bytes((long)Channels * height * width)];
        switch (d.Type)
        {
            case DataType.Float32: Fill(pixels, MemoryMarshal.Cast<byte, float>(bytes.AsSpan()), static v => v); break;
            case DataType.Float16: Fill(pixels, MemoryMarshal.Cast<byte, Half>(bytes.AsSpan()), static v => (Half)v); break;
            case DataType.UInt8: Fill(pixels, bytes.AsSpan(), static v => (byte)Math.Clamp(MathF.Round(v), 0, 255)); break;
            default: Fill(pixels, MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan()), static v => (sbyte)Math.Clamp(MathF.Round(v), -128, 127)); break;
        }
        return new(d.Type.Value, dims, new MemoryBytes(bytes));
    }

    /// <summary>The picture at the target's size, before colours and numbers.</summary>
    public RgbImage Fit(RgbImage image, int width, int height) => Declared.Resize switch
    {
        ResizeMode.Stretch => PillowResize.Bilinear(image, width, height),
        ResizeMode.Letterbox => Letterbox(image, width, height),
        ResizeMode.Crop => Crop(image, width, height),
        _ => image,
    };

    private RgbImage Letterbox(RgbImage image, int width, int height)
    {
        var scale = Math.Min((double)width / image.Width, (double)height / image.Height);
        var w = Math.Clamp((int)Math.Round(image.Width * scale), 1, width);
        var h = Math.Clamp((int)Math.Round(image.Height * scale), 1, height);
        var inner = PillowResize.Bilinear(image, w, h);
        var result = new RgbImage(width, height);
        for (var i = 0; i < result.Pixels.Length; i += 3) Declared.Pad.AsSpan().CopyTo(result.Pixels.AsSpan(i, 3));
        Copy(inner, 0, 0, result, (width - w) / 2, (height - h) / 2, w, h);
        return result;
    }

    private RgbImage Crop(RgbImage image, int width, int height)
    {
        var side = Declared.Short!.Value;
        var (w, h) = image.Width <= image.Height
            ? (side, Math.Max((int)Math.Round((double)side * image.Height / image.Width), height))
            : (Math.Max((int)Math.Round((double)side * image.Width / image.Height), width), side);
        var inner = PillowResize.Bilinear(image, w, h);
        var result = new RgbImage(width, height);
        Copy(inner, (w - width) / 2, (h - height) / 2, result, 0, 0, width, height);
        return result;
    }

    private static void Copy(RgbImage from, int fx, int fy, RgbImage to, int tx, int ty, int width, int height)
    {
        for (var y = 0; y < height; y++)
            from.Pixels.AsSpan(((fy + y) * from.Width + fx) * 3, width * 3).CopyTo(to.Pixels.AsSpan(((ty + y) * to.Width + tx) * 3));
    }

    private void Fill<T>(ReadOnlySpan<byte> pixels, Span<T> target, Func<float, T> convert)
    {
        var table = new T[_values.Length];
        for (var i = 0; i < table.Length; i++) table[i] = convert(_values[i]);
        var count = pixels.Length / 3;
        if (Channels == 1)
        {
            // Pillow's convert("L"): ITU-R 601-2 luma in 16-bit fixed point.
            for (var i = 0; i < count; i++)
                target[i] = table[(pixels[i * 3] * 19595 + pixels[i * 3 + 1] * 38470 + pixels[i * 3 + 2] * 7471 + 0x8000) >> 16];
            return;
        }
        for (var c = 0; c < 3; c++)
        {
            var source = Declared.Colour == ColourOrder.Bgr ? 2 - c : c;
            var channel = table.AsSpan(c * 256, 256);
            var nchw = Declared.Layout == TensorLayout.Nchw;
            int t = nchw ? c * count : c, step = nchw ? 1 : 3;
            for (var p = source; p < pixels.Length; p += 3, t += step) target[t] = channel[pixels[p]];
        }
    }
}
