using SkiaSharp;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision;

/// <summary>Pictures of text lines, as a text recogniser sees them: what det.onnx finds on pages, cut out and scaled to 48 pixels of
/// height.</summary>
internal sealed class LineCrops : IDisposable
{
    private const int Side = 640;
    private const int LineHeight = 48;

    private readonly OrtSession _detector;
    private readonly DiagnosticList _diagnostics = new();
    private readonly SkiaImageDecoder _decoder = new();
    private readonly ResolvedPreprocess _preprocess;

    internal LineCrops()
    {
        _detector = OrtSession.Open(Repository.Shared("models", "det.onnx"), new() { IntraOpThreads = 2 }, _diagnostics)!;
        _preprocess = Preprocess.ImageNet.Resolve(_detector.Inputs[0], [1, 3, Side, Side], "", _diagnostics)!;
    }

    /// <summary>Writes up to <paramref name="most"/> lines of a page, from the top, as PNG files of <paramref name="width"/> × 48: longer
    /// lines are cut, shorter ones padded with grey.</summary>
    /// <param name="margin">The detector marks the middle of a line; on every side so much of what it marks is added, in heights.</param>
    internal int Write(string page, string folder, int width, int most, double margin)
    {
        var image = _decoder.Decode(File.ReadAllBytes(page), out _)!;
        using var result = _detector.Run([new NamedTensor(_detector.Inputs[0].Name, _preprocess.Tensor(image, out _)!)], _diagnostics)!;
        Directory.CreateDirectory(folder);
        var written = 0;
        foreach (var box in Boxes(result.Floats(0)))
        {
            if (written == most) break;
            var line = Cut(image, box, margin);
            var scaled = PillowResize.Bilinear(line, Math.Max(8, line.Width * LineHeight / line.Height), LineHeight);
            Save(scaled, width, Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(page)}-{written++:d2}.png"));
        }
        return written;
    }

    public void Dispose() => _detector.Dispose();

    // Connected parts of the mask at 0.3 that are wider than high, from the top.
    private static List<(int Left, int Top, int Right, int Bottom)> Boxes(ReadOnlySpan<float> mask)
    {
        var seen = new bool[mask.Length];
        var boxes = new List<(int Left, int Top, int Right, int Bottom)>();
        var open = new Stack<int>();
        for (var start = 0; start < mask.Length; start++)
        {
            if (seen[start] || mask[start] <= 0.3f) continue;
            var (left, top, right, bottom) = (Side, Side, 0, 0);
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var p))
            {
                var (x, y) = (p % Side, p / Side);
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
                foreach (var q in (ReadOnlySpan<int>)[x > 0 ? p - 1 : p, x < Side - 1 ? p + 1 : p, y > 0 ? p - Side : p, y < Side - 1
                    ? p + Side : p])
                {
                    if (seen[q] || mask[q] <= 0.3f) continue;
                    seen[q] = true;
                    open.Push(q);
                }
            }
            if (bottom - top >= 4 && right - left >= 2 * (bottom - top)) boxes.Add((left, top, right, bottom));
        }
        return boxes;
    }

    private static RgbImage Cut(RgbImage image, (int Left, int Top, int Right, int Bottom) box, double heights)
    {
        var margin = (box.Bottom - box.Top) * heights;
        int X(double x) => (int)Math.Clamp(x * image.Width / Side, 0, image.Width);
        int Y(double y) => (int)Math.Clamp(y * image.Height / Side, 0, image.Height);
        var (left, top, right, bottom) = (X(box.Left - margin), Y(box.Top - margin), X(box.Right + margin), Y(box.Bottom + margin));
        var cut = new RgbImage(right - left, bottom - top);
        for (var y = 0; y < cut.Height; y++)
            image.Pixels.AsSpan((((top + y) * image.Width) + left) * 3, cut.Width * 3).CopyTo(cut.Pixels.AsSpan(y * cut.Width * 3));
        return cut;
    }

    private static void Save(RgbImage line, int width, string path)
    {
        using var bitmap = new SKBitmap(width, LineHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(127, 127, 127));
        for (var y = 0; y < LineHeight; y++)
            for (var x = 0; x < Math.Min(width, line.Width); x++)
            {
                var p = ((y * line.Width) + x) * 3;
                bitmap.SetPixel(x, y, new SKColor(line.Pixels[p], line.Pixels[p + 1], line.Pixels[p + 2]));
            }
        using var file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }
}
