using TensorRT;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;

namespace Trtc.Runtime.Native;

/// <summary>The timing cache of a build: read where its file exists, written back with what the build measured.</summary>
internal sealed class TimingCacheFile : IDisposable
{
    private readonly string _path;
    private readonly TimingCache _cache;

    private TimingCacheFile(string path, TimingCache cache)
    {
        _path = path;
        _cache = cache;
    }

    /// <summary>What serialised caches of TensorRT 10, 11 and TensorRT-RTX begin with; engines begin otherwise.</summary>
    private static ReadOnlySpan<byte> Mark => "ptrt"u8;

    /// <summary>
    /// A cache of another device or version is not an error: the build starts with an empty one and says so (TRTC4014). A file that is none
    /// is left alone: TRTC4060.
    /// </summary>
    /// <returns>Null when nothing may be built.</returns>
    public static TimingCacheFile? Open(string path, BuilderConfig config, EventWriter events)
    {
        byte[] bytes = [];
        try
        {
            if (File.Exists(path)) bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            events.Fault(Codes.NoTimingCache, "--timing-cache", path, e.Message.TrimEnd('.'));
            return null;
        }
        var empty = config.CreateTimingCache([]);
        if (bytes.Length > 0)
        {
            string? refused;
            try
            {
                var kept = config.CreateTimingCache(bytes);
                refused = IsEmptied(kept, empty, bytes) ? "it is of another TensorRT, or damaged" : null;
                if (refused is null && config.SetTimingCache(kept, ignoreMismatch: false))
                {
                    empty.Dispose();
                    return new(path, kept);
                }
                kept.Dispose();
                if (refused is null) events.Fault(Codes.TimingCacheIgnored, "--timing-cache", path, "it is of another device");
            }
            catch (TensorRTException e)
            {
                refused = e.Message.TrimEnd('.');
            }
            if (refused is not null)
            {
                if (!bytes.AsSpan().StartsWith(Mark))
                {
                    empty.Dispose();
                    events.Fault(Codes.NoTimingCache, "--timing-cache", path, "it holds something else");
                    return null;
                }
                events.Fault(Codes.TimingCacheIgnored, "--timing-cache", path, refused);
            }
        }
        config.SetTimingCache(empty, ignoreMismatch: false);
        return new(path, empty);
    }

    /// <summary>Some releases answer what they cannot read with an empty cache.</summary>
    private static bool IsEmptied(TimingCache kept, TimingCache empty, ReadOnlySpan<byte> bytes)
    {
        using var has = new MemoryStream();
        using var nothing = new MemoryStream();
        using (var memory = kept.Serialize()) memory.CopyTo(has);
        using (var memory = empty.Serialize()) memory.CopyTo(nothing);
        var same = has.GetBuffer().AsSpan(0, (int)has.Length).SequenceEqual(nothing.GetBuffer().AsSpan(0, (int)nothing.Length));
        return same && !bytes.SequenceEqual(has.GetBuffer().AsSpan(0, (int)has.Length));
    }

    /// <summary>Replaces the file at once, so that builds side by side never see half of it.</summary>
    public void Write(EventWriter events)
    {
        try
        {
            using var bytes = _cache.Serialize();
            OutputFiles.Replace(_path, bytes.CopyTo);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TensorRTException)
        {
            events.Fault(Codes.TimingCacheNotWritten, "--timing-cache", _path, e.Message);
        }
    }

    public void Dispose() => _cache.Dispose();
}
