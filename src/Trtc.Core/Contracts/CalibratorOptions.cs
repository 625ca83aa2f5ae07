using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Ir;

namespace Trtc.Core.Contracts;

/// <summary>INT8 by TensorRT's own calibrator (8.6 and 10): either <see cref="Data"/> to run on, or scales that are
/// <see cref="Finished"/>.</summary>
/// <param name="CacheFile">TensorRT's own cache file: read where it exists, otherwise written with what the calibrator found; null for
/// none.</param>
public sealed record CalibratorOptions(CalibratorAlgorithm Algorithm, string? CacheFile = null)
{
    public CalibratorData? Data { get; init; }

    /// <summary>The header is that of the release that made the scales, empty where it was trtc; the release in use is handed them under
    /// its own.</summary>
    public TensorRtCache? Finished { get; init; }
}

/// <summary>Samples for TensorRT's calibrator, all looked at before.</summary>
/// <param name="Paths">As <c>--calib</c> gives them.</param>
/// <param name="Batch">Samples in a batch, laid one behind the other along the first dimension. The last batch is filled up with the first
/// samples again.</param>
/// <param name="Unreadable">Places in the set of those that are left out, rising.</param>
public sealed record CalibratorData(ImmutableArray<string> Paths, ImmutableArray<CalibratorInput> Inputs, int Batch,
    ImmutableArray<int> Unreadable);

/// <param name="Shape">Of every sample (NCHW as a rule), not of a batch.</param>
/// <param name="Preprocess">With every field set; null for an input that takes arrays.</param>
public sealed record CalibratorInput(string Name, DataType Type, ImmutableArray<long> Shape, PreprocessJson? Preprocess);
