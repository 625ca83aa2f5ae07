using System.Globalization;
using System.Runtime.InteropServices;

namespace TensorRT;

/// <summary>What a library is for.</summary>
public enum LibraryRole { Builder, OnnxParser }

/// <summary>What the name of a vendor library says.</summary>
/// <param name="Major">As in <c>libnvinfer.so.10</c>; 0 where the name has no number.</param>
/// <param name="Parts">How many version numbers the name holds; 1 is the name that others link against.</param>
public readonly record struct LibraryName(Product Product, LibraryRole Role, int Major, int Parts)
{
    private static readonly (string Stem, Product Product, LibraryRole Role)[] Stems =
    [
        ("nvinfer", Product.TensorRT, LibraryRole.Builder),
        ("nvonnxparser", Product.TensorRT, LibraryRole.OnnxParser),
        ("tensorrt_rtx", Product.TensorRTRtx, LibraryRole.Builder),
        ("tensorrt_onnxparser_rtx", Product.TensorRTRtx, LibraryRole.OnnxParser),
    ];

    /// <summary>
    /// Reads <c>libnvinfer.so.10</c>, <c>libtensorrt_rtx.so.1.7.1</c> (Linux), <c>nvinfer_10.dll</c>, <c>nvinfer.dll</c>,
    /// <c>tensorrt_rtx_1_7.dll</c> (Windows).
    /// </summary>
    /// <returns>Null for any other file, the lean, dispatch and plugin libraries included.</returns>
    public static LibraryName? Parse(string fileName, bool windows)
    {
        foreach (var (stem, product, role) in Stems)
        {
            var prefix = windows ? stem : $"lib{stem}.so";
            var comparison = windows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            if (!fileName.StartsWith(prefix, comparison)) continue;
            var rest = fileName.AsSpan(prefix.Length);
            if (windows)
            {
                if (!rest.EndsWith(".dll", comparison)) continue;
                rest = rest[..^4];
            }
            if (ReadNumbers(rest, windows ? '_' : '.', out var major, out var parts)) return new(product, role, major, parts);
        }
        return null;
    }

    /// <summary>As the other, by this system's names.</summary>
    public static LibraryName? Parse(string fileName) => Parse(fileName, RuntimeInformation.IsOSPlatform(OSPlatform.Windows));

    private static bool ReadNumbers(ReadOnlySpan<char> text, char separator, out int major, out int parts)
    {
        (major, parts) = (0, 0);
        while (text.Length > 0)
        {
            if (text[0] != separator) return false;
            text = text[1..];
            var end = text.IndexOf(separator);
            var part = end < 0 ? text : text[..end];
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            if (parts++ == 0) major = number;
            text = text[part.Length..];
        }
        return true;
    }
}
