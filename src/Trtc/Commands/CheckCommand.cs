using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using Trtc.Core.Build;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Report;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary><c>trtc check</c>: what releases of TensorRT will say of a model, before any of them is asked.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The ONNX file.", HelpName = "MODEL" };
        var against = new Option<string[]>("--against")
        {
            Description =
                "A release: tensorrt-8.6, tensorrt-10.0 … 10.16, tensorrt-11.0 … 11.4, rtx-1.0 … 1.7; or installed: the TensorRT found "
                + "here, whose own parser is asked too. May be repeated; the newest of each family when left out.",
            HelpName = "RELEASE",
        };
        var profile =
            new Option<string[]>("--profile") { Description =
            "A profile to check against the model's inputs, as for build. May be repeated.", HelpName = "SPEC" };
        var precision = new CheckPrecision();
        var sdk =
            new Option<string?>("--sdk") { Description = "With --against installed: the folder of the TensorRT to ask.", HelpName = "DIR" };
        var allow = ModelArguments.AllowExternal();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var sarif = new Option<string?>("--sarif") { Description = "Also write SARIF 2.1.0 for code scanning.", HelpName = "FILE" };
        var command = new Command("check",
            "Lists everything in a model that a release of TensorRT will not take, without a GPU and without TensorRT.")
        {
            model, against, sdk, profile, json, sarif, allow,
        };
        precision.AddTo(command);
        command.SetAction(parsed =>
            Run(terminal, parsed.GetValue(model)!, parsed.GetValue(against) ?? [], parsed.GetValue(sdk), parsed.GetValue(profile) ?? [],
            precision.Read(parsed), parsed.GetValue(json), parsed.GetValue(sarif), ModelArguments.Read(parsed, allow)));
        return command;
    }

    private const string InstalledRelease = "installed";

    private static int Run(Terminal terminal, string path, string[] against, string? sdk, string[] profiles, PrecisionOptions precision,
        bool json, string? sarif, ReadOptions reading)
    {
        var diagnostics = terminal.Diagnostics;
        if (!new OutputCheck().Reads(path).Writes("--sarif", sarif).Run(diagnostics)) return terminal.Report(diagnostics);
        var asks = against.Contains(InstalledRelease, StringComparer.OrdinalIgnoreCase);
        using var backend = asks ? new ChildBackend(new(sdk)) : null;
        // The library loads while the model is read.
        backend?.Prepare();
        if (Targets([.. against.Where(a => !a.Equals(InstalledRelease, StringComparison.OrdinalIgnoreCase))], asks, diagnostics)
            is not { IsDefault: false } targets)
        {
            terminal.Report(diagnostics);
            return ExitCode.Usage;
        }
        using var model = ModelReader.Read(path, reading, diagnostics);
        if (model is not null && !ModelArguments.Spares(model, new OutputCheck().Writes("--sarif", sarif), diagnostics))
            return terminal.Report(diagnostics);
        if (model is null)
        {
            // Scripts and code scanning hear of a model that cannot be read as of any other fault.
            var unread = new CheckResult(path, targets, 0, AsFindings(diagnostics));
            if (json) Document(terminal.Output, unread);
            if (sarif is not null) WriteSarif(sarif, unread, diagnostics);
            return terminal.Report(diagnostics);
        }
        var ranges = ImmutableArray<Profile>.Empty;
        if (profiles.Length > 0)
        {
            var specs = profiles.Select(p => ProfileSpec.Parse(p, diagnostics)).Where(s => !s.IsDefault).ToImmutableArray();
            ranges = ProfileCheck.Run(model.Graph, path, specs, default, diagnostics);
        }
        var profilesHold = !diagnostics.HasErrors;
        var installed = backend is null ? null : Ask(backend, path, diagnostics, terminal.Cancel);
        if (installed is not null && !targets.Contains(installed.Target)) targets = targets.Add(installed.Target);
        if (targets.IsEmpty) return terminal.Report(diagnostics);
        var inferred = ShapeInference.Run(model);
        var options = new CheckOptions(targets, inferred.Constants) { RemarkDynamicInputs = profiles.Length == 0 };
        var request = new GraphRequest(precision, new() { Profiles = profilesHold ? ranges : [] }, []);
        var result = ModelVerdict.Run(inferred, model, options, request);
        if (profilesHold) result = result with { Memory = ProfileMemory.Of(model, inferred.Model, ranges) };
        if (installed is not null) result = SecondOpinion.Add(result, inferred.Model, installed);
        if (json) Document(terminal.Output, result);
        else CheckText.Write(terminal.Output, result);
        if (sarif is not null) WriteSarif(sarif, result with { Findings = [.. AsFindings(diagnostics), .. result.Findings] }, diagnostics);
        var code = terminal.Report(diagnostics);
        return code != ExitCode.Done ? code : result.HasErrors ? ExitCode.Fault : ExitCode.Done;
    }

    /// <summary>Null when there is no TensorRT, or it could not answer; why is in <paramref name="diagnostics"/>.</summary>
    private static InstalledParser? Ask(ChildBackend backend, string path, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (backend.Open(diagnostics, cancel) is not { } version
            || backend.Parse(path, parts: true, diagnostics, cancel) is not { } opinion) return null;
        var target = ChildBackend.TargetOf(version);
        return new(Target.Nearest(target.Product, target.Major, target.Minor), version.Number, backend.LibraryPath ?? "", opinion);
    }

    private static ImmutableArray<Target> Targets(string[] against, bool installed, DiagnosticList diagnostics)
    {
        if (against.Length == 0) return installed ? [] : Target.Newest;
        var targets = ImmutableArray.CreateBuilder<Target>();
        foreach (var text in against)
        {
            if (!Target.TryParse(text, out var target)) diagnostics.Add(Codes.UnknownTarget, "", "", text, Target.Meant(text).Name);
            else if (!targets.Contains(target)) targets.Add(target);
        }
        return diagnostics.HasErrors ? default : targets.ToImmutable();
    }

    private static void Document(TextWriter output, CheckResult result)
    {
        using var buffer = new MemoryStream();
        CheckJson.Write(buffer, result);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static ImmutableArray<Finding> AsFindings(DiagnosticList diagnostics) =>
        [.. diagnostics.Items.Select(d => new Finding(d, "", "", d.Where, []))];

    private static void WriteSarif(string file, CheckResult result, DiagnosticList diagnostics) => OutputFiles.Try(file, diagnostics, () =>
    {
        using var buffer = new MemoryStream();
        Sarif.Write(buffer, result,
            typeof(CheckCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");
        OutputFiles.Replace(file, buffer.WriteTo);
    });
}
