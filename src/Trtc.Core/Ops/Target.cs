using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Core.Ops;

public enum TargetProduct { TensorRT, Rtx }

/// <summary>A release to check against: <c>tensorrt-10.3</c>, <c>rtx-1.7</c>.</summary>
public readonly record struct Target(TargetProduct Product, int Major, int Minor)
{
    /// <summary>Every release that the bindings know, oldest first in its product; a test compares the two.</summary>
    public static ImmutableArray<Target> Releases { get; } =
    [
        new(TargetProduct.TensorRT, 8, 6), .. Minors(TargetProduct.TensorRT, 10, 0, 16),
        .. Minors(TargetProduct.TensorRT, 11, 0, 1), new(TargetProduct.TensorRT, 11, 4), .. Minors(TargetProduct.Rtx, 1, 3, 7),
    ];

    /// <summary>The newest release of each family: what a model is checked against when nothing is said.</summary>
    public static ImmutableArray<Target> Newest { get; } =
    [
        new(TargetProduct.TensorRT, 8, 6), new(TargetProduct.TensorRT, 10, 16), new(TargetProduct.TensorRT, 11, 4),
            new(TargetProduct.Rtx, 1, 7),
    ];

    /// <summary>
    /// The enterprise release whose parser this release's is, as major × 100 + minor. TensorRT-RTX's headers name the enterprise
    /// release that their newest members came with; 1.7's parser was measured.
    /// </summary>
    public int Level => Product == TargetProduct.TensorRT ? Release(Major, Minor) : Minor switch
    {
        <= 3 => Release(10, 14),
        4 => Release(10, 16),
        5 => Release(11, 0),
        6 => Release(11, 2),
        _ => Release(11, 4),
    };

    /// <summary>First and last opset that the release's operator documentation speaks of.</summary>
    public (int First, int Last) Opsets => Level switch
    {
        < 1000 => (7, 17),
        < 1006 => (9, 20),
        < 1015 => (9, 22),
        _ => (9, 24),
    };

    public string Name =>
        string.Create(CultureInfo.InvariantCulture, $"{ProductNames.Prefix(Product == TargetProduct.Rtx)}-{Major}.{Minor}");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProductNames.Title(Product == TargetProduct.Rtx)} {Major}.{Minor}");

    /// <summary>Reads <c>tensorrt-10.3</c>, <c>trt-10.3</c>, <c>rtx-1.7</c> or <c>tensorrt-rtx-1.7</c>; false when it is no known
    /// release.</summary>
    public static bool TryParse(string text, out Target target)
    {
        target = default;
        var dash = text.LastIndexOf('-');
        if (dash < 0) return false;
        TargetProduct? product = text[..dash].ToLowerInvariant() switch
        {
            "tensorrt" or "trt" => TargetProduct.TensorRT,
            "rtx" or "tensorrt-rtx" => TargetProduct.Rtx,
            _ => null,
        };
        var version = text[(dash + 1)..].Split('.');
        if (product is not { } p || version.Length < 2 || !Number(version[0], out var major) || !Number(version[1], out var minor))
            return false;
        target = new(p, major, minor);
        return Releases.Contains(target);
    }

    /// <summary>The known release that a person may have meant: <c>10.3</c> and <c>trt10.3</c> are <c>tensorrt-10.3</c>, <c>11.2</c> the
    /// one before it.</summary>
    public static Target Meant(string text)
    {
        var lower = text.ToLowerInvariant();
        var start = lower.AsSpan().IndexOfAnyInRange('0', '9');
        var version = start < 0 ? [] : lower[start..].Split('.', '-');
        if (version.Length > 0 && Number(version[0], out var major))
        {
            var minor = version.Length > 1 && Number(version[1], out var m) ? m : int.MaxValue;
            var product = lower.Contains("rtx", StringComparison.Ordinal)
                || (major == 1 && !lower.Contains("tensorrt", StringComparison.Ordinal)) ? TargetProduct.Rtx : TargetProduct.TensorRT;
            if (Releases.Any(r => r.Product == product && r.Major == major)) return Nearest(product, major, minor);
        }
        return NearestName.Find(lower, Releases.Select(t => t.Name)) is { } name && TryParse(name, out var target) ? target : Newest[^1];
    }

    /// <summary>The release itself where the table speaks of it; else the newest of its product before it, or the oldest.</summary>
    public static Target Nearest(TargetProduct product, int major, int minor)
    {
        Target? nearest = null;
        foreach (var t in Releases)
            if (t.Product == product && (nearest is null || t.Major < major || (t.Major == major && t.Minor <= minor))) nearest = t;
        return nearest!.Value;
    }

    /// <summary>10.3 as 1003, the form that <see cref="Level"/> is compared in.</summary>
    internal static int Release(string version)
    {
        var dot = version.IndexOf('.', StringComparison.Ordinal);
        return Release(int.Parse(version.AsSpan(0, dot), CultureInfo.InvariantCulture),
            int.Parse(version.AsSpan(dot + 1), CultureInfo.InvariantCulture));
    }

    internal static string ReleaseName(int release) => string.Create(CultureInfo.InvariantCulture, $"{release / 100}.{release % 100}");

    private static int Release(int major, int minor) => major * 100 + minor;

    private static bool Number(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static IEnumerable<Target> Minors(TargetProduct product, int major, int first, int last)
    {
        for (var minor = first; minor <= last; minor++) yield return new(product, major, minor);
    }
}
