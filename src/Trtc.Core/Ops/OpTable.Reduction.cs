using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ReductionRows =>
    [
        new("ArgMax")
        {
            Shape = ReductionShapes.Arg, Evaluate = ReductionEvaluation.Arg,
            Support = new("f|bf16|i8|i32|i64", Rank(0, 2),
                Where("`select_last_index` needs opset 12 or newer", n => n.Opset < 12 && n.Node.Int("select_last_index", 0) != 0
                    ? "select_last_index below opset 12" : null)),
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
            Support = new("f|bf16|i8|i32|i64", Rank(0, 2),
                Where("`select_last_index` needs opset 12 or newer", n => n.Opset < 12 && n.Node.Int("select_last_index", 0) != 0
                    ? "select_last_index below opset 12" : null)),
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
            Support = new("f|bf16|i8|i32|i64", Types("f").Before("10.0"), Constant(1, "axes")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.Axes,
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
