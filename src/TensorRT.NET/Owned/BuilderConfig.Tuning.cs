namespace TensorRT;

public sealed unsafe partial class BuilderConfig
{
    /// <summary>The CUDA stream that tactics are timed on; 0 for one of the library's own. It must stay until the build is done.</summary>
    public nint ProfileStream
    {
        get { using var held = Hold(); return (nint)_config.getProfileStream(); }
        set { using var held = Hold(); _config.setProfileStream((void*)value); }
    }

    /// <summary>INT8 calibration looks at the layers as the model has them, not as they are fused. Up to 10.16, not in RTX.</summary>
    public bool CalibrateBeforeFusion
    {
        get { using var held = Hold(); return _config.getQuantizationFlag(QuantizationFlag.kCALIBRATE_BEFORE_FUSION); }
        set
        {
            using var held = Hold();
            if (value) _config.setQuantizationFlag(QuantizationFlag.kCALIBRATE_BEFORE_FUSION);
            else _config.clearQuantizationFlag(QuantizationFlag.kCALIBRATE_BEFORE_FUSION);
        }
    }

    /// <summary>Which of <see cref="BuildRoutes"/> the builder takes. From 11.1 and RTX 1.6 on.</summary>
    /// <exception cref="TensorRTException">There is no such route.</exception>
    public string BuildRoute
    {
        get { using var held = Hold(); return Utf8Text.Read(_config.getBuildRoute()) ?? ""; }
        set
        {
            using var held = Hold();
            using var text = new Utf8Text(value);
            Logger.Forget();
            Taken(_config.setBuildRoute(text.Pointer), $"setBuildRoute {value}");
        }
    }

    /// <summary>What <see cref="BuildRoute"/> can be, in the library's own words. From 11.1 and RTX 1.6 on.</summary>
    public string BuildRoutes
    {
        get { using var held = Hold(); return Utf8Text.Read(_config.getAllBuildRoutes()) ?? ""; }
    }

    /// <summary>The device, on another machine, that tactics are timed on, in the library's own words. From 10.13 on, not in RTX.</summary>
    /// <exception cref="TensorRTException">The text is refused.</exception>
    public string RemoteAutoTuning
    {
        get { using var held = Hold(); return Utf8Text.Read(_config.getRemoteAutoTuningConfig()) ?? ""; }
        set
        {
            using var held = Hold();
            using var text = new Utf8Text(value);
            Logger.Forget();
            Taken(_config.setRemoteAutoTuningConfig(text.Pointer), "setRemoteAutoTuningConfig");
        }
    }
}
