using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ReductionRows =>
    [
        new("ArgMax")
        {
            Shape = ReductionShapes.Arg, Evaluate = ReductionEvaluation.Arg,
            Signatures =
            [
                new(1, "data:T", "reduced:i64", "T=num", "axis:i=0, keepdims:i=1"),
                new(11),
                new(12, attributes: "axis:i=0, keepdims:i=1, select_last_index:i=0"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("ArgMin")
        {
            Shape = ReductionShapes.Arg, Evaluate = ReductionEvaluation.Arg,
            Signatures =
            [
                new(1, "data:T", "reduced:i64", "T=num", "axis:i=0, keepdims:i=1"),
                new(11),
                new(12, attributes: "axis:i=0, keepdims:i=1, select_last_index:i=0"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("ReduceL1")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceL2")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceLogSum")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceLogSumExp")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceMax")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(12, types: "T=f|i8|i32|i64|u8|u32|u64"),
                new(13, types: "T=f|bf16|i8|i32|i64|u8|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
                new(20, types: "T=f|bf16|i8|i32|i64|u8|u32|u64|bool"),
            ],
        },
        new("ReduceMean")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceMin")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(12, types: "T=f|i8|i32|i64|u8|u32|u64"),
                new(13, types: "T=f|bf16|i8|i32|i64|u8|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
                new(20, types: "T=f|bf16|i8|i32|i64|u8|u32|u64|bool"),
            ],
        },
        new("ReduceProd")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceSum")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, inputs: "data:T, axes?:i64", types: "T=f|bf16|i32|i64|u32|u64",
                    attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
        new("ReduceSumSquare")
        {
            Shape = ReductionShapes.Reduce, Evaluate = ReductionEvaluation.Reduce,
            Signatures =
            [
                new(1, "data:T", "reduced:T", "T=f|i32|i64|u32|u64", "axes:is, keepdims:i=1"),
                new(11),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(18, inputs: "data:T, axes?:i64", attributes: "keepdims:i=1, noop_with_empty_axes:i=0"),
            ],
        },
    ];
}
