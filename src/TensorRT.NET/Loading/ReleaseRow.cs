using TensorRT.Interop;

namespace TensorRT;

/// <summary>Which row of the generated tables a library is driven by.</summary>
/// <param name="Exact">False when the nearest older minor release stands in for the library's own.</param>
internal readonly record struct ReleaseRow(Abi Abi, bool Exact)
{
    /// <summary>
    /// The library's own row; for a newer minor of a known major of TensorRT, the nearest older one (within a major they have, with one
    /// exception, only appended). TensorRT-RTX has moved its slots inside a major (1.4 to 1.5), so an unknown minor of it is refused.
    /// </summary>
    /// <exception cref="TensorRTException">There is no row to drive it by.</exception>
    public static ReleaseRow Choose(TensorRTVersion version, bool windows)
    {
        if (Abi.Find(version.Product, version.Major, version.Minor, windows) is { } exact) return new(exact, true);
        if (version.Product == Product.TensorRT && Abi.NearestOlder(version.Product, version.Major, version.Minor, windows) is { } older)
            return new(older, false);
        throw new TensorRTException(TensorRTError.UnknownVersion, $"{version} is not supported; supported are {Known(windows)}");
    }

    /// <summary>As "TensorRT 8.6, 10.0, …; TensorRT-RTX 1.3, …".</summary>
    public static string Known(bool windows)
    {
        var products = Abi.All.Where(a => a.Windows == windows).GroupBy(a => a.Product).OrderBy(g => g.Key);
        return string.Join("; ", products.Select(g => (g.Key == Product.TensorRTRtx ? "TensorRT-RTX " : "TensorRT ")
            + string.Join(", ", g.OrderBy(a => (a.Major, a.Minor)).Select(a => $"{a.Major}.{a.Minor}"))));
    }
}
