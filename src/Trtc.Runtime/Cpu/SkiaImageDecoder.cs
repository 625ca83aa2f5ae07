using System.Runtime.InteropServices;
using SkiaSharp;
using Trtc.Core.Calibration;

namespace Trtc.Runtime.Cpu;

/// <summary>
/// JPEG, PNG, BMP and WebP by Skia, to the bytes that Pillow's <c>Image.open(path).convert("RGB")</c> gives: no colour profile, no EXIF
/// rotation, transparency dropped, grey and palettes widened. Sixteen-bit pictures keep their high byte.
/// </summary>
public sealed class SkiaImageDecoder : IImageDecoder
{
    /// <summary>As Pillow's own limit against decompression bombs: 2 × 89,478,485 pixels.</summary>
    private const long MaxPixels = 178_956_970;

    public RgbImage? Decode(byte[] file, out string reason)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            reason = "it is no JPEG, PNG, BMP or WebP picture";
            return null;
        }
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width <= 0 || height <= 0 || (long)width * height > MaxPixels)
        {
            reason = $"it declares {width}×{height} pixels; at most {MaxPixels} are taken";
            return null;
        }
        // No colour space: the bytes as stored. Not premultiplied: transparent pixels keep their colour.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque
            : SKAlphaType.Unpremul, null);
        var rgba = GC.AllocateUninitializedArray<byte>(checked(width * height * 4), pinned: true);
        var result = codec.GetPixels(info, Marshal.UnsafeAddrOfPinnedArrayElement(rgba, 0));
        if (result != SKCodecResult.Success)
        {
            reason = result == SKCodecResult.IncompleteInput ? "it ends early" : $"it cannot be decoded ({result})";
            return null;
        }
        var image = new RgbImage(width, height);
        var pixels = image.Pixels;
        for (int s = 0, t = 0; t < pixels.Length; s += 4, t += 3)
        {
            pixels[t] = rgba[s];
            pixels[t + 1] = rgba[s + 1];
            pixels[t + 2] = rgba[s + 2];
        }
        reason = "";
        return image;
    }
}
