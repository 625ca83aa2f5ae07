using TensorRT;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Scales that are chosen already, for TensorRT's calibrator: it takes them from a cache under its own header and asks for no
/// batch.</summary>
internal sealed class CachedScales : IInt8BatchSource
{
    private readonly byte[] _cache;

    private CachedScales(byte[] cache) => _cache = cache;

    public int BatchSize => 1;

    /// <param name="finished">Its header is another release's, or empty.</param>
    public static CachedScales For(TensorRTVersion version, bool minMax, TensorRtCache finished, EventWriter events)
    {
        var header = TensorRtCache.HeaderFor(version.Major, version.Minor, version.Patch, minMax);
        if (finished.Header.Length > 0 && Release(finished.Header) != Release(header))
            events.Fault(Codes.CacheOfAnotherRelease, "", Release(finished.Header), Release(header), version.ToString());
        return new((finished with { Header = header }).Write());
    }

    public bool NextBatch(IReadOnlyList<string> inputs, Span<nint> addresses) => false;

    public ReadOnlyMemory<byte> ReadCache() => _cache;

    public void WriteCache(ReadOnlySpan<byte> cache)
    {
        // TensorRT gives back what it was given.
    }

    private static string Release(string header) => header.Split('-') is [var product, var number, ..] ? $"{product}-{number}" : header;
}
