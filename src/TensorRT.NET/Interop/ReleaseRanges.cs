namespace TensorRT.Interop;

/// <summary>Sets of releases in words: "TensorRT 10.8 to 10.16, 11.0 to 11.4; TensorRT-RTX 1.3 to 1.7".</summary>
internal static class ReleaseRanges
{
    /// <returns>"no release" for an empty set.</returns>
    public static string Describe(Func<Abi, bool> has)
    {
        var products = new List<string>(2);
        foreach (var product in (ReadOnlySpan<Product>)[Product.TensorRT, Product.TensorRTRtx])
        {
            var ranges = Ranges(product, has);
            if (ranges.Count > 0) products.Add((product == Product.TensorRT ? "TensorRT " : "TensorRT-RTX ") + string.Join(", ", ranges));
        }
        return products.Count == 0 ? "no release" : string.Join("; ", products);
    }

    // Neighbours in the table of one major that are all in the set become one range.
    private static List<string> Ranges(Product product, Func<Abi, bool> has)
    {
        var ranges = new List<string>();
        Abi? first = null, last = null;
        foreach (var abi in Abi.All)
        {
            if (abi.Product != product || abi.Windows) continue;
            var isIn = has(abi);
            if (first is not null && (!isIn || abi.Major != first.Major))
            {
                ranges.Add(Range(first, last!));
                first = null;
            }
            if (!isIn) continue;
            first ??= abi;
            last = abi;
        }
        if (first is not null) ranges.Add(Range(first, last!));
        return ranges;

        static string Range(Abi first, Abi last) =>
            first == last ? $"{first.Major}.{first.Minor}" : $"{first.Major}.{first.Minor} to {last.Major}.{last.Minor}";
    }
}
