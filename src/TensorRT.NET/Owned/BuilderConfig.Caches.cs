namespace TensorRT;

public sealed unsafe partial class BuilderConfig
{
    /// <param name="bytes">What <see cref="TimingCache.Serialize"/> gave; empty for a new cache.</param>
    /// <exception cref="TensorRTException">The bytes are of another version or damaged.</exception>
    public TimingCache CreateTimingCache(ReadOnlySpan<byte> bytes)
    {
        using var held = Hold();
        Logger.Forget();
        fixed (byte* pointer = bytes)
        {
            var cache = _config.createTimingCache(pointer, (nuint)bytes.Length);
            return cache is null ? throw Logger.Failure("createTimingCache") : new(cache, _builder);
        }
    }

    /// <summary>The configuration keeps the cache, which takes what builds measure.</summary>
    /// <param name="ignoreMismatch">Take a cache of another device.</param>
    /// <returns>False when the cache is refused, one of another device as a rule.</returns>
    public bool SetTimingCache(TimingCache cache, bool ignoreMismatch)
    {
        using var held = Hold();
        Keep(cache);
        return _config.setTimingCache(cache.Pointer, ignoreMismatch);
    }
}
