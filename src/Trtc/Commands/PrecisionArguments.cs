using System.Collections.Immutable;
using System.CommandLine;
using Trtc.Core.Build;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Files;
using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;
using Trtc.Core.Quantisation;

namespace Trtc.Commands;

/// <summary>The options of a command that say what the engine computes in.</summary>
internal sealed class PrecisionArguments
{
    private readonly Option<bool> _int8 =
        new("--int8") { Description = "Computes convolutions and matrix products in INT8, the rest in FP16." };
    private readonly Option<bool> _fp8 = new("--fp8") { Description = "As --int8, in FP8 (E4M3)." };
    private readonly Option<bool> _int4 =
        new("--int4-weights") { Description = "Stores the weights of Gemm and MatMul in INT4, a scale for each block." };
    private readonly Option<bool> _fp16 = new("--fp16") { Description = "Computes in FP16 where the numbers fit." };
    private readonly Option<bool> _bf16 = new("--bf16") { Description = "Computes in BF16 (TensorRT 10.6 and newer, TensorRT-RTX)." };
    private readonly Option<bool> _best = new("--best") { Description = "INT8 and FP16." };
    private readonly Option<bool> _noFp16 = new("--no-fp16") { Description = "With --int8: what stays out of INT8 computes in FP32." };
    private readonly Option<string> _ioTypes =
        new("--io-types") { Description = "Types of inputs and outputs: the model's own, or those of the computation.",
        DefaultValueFactory = _ => "model" };
    private readonly Option<string[]> _include =
        new("--include") { Description = "Only these nodes in INT8, the rules' exceptions too: a name, a wildcard, or op:Conv.",
        HelpName = "PATTERN" };
    private readonly Option<string[]> _exclude =
        new("--exclude") { Description = "These nodes not in INT8: a name, a wildcard, or op:Conv.", HelpName = "PATTERN" };
    private readonly Option<string[]> _rule =
        new("--rule") { Description = "A rule of where Q/DQ goes, on or off: docs/targets.md names them and each target's own.",
        HelpName = "NAME=on|off" };
    private readonly Option<string> _typing =
        new("--typing") { Description =
        "Who chooses types on TensorRT 8.6 and 10: the graph (strong) or the builder among those allowed (weak).",
        DefaultValueFactory = _ => "auto" };
    private readonly Option<bool> _little =
        new("--allow-little") { Description = "Goes on though less than 10 % of the multiplications are in INT8." };
    private readonly Option<string?> _emit =
        new("--emit-onnx") { Description = "Writes the graph that is handed to the builder.", HelpName = "FILE" };
    private readonly Option<string?> _require =
        new("--require") { Description = "Fails unless this share of the multiplications is in a type: int8>=80%.",
        HelpName = "TYPE>=SHARE" };

    private readonly Option<string[]> _calib =
        new("--calib") { Description =
        "Ranges for --int8: a folder of pictures, .npy, .npz or .bin files (name=PATH for models of several inputs), a .calib file, or "
        + "TensorRT's cache.", HelpName = "PATH" };
    private readonly PreprocessArguments _preprocess = new();
    private readonly Option<CalibrationMethod> _calibrator = WordOption.Calibrator();
    private readonly Option<bool> _equalise =
        new("--equalise") { Description = "With --int8: brings the channels of a tensor to like ranges first; FP32 results stay." };
    private readonly Option<bool> _correctBias =
        new("--correct-bias") { Description = "With --int8: takes the mean error of each channel off its bias." };
    private readonly BudgetArguments _budget = new();
    private readonly CalibratorArguments _native = new();
    private readonly Option<bool> _force = new("--force") { Description = "Take calibration data that is too little, constant or random." };

    public void AddTo(Command command)
    {
        _ioTypes.AcceptOnlyFromAmong("model", "fp16", "bf16");
        _typing.AcceptOnlyFromAmong("auto", "strong", "weak");
        foreach (var option in (ReadOnlySpan<Option>)[_int8, _fp8, _int4, _fp16, _bf16, _best, _noFp16, _ioTypes, _include, _exclude, _rule,
            _typing, _little, _emit, _require, _calib, _calibrator, _equalise, _correctBias, _force]) command.Add(option);
        _preprocess.AddTo(command);
        _budget.AddTo(command);
        _native.AddTo(command);
    }

    /// <summary>What the options of precision read.</summary>
    public OutputCheck Reads(ParseResult parsed, OutputCheck outputs)
    {
        foreach (var calib in parsed.GetValue(_calib) ?? []) outputs.ReadsData(calib);
        return _budget.Reads(parsed, outputs.Reads(parsed.GetValue((Option<string?>)_preprocess.Options[0])));
    }

