using System.CommandLine;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;

namespace Trtc.Commands;

/// <summary>The options that leave INT8 to TensorRT's own calibrator (8.6 and 10) in place of Q/DQ in the graph.</summary>
internal sealed class CalibratorArguments
{
    private const string Chosen = "--int8-mode calibrator";

    private readonly Option<string> _mode = new("--int8-mode")
    {
        Description = "Who quantises: trtc, by Q/DQ in the graph (qdq), or TensorRT's own calibrator (8.6 and 10; implies --int8).",
        DefaultValueFactory = _ => "qdq",
    };
    private readonly Option<string?> _cache = new("--calib-cache")
    {
        Description = "With --int8-mode calibrator: TensorRT's calibration cache, read where the file exists and written otherwise.", HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        _mode.AcceptOnlyFromAmong("qdq", "calibrator");
        command.Add(_mode);
        command.Add(_cache);
    }

    public bool IsChosen(ParseResult parsed) => parsed.GetValue(_mode) == "calibrator";

    /// <param name="calib">What --calib names: a folder of .npy batches, or TensorRT's cache.</param>
    /// <param name="others">Options that were given and that mean nothing to TensorRT's calibrator.</param>
    /// <returns>Null when Q/DQ are meant, or with a diagnostic.</returns>
    public CalibratorOptions? Read(ParseResult parsed, string model, string[] calib, CalibrationMethod method, IEnumerable<string> others, DiagnosticList diagnostics)
    {
        var cache = parsed.GetValue(_cache);
        if (!IsChosen(parsed))
        {
            if (cache is not null) diagnostics.Add(Codes.PrecisionsContradict, "", "", "--calib-cache", "--int8-mode qdq");
            return null;
        }
        foreach (var other in others) diagnostics.Add(Codes.PrecisionsContradict, "", "", other, Chosen);
        if (method is not (CalibrationMethod.Entropy or CalibrationMethod.MinMax))
            diagnostics.Add(Codes.PrecisionsContradict, "", "", $"--calibrator {method.ToString().ToLowerInvariant()}", Chosen);
        string? batches = null;
        if (calib is [var path])
        {
            if (Directory.Exists(path)) batches = path;
            else if (File.Exists(path) && cache is null) cache = path;
            else diagnostics.Add(Codes.CalibratorBatches, "", path, File.Exists(path) ? "--calib names a file, and --calib-cache another" : "there is nothing there");
        }
        else if (calib.Length > 1) diagnostics.Add(Codes.CalibratorBatches, "", "--calib", "it was given more than once");
        else if (cache is null || !File.Exists(cache)) diagnostics.Add(Codes.NoRanges, model, "");
        // A cache is TensorRT's to judge; what is none at all must not get there.
        if (cache is not null && File.Exists(cache)) TensorRtCache.Read(cache, diagnostics);
        // The build runs in a process of its own.
        return new(Full(batches), Full(cache), method == CalibrationMethod.MinMax ? CalibratorAlgorithm.MinMax : CalibratorAlgorithm.Entropy2);
    }

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
