using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Onnx;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Commands;

/// <summary><c>trtc calibrate</c>: runs a model on images and writes the scales that INT8 takes; <c>merge</c> joins parts made on several
/// machines.</summary>
internal static class CalibrateCommand
{
    /// <summary>Ending of a file of statistics, which can be merged; any other output is a finished calibration.</summary>
    private const string StatisticsEnding = ".trtc-hist";

    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The ONNX model." };
        var data =
            new Option<string[]>("--calib") { Description =
            "A folder of pictures, .npy, .npz or .bin files, or a list of such files; name=PATH for models of several inputs.",
            HelpName = "PATH", Required = true };
        var preprocess = new PreprocessArguments();
        var profile =
            new Option<string?>("--profile") { Description = "Shapes as for build; pictures are made for the opt shape, one at a time.",
            HelpName = "RANGE" };
        var threads = new Option<int>("--threads") { Description = "Runs at once; does not change the result.",
            DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var batch =
            new Option<int>(
            "--batch") { Description = "Images held ready in memory; they are run one by one, so the result does not depend on it.",
            DefaultValueFactory = _ => CalibrationRunOptions.DefaultQueue, HelpName = "N" };
        var shard = new Option<string?>("--shard") { Description = "Only part K of N of the images, for a file that 'merge' joins.",
            HelpName = "K/N" };
        var allow = ModelArguments.AllowExternal();
        var finish = new Finish();
        var command = new Command("calibrate", "Runs a model on images and finds the scales for INT8.")
        {
            model, data, profile, threads, batch, shard, allow, Merge(terminal),
        };
        preprocess.AddTo(command);
        finish.AddTo(command);
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var output = parsed.GetValue(finish.Output)!;
            var part = Part(parsed.GetValue(shard), diagnostics);
            if (part is { Of: > 1 } && !output.EndsWith(StatisticsEnding, StringComparison.Ordinal))
                diagnostics.Add(Codes.CalibrationOption, "", "-o", output,
                    $"a name that ends in {StatisticsEnding} with --shard: a part is no calibration yet");
            Positive("--threads", parsed.GetValue(threads), diagnostics);
            Positive("--batch", parsed.GetValue(batch), diagnostics);
            var outputs = finish.Outputs(parsed).Reads(parsed.GetValue(model))
                .Reads(parsed.GetValue((Option<string?>)preprocess.Options[0]));
            foreach (var text in parsed.GetValue(data)!) outputs.ReadsData(text);
            outputs.Run(diagnostics);
            var choice = finish.Choice(parsed, diagnostics);
            var declared = preprocess.Read(parsed, diagnostics);
            var ranges = parsed.GetValue(profile) is { } shapes ? ProfileSpec.Parse(shapes, diagnostics) : default;
            if (declared is null || diagnostics.HasErrors) return terminal.Report(diagnostics);

            using var read = ModelReader.Read(parsed.GetValue(model)!, ModelArguments.Read(parsed, allow), diagnostics);
            if (read is null || !ModelArguments.Spares(read, finish.Outputs(parsed), diagnostics)) return terminal.Report(diagnostics);
            var force = parsed.GetValue(finish.Force);
            var run = new CalibrationRunOptions(parsed.GetValue(threads), parsed.GetValue(batch), part.Index, part.Of, force);
            if (ModelCalibration.Prepare(read, diagnostics) is not { } prepared) return terminal.Report(diagnostics);
            // Whatever --include or a target will ask for, and the tensors that TensorRT's own cache names.
            var observe = ObservedTensors.Default(prepared.Graph).Union(QuantPlanner.TensorsOfAllTargets(prepared.Graph, new()))
                .ToHashSet(StringComparer.Ordinal);
            var request = new CalibrationRequest([.. parsed.GetValue(data)!], declared, ranges, run, observe);
            var statistics = ModelCalibration.Collect(new CpuRuntime(), prepared, request, diagnostics, terminal.Interactive
                ? (done, all) => terminal.Error.Write($"\r{done}/{all} images ") : null, terminal.Cancel);
            if (terminal.Interactive) terminal.Error.WriteLine();
            if (statistics is null) return terminal.Report(diagnostics);
            return finish.Write(parsed, statistics, request.DataName, choice!, terminal, diagnostics);
        });
        return command;
    }

    private static Command Merge(Terminal terminal)
    {
        var parts =
            new Argument<string[]>("parts") { Description = "Files that calibrate --shard wrote.", Arity = ArgumentArity.OneOrMore };
        var finish = new Finish();
        var command = new Command("merge", "Joins parts of one calibration; the bytes are those of a single run.") { parts };
        finish.AddTo(command);
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var outputs = finish.Outputs(parsed);
            foreach (var path in parsed.GetValue(parts)!) outputs.Reads(path);
            outputs.Run(diagnostics);
            var choice = finish.Choice(parsed, diagnostics);
            CalibrationStatistics? all = null;
            foreach (var path in parsed.GetValue(parts)!)
            {
                if (StatisticsFile.Read(path, diagnostics) is not { } part) continue;
                if (all is null) all = part;
                else all.Add(part, path, diagnostics);
            }
            if (diagnostics.HasErrors || all is null) return terminal.Report(diagnostics);
            return finish.Write(parsed, all, "", choice!, terminal, diagnostics);
        });
        return command;
    }

    /// <summary>What both commands end with: the choice of scales and the files.</summary>
    private sealed class Finish
    {
        public Option<string> Output { get; } = new("--output",
            "-o") { Description = $"The calibration (.calib), or statistics to merge later ({StatisticsEnding}).", HelpName = "FILE",
            Required = true };

        public Option<bool> Force { get; } = new("--force") { Description = "Take data that is too little, constant or random." };

        private readonly Option<CalibrationMethod> _method = WordOption.Calibrator();
        private readonly Option<double> _percentile =
            new("--percentile") { Description = "Share of values that a percentile scale covers, in percent.",
            DefaultValueFactory = _ => 99.99, HelpName = "P" };
        private readonly Option<string?> _cache =
            new("--cache") { Description = "Also write the scales as TensorRT's own calibration cache.", HelpName = "FILE" };

        public void AddTo(Command command)
        {
            command.Add(Output);
            command.Add(_method);
            command.Add(_percentile);
            command.Add(_cache);
            command.Add(Force);
        }

        public OutputCheck Outputs(ParseResult parsed) =>
            new OutputCheck().Writes("-o", parsed.GetValue(Output)).Writes("--cache", parsed.GetValue(_cache));

        public CalibrationChoice? Choice(ParseResult parsed, DiagnosticList diagnostics)
        {
            var output = parsed.GetValue(Output)!;
            if (parsed.GetValue(_cache) is { } cache)
            {
                if (output.EndsWith(StatisticsEnding, StringComparison.Ordinal))
                    diagnostics.Add(Codes.CalibrationOption, "", "--cache", cache,
                        $"it where scales are chosen: {StatisticsEnding} files hold none, 'calibrate merge' can write the cache");
            }
            var percentile = parsed.GetValue(_percentile);
            if (parsed.GetResult(_percentile) is { Implicit: false } && parsed.GetValue(_method) != CalibrationMethod.Percentile)
                diagnostics.Add(Codes.CalibrationOption, "", "--percentile", percentile,
                    "--calibrator percentile with it: no other takes it");
            if (new CalibrationChoice(parsed.GetValue(_method)).NeedsLayers)
                diagnostics.Add(Codes.CalibrationOption, "", "--calibrator", parsed.GetValue(_method).ToString().ToLowerInvariant(),
                    "entropy, minmax, percentile or mse: a build runs layers to choose, this command only counts");
            if (percentile is > 0 and <= 100) return new(parsed.GetValue(_method), percentile);
            diagnostics.Add(Codes.CalibrationOption, "", "--percentile", percentile, "a number above 0, at most 100");
            return null;
        }

        public int Write(ParseResult parsed, CalibrationStatistics statistics, string dataName, CalibrationChoice choice, Terminal terminal,
            DiagnosticList diagnostics)
        {
            var path = parsed.GetValue(Output)!;
            OutputFiles.Try(path, diagnostics, () =>
            {
                using var files = new OutputFiles(path);
                if (path.EndsWith(StatisticsEnding, StringComparison.Ordinal)) files.Write(path, StatisticsFile.Write(statistics));
                else if (CalibrationRun.Accept(statistics, dataName, parsed.GetValue(Force), diagnostics))
                {
                    var table = statistics.Choose(choice, Environment.ProcessorCount);
                    if (parsed.GetValue(_cache) is { } cache)
                    {
                        using var second = new OutputFiles(cache);
                        second.Write(cache, TensorRtCache.From(table).Write());
                    }
                    files.Write(path, CalibrationFile.Write(table));
                }
            });
            var code = terminal.Report(diagnostics);
            if (code == ExitCode.Done)
                terminal.Output.WriteLine($"{path}: {statistics.Tensors.Length} tensors, {statistics.Counts.Images} images");
            return code;
        }
    }

    private static (int Index, int Of) Part(string? text, DiagnosticList diagnostics)
    {
        if (text is null) return (1, 1);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && index >= 1 && index <= of && of <= 1_000_000) return (index, of);
        diagnostics.Add(Codes.CalibrationOption, "", "--shard", text, "K/N, as 3/8, K from 1 to N");
        return (1, 1);
    }

    private static void Positive(string option, int value, DiagnosticList diagnostics)
    {
        if (value is < 1 or > 1024) diagnostics.Add(Codes.CalibrationOption, "", option, value, "a number from 1 to 1024");
    }
}
