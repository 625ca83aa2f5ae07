using Trtc.Core.Files;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Trtc.Core.Contracts;
using Trtc.Core.Engines;
using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>All that the stages made.</summary>
/// <param name="Model">As read.</param>
/// <param name="Hashes">Of the model's files, its own first.</param>
internal sealed record BuildOutcome(
    BuildJob Job, Model Model, Task<ImmutableArray<FileHash>> Hashes, OptimisedModel Optimised, Calibrated Calibrated, TypedModel Typed,
        BuiltEngine Built, EngineProof Proof,
    ImmutableArray<PrecisionSizeInfo> Sizes, ImmutableArray<PhaseInfo> Phases);

/// <summary>Maps what the stages made to the report, and puts engine, report and, last, the manifest into place.</summary>
internal static class WriteStage
{
    public static BuildReport Run(BuildOutcome made, BuildTimes times, OutputFiles files, BuildContext context)
    {
        var report = Report(made, times, context);
        var engine = made.Job.EnginePath;
        files.Commit(made.Built.EnginePath, engine);
        files.Write(EngineBuild.ReportPath(engine), JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Plain.BuildReport));
        if (report.Accuracy is { } accuracy)
            files.Write(EngineBuild.CurvePath(engine), Encoding.UTF8.GetBytes(AccuracyCurve.Svg(accuracy)));
        files.Write(EngineBuild.ManifestPath(engine),
            JsonSerializer.SerializeToUtf8Bytes(Manifest.Of(report, DateTimeOffset.UtcNow), ReportJson.Plain.Manifest));
        return report;
    }

    private static BuildReport Report(BuildOutcome made, BuildTimes times, BuildContext context)
    {
        var (options, built) = (made.Typed.Options, made.Built.Result);
        var model = Describe(made.Model, made.Hashes.GetAwaiter().GetResult());
        return new()
        {
            Command = made.Job.Command,
            Tool = Tool(),
            Model = model,
            Engine = FileHash.Of(made.Built.EnginePath, context.Cancel) with { Path = made.Job.EnginePath },
            TensorRT = new(built.Product, built.Version, built.LibraryPath),
            Options = new(options.Profiles, options.Workspace, [.. options.Targets.Select(TargetText.Format)], options.OptimizationLevel,
                [.. BuilderOptionTable.Given(options).Select(o => new OptionInfo(o.Name, o.Value))]),
            Timings = times.Info(built),
            Memory = new(Process.GetCurrentProcess().PeakWorkingSet64, built.PeakBytes),
            Passes = [.. made.Optimised.Passes.Select(r => new PassInfo(r.Name, r.NodesBefore, r.NodesAfter, r.Time.TotalSeconds))],
            Phases = made.Phases,
            Precision = made.Typed.Share is { } share ? PrecisionInfo.Of(share, made.Calibrated.Plan) : null,
            Calibration = made.Calibrated.Info,
            Accuracy = made.Calibrated.Accuracy,
            Sizes = made.Sizes,
            EngineProof = made.Proof,
            Diagnostics = [.. context.Diagnostics.Items.Select(DiagnosticInfo.Of)],
        };
    }

    private static ToolInfo Tool() => new("trtc",
        typeof(EngineBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        RuntimeInformation.RuntimeIdentifier, RuntimeInformation.FrameworkDescription);

    private static ModelInfo Describe(Model model, ImmutableArray<FileHash> files) => new(
        files[0], files[1..], $"{model.ProducerName} {model.ProducerVersion}".Trim(), model.Opset, model.Graph.Nodes.Length,
        [.. model.Graph.Inputs.Select(Describe)], [.. model.Graph.Outputs.Select(Describe)]);

    private static TensorInfo Describe(ValueInfo value) =>
        new(value.Name, value.Tensor is null ? value.Type?.ToString() ?? "?" : value.Element.ToString(), value.Shape?.ToString() ?? "[…]");

    /// <summary>Begins to hash the model's files: the native builder takes longer than they do.</summary>
    public static Task<ImmutableArray<FileHash>> Hash(Model model, CancellationToken cancel) => Task.Run<ImmutableArray<FileHash>>(() =>
        [FileHash.Of(model.Path, cancel), .. model.Files.Select(f => f.Path).Where(p => p != model.Path).Distinct(StringComparer.Ordinal)
            .Select(p => FileHash.Of(p, cancel))], cancel);
}
