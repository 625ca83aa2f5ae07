using System.Collections.Immutable;
using System.CommandLine;
using Serilog.Events;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Report;
using Trtc.Progress;
using Trtc.Runtime.Cpu;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary><c>trtc build MODEL.onnx</c>: reads, checks, builds, and writes the engine, its manifest and its report.</summary>
public static class BuildCommand
{
    private static readonly Argument<string> ModelPath = new("model") { Description = "The ONNX model.", HelpName = "MODEL.onnx" };
    private static readonly Option<string?> OutputPath =
        new("--output", "-o") { Description = "The engine's file. Default: MODEL.engine beside the model.", HelpName = "FILE" };
    private static readonly Option<string[]> Profiles = new("--profile")
    {
        Description =
            "Shapes of the dynamic inputs: min:max (tuned for max), min:opt:max, or one shape for all three, as 1x3x640x640:16x3x640x640. "
            + "name=… picks an input, commas part inputs, a repeated option adds a profile.",
        HelpName = "SPEC",
    };
    private static readonly Option<string?> Opt =
        new("--opt") { Description = "The shape to tune for, in place of the profiles' own.", HelpName = "SHAPE" };
    private static readonly Option<string?> Workspace =
        new("--workspace") { Description = "Upper bound of the builder's workspace: 512MiB, 1GiB, 2G; a plain number is MiB.",
        HelpName = "SIZE" };
    private static readonly Option<string?> Target =
        new("--target") { Description = "Compute capabilities to build for (TensorRT-RTX): sm_89,sm_120.", HelpName = "SM[,SM…]" };
    private static readonly Option<int?> OptLevel =
        new("--opt-level") { Description = "Builder optimization level, 0 (fast build) to 5 (fast engine). Default: TensorRT's own, 3.",
        HelpName = "N" };
    private static readonly Option<string?> Sdk =
        new("--sdk") { Description = "The folder of the TensorRT to use. 'trtc sdk list' shows those found.", HelpName = "DIR" };
    private static readonly Option<string?> RequireSdk =
        new("--require-sdk") { Description = "Refuse any other TensorRT: tensorrt-8.6.1, rtx-1.7.", HelpName = "VERSION" };
    private static readonly Option<string[]> AllowExternal = ModelArguments.AllowExternal();
    private static readonly Option<string[]> SkipPass = ModelArguments.SkipPass();
    private static readonly Option<bool> NoCheck = new("--no-check")
    {
        Description = "Goes on where the operator table says that TensorRT will refuse the model.",
    };
    private static readonly Option<bool> CompareSizes =
        new("--compare-sizes") { Description =
        "Also builds the model in those of FP32, FP16 and INT8 that were not asked for, and tells all sizes; INT8 needs --calib." };
    private static readonly Option<LogEventLevel> LogLevel = WordOption.LogLevel();
    private static readonly Option<string?> LogFile =
        new("--log-file") { Description = "Writes all messages to a file.", HelpName = "FILE" };

    private static readonly BuilderOptions BuilderOptions = new();
    private static readonly PrecisionArguments Precision = new();

    public static Command Create(Terminal terminal)
    {
        OptLevel.Validators.Clear();
        OptLevel.Validators.Add(r => { if (r.GetValueOrDefault<int?>() is < 0 or > 5) r.AddError("--opt-level takes 0 to 5."); });
        var command = new Command("build", "Builds a TensorRT engine from an ONNX model.")
        {
            ModelPath, OutputPath, Profiles, Opt, Workspace, Target, OptLevel, Sdk, RequireSdk, AllowExternal, SkipPass, NoCheck,
                CompareSizes, LogLevel, LogFile,
        };
        BuilderOptions.AddTo(command);
        Precision.AddTo(command);
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var diagnostics = terminal.Diagnostics;
        var job = Job(parsed, diagnostics);
        var configuration = Configuration.BesideModel(job.ModelPath, diagnostics);
        SdkRequirement? require = null;
        if ((parsed.GetValue(RequireSdk) ?? configuration.RequireSdk) is { } text && !SdkRequirement.TryParse(text, out require))
            diagnostics.Add(Codes.BadRequirement, "", "", text, SdkRequirement.Grammar);
        if (diagnostics.HasErrors) return terminal.Report(diagnostics);

        using var backend = new ChildBackend(new SdkSearch(parsed.GetValue(Sdk), require));
        backend.Prepare();
        using var log = BuildLog.Create(parsed.GetValue(LogLevel), parsed.GetValue(LogFile));
        using var progress = ProgressDisplay.Create(terminal, log);
        var report = EngineBuild.Run(job, backend, new CpuRuntime(), new(diagnostics, progress, terminal.Cancel));
        progress.Dispose();
        var code = terminal.Report(diagnostics);
        if (report is not null) Summary(report, job, terminal.Output);
        return code;
    }

