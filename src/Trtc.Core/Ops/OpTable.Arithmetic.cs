using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ArithmeticRows =>
    [
        new("Add")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Watches = Watch.Residual,
            Half = HalfRole.Offset,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T", "T=f", "axis:i, broadcast:i=0, consumed_inputs:is"),
                new(6, types: "T=f|i32|i64|u32|u64", attributes: "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(14, types: "T=num|bf16"),
            ],
        },
        new("Div")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Half = HalfRole.Quotient,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T", "T=f", "axis:i, broadcast:i=0, consumed_inputs:is"),
                new(6, types: "T=f|i32|i64|u32|u64", attributes: "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(14, types: "T=num|bf16"),
            ],
        },
        new("Max")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Variadic,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Half = HalfRole.Offset,
            Signatures =
            [
                new(1, "data_0+:T", "max:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(8),
                new(12, types: "T=num"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Mean")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Variadic,
            Support = new("f", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "data_0+:T", "mean:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(8),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("Min")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Variadic,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Half = HalfRole.Offset,
            Signatures =
            [
                new(1, "data_0+:T", "min:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(8),
                new(12, types: "T=num"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Mod")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i32|i64", Broadcast,
                Where("`fmod` is 1 for floating-point operands", n => n.Node.Int("fmod", 0) == 0 && n.Element(0).IsFloat()
                    ? "fmod=0 on floating-point operands" : null)),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(10, "A:T, B:T", "C:T", "T=num", "fmod:i=0"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Mul")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Half = HalfRole.Factor,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T", "T=f", "axis:i, broadcast:i=0, consumed_inputs:is"),
                new(6, types: "T=f|i32|i64|u32|u64", attributes: "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(14, types: "T=num|bf16"),
            ],
        },
        new("Pow")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i32|i64", Broadcast,
                Types("f|bf16").Before("10.12"), Type(1, "Y", "f|bf16").Before("10.8")),
            Half = HalfRole.Power,
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "X:T, Y:T", "Z:T", "T=f", "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(12, inputs: "X:T, Y:T1", types: "T=f|i32|i64; T1=num"),
                new(13, types: "T=f|bf16|i32|i64; T1=num"),
                new(15, types: "T=f|bf16|i32|i64; T1=num|bf16"),
            ],
        },
        new("Sub")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Binary,
            Support = new("f|bf16|i8|i32|i64", Broadcast),
            Fault = Validity.Broadcast,
            Half = HalfRole.Offset,
            Signatures =
            [
                new(1, "A:T, B:T", "C:T", "T=f", "axis:i, broadcast:i=0, consumed_inputs:is"),
                new(6, types: "T=f|i32|i64|u32|u64", attributes: "axis:i, broadcast:i=0"),
                new(7, attributes: ""),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
                new(14, types: "T=num|bf16"),
            ],
        },
        new("Sum")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = ArithmeticEvaluation.Variadic,
            Support = new("f|bf16", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "data_0+:T", "sum:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(8),
                new(13, types: "T=f|bf16"),
            ],
        },
    ];
}
