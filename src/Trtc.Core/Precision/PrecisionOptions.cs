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

/// <summary>What was measured of a tensor.</summary>
/// <param name="Scale">Step of INT8: the chosen range over 127.</param>
/// <param name="Magnitude">The largest magnitude seen; NaN when the source does not say (a TensorRT cache).</param>
public readonly record struct MeasuredRange(float Scale, float Magnitude);

/// <summary>Gives the ranges that INT8 needs: from calibration data, a finished calibration, or a cache.</summary>
public interface IRangeSource
{
    /// <summary>The source's name in messages: a file or a folder.</summary>
    string Name { get; }

    /// <param name="model">After the passes, before Q/DQ, its files those of the model as read; every name of <paramref name="tensors"/> is one of its values.</param>
    /// <returns>By tensor name, some possibly missing; null with a diagnostic.</returns>
    IReadOnlyDictionary<string, MeasuredRange>? Ranges(
        Model model, IReadOnlySet<string> tensors, Diagnostics.DiagnosticList diagnostics, CancellationToken cancel);
}
