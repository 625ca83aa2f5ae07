namespace TensorRT;

public sealed unsafe partial class Engine
{
    /// <summary>Bytes of device memory that a context takes, the largest over all profiles.</summary>
    public long DeviceMemorySize
    {
        get { using var held = Hold(); return _engine.Has_getDeviceMemorySizeV2 ? _engine.getDeviceMemorySizeV2()
            : (long)_engine.getDeviceMemorySize(); }
    }

    /// <summary>Bytes of device memory that a context takes with a profile. From 10.0 on and in RTX.</summary>
    public long GetDeviceMemorySize(int profile)
    {
        using var held = Hold();
        return _engine.Has_getDeviceMemorySizeForProfileV2 ? _engine.getDeviceMemorySizeForProfileV2(profile)
            : (long)_engine.getDeviceMemorySizeForProfile(profile);
    }

    /// <summary>A figure about the engine; −1 where it cannot tell. From 10.14 on and in RTX.</summary>
    public long GetStat(EngineStat stat)
    {
        using var held = Hold();
        return _engine.getEngineStat(stat);
    }

    /// <summary>Bytes of weights that may stay in host memory and be streamed, of an engine built with
    /// <see cref="BuilderFlag.kWEIGHT_STREAMING"/>. From 10.0 on and in RTX.</summary>
    public long StreamableWeightsSize
    {
        get { using var held = Hold(); return _engine.getStreamableWeightsSize(); }
    }

    /// <summary>
    /// Bytes of device memory for streamable weights; <see cref="StreamableWeightsSize"/> for all of them, which is no streaming. It cannot
    /// change while there are contexts. From 10.1 on and in RTX.
    /// </summary>
    /// <exception cref="TensorRTException">The number is refused.</exception>
    public long WeightStreamingBudget
    {
        get { using var held = Hold(); return _engine.getWeightStreamingBudgetV2(); }
        set
        {
            using var held = Hold();
            Logger.Forget();
            if (!_engine.setWeightStreamingBudgetV2(value)) throw Logger.Failure("setWeightStreamingBudgetV2");
        }
    }

    /// <summary>The budget that the library would choose, in bytes. From 10.1 on and in RTX.</summary>
    public long WeightStreamingAutomaticBudget
    {
        get { using var held = Hold(); return _engine.getWeightStreamingAutomaticBudget(); }
    }

    /// <summary>Bytes of device memory that streaming itself takes, for each context. From 10.1 on and in RTX.</summary>
    public long WeightStreamingScratchMemorySize
    {
        get { using var held = Hold(); return _engine.getWeightStreamingScratchMemorySize(); }
    }

    /// <summary>Whether the weights are on the device; see <see cref="Runtime.DeferredWeightsLoading"/>. RTX only, from 1.6 on.</summary>
    public bool AreWeightsLoaded
    {
        get { using var held = Hold(); return _engine.areWeightsLoaded(); }
    }

    /// <summary>Puts the weights on the device. RTX only, from 1.6 on.</summary>
    /// <param name="engine">The plan that the engine was made from.</param>
    /// <exception cref="TensorRTException">It is another one, or device memory is short.</exception>
    public void LoadWeights(ReadOnlySpan<byte> engine)
    {
        using var held = Hold();
        Logger.Forget();
        fixed (byte* bytes = engine)
            if (!_engine.loadWeights(bytes, engine.Length)) throw Logger.Failure("loadWeights");
    }

    /// <summary>Takes the weights off the device. RTX only, from 1.7 on.</summary>
    /// <exception cref="TensorRTException">The library refused.</exception>
    public void UnloadWeights()
    {
        using var held = Hold();
        Logger.Forget();
        if (!_engine.unloadWeights()) throw Logger.Failure("unloadWeights");
    }
}
