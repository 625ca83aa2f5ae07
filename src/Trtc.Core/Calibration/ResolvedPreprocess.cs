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

    private readonly long _batch;

    /// <param name="batch">The model's own, where it fixes one; otherwise 1.</param>
    internal ResolvedPreprocess(Preprocess declared, long batch)
    {
        Declared = declared;
        _batch = batch;
        _values = new float[Channels * 256];
        for (var c = 0; c < Channels; c++)
            for (var b = 0; b < 256; b++)
                _values[c * 256 + b] = (float)((b * declared.Scale - declared.Mean[c]) / declared.Std[c]);
    }

    /// <summary>With every field set: what goes into the manifest.</summary>
    public Preprocess Declared { get; }

    public int Channels => Declared.Colour == ColourOrder.Gray ? 1 : 3;

    /// <summary>The model's input for one picture, a batch that the model fixes filled with copies of it; null with a
    /// <paramref name="reason"/> when the picture cannot be fitted.</summary>
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
        if (d.Resize == ResizeMode.Crop
            && (long)d.Short!.Value * d.Short.Value * Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height) > MaxPixels)
        {
            reason = $"its proportions, {image.Width}×{image.Height}, are too extreme to crop from";
            return null;
        }
        var one = d.Type!.Value.Bytes((long)Channels * height * width);
        if (one > Array.MaxLength / _batch)
        {
            reason =
                $"a tensor of {width}×{height} pixels takes {one} bytes for each of the model's batch of {_batch}, more than an array "
                + "holds";
            return null;
        }
        reason = "";
        var pixels = Fit(image, width, height).Pixels;
        ImmutableArray<long> dims = d.Layout == TensorLayout.Nchw ? [_batch, Channels, height, width] : [_batch, height, width, Channels];
        var bytes = new byte[one * _batch];
        var first = bytes.AsSpan(0, (int)one);
        switch (d.Type)
        {
            case DataType.Float32: Fill(pixels, MemoryMarshal.Cast<byte, float>(first), static v => v); break;
            case DataType.Float16: Fill(pixels, MemoryMarshal.Cast<byte, Half>(first), static v => (Half)v); break;
            case DataType.UInt8: Fill(pixels, first, static v => (byte)Math.Clamp(MathF.Round(v), 0, 255)); break;
            default: Fill(pixels, MemoryMarshal.Cast<byte, sbyte>(first), static v => (sbyte)Math.Clamp(MathF.Round(v), -128, 127)); break;
        }
        for (var copy = 1; copy < _batch; copy++) first.CopyTo(bytes.AsSpan(copy * (int)one));
        return new(d.Type.Value, dims, new MemoryBytes(bytes));
    }

    /// <summary>The size that a picture of these sides is scaled to, and where its corner then lies in the target, all in pixels: inside
    /// for a letterbox, outside for a crop.</summary>
    internal (int Width, int Height, int Left, int Top) Place(int pictureWidth, int pictureHeight, int width, int height)
    {
        var (w, h) = (width, height);
        switch (Declared.Resize)
        {
            case ResizeMode.Letterbox:
                var scale = Math.Min((double)width / pictureWidth, (double)height / pictureHeight);
                w = Math.Clamp((int)Math.Round(pictureWidth * scale), 1, width);
                h = Math.Clamp((int)Math.Round(pictureHeight * scale), 1, height);
                break;
            case ResizeMode.Crop:
                var side = Declared.Short!.Value;
                (w, h) = pictureWidth <= pictureHeight
                    ? (side, Math.Max((int)Math.Round((double)side * pictureHeight / pictureWidth), height))
                    : (Math.Max((int)Math.Round((double)side * pictureWidth / pictureHeight), width), side);
                break;
        }
        return (w, h, (width - w) / 2, (height - h) / 2);
    }

    /// <summary>The picture at the target's size, before colours and numbers.</summary>
    private RgbImage Fit(RgbImage image, int width, int height)
    {
        var (w, h, left, top) = Place(image.Width, image.Height, width, height);
        var scaled = PillowResize.Bilinear(image, w, h);
        if (w == width && h == height) return scaled;
        var result = new RgbImage(width, height);
        if (Declared.Resize == ResizeMode.Letterbox)
            for (var i = 0; i < result.Pixels.Length; i += 3) Declared.Pad.AsSpan().CopyTo(result.Pixels.AsSpan(i, 3));
        for (var y = 0; y < Math.Min(h, height); y++)
        {
            var row = scaled.Pixels.AsSpan(((Math.Max(-top, 0) + y) * w + Math.Max(-left, 0)) * 3, Math.Min(w, width) * 3);
            row.CopyTo(result.Pixels.AsSpan(((Math.Max(top, 0) + y) * width + Math.Max(left, 0)) * 3));
        }
        return result;
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
