using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Engines;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Precision;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>One <c>trtc build</c>, as asked for.</summary>
/// <param name="EnginePath">Where the engine goes; the manifest and the report go beside it.</param>
/// <param name="Profiles">As written, one entry a <c>--profile</c>.</param>
/// <param name="Opt">As written in <c>--opt</c>; default when not given.</param>
/// <param name="Options">All but the profiles, which come out of the check.</param>
/// <param name="Command">The command line, for the report.</param>
/// <param name="AllowExternal">Folders outside the model's own that weights may lie in.</param>
/// <param name="SkipPasses">Names of passes to leave out.</param>
/// <param name="LogLevel">The most verbose of the library's messages that the observer wants.</param>
public sealed record BuildJob(
    string ModelPath,
    string EnginePath,
    ImmutableArray<ImmutableArray<RangeSpec>> Profiles,
    ImmutableArray<RangeSpec> Opt,
    BuildOptions Options,
    string Command,
    ImmutableArray<string> AllowExternal,
    ImmutableArray<string> SkipPasses,
    NativeLogLevel LogLevel = NativeLogLevel.Warning)
{
    public PrecisionOptions Precision { get; init; } = new();

    /// <summary>Where INT8 gets its ranges; null when no calibration was given.</summary>
    public IRangeSource? Ranges { get; init; }

    /// <summary>What TensorRT's own calibrator runs on; null unless <see cref="BuildOptions.Calibrator"/> is set.</summary>
    public ICalibratorSource? CalibratorSource { get; init; }

    /// <summary>Whether FP32, FP16 and INT8 are all built, to compare the engines' sizes; only the one asked for is kept.</summary>
    public bool CompareSizes { get; init; }

    /// <summary>Where to write the graph that is handed to the builder; null for nowhere.</summary>
    public string? EmitOnnx { get; init; }
}

