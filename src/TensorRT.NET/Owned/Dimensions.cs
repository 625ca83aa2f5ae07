using TensorRT.Interop;

namespace TensorRT;

/// <summary>Between C#'s spans of sizes and TensorRT's <c>Dims</c>. −1 is a size not known before run time.</summary>
internal static unsafe class Dimensions
{
    private const int Most = 8;

    public static Dims64 Pack(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > Most) throw new ArgumentException($"{sizes.Length} dimensions; TensorRT takes {Most} at most", nameof(sizes));
        var dims = new Dims64 { nbDims = sizes.Length };
        for (var i = 0; i < sizes.Length; i++) dims.d[i] = sizes[i];
        return dims;
    }

    /// <returns>Null for an unknown rank (nbDims −1).</returns>
    public static long[]? Unpack(Dims64 dims)
    {
        if (dims.nbDims is < 0 or > Most) return null;
        var sizes = new long[dims.nbDims];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = dims.d[i];
        return sizes;
    }
}
