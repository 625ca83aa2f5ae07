using TensorRT;
using Trtc.Core.Diagnostics;

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

    /// <summary>A file of another device or version is not an error: the build starts with an empty cache and says so (TRTC4014).</summary>
    public static TimingCacheFile Open(string path, BuilderConfig config, EventWriter events)
    {
        byte[] bytes = [];
        try
        {
            if (File.Exists(path)) bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            events.Fault(Codes.TimingCacheIgnored, "--timing-cache", path, e.Message);
        }
        if (bytes.Length > 0)
        {
            try
            {
                var kept = config.CreateTimingCache(bytes);
                if (config.SetTimingCache(kept, ignoreMismatch: false)) return new(path, kept);
                kept.Dispose();
                events.Fault(Codes.TimingCacheIgnored, "--timing-cache", path, "it is of another device");
            }
            catch (TensorRTException e)
            {
                events.Fault(Codes.TimingCacheIgnored, "--timing-cache", path, e.Message);
            }
        }
        var empty = config.CreateTimingCache([]);
        config.SetTimingCache(empty, ignoreMismatch: false);
        return new(path, empty);
    }

    /// <summary>Replaces the file at once, so that builds side by side never see half of it.</summary>
    public void Write(EventWriter events)
    {
        var part = $"{_path}.{Environment.ProcessId}.part";
        try
        {
            using (var bytes = _cache.Serialize())
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)) bytes.CopyTo(file);
            File.Move(part, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TensorRTException)
        {
            File.Delete(part);
            events.Fault(Codes.TimingCacheNotWritten, "--timing-cache", _path, e.Message);
        }
    }

    public void Dispose() => _cache.Dispose();
}