    private static BuildJob Job(ParseResult parsed, DiagnosticList diagnostics)
    {
        var model = parsed.GetRequiredValue(ModelPath);
        var engine = parsed.GetValue(OutputPath) ?? Path.ChangeExtension(model, ".engine");
        var profiles = (parsed.GetValue(Profiles) ?? []).Select(p => ProfileSpec.Parse(p, diagnostics)).Where(p => !p.IsDefault)
            .ToImmutableArray();
        ImmutableArray<RangeSpec> opt = default;
        if (parsed.GetValue(Opt) is { } optText)
        {
            opt = ProfileSpec.Parse(optText, diagnostics);
            if (!opt.IsDefault && opt.Any(o => o.Shapes.Length > 1))
                diagnostics.Add(Codes.BadOpt, "", "", optText, "one shape for each input, not a range");
        }
        long? workspace = null;
        if (parsed.GetValue(Workspace) is { } size)
        {
            if (SizeText.TryParse(size, out var bytes) && bytes > 0) workspace = bytes;
            else diagnostics.Add(Codes.BadSize, "", "", "--workspace", size);
        }
        var targets = ImmutableArray<int>.Empty;
        if (parsed.GetValue(Target) is { } target && !TargetText.TryParse(target, out targets))
            diagnostics.Add(Codes.BadTarget, "", "", target);

        var options = new BuildOptions { Workspace = workspace, Targets = targets, OptimizationLevel = parsed.GetValue(OptLevel) };
        options = BuilderOptions.Read(parsed, options, diagnostics);
        var job = new BuildJob(model, engine, profiles, opt, options, CommandLine.Quote(parsed), [.. parsed.GetValue(AllowExternal) ?? []],
            [.. parsed.GetValue(SkipPass) ?? []],
            BuildLog.Wanted(parsed.GetValue(LogLevel), parsed.GetValue(LogFile)));
        job = Precision.Read(parsed, job with { CompareSizes = parsed.GetValue(CompareSizes), NoCheck = parsed.GetValue(NoCheck) },
            diagnostics);
        job = job with { Outputs = Outputs(parsed, job) };
        var check = Precision.Reads(parsed, new OutputCheck().Reads(model));
        foreach (var plugin in options.Plugins.Concat(options.SerializedPlugins)) check.Reads(plugin);
        foreach (var (option, path) in job.Outputs) check.Writes(option, path);
        if (check.Run(diagnostics) && parsed.GetValue(LogFile) is { } log) BuildLog.CanBe(log, diagnostics);
        return job;
    }

    /// <summary>Each file that this build may write, the engine's companions among them.</summary>
    private static ImmutableArray<(string Option, string Path)> Outputs(ParseResult parsed, BuildJob job)
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        void Add(string option, string? path)
        {
            if (path is not null) files.Add((option, path));
        }
        Add("-o", job.EnginePath);
        if (job.EnginePath.Length > 0)
        {
            Add("-o", EngineBuild.ManifestPath(job.EnginePath));
            Add("-o", EngineBuild.ReportPath(job.EnginePath));
            Add("-o", EngineBuild.CurvePath(job.EnginePath));
        }
        Add("--emit-onnx", job.EmitOnnx);
        Add("--emit-onnx", job.EmitOnnx is { Length: > 0 } emit ? ModelWriter.DataPath(emit) : null);
        Add("--timing-cache", job.Options.TimingCache);
        Add("--calib-cache", job.Options.Calibrator?.CacheFile);
        Add("--log-file", parsed.GetValue(LogFile));
        return files.ToImmutable();
    }

    private static void Summary(BuildReport report, BuildJob job, TextWriter output)
    {
        var t = report.Timings;
        output.WriteLine(FormattableString.Invariant(
            $"{job.EnginePath}  {SizeText.Format(report.Engine.Bytes)}  {ProductNames.Title(report.TensorRT.Product)} {report.TensorRT.Version}  {t.Total:0.00} s (native parse {t.NativeParse:0.00} s, build {t.NativeBuild:0.00} s, trtc {t.Own:0.00} s)"));
        if (report.Precision is { } p)
            output.WriteLine(
                FormattableString.Invariant(
                $"multiplications: INT8 {p.Int8:P1}, {(p.Fp8 > 0 ? $"FP8 {p.Fp8:P1}, " : "")}FP16 {p.Fp16:P1}, BF16 {p.Bf16:P1}, FP32 {p.Fp32:P1}"));
        if (Proof(report) is { } proof) output.WriteLine(proof);
        if (job.CompareSizes)
            output.WriteLine(
                FormattableString.Invariant(
                $"sizes: {string.Join(", ", report.Sizes.Select(s => $"{s.Type} {(s.EngineBytes is { } b ? SizeText.Format(b) : "not built")}"))}; built to compare in {t.Compare:0.00} s"));
        output.WriteLine($"report {EngineBuild.ReportPath(job.EnginePath)}");
    }

    /// <summary>What the engine itself says of it; null where no precision was asked for and the engine could not be asked.</summary>
    private static string? Proof(BuildReport report)
    {
        var p = report.EngineProof;
        if (p.WhyNot is { } why) return p.Device is null && report.Precision is null ? null
            : $"not proven by the engine{(p.Layers > 0 ? FormattableString.Invariant($" of {p.Layers} layers") : "")}: {why}";
        var types = p.Types.Select(t =>
            FormattableString.Invariant($"{(Enum.TryParse<DataType>(t.Type, out var type) ? TypeNames.Of(type) : t.Type)} {t.Share:P1}"));
        var unseen = p.Unseen > 0 ? FormattableString.Invariant($", not told {p.UnseenShare:P1} ({p.Unseen} nodes)") : "";
        return FormattableString.Invariant(
            $"the engine on {p.Device}: {p.Layers} layers; multiplications: {string.Join(", ", types)}{unseen}");
    }

}