/// <summary>The way from a model to an engine, left to right: read, check, prepare, build natively, write.</summary>
public static class EngineBuild
{
    /// <returns>Null when there was an error; then nothing was written and an engine that stood there stands unchanged.</returns>
    public static BuildReport? Run(BuildJob job, IBackend backend, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var clock = Clock.SinceProcessStart();
        using var model = ModelReader.Read(job.ModelPath, new ReadOptions { AllowExternal = job.AllowExternal }, diagnostics);
        if (model is null) return null;
        var profiles = ProfileCheck.Run(model.Graph, job.ModelPath, job.Profiles, job.Opt, diagnostics);
        // The library's own calibrator brings its ranges.
        if (job.Options.Calibrator is null) PrecisionStage.Check(model, job.Precision, job.Ranges, diagnostics);
        if (diagnostics.HasErrors) return null;
        var read = clock.Seconds;

        using var output = new OutputFiles(job.EnginePath);
        var options = job.Options with { Profiles = profiles };
        var named = model with { Graph = DimensionNames.Clear(model.Graph, profiles, job.ModelPath, diagnostics) };
        if (backend.Open(diagnostics, cancel) is not { } target) return null;
        var phases = new PhaseRecorder(observer, clock);
        if (PreparedModel.Of(job, named, options, target, phases, diagnostics, cancel) is not { } prepared) return null;
        (var typed, options) = (prepared.Model, prepared.Options);
        var handed = ReferenceEquals(typed.Graph, model.Graph) ? new HandedModel(job.ModelPath, []) : HandedModel.Write(typed, output.Temporary(".onnx"), backend.TakesWeights);
        if (job.EmitOnnx is { } emit && !OutputFiles.Try(emit, diagnostics, () => ModelWriter.Write(typed, emit))) return null;
        var hashes = Task.Run(() => HashModel(model, cancel), cancel);
        var prepare = clock.Seconds - read;

        var enginePart = output.Temporary(".engine");
        var built = backend.Build(new(handed.Path, job.ModelPath, enginePart, options, job.LogLevel) { Weights = handed.Weights }, phases, diagnostics, cancel);
        if (built is null || diagnostics.HasErrors) return null;
        cancel.ThrowIfCancellationRequested();
        var returned = clock.Seconds;
        var proof = Proof(backend.Evidence(enginePart, options.Targets, cancel), typed, prepared.Share, profiles);
        if (!proof.Differences.IsEmpty) diagnostics.Add(Codes.EngineDiffers, job.ModelPath, "", proof.Differences.Length, Examples(proof.Differences));
        var proven = clock.Seconds;
        var sizes = PrecisionSizes.Known(job, prepared, built);
        if (job.CompareSizes) sizes = SizeComparison.Run(sizes, job, named, job.Options with { Profiles = profiles }, target, backend, output, observer, diagnostics, cancel);
        var compared = clock.Seconds;

        var files = hashes.GetAwaiter().GetResult();
        var report = new BuildReport
        {
            Command = job.Command,
            Tool = Tool(),
            Model = Describe(model, files),
            Engine = FileHash.Of(enginePart, cancel) with { Path = job.EnginePath },
            TensorRT = new(built.Product, built.Version, built.LibraryPath),
            Options = new(profiles, options.Workspace, [.. options.Targets.Select(TargetText.Format)], options.OptimizationLevel,
                [.. BuilderOptionTable.Given(options).Select(o => new OptionInfo(o.Name, o.Value))]),
            Timings = new(read, prepare, built.ParseSeconds, built.BuildSeconds, clock.Seconds - compared, clock.Seconds) { Proof = proven - returned, Compare = compared - proven },
            Memory = new(Process.GetCurrentProcess().PeakWorkingSet64, built.PeakBytes),
            Passes = [.. prepared.Optimised.Runs.Select(r => new PassInfo(r.Name, r.NodesBefore, r.NodesAfter, r.Time.TotalSeconds))],
            Phases = phases.Finished,
            Precision = prepared.Share is { } share ? PrecisionInfo.Of(share, prepared.Plan) : null,
            Calibration = prepared.Calibration,
            Accuracy = prepared.Accuracy,
            Sizes = sizes,
            EngineProof = proof,
            Diagnostics = [.. diagnostics.Items.Select(DiagnosticInfo.Of)],
        };
        output.Commit(enginePart, job.EnginePath);
        output.Write(ReportPath(job.EnginePath), JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Plain.BuildReport));
        if (report.Accuracy is { } accuracy) output.Write(CurvePath(job.EnginePath), Encoding.UTF8.GetBytes(AccuracyCurve.Svg(accuracy)));
        output.Write(ManifestPath(job.EnginePath), JsonSerializer.SerializeToUtf8Bytes(Manifest.Of(report, DateTimeOffset.UtcNow), ReportJson.Plain.Manifest));
        return report;
    }

    /// <summary>Where the builder chose the types, the graph's products are counted for it.</summary>
    private static EngineProof Proof(EngineEvidence evidence, Model typed, PrecisionShare? share, ImmutableArray<Profile> profiles) =>
        evidence.WhyNot is { } why ? EngineProof.Nothing(why) : EngineProof.Of(evidence, share ?? PrecisionShare.Of(typed, PreparedModel.ShapesOf(typed, profiles), null), asked: share is not null);

    private static string Examples(ImmutableArray<EngineDifference> differences) =>
        string.Join(", ", differences.Take(3).Select(d => $"'{d.Node}' ({d.Asked}, runs in {d.Engine})")) + (differences.Length > 3 ? ", …" : "");

    public static string ManifestPath(string enginePath) => enginePath + ".json";

    /// <summary><c>model.engine</c> → <c>model.report.json</c>.</summary>
    public static string ReportPath(string enginePath) => Path.ChangeExtension(enginePath, ".report.json");

    /// <summary>The picture of a budget's curve: <c>model.accuracy.svg</c>.</summary>
    public static string CurvePath(string enginePath) => Path.ChangeExtension(enginePath, ".accuracy.svg");

    private static ToolInfo Tool() => new("trtc",
        typeof(EngineBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        RuntimeInformation.RuntimeIdentifier, RuntimeInformation.FrameworkDescription);

    private static ModelInfo Describe(Model model, ImmutableArray<FileHash> files) => new(
        files[0], files[1..], $"{model.ProducerName} {model.ProducerVersion}".Trim(), model.Opset, model.Graph.Nodes.Length,
        [.. model.Graph.Inputs.Select(Describe)], [.. model.Graph.Outputs.Select(Describe)]);

    private static TensorInfo Describe(ValueInfo value) => new(value.Name, value.Tensor is null ? value.Type?.ToString() ?? "?" : value.Element.ToString(), value.Shape?.ToString() ?? "[…]");

    private static ImmutableArray<FileHash> HashModel(Model model, CancellationToken cancel) =>
        [FileHash.Of(model.Path, cancel), .. model.Files.Select(f => f.Path).Where(p => p != model.Path).Distinct(StringComparer.Ordinal).Select(p => FileHash.Of(p, cancel))];
}
