using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> SequenceRows =>
    [
        new("ConcatFromSequence")
        {
            Shape = SequenceShapes.ConcatFromSequence,
            Signatures =
            [
                new(11, "input_sequence:S", "concat_result:T", "S=seq:all; T=all", "axis:i!, new_axis:i=0"),
            ],
        },
        new("Optional")
        {
            Shape = OptionalShapes.Optional,
            Signatures =
            [
                new(15, "input?:V", "output:O", "V=all seq:all; O=opt:all optseq:all", "type:type"),
            ],
        },
        new("OptionalGetElement")
        {
            Shape = OptionalShapes.GetElement,
            Signatures =
            [
                new(15, "input:O", "output:V", "O=opt:all optseq:all; V=all seq:all"),
                new(18, types: "O=all seq:all opt:all optseq:all; V=all seq:all"),
            ],
        },
        new("OptionalHasElement")
        {
            Shape = OptionalShapes.HasElement,
            Signatures =
            [
                new(15, "input:O", "output:B", "O=opt:all optseq:all; B=bool"),
                new(18, inputs: "input?:O", types: "O=all seq:all opt:all optseq:all; B=bool"),
            ],
        },
        new("SequenceAt")
        {
            Shape = SequenceShapes.At,
            Signatures =
            [
                new(11, "input_sequence:S, position:I", "tensor:T", "S=seq:all; T=all; I=i32|i64"),
            ],
        },
        new("SequenceConstruct")
        {
            Shape = SequenceShapes.Construct,
            Signatures =
            [
                new(11, "inputs+:T", "output_sequence:S", "T=all; S=seq:all"),
            ],
        },
        new("SequenceEmpty")
        {
            Shape = SequenceShapes.Empty,
            Signatures =
            [
                new(11, "", "output:S", "S=seq:all", "dtype:i"),
            ],
        },
        new("SequenceErase")
        {
            Shape = SequenceShapes.Erase,
            Signatures =
            [
                new(11, "input_sequence:S, position?:I", "output_sequence:S", "S=seq:all; I=i32|i64"),
            ],
        },
        new("SequenceInsert")
        {
            Shape = SequenceShapes.Insert,
            Signatures =
            [
                new(11, "input_sequence:S, tensor:T, position?:I", "output_sequence:S", "T=all; S=seq:all; I=i32|i64"),
            ],
        },
        new("SequenceLength")
        {
            Shape = SequenceShapes.Length,
            Signatures =
            [
                new(11, "input_sequence:S", "length:I", "S=seq:all; I=i64"),
            ],
        },
        new("SequenceMap")
        {
            Shape = ControlFlowShapes.SequenceMap,
            Signatures =
            [
                new(17, "input_sequence:S, additional_inputs*~:V", "out_sequence+~:S", "S=seq:all; V=all seq:all", "body:g!"),
            ],
        },
        new("SplitToSequence")
        {
            Shape = SequenceShapes.SplitToSequence,
            Signatures =
            [
                new(11, "input:T, split?:I", "output_sequence:S", "T=all; I=i32|i64; S=seq:all", "axis:i=0, keepdims:i=1"),
                new(24, types: "T=all|bf16; I=i32|i64; S=seq:all|bf16"),
            ],
        },
    ];
}
