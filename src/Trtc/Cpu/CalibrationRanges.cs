using System.Collections.Immutable;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Cpu;

/// <summary>Ranges for INT8 from what <c>--calib</c> names: pictures and arrays, which are run now; a finished calibration; TensorRT's own cache.</summary>
/// <param name="Calib">As on the command line.</param>
internal sealed record CalibrationRanges(
    ImmutableArray<string> Calib, Preprocess Preprocess, ImmutableArray<RangeSpec> Profile, CalibrationChoice Choice, CalibrationRunOptions Run) : IRangeSource
{
    private const string CalibrationEnding = ".calib";

    public string Name => string.Join(' ', Calib);

    public IReadOnlyDictionary<string, MeasuredRange>? Ranges(
        Model model, IReadOnlySet<string> tensors, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (Calib is [var one] && File.Exists(one))
        {
            if (one.EndsWith(CalibrationEnding, StringComparison.Ordinal)) return Finished(model, one, diagnostics);
            if (IsCache(one)) return Cache(one, diagnostics);
        }
        var request = new CalibrationRequest(Calib, Preprocess, Profile, Run, tensors);
        if (ModelCalibration.Collect(model, request, diagnostics, null, cancel) is not { } statistics) return null;
        return CalibrationRun.Accept(statistics, Name, Run.Force, diagnostics) ? Of(statistics.Choose(Choice, Run.Threads)) : null;
    }

    private static Dictionary<string, MeasuredRange>? Finished(Model model, string path, DiagnosticList diagnostics)
    {
        if (CalibrationFile.Read(path, diagnostics) is not { } table) return null;
        if (table.StaleBecause(CalibrationKey.HashOf(model), null, null) is not { } reason) return Of(table);
        diagnostics.Add(Codes.CalibrationStale, path, "", reason);
        return null;
    }

    private static Dictionary<string, MeasuredRange>? Cache(string path, DiagnosticList diagnostics)
    {
        if (TensorRtCache.Read(path, diagnostics) is not { } cache) return null;
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var (name, scale) in cache.Scales) ranges[name] = new(scale, float.NaN);
        return ranges;
    }

    private static Dictionary<string, MeasuredRange> Of(CalibrationTable table)
    {
        var ranges = new Dictionary<string, MeasuredRange>(StringComparer.Ordinal);
        foreach (var t in table.Tensors) ranges[t.Name] = new(t.Scale, Math.Max(Math.Abs(t.Min), Math.Abs(t.Max)));
        return ranges;
    }

    private static bool IsCache(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && TensorRtCache.Is(start);
    }
}
