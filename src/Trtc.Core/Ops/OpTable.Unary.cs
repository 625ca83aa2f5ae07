using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> UnaryRows =>
    [
        new("Abs")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i8|i32|i64"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, types: "T=num", attributes: ""),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Acos")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Acosh")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Asin")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Asinh")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Atan")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Atanh")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Ceil")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Cos")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Cosh")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(9, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Erf")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i8"),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=num"),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Exp")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Floor")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Log")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Half = HalfRole.Logarithm,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Neg")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i8|i32|i64"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, types: "T=f|int", attributes: ""),
                new(13, types: "T=f|int|bf16"),
            ],
        },
        new("Reciprocal")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Half = HalfRole.Root,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Round")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(11, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Sign")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i8|i32|i64"),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=num"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Sin")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Sinh")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(9, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Sqrt")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Half = HalfRole.Root,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Tan")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(7, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
    ];
}