    public BuildJob Read(ParseResult parsed, BuildJob job, DiagnosticList diagnostics)
    {
        // The DLA takes no Q/DQ: INT8 there is the calibrator's.
        var dla = job.Options.DlaCore is not null && (parsed.GetValue(_int8) || parsed.GetValue(_best));
        var native = _native.IsChosen(parsed, dla);
        var fp8 = parsed.GetValue(_fp8);
        var int4 = parsed.GetValue(_int4);
        var int8 = native || parsed.GetValue(_int8) || parsed.GetValue(_best);
        if (int8 && (fp8 || int4))
            diagnostics.Add(Codes.PrecisionsContradict, "", "", native ? "--int8-mode calibrator" : "--int8", fp8 ? "--fp8"
                : "--int4-weights");
        if (fp8 && int4) diagnostics.Add(Codes.PrecisionsContradict, "", "", "--fp8", "--int4-weights");
        // The repairs are INT8's.
        if (fp8)
            foreach (var option in Given(parsed, [_equalise, _correctBias]))
                diagnostics.Add(Codes.PrecisionsContradict, "", "", "--fp8", option);
        int8 |= fp8;
        var fp16 = parsed.GetValue(_fp16) || parsed.GetValue(_best);
        var bf16 = parsed.GetValue(_bf16);
        var none = parsed.GetValue(_noFp16);
        if (bf16 && fp16) diagnostics.Add(Codes.PrecisionsContradict, "", "", parsed.GetValue(_best) ? "--best" : "--fp16", "--bf16");
        if (none && fp16) diagnostics.Add(Codes.PrecisionsContradict, "", "", parsed.GetValue(_best) ? "--best" : "--fp16", "--no-fp16");
        DataType? half = bf16 ? DataType.BFloat16 : fp16 || ((int8 || int4) && !none) ? DataType.Float16 : null;
        var io = parsed.GetValue(_ioTypes);
        if (io != "model" && io != Name(half))
            diagnostics.Add(Codes.PrecisionsContradict, "", "", $"--io-types {io}", half is null ? "computing in FP32"
                : $"computing in {Name(half)}");
        var require = parsed.GetValue(_require) is { } text ? PrecisionRequirement.Parse(text, diagnostics) : null;
        var rules = (parsed.GetValue(_rule) ?? []).Select(r => RuleSwitch.Parse(r, diagnostics)).OfType<RuleSwitch>();
        var calib = parsed.GetValue(_calib) ?? [];
        var recipe = new QuantRecipe(new(parsed.GetValue(_calibrator)), parsed.GetValue(_equalise), parsed.GetValue(_correctBias));
        var preprocess = _preprocess.Read(parsed, diagnostics) ?? Preprocess.Unit; // A fault is reported, and nothing is run.
        var profile = job.Profiles.IsEmpty ? default : job.Profiles[0];
        var run = new CalibrationRunOptions(Environment.ProcessorCount, Force: parsed.GetValue(_force));
        var plan = new CalibrationPlan([.. calib], preprocess, profile, recipe, run);
        job = _native.Read(parsed, dla, job, plan, Given(parsed, [_equalise, _correctBias, _budget.Accuracy]), diagnostics);
        var ranges = calib.Length == 0 || native ? null : plan;
        if (ranges is not null && !int8 && half is null) diagnostics.Add(Codes.CalibrationUnused, job.ModelPath, "");
        // FP8's scales are all that was seen, whoever calibrates: there is nothing to choose among.
        var named = fp8 || parsed.GetResult(_calibrator) is { Implicit: false } || recipe is not { Equalise: false, CorrectBias: false };
        return job with
        {
            Calibration = _budget.Around(parsed, ranges, int8, named ? recipe : null, diagnostics) ?? job.Calibration,
            Precision = new()
            {
                Int8 = int8, Int4Weights = int4, Half = half, HalfIo = io != "model", Require = require,
                    LeavesRefused = parsed.GetValue(_best), AllowsLittle = parsed.GetValue(_little),
                Typing = parsed.GetValue(_typing) switch { "strong" => NetworkTyping.Strong, "weak" => NetworkTyping.Weak, _ => null },
                Quant = new() { Type = fp8 ? DataType.Float8E4M3FN : DataType.Int8, Include = [.. parsed.GetValue(_include) ?? []],
                    Exclude = [.. parsed.GetValue(_exclude) ?? []], Switches = [.. rules] },
            },
            EmitOnnx = parsed.GetValue(_emit),
        };
    }

    private static IEnumerable<string> Given(ParseResult parsed, Option[] options) =>
        options.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name);

    private static string Name(DataType? half) => half switch { DataType.Float16 => "fp16", DataType.BFloat16 => "bf16", _ => "model" };
}
