using System.CommandLine;
using Trtc.Core.Accuracy;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Commands;

/// <summary><c>trtc analyze MODEL --calib DIR</c>: which layers INT8 harms, and why.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var modelPath = new Argument<string>("model") { Description = "The ONNX model.", HelpName = "MODEL.onnx" };
        var calib =
            new Option<string>("--calib") { Description = "Pictures or arrays to calibrate with.", HelpName = "DIR", Required = true };
        var data =
            new Option<string?>("--data") { Description = "Held-out data to measure on. Default: that of --calib.", HelpName = "DIR" };
        var images = new Option<int>("--images") { Description = "Samples that noise is measured on, spread over the data.",
            DefaultValueFactory = _ => 4, HelpName = "N" };
        var method = WordOption.Calibrator();
        var spare = new Option<bool>("--no-spared") { Description = "Do not measure each layer spared, only each alone: half the time." };
        var plot = new Option<string?>("--plot") { Description = "Write the ranking as a picture.", HelpName = "FILE.svg" };
        var force = new Option<bool>("--force") { Description = "Take calibration data that is too little, constant or random." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var allow = ModelArguments.AllowExternal();
        var evaluation = new EvaluationOptions();
        var command = new Command("analyze", "Ranks layers by the harm that INT8 does to them.") { modelPath, calib, data, images, method,
            spare, plot, force, json, allow };
        evaluation.AddTo(command);
        images.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 1) r.AddError("--images takes 1 or more."); });
        command.SetAction(parsed =>
        {
            var diagnostics = terminal.Diagnostics;
            var outputs = new OutputCheck().Writes("--plot", parsed.GetValue(plot)).Reads(parsed.GetRequiredValue(modelPath));
            foreach (var path in (string?[])[parsed.GetValue(calib), parsed.GetValue(data)]) outputs.ReadsData(path);
            if (!outputs.Run(diagnostics)) return terminal.Report(diagnostics);
            using var model = ModelReader.Read(parsed.GetRequiredValue(modelPath), ModelArguments.Read(parsed, allow), diagnostics);
            if (model is not null && !ModelArguments.Spares(model, new OutputCheck().Writes("--plot", parsed.GetValue(plot)), diagnostics))
                return terminal.Report(diagnostics);
            var result = model is null ? null : Run(model);
            var code = terminal.Report(diagnostics);
            if (result is null || code != ExitCode.Done) return code;
            terminal.Output.Write(parsed.GetValue(json) ? SensitivityReport.Json(result) + "\n" : SensitivityReport.Table(result));
            if (parsed.GetValue(plot) is not { } svg) return code;
            OutputFiles.Try(svg, diagnostics,
                () => OutputFiles.Replace(svg, s => s.Write(System.Text.Encoding.UTF8.GetBytes(SensitivityReport.Svg(result)))));
            return terminal.Report(diagnostics);

            Sensitivity? Run(Model model)
            {
                var threads = Math.Max(1, parsed.GetValue(evaluation.Threads));
                var path = parsed.GetValue(data) ?? parsed.GetRequiredValue(calib);
                var runtime = new CpuRuntime();
                using var reference = runtime.Open(model, diagnostics);
                if (reference is null || evaluation.Set(parsed, path, reference.Inputs, default, null, diagnostics) is not { } set)
                    return null;
                if (evaluation.Preprocessing.Read(parsed, diagnostics) is not { } preprocess) return null;
                var first = Enumerable.Range(0, set.Count).Select(i => SampleRun.Load(set, i, diagnostics))
                    .FirstOrDefault(s => s is not null);
                if (first is null) diagnostics.Add(Codes.EvaluationDataUnusable, path, "", "no sample could be read");
                var profile = parsed.GetValue(evaluation.Profile) is { } text ? ProfileSpec.Parse(text, diagnostics) : default;
                if (first is null || diagnostics.HasErrors) return null;
                var calibration = new CalibrationRequest([parsed.GetRequiredValue(calib)], preprocess, profile,
                    new(threads, Force: parsed.GetValue(force)));
                if (ModelCalibration.Prepare(model, diagnostics) is not { } prepared) return null;
                var shapes = EvaluationOptions.Shapes(first);
                var models = new CalibratedModels(runtime, prepared, calibration, new(), shapes, diagnostics, null, terminal.Cancel);
                if (models.Make(new(new(parsed.GetValue(method)))) is not { } measured || models.Statistics is not { } statistics)
                    return null;
                var request = new SensitivityRequest(set, path, parsed.GetValue(images), !parsed.GetValue(spare), shapes, threads,
                    terminal.Interactive ? (layer, of) => terminal.Error.Write($"\r{layer}/{of} layers ") : null);
                var result = SensitivityRun.Run(runtime, reference, measured, statistics, request, diagnostics, terminal.Cancel);
                if (terminal.Interactive) terminal.Error.WriteLine();
                return result;
            }
        });
        return command;
    }
}
