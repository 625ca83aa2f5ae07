using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Quantisation;

/// <summary>What <c>--calib</c> names where scales are chosen already: a <c>.calib</c> that trtc wrote, or TensorRT's own cache.</summary>
public static class FinishedCalibration
{
    private const string Ending = ".calib";

    /// <summary>Whether there is nothing to look at: one file that holds scales.</summary>
    public static bool Is(ImmutableArray<string> calib) => calib is [var one] && File.Exists(one) && (IsOurs(one) || IsCache(one));

    /// <summary>Trtc's own, whose tensors have more than a scale.</summary>
    public static bool IsOurs(string path) => path.EndsWith(Ending, StringComparison.Ordinal);

    /// <returns>Null with TRTC6301, or TRTC6305 when it is of another model or of pictures prepared in another way.</returns>
    public static CalibrationTable? Read(Model model, string path, Preprocess declared, DiagnosticList diagnostics)
    {
        if (CalibrationFile.Read(path, diagnostics) is not { } table) return null;
        if (table.StaleBecause(model, declared) is not { } reason) return table;
        diagnostics.Add(Codes.CalibrationStale, path, "", reason);
        return null;
    }

    private static bool IsCache(string path)
    {
        Span<byte> start = stackalloc byte[4];
        try
        {
            using var stream = File.OpenRead(path);
            return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && TensorRtCache.Is(start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What reads it as data says why.
            return false;
        }
    }
}
