using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>What the build was asked to compute in.</summary>
public sealed record PrecisionOptions
{
    public bool Int8 { get; init; }

    /// <summary>The type of what stays out of INT8 (or of everything, without it); null for FP32.</summary>
    public DataType? Half { get; init; }

    /// <summary>Inputs and outputs of the model in the 16-bit type, too.</summary>
    public bool HalfIo { get; init; }

    public QuantOptions Quant { get; init; } = new();

    public PrecisionRequirement? Require { get; init; }

    /// <summary>Nothing to do: the model goes on as it is.</summary>
    public bool IsEmpty => !Int8 && Half is null;
}
