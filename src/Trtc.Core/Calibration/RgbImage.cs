namespace Trtc.Core.Calibration;

/// <summary>A decoded picture: rows from the top, three bytes a pixel (red, green, blue), nothing between rows.</summary>
public sealed class RgbImage
{
    public RgbImage(int width, int height)
        : this(width, height, new byte[checked(width * height * 3)])
    {
    }

    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, checked(width * height * 3));
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }
}

/// <summary>What turns a file into pixels; the only thing this project knows of image formats.</summary>
public interface IImageDecoder
{
    /// <summary>Null when the file is no picture; <paramref name="reason"/> then says why, for a person. May be called from several
    /// threads.</summary>
    RgbImage? Decode(byte[] file, out string reason);
}
