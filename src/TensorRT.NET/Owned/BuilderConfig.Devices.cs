namespace TensorRT;

public sealed unsafe partial class BuilderConfig
{
    /// <summary>Lets every layer that can run on this DLA core; the others need <see cref="BuilderFlag.kGPU_FALLBACK"/>.</summary>
    public void UseDla(int core)
    {
        using var held = Hold();
        _config.setDefaultDeviceType(DeviceType.kDLA);
        _config.setDLACore(core);
    }

    /// <summary>−1 where no DLA is used.</summary>
    public int DlaCore
    {
        get { using var held = Hold(); return _config.getDefaultDeviceType() == DeviceType.kDLA ? _config.getDLACore() : -1; }
    }

    /// <summary>Where one layer runs; null for where all others do.</summary>
    public void SetDevice(Layer layer, DeviceType? device)
    {
        using var held = Hold();
        if (device is { } type) _config.setDeviceType(layer.Pointer, type);
        else _config.resetDeviceType(layer.Pointer);
    }

    /// <summary>Where a layer runs, set for it or for all.</summary>
    public DeviceType GetDevice(Layer layer)
    {
        using var held = Hold();
        return _config.getDeviceType(layer.Pointer);
    }

    /// <summary>Whether <see cref="SetDevice"/> has set it.</summary>
    public bool IsDeviceSet(Layer layer)
    {
        using var held = Hold();
        return _config.isDeviceTypeSet(layer.Pointer);
    }

    /// <summary>Whether a layer can run on a DLA core.</summary>
    public bool CanRunOnDla(Layer layer)
    {
        using var held = Hold();
        return _config.canRunOnDLA(layer.Pointer);
    }
}
