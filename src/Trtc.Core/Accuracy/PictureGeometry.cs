using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;

namespace Trtc.Core.Accuracy;

/// <summary>Where a pixel of the model's input lies in the picture: <c>x · ScaleX + OffsetX</c>.</summary>
/// <param name="InputWidth">Pixels of the model's input.</param>
public sealed record PictureGeometry(int InputWidth, int InputHeight, double ScaleX, double ScaleY, double OffsetX, double OffsetY)
{
    /// <summary>For an input that is the picture itself.</summary>
    public static PictureGeometry Identity(int width, int height) => new(width, height, 1, 1, 0, 0);

    /// <summary>Undoes what <paramref name="preprocess"/> does to a picture of this size.</summary>
    public static PictureGeometry Of(ResolvedPreprocess preprocess, int width, int height)
    {
        var d = preprocess.Declared;
        var (w, h) = (d.Width!.Value, d.Height!.Value);
        if (w == 0 || d.Resize == ResizeMode.None) return Identity(width, height);
        var (scaledWidth, scaledHeight, left, top) = preprocess.Place(width, height, w, h);
        double sx = (double)width / scaledWidth, sy = (double)height / scaledHeight;
        return new(w, h, sx, sy, -left * sx, -top * sy);
    }

    public Box ToPicture(in Box box) =>
        new(box.X1 * ScaleX + OffsetX, box.Y1 * ScaleY + OffsetY, box.X2 * ScaleX + OffsetX, box.Y2 * ScaleY + OffsetY);
}
