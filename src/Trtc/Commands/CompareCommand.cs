using System.Collections.Immutable;
using System.CommandLine;
using Trtc.Core.Accuracy;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Runtime.Cpu;
using Trtc.Runtime.Native;

namespace Trtc.Commands;

/// <summary><c>trtc compare A B</c>: how far B's outputs are from A's, by numbers and by what they say. Each is an ONNX model, or an engine
/// where its GPU is.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var reference = new Argument<string>("reference") { Description = "The model to measure by.", HelpName = "A" };
        var candidate = new Argument<string>("candidate") { Description = "The model to judge.", HelpName = "B" };
        var data =
            new Option<string?>("--data") { Description = "Pictures, .npy or .npz files to run both on. Without it: a few random samples.",
            HelpName = "DIR|FILE.npy" };
        var metrics =
            new Option<string[]>("--metric") { Description =
            "Show these task metrics only: top1, top5, agreement1, agreement5, miou, map, map50, agreement-map, agreement-map50, "
            + "characters, text.", HelpName = "NAME" };
        var layers = new Option<bool>("--per-layer") { Description = "Compare every tensor that both graphs have." };
        var limit = new Option<int?>("--images") { Description = "Use the first N samples only.", HelpName = "N" };
        var integer =
            new Option<bool>(
            "--integer-kernels") { Description = "Let ONNX Runtime replace Q/DQ by integer kernels, whose rounding depends on the CPU." };
        var sdk =
            new Option<string?>(
            "--sdk") { Description =
            "For an engine: the folder of the TensorRT to run it with. Without it, one of the engine's version is looked for.",
            HelpName = "DIR" };
        var plugins =
            new Option<string[]>("--plugin") { Description = "For an engine: a library of plugins that it needs. May be repeated.",
            HelpName = "LIB" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var evaluation = new EvaluationOptions();
        var command =
            new Command("compare", "Compares two models on the same inputs: ONNX models, or engines on the GPU they are for.") { reference,
            candidate, data, metrics, layers, limit, integer, sdk, plugins, json };
        evaluation.AddTo(command);
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var comparison = Run(parsed.GetRequiredValue(reference), parsed.GetRequiredValue(candidate), parsed.GetValue(data));
            var code = terminal.Report(diagnostics);
            if (comparison is not null && code == ExitCode.Done)
                terminal.Output.Write(parsed.GetValue(json) ? ComparisonJson.Write(comparison) + "\n" : ComparisonTable.Write(comparison));
            return code;

            Comparison? Run(string a, string b, string? path)
            {
                var options = new OrtSessionOptions { EmulateQuantization = !parsed.GetValue(integer) };
                using var x = Open(a, options);
                using var y = Open(b, options);
                if (x is null || y is null) return null;
                var head = evaluation.Head(parsed, diagnostics);
                var wanted = parsed.GetValue(metrics) ?? [];
                if (head is null && wanted.Length > 0) diagnostics.Add(Codes.MetricNeedsHead, "", "", string.Join(", ", wanted));
                var set = evaluation.Set(parsed, path, x.Inputs, Tuned(x, y), head, diagnostics);
                if (set is null || diagnostics.HasErrors) return null;
                if (parsed.GetValue(limit) is { } n) set = set.Where(i => i < n);
                // Sub-folders with class names need no file to be understood.
                head ??= set.Classes.IsEmpty ? null : new() { Task = HeadTask.Classification };
                var decoder = head is null ? null
                    : HeadDecoder.Create(head, [.. x.Outputs.Select(o => o.Name)], parsed.GetValue(evaluation.HeadPath) ?? a, diagnostics);
                var pairs = ModelComparison.Pair(x, y, diagnostics);
                if (diagnostics.HasErrors) return null;

                var threads = Math.Max(1, parsed.GetValue(evaluation.Threads));
                var judge = head is null ? null : new TaskJudge(head);
                var run = new ModelComparison(x, y, set, threads, diagnostics, terminal.Cancel);
                var outputs = run.Outputs(pairs, decoder, judge);
                if (run.Samples == 0 && !diagnostics.HasErrors)
                    diagnostics.Add(Codes.EvaluationDataUnusable, path ?? "", "", "no sample could be read");
                if (diagnostics.HasErrors) return null;
                ImmutableArray<TaskFigure> task = judge is null ? []
                    : [.. judge.Result.Where(f => wanted.Length == 0 || wanted.Contains(f.Name))];
                var inner = parsed.GetValue(layers) && !Hidden(x) && !Hidden(y) ? Layers(a, b, options, set, threads) : [];
                return new(a, b, Judge(x, y, options), path ?? "random", run.Samples, set.Count - run.Samples, outputs, task,
                    judge?.LabelledImages ?? 0, inner);
            }

            IModelRunner? Open(string path, OrtSessionOptions options)
            {
                if (EngineRunner.IsEngine(path))
                    return EngineRunner.Open(path, parsed.GetValue(sdk), [.. parsed.GetValue(plugins) ?? []], diagnostics, terminal.Cancel);
                // Says what is wrong with a file that is no model; ONNX Runtime only says that it cannot load it.
                using var model = ModelReader.Read(path, new(), diagnostics);
                return model is null ? null : OrtModelRunner.Open(path, options, diagnostics);
            }

            bool Hidden(IModelRunner runner)
            {
                if (runner is not EngineRunner) return false;
                diagnostics.Add(Codes.LayersHidden, runner.File, "", Path.GetFileName(runner.File));
                return true;
            }

            string Judge(IModelRunner x, IModelRunner y, OrtSessionOptions options)
            {
                var onnx = x is EngineRunner && y is EngineRunner ? null : OrtModelRunner.Judge(!options.EmulateQuantization, diagnostics);
                return string.Join("; ",
                    new[] { onnx, (x as EngineRunner)?.Judge, (y as EngineRunner)?.Judge }.Where(j => j is not null).Distinct());
            }

            ImmutableArray<LayerComparison> Layers(string a, string b, OrtSessionOptions options, EvaluationSet set, int threads)
            {
                using var ma = ModelReader.Read(a, new(), diagnostics);
                using var mb = ModelReader.Read(b, new(), diagnostics);
                if (ma is null || mb is null) return [];
                var there = OrtModelRunner.InnerTensors(mb.Graph).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
                var both = OrtModelRunner.InnerTensors(ma.Graph).RemoveAll(t => !there.Contains(t.Name));
                using var x = OrtModelRunner.Open(ma, both.Select(t => t.Name), options, diagnostics);
                using var y = OrtModelRunner.Open(mb, both.Select(t => t.Name), options, diagnostics);
                if (x is null || y is null || both.IsEmpty) return [];
                return new ModelComparison(x, y, set, threads, diagnostics, terminal.Cancel).Layers(both);
            }
        });
        return command;
    }

    /// <summary>What to run at where --profile does not say and the reference leaves sizes open: the candidate's own sizes, or those that
    /// an engine was tuned for.</summary>
    private static ImmutableArray<RangeSpec> Tuned(IModelRunner reference, IModelRunner candidate)
    {
        var ranges = ImmutableArray.CreateBuilder<RangeSpec>();
        foreach (var input in reference.Inputs)
        {
            if (input.Shape is null || IsFixed(input.Shape)) continue;
            var other = candidate.Inputs.FirstOrDefault(i => i.Name == input.Name)?.Shape;
            ImmutableArray<long> shape = other is not null && IsFixed(other) ? [.. other.Dims.Select(d => d.Value)]
                : (reference as EngineRunner)?.Tuned(input.Name) ?? (candidate as EngineRunner)?.Tuned(input.Name) ?? [];
            if (!shape.IsEmpty) ranges.Add(new(input.Name, [shape], string.Join('x', shape)));
        }
        return ranges.Count == 0 ? default : ranges.ToImmutable();

        static bool IsFixed(Shape shape) => shape.Dims.All(d => d.IsConstant);
    }
}
