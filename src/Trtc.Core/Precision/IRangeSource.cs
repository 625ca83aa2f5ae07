using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <param name="Model">After the passes, before Q/DQ, its files those of the model as read.</param>
/// <param name="Shapes">Sizes of dynamic dimensions that rules about shapes are applied at.</param>
public sealed record RangeRequest(Model Model, QuantOptions Quant, InferenceOptions Shapes, IBuildObserver Observer);

/// <summary>Gives the ranges that INT8 needs: from calibration data, a finished calibration, or a cache.</summary>
public interface IRangeSource
{
    /// <summary>The source's name in messages: a file or a folder.</summary>
    string Name { get; }

    /// <summary>Whether it also sees to it that an accuracy budget holds.</summary>
    bool HoldsBudget => false;

    /// <returns>Null with a diagnostic.</returns>
    MeasuredModel? Measure(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel);

    /// <summary>The largest magnitude seen of each value, which must fit into FP16; values that nothing is known of are missing.</summary>
    /// <param name="request">Its model in FP32, before Q/DQ.</param>
    /// <returns>Null with a diagnostic.</returns>
    IReadOnlyDictionary<string, float>? Magnitudes(RangeRequest request, DiagnosticList diagnostics, CancellationToken cancel) => ImmutableDictionary<string, float>.Empty;
}
