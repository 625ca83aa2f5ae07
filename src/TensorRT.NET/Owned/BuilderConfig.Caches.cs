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

    /// <summary>INT8 scales by the library's own calibration. The configuration keeps the source. Up to 10.16, not in RTX.</summary>
    /// <param name="minMax">The full range of each tensor, in place of the range that loses least information.</param>
    public void SetInt8Calibrator(IInt8BatchSource source, bool minMax = false)
    {
        using var held = Hold();
        // Throws, before anything is made, where the release has none.
        if (!_config.Has_setInt8Calibrator) _config.setInt8Calibrator(null);
        var algorithm = minMax ? CalibrationAlgoType.kMINMAX_CALIBRATION : CalibrationAlgoType.kENTROPY_CALIBRATION_2;
        using var callback = new Int8CalibratorCallback(_builder.Abi, source, algorithm, Logger.Faults);
        Keep(callback);
        _config.setInt8Calibrator(callback.Pointer);
    }

    /// <summary>The shapes that calibration runs with: the profile's OPT ones count. Up to 10.16, not in RTX.</summary>
    public void SetCalibrationProfile(OptimizationProfile profile)
    {
        using var held = Hold();
        using var heldProfile = profile.Hold();
        Logger.Forget();
        if (!_config.setCalibrationProfile(profile.Pointer)) throw Logger.Failure("setCalibrationProfile");
    }
}
