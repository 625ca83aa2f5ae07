using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Trtc.Core.Build;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;

namespace Trtc.Commands;

/// <summary><c>trtc optimize MODEL -o OUT</c>: the passes of a build, on their own.</summary>
internal static class OptimizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The ONNX model.", HelpName = "MODEL.onnx" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", HelpName = "OUT.onnx", Required = true };
        var skip = ModelArguments.SkipPass();
        var against =
            new Option<string?>("--against") { Description =
            "Also rewrite what this release's builder refuses: tensorrt-8.6, tensorrt-10.3, rtx-1.7.", HelpName = "RELEASE" };
        against.Validators.Add(r =>
            { if (r.GetValueOrDefault<string?>() is { } text
            && !Target.TryParse(text, out _)) r.AddError($"'{text}' is no release that is known here; {Target.Meant(text).Name} is."); });
        var half = new Option<bool>("--fp16") { Description = "The engine will compute in FP16: what only FP32 lacks stays." };
        var external = new Option<bool>("--external-data") { Description = "Write weights to OUT.onnx.data." };
        var allow = ModelArguments.AllowExternal();
        var command = new Command("optimize", "Rewrites an ONNX model as a build does: fewer nodes, the same outputs.") { model, output,
            skip, against, half, external, allow };
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var path = parsed.GetRequiredValue(output);
            if (!new OutputCheck().Reads(parsed.GetRequiredValue(model)).Writes("-o", path).Run(diagnostics))
                return terminal.Report(diagnostics);
            using var read = ModelReader.Read(parsed.GetRequiredValue(model), ModelArguments.Read(parsed, allow), diagnostics);
            // Weights go beside the output when they are asked to, or do not fit inside.
            if (read is null
                || !ModelArguments.Spares(read, new OutputCheck().Writes("-o", path).Writes("-o", ModelWriter.DataPath(path)),
                diagnostics)) return terminal.Report(diagnostics);
            Target? target = parsed.GetValue(against) is { } text && Target.TryParse(text, out var t) ? t : null;
            var passes = new PassContext(target, parsed.GetValue(half)) { Diagnostics = diagnostics };
            var result = Pipeline.Run(read, passes, PassOptions.Default with { Skip = [.. parsed.GetValue(skip) ?? []] });
            if (!diagnostics.HasErrors
                && OutputFiles.Try(path, diagnostics,
                () => ModelWriter.Write(result.Model, path, new() { ExternalData = parsed.GetValue(external) })))
                Print(terminal.Output, read.Graph.Nodes.Length, result);
            return terminal.Report(diagnostics);
        });
        return command;
    }

    private static void Print(TextWriter output, int before, PassResult result)
    {
        var width = result.Runs.IsEmpty ? 0 : result.Runs.Max(r => r.Name.Length);
        foreach (var run in result.Runs)
            output.WriteLine(
                $"{run.Name.PadRight(width)} {run.NodesBefore,7} -> {run.NodesAfter,-7} "
                + $"{run.Time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture),8} ms");
        output.WriteLine($"{before} nodes became {result.Model.Graph.Nodes.Length}");
    }
}
