using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> LogicalRows =>
    [
        new("And")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Logic,
            Support = new("bool", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=bool; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
            ],
        },
        new("BitShift")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = TargetSupport.Not("Rewrite it with integer Mul, Div and Mod, or compute it outside the engine."),
            Signatures =
            [
                new(11, "X:T, Y:T", "Z:T", "T=uint", "direction:s!"),
                new(28, types: "T=uint|int"),
            ],
        },
        new("BitwiseAnd")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = TargetSupport.Not("Rewrite it with integer Mul, Div and Mod, or compute it outside the engine."),
            Signatures =
            [
                new(18, "A:T, B:T", "C:T", "T=int|uint"),
            ],
        },
        new("BitwiseNot")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = TargetSupport.Not("Rewrite it with integer Mul, Div and Mod, or compute it outside the engine."),
            Signatures =
            [
                new(18, "X:T", "Y:T", "T=int|uint"),
            ],
        },
        new("BitwiseOr")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = TargetSupport.Not("Rewrite it with integer Mul, Div and Mod, or compute it outside the engine."),
            Signatures =
            [
                new(18, "A:T, B:T", "C:T", "T=int|uint"),
            ],
        },
        new("BitwiseXor")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = TargetSupport.Not("Rewrite it with integer Mul, Div and Mod, or compute it outside the engine."),
            Signatures =
            [
                new(18, "A:T, B:T", "C:T", "T=int|uint"),
            ],
        },
        new("Equal")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Compare,
            Support = new("f|bf16|i8|i32|i64|bool|u8", Broadcast,
                Where("UINT8 operands have the same number of dimensions", n =>
                    n.Element(0) == DataType.UInt8 && n.Rank(0) >= 0 && n.Rank(1) >= 0 && n.Rank(0) != n.Rank(1)
                        ? "UINT8 operands are broadcast" : null)),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=i32|i64|bool; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(11, types: "T=num|bool; T1=bool"),
                new(13, types: "T=num|bf16|bool; T1=bool"),
                new(19, types: "T=num|bf16|bool|str; T1=bool"),
            ],
        },
        new("Greater")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Compare,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=f; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(9, types: "T=num; T1=bool"),
                new(13, types: "T=num|bf16; T1=bool"),
            ],
        },
        new("GreaterOrEqual")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Compare,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(12, "A:T, B:T", "C:T1", "T=num; T1=bool"),
                new(16, types: "T=num|bf16; T1=bool"),
            ],
        },
        new("Less")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Compare,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=f; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(9, types: "T=num; T1=bool"),
                new(13, types: "T=num|bf16; T1=bool"),
            ],
        },
        new("LessOrEqual")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Compare,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(12, "A:T, B:T", "C:T1", "T=num; T1=bool"),
                new(16, types: "T=num|bf16; T1=bool"),
            ],
        },
        new("Not")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("bool"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=bool"),
            ],
        },
        new("Or")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Logic,
            Support = new("bool", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=bool; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
            ],
        },
        new("Xor")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ComparisonEvaluation.Logic,
            Support = new("bool", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T1", "T=bool; T1=bool", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
            ],
        },
    ];
}
