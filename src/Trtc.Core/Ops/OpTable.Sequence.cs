using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> SequenceRows =>
    [
        new("ConcatFromSequence")
        {
            Shape = SequenceShapes.ConcatFromSequence,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Axis = AxisRange.Free,
            Signatures =
            [
                new(11, "input_sequence:S", "concat_result:T", "S=seq:all; T=all", "axis:i!, new_axis:i=0"),
            ],
        },
        new("Optional")
        {
            Shape = OptionalShapes.Optional,
            Support = TargetSupport.Not("Export with the option decided."),
            Signatures =
            [
                new(15, "input?:V", "output:O", "V=all seq:all; O=opt:all optseq:all", "type:type"),
            ],
        },
        new("OptionalGetElement")
        {
            Shape = OptionalShapes.GetElement,
            Support = TargetSupport.Not("Export with the option decided."),
            Signatures =
            [
                new(15, "input:O", "output:V", "O=opt:all optseq:all; V=all seq:all"),
                new(18, types: "O=all seq:all opt:all optseq:all; V=all seq:all"),
            ],
        },
        new("OptionalHasElement")
        {
            Shape = OptionalShapes.HasElement,
            Support = TargetSupport.Not("Export with the option decided."),
            Signatures =
            [
                new(15, "input:O", "output:B", "O=opt:all optseq:all; B=bool"),
                new(18, inputs: "input?:O", types: "O=all seq:all opt:all optseq:all; B=bool"),
            ],
        },
        new("SequenceAt")
        {
            Shape = SequenceShapes.At,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "input_sequence:S, position:I", "tensor:T", "S=seq:all; T=all; I=i32|i64"),
            ],
        },
        new("SequenceConstruct")
        {
            Shape = SequenceShapes.Construct,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "inputs+:T", "output_sequence:S", "T=all; S=seq:all"),
            ],
        },
        new("SequenceEmpty")
        {
            Shape = SequenceShapes.Empty,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "", "output:S", "S=seq:all", "dtype:i"),
            ],
        },
        new("SequenceErase")
        {
            Shape = SequenceShapes.Erase,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "input_sequence:S, position?:I", "output_sequence:S", "S=seq:all; I=i32|i64"),
            ],
        },
        new("SequenceInsert")
        {
            Shape = SequenceShapes.Insert,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "input_sequence:S, tensor:T, position?:I", "output_sequence:S", "T=all; S=seq:all; I=i32|i64"),
            ],
        },
        new("SequenceLength")
        {
            Shape = SequenceShapes.Length,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "input_sequence:S", "length:I", "S=seq:all; I=i64"),
            ],
        },
        new("SequenceMap")
        {
            Shape = ControlFlowShapes.SequenceMap,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Axis = AxisRange.Free,
            Signatures =
            [
                new(17, "input_sequence:S, additional_inputs*~:V", "out_sequence+~:S", "S=seq:all; V=all seq:all", "body:g!"),
            ],
        },
        new("SplitToSequence")
        {
            Shape = SequenceShapes.SplitToSequence,
            Support = TargetSupport.Not("Use tensors in place of sequences: Concat, Split and Gather."),
            Signatures =
            [
                new(11, "input:T, split?:I", "output_sequence:S", "T=all; I=i32|i64; S=seq:all", "axis:i=0, keepdims:i=1"),
                new(24, types: "T=all|bf16; I=i32|i64; S=seq:all|bf16"),
            ],
        },
    ];
}
