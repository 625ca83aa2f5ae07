using Trtc.Core.Contracts;
using Trtc.Core.Files;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>The way from a model to an engine, left to right, a stage a line: docs/architecture.md draws it.</summary>
public static class EngineBuild
{
    /// <summary>Each stage takes what the ones before it made, and gives its own output, or null with a diagnostic: nothing is written
    /// then.</summary>
    /// <returns>Null when there was an error; an engine that stood there stands unchanged.</returns>
    public static BuildReport? Run(BuildJob job, IBackend backend, ICalibrationRuntime runtime, BuildContext asked)
    {
        var phases = new PhaseRecorder(asked.Observer, asked.Clock);
        var context = asked with { Observer = phases };
        var times = new BuildTimes(context.Clock);
        using var files = new OutputFiles(job.EnginePath);

        using var model = ReadStage.Run(job, context);
        if (model is null || CheckStage.Run(model, job, context) is not { } source) return null;
        times.Read();
        if (backend.Open(context.Diagnostics, context.Cancel) is not { } target) return null;
        if (OptimiseStage.Run(source, job.Precision, job.SkipPasses, target, context) is not { } optimised) return null;
        if (!VerdictStage.Run(optimised, source, job.NoCheck, context)) return null;
        if (CalibrateStage.Run(optimised, job.Calibration, runtime, context) is not { } calibrated) return null;
        if (PrecisionStage.Run(optimised, calibrated, context) is not { } typed) return null;
        if (HandOverStage.Run(typed, source, job.EmitOnnx, files, backend.TakesWeights, context) is not { } handed) return null;
        var hashes = WriteStage.Hash(model, context.Cancel);
        times.Prepared();
        if (BuildStage.Run(handed, typed, job, backend, context) is not { } built) return null;
        times.Built();
        var proof = ProveStage.Run(built, typed, job, backend, context);
        times.Proven();
        var sizes = SizeStage.Run(job, source, optimised, calibrated, built, target, backend, runtime, files, asked);
        times.Compared();
        return WriteStage.Run(new(job, model, hashes, optimised, calibrated, typed, built, proof, sizes, phases.Finished), times, files,
            context);
    }

    public static string ManifestPath(string enginePath) => enginePath + ".json";

    /// <summary><c>model.engine</c> → <c>model.report.json</c>.</summary>
    public static string ReportPath(string enginePath) => Path.ChangeExtension(enginePath, ".report.json");

    /// <summary>The picture of a budget's curve: <c>model.accuracy.svg</c>.</summary>
    public static string CurvePath(string enginePath) => Path.ChangeExtension(enginePath, ".accuracy.svg");
}
