using System.CommandLine;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Quantisation;

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
        Description = "With --int8-mode calibrator: TensorRT's calibration cache, read where the file exists and written otherwise.",
            HelpName = "FILE",
    };

    private readonly Option<int?> _batch = new("--calib-batch")
    {
        Description = "With --int8-mode calibrator: samples in a batch. Default: the batch that the first profile is tuned for.",
            HelpName = "N",
    };

    public void AddTo(Command command)
    {
        _mode.AcceptOnlyFromAmong("qdq", "calibrator");
        _batch.Validators.Add(r => { if (r.GetValueOrDefault<int?>() is < 1) r.AddError("--calib-batch takes 1 and more."); });
        command.Add(_mode);
        command.Add(_cache);
        command.Add(_batch);
    }

    /// <param name="dla">INT8 on a DLA core, which is the calibrator's where nothing else is said.</param>
    public bool IsChosen(ParseResult parsed, bool dla) =>
        parsed.GetValue(_mode) == "calibrator" || (dla && parsed.GetResult(_mode) is null or { Implicit: true });

    /// <summary>Lays the calibrator and what it runs on over <paramref name="job"/>; the job itself when Q/DQ are meant.</summary>
    /// <param name="plan">What --calib names and how it is read.</param>
    /// <param name="others">Options that were given and that mean nothing to TensorRT's calibrator.</param>
    public BuildJob Read(ParseResult parsed, bool dla, BuildJob job, CalibrationPlan plan, IEnumerable<string> others,
        DiagnosticList diagnostics)
    {
        var cache = parsed.GetValue(_cache);
        if (!IsChosen(parsed, dla))
        {
            if (cache is not null) diagnostics.Add(Codes.PrecisionsContradict, "", "", _cache.Name, "--int8-mode qdq");
            if (parsed.GetValue(_batch) is not null) diagnostics.Add(Codes.PrecisionsContradict, "", "", _batch.Name, "--int8-mode qdq");
            return job;
        }
        foreach (var other in others) diagnostics.Add(Codes.PrecisionsContradict, "", "", other, Chosen);
        var method = plan.Recipe.Choice.Method;
        if (method is not (CalibrationMethod.Entropy or CalibrationMethod.MinMax))
            diagnostics.Add(Codes.PrecisionsContradict, "", "", $"--calibrator {method.ToString().ToLowerInvariant()}", Chosen);
        if (plan.Sources.IsEmpty && (cache is null || !File.Exists(cache))) diagnostics.Add(Codes.NoRanges, job.ModelPath, "");
        var algorithm = method == CalibrationMethod.MinMax ? CalibratorAlgorithm.MinMax : CalibratorAlgorithm.Entropy2;
        return job with { Options = job.Options with { Calibrator = new(algorithm, cache) },
            Calibration = plan with { Batch = parsed.GetValue(_batch) } };
    }
}
