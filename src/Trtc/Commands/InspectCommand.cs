using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Report;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary><c>trtc inspect FILE</c>: what is in a model, or in an engine; neither needs TensorRT.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "An ONNX model or an engine.", HelpName = "FILE" };
        var nodes = new Option<bool>("--nodes") { Description = "List every node." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var profile = new Option<string?>("--profile") { Description = "Shapes of dynamic inputs, to count multiply-accumulates for.",
            HelpName = "SPEC" };
        var strip = new Option<string?>("--strip-header") { Description = "Write the engine without another tool's metadata to a new file.",
            HelpName = "OUT" };
        var against =
            new Option<string?>("--against") { Description =
            "Of an engine, installed: ask the TensorRT found here whether it would load it.", HelpName = "installed" };
        against.AcceptOnlyFromAmong("installed");
        var sdk = new Option<string?>("--sdk") { Description = "Of an engine: the folder of the TensorRT that should load it.",
            HelpName = "DIR" };
        var allow = ModelArguments.AllowExternal();
        var command = new Command("inspect", "Shows what is in a model or an engine, without TensorRT.") { file, nodes, json, profile,
            strip, against, sdk, allow };
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var path = parsed.GetRequiredValue(file);
            var output = parsed.GetValue(strip);
            Inspection? inspection;
            if (EngineRunner.IsEngine(path))
            {
                var engine = EngineInspection.Run(path, parsed.GetValue(against) is not null, parsed.GetValue(sdk), terminal.Cancel);
                inspection = new(null, engine);
                if (output is not null) EngineInspection.Strip(path, output, diagnostics);
            }
            else
            {
                inspection = Model(path, parsed.GetValue(profile), parsed.GetValue(nodes), ModelArguments.Read(parsed, allow), diagnostics);
                if (output is not null && inspection is not null) diagnostics.Add(Codes.NothingToStrip, path, "", "an ONNX model");
                if (parsed.GetValue(against) is not null && inspection is not null) diagnostics.Add(Codes.NothingToLoad, path, "");
            }
            if (inspection is not null && parsed.GetValue(json))
                terminal.Output.WriteLine(JsonSerializer.Serialize(inspection, InspectionJson.Default.Inspection));
            else if (inspection?.Model is { } model) ModelSummaryText.Write(terminal.Output, model);
            else if (inspection?.Engine is { } engine) EngineInspection.Write(terminal.Output, engine);
            return terminal.Report(diagnostics);
        });
        return command;
    }

    private static Inspection? Model(string path, string? profile, bool nodes, ReadOptions reading, DiagnosticList diagnostics)
    {
        using var model = ModelReader.Read(path, reading, diagnostics);
        if (model is null) return null;
        var options = InferenceOptions.Default;
        if (profile is not null)
        {
            var spec = ProfileSpec.Parse(profile, diagnostics);
            if (diagnostics.HasErrors) return null;
            var checkedProfiles = ProfileCheck.Run(model.Graph, path, [spec], default, diagnostics);
            if (diagnostics.HasErrors) return null;
            options = ProfileShapes.Of(model.Graph, checkedProfiles[0], r => r.Opt);
        }
        return new(ModelSummary.Of(model, options, nodes), null);
    }
}
