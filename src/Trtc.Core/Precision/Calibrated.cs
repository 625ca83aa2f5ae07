using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;

namespace Trtc.Core.Precision;

/// <summary>What calibration found for a model; empty where nothing had to be measured.</summary>
public sealed record Calibrated
{
    /// <summary>What Q/DQ is made from; null where trtc places none.</summary>
    public MeasuredModel? Measured { get; init; }

    /// <summary>Where Q/DQ goes, with all that was measured and what a budget gave back; null where trtc places none.</summary>
    public QuantPlan? Plan { get; init; }

    /// <summary>The largest magnitude seen of each value, which must fit into FP16; values that nothing is known of are missing.</summary>
    public IReadOnlyDictionary<string, float> Magnitudes { get; init; } = ImmutableDictionary<string, float>.Empty;

    /// <summary>For TensorRT's own calibrator, its data or finished scales filled in.</summary>
    public CalibratorOptions? Calibrator { get; init; }

    /// <summary>What ranges were made from; null where none were needed.</summary>
    public CalibrationInfo? Info { get; init; }

    /// <summary>What a budget's search found; null without one.</summary>
    public AccuracyInfo? Accuracy { get; init; }
}
