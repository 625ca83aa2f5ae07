using System.Collections.Immutable;
using Trtc.Core.Calibration;

namespace Trtc.Core.Calibration;

/// <summary>What the ranges of INT8 were made from.</summary>
/// <param name="Data">As <c>--calib</c> names it.</param>
/// <param name="Method">How scales were chosen; for TensorRT's own calibrator its name, for a cache the cache's header.</param>
/// <param name="Images">Samples that were counted; null where a finished calibration does not say.</param>
/// <param name="Unreadable">Files that were skipped; null where a finished calibration does not say.</param>
/// <param name="Sha256">Of the set of samples, whatever their order; null where a cache does not say.</param>
/// <param name="Preprocess">By input that takes pictures, every field set: what <c>--preprocess</c> reads.</param>
public sealed record CalibrationInfo(
    ImmutableArray<string> Data, string Method, int? Images, int? Unreadable, string? Sha256, ImmutableSortedDictionary<string,
        PreprocessJson> Preprocess)
{
    public static CalibrationInfo Of(InputSet data, ImmutableArray<string> paths, string method, DataCounts counts, string sha256) =>
        new(paths, method, counts.Images, counts.Unreadable, sha256, data.PreprocessJson());

    /// <summary>Of a finished calibration, which does not tell what was unreadable.</summary>
    public static CalibrationInfo Of(CalibrationTable table, ImmutableArray<string> paths) =>
        new(paths, table.Method, table.Images, null, table.DataHash, CalibrationInputs.Pictures(table.Key.Inputs));

    /// <summary>Of TensorRT's cache, which tells scales alone.</summary>
    public static CalibrationInfo Of(TensorRtCache cache, ImmutableArray<string> paths) =>
        new(paths, cache.Header, null, null, null, ImmutableSortedDictionary<string, PreprocessJson>.Empty);
}
