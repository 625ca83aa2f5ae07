using System.CommandLine;
using Trtc.Core.Ir;
using Trtc.Core.Precision;

namespace Trtc.Commands;

/// <summary>The types that <c>trtc check</c> takes, as <c>trtc build</c> does: the verdict is of the graph in them.</summary>
internal sealed class CheckPrecision
{
    private readonly Option<bool> _int8 = new("--int8") { Description = "Judges what build --int8 makes; no calibration is needed." };
    private readonly Option<bool> _fp8 = new("--fp8") { Description = "As --int8, in FP8 (E4M3)." };
    private readonly Option<bool> _int4 = new("--int4-weights") { Description = "Judges the graph with weights in INT4." };
    private readonly Option<bool> _fp16 = new("--fp16") { Description = "Judges what build --fp16 makes." };
    private readonly Option<bool> _bf16 = new("--bf16") { Description = "Judges what build --bf16 makes." };
    private readonly Option<bool> _noFp16 = new("--no-fp16") { Description = "With --int8: what stays out of INT8 computes in FP32." };

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_int8, _fp8, _int4, _fp16, _bf16, _noFp16]) command.Add(option);
        command.Validators.Add(r =>
        {
            string[] given =
                [.. ((ReadOnlySpan<Option<bool>>)[_int8, _fp8, _int4]).ToArray().Where(o => r.GetValue(o)).Select(o => o.Name)];
            if (given.Length > 1) r.AddError($"{given[0]} and {given[1]} contradict each other.");
            if (r.GetValue(_fp16) && r.GetValue(_bf16)) r.AddError("--fp16 and --bf16 contradict each other.");
        });
    }

    public PrecisionOptions Read(ParseResult parsed)
    {
        var fp8 = parsed.GetValue(_fp8);
        var quantised = parsed.GetValue(_int8) || fp8;
        var int4 = parsed.GetValue(_int4);
        DataType? half = parsed.GetValue(_bf16) ? DataType.BFloat16
            : parsed.GetValue(_fp16) || ((quantised || int4) && !parsed.GetValue(_noFp16)) ? DataType.Float16 : null;
        return new() { Int8 = quantised, Int4Weights = int4, Half = half,
            Quant = new() { Type = fp8 ? DataType.Float8E4M3FN : DataType.Int8 } };
    }
}
