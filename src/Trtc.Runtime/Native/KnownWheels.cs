using Trtc.Core.Report;

namespace Trtc.Runtime.Native;

/// <summary>The wheels of TensorRT-RTX that were tried with this trtc, by their SHA-256. Another one that pip brings is installed with
/// <c>--trust</c> only.</summary>
internal static class KnownWheels
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["e3fd45fed001240d63304e77a2d4006319b839994237cb294b6e7ad72acaabcd"] =
            "tensorrt_rtx_cu13_libs-1.7.1.116-py3-none-manylinux_2_28_x86_64.whl",
    };

    /// <returns>The hash of a wheel that is not known; null for one that is.</returns>
    public static string? Unknown(string wheel, CancellationToken cancel)
    {
        var hash = FileHash.Of(wheel, cancel).Sha256;
        return s_names.ContainsKey(hash) ? null : hash;
    }
}
