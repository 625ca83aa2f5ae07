using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ControlFlowRows =>
    [
        new("If")
        {
            Shape = ControlFlowShapes.If,
            Support = new("bool", BranchRanks),
            Signatures =
            [
                new(1, "cond:B", "outputs+~:V", "V=all; B=bool", "else_branch:g!, then_branch:g!"),
                new(11),
                new(13, types: "V=all seq:all; B=bool"),
                new(16, types: "V=all|bf16 seq:all|bf16 opt:all|bf16 optseq:all|bf16; B=bool"),
                new(19, types: "V=all|f8|bf16 seq:all|f8|bf16 opt:all|f8|bf16 optseq:all|bf16; B=bool"),
                new(21, types: "V=all|f8|int4|bf16 seq:all|f8|int4|bf16 opt:all|f8|int4|bf16 optseq:all|bf16; B=bool"),
                new(23, types: "V=all|f8|int4|bf16|f4e2m1 seq:all|f8|int4|bf16|f4e2m1 opt:all|f8|int4|bf16|f4e2m1 optseq:all|bf16; B=bool"),
                new(24,
                    types: "V=all|f8|int4|bf16|f8e8m0|f4e2m1 seq:all|f8|int4|bf16|f8e8m0|f4e2m1 opt:all|f8|int4|bf16|f8e8m0|f4e2m1 " +
                    "optseq:all|bf16; B=bool"),
                new(25,
                    types: "V=all|f8|int4|int2|bf16|f8e8m0|f4e2m1 seq:all|f8|int4|int2|bf16|f8e8m0|f4e2m1 " +
                    "opt:all|f8|int4|int2|bf16|f8e8m0|f4e2m1 optseq:all|bf16; B=bool"),
            ],
        },
        new("Loop")
        {
            Shape = ControlFlowShapes.Loop,
            Support = new("all|bf16", SizeValue(0, "M")),
            Signatures =
            [
                new(1, "M?:I, cond?:B, v_initial*~:V", "v_final_and_scan_outputs+~:V", "V=all; I=i64; B=bool", "body:g!"),
                new(11),
                new(13, types: "V=all seq:all; I=i64; B=bool"),
                new(16, types: "V=all|bf16 seq:all|bf16 opt:all|bf16 optseq:all|bf16; I=i64; B=bool"),
                new(19, types: "V=all|f8|bf16 seq:all|f8|bf16 opt:all|f8|bf16 optseq:all|bf16; I=i64; B=bool"),
                new(21, types: "V=all|f8|int4|bf16 seq:all|f8|int4|bf16 opt:all|f8|int4|bf16 optseq:all|bf16; I=i64; B=bool"),
                new(23,
                    types: "V=all|f8|int4|bf16|f4e2m1 seq:all|f8|int4|bf16|f4e2m1 opt:all|f8|int4|bf16|f4e2m1 optseq:all|bf16; I=i64; " +
                    "B=bool"),
                new(24,
                    types: "V=all|f8|int4|bf16|f8e8m0|f4e2m1 seq:all|f8|int4|bf16|f8e8m0|f4e2m1 opt:all|f8|int4|bf16|f8e8m0|f4e2m1 " +
                    "optseq:all|bf16; I=i64; B=bool"),
                new(25,
                    types: "V=all|f8|int4|int2|bf16|f8e8m0|f4e2m1 seq:all|f8|int4|int2|bf16|f8e8m0|f4e2m1 " +
                    "opt:all|f8|int4|int2|bf16|f8e8m0|f4e2m1 optseq:all|bf16; I=i64; B=bool"),
            ],
        },
        new("Scan")
        {
            Shape = ControlFlowShapes.Scan,
            Support = new("all|bf16", Opset(7)),
            Signatures =
            [
                new(8, "sequence_lens?:I, initial_state_and_scan_inputs+~:V", "final_state_and_scan_outputs+~:V", "I=i64; V=all",
                    "body:g!, directions:is, num_scan_inputs:i!"),
                new(9, inputs: "initial_state_and_scan_inputs+~:V", types: "V=all",
                    attributes: "body:g!, num_scan_inputs:i!, scan_input_axes:is, scan_input_directions:is, scan_output_axes:is, " +
                    "scan_output_directions:is"),
                new(11),
                new(16, types: "V=all|bf16"),
                new(19, types: "V=all|f8|bf16"),
                new(21, types: "V=all|f8|int4|bf16"),
                new(23, types: "V=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "V=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "V=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
    ];
}
