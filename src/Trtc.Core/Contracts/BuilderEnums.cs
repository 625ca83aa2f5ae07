namespace Trtc.Core.Contracts;

/// <summary>Devices beyond the one built on that an engine runs on.</summary>
public enum HardwareCompatibility
{
    None,

    /// <summary>Compute capability 8.0 and later (not Jetson).</summary>
    AmperePlus,

    /// <summary>All devices of the same compute capability; TensorRT 10.10 and later.</summary>
    SameComputeCapability,
}

/// <summary>What runs the engine: TensorRT, its safety runtime, or a DLA without it.</summary>
public enum EngineKind { Standard, Safety, DlaStandalone }

public enum EnginePlatform { SameAsBuild, WindowsAmd64 }

public enum TilingLevel { None, Fast, Moderate, Full }

/// <summary>How much of its layers an engine tells.</summary>
public enum LayerDetail { Names, None, Detailed }

public enum MemoryPool { DlaSram, DlaLocalDram, DlaGlobalDram, TacticDram, TacticSharedMem }

[Flags]
public enum BuilderTypes { None = 0, Fp16 = 1, Bf16 = 2, Int8 = 4, Fp8 = 8 }

/// <summary>How far <see cref="BuildOptions.LayerPrecisions"/> bind.</summary>
public enum PrecisionConstraints { None, Prefer, Obey }

public enum CalibratorAlgorithm { Entropy2, MinMax }
