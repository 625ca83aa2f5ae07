using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>What was measured of a tensor.</summary>
/// <param name="Scale">Step of INT8: the chosen range over 127.</param>
/// <param name="Magnitude">The largest magnitude seen; NaN when the source does not say (a TensorRT cache).</param>
/// <param name="HasHeavyTail">See <see cref="Calibration.CalibratedTensor.HasHeavyTail"/>; false when the source does not say.</param>
/// <param name="MeanSquare">Mean of x²; 0 when the source does not say.</param>
public readonly record struct MeasuredRange(float Scale, float Magnitude, bool HasHeavyTail = false, float MeanSquare = 0);

/// <summary>What Q/DQ is made from.</summary>
/// <param name="Model">The model that was asked about, or one that computes the same and takes INT8 better.</param>
/// <param name="Typed">The same with its values typed, at the shapes that rules about shapes are applied at.</param>
/// <param name="Quant">As asked, with the layers that a budget has returned to floating point.</param>
/// <param name="Ranges">By tensor name, some possibly missing.</param>
public sealed record MeasuredModel(Model Model, Model Typed, QuantOptions Quant, IReadOnlyDictionary<string, MeasuredRange> Ranges)
{
    /// <summary>The options that a plan of this graph takes: <paramref name="quant"/> with what was measured.</summary>
    /// <param name="graph">Values typed by shape inference.</param>
    public static QuantOptions Measured(Graph graph, QuantOptions quant, IReadOnlyDictionary<string, MeasuredRange> ranges)
    {
        var heavy = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (name, range) in ranges) if (range.HasHeavyTail) heavy.Add(name);
        quant = quant with { HeavyTails = heavy.ToImmutable() };
        return quant with { CoarseSteps = CoarseSteps.Find(graph, QuantPlanner.Plan(graph, quant), ranges) };
    }

    /// <summary>Steps by tensor name, the range over 127, as <see cref="QdqPass"/> takes them. FP8 gains nothing from clipping, as it is as
    /// fine near zero whatever its range: there the range is all that was seen.</summary>
    public Dictionary<string, float> Steps() => Quant.Type == DataType.Int8 ? StepsOf(Ranges)
        : Ranges.ToDictionary(r => r.Key, r => r.Value.Magnitude > 0 ? r.Value.Magnitude / WeightScales.Steps
        : r.Value.Scale, StringComparer.Ordinal);

    /// <summary>Of INT8.</summary>
    internal static Dictionary<string, float> StepsOf(IReadOnlyDictionary<string, MeasuredRange> ranges) =>
        ranges.ToDictionary(r => r.Key, r => r.Value.Scale, StringComparer.Ordinal);

    /// <summary>What INT8 shifts the output channels of layers by on average, to be taken off where the layer is in INT8; by display
    /// name.</summary>
    public ImmutableDictionary<string, float[]> BiasShifts { get; init; } = ImmutableDictionary<string, float[]>.Empty;

    /// <summary>What the ranges were made from; null where the source does not say.</summary>
    public CalibrationInfo? Calibration { get; init; }
}
