using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> ActivationRows =>
    [
        new("Celu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f32|f64", Opset(7)),
            Signatures =
            [
                new(12, "X:T", "Y:T", "T=f32", "alpha:f=1.0"),
                new(28, types: "T=f|bf16"),
            ],
        },
        new("Clip")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i32|i64", Types("f").Before("10.0")),
            Half = HalfRole.Offset,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "consumed_inputs:is, max:f, min:f"),
                new(6, attributes: "max:f=(3.402823e+38), min:f=(-3.402823e+38)"),
                new(11, inputs: "input:T, min?:T, max?:T", attributes: ""),
                new(12, types: "T=num"),
                new(13, types: "T=num|bf16"),
            ],
        },
        new("Elu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "alpha:f=1.0, consumed_inputs:is"),
                new(6, attributes: "alpha:f=1.0"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("HardSigmoid")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "alpha:f=0.2, beta:f=0.5, consumed_inputs:is"),
                new(6, attributes: "alpha:f=0.2, beta:f=0.5"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("HardSwish")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f", Opset(7)),
            Signatures =
            [
                new(14, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Hardmax")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Rank(0, 2)) { Since = "10.0" },
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "axis:i=1"),
                new(11),
                new(13, types: "T=f|bf16", attributes: "axis:i=-1"),
            ],
        },
        new("LeakyRelu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "alpha:f=0.01, consumed_inputs:is"),
                new(6, attributes: "alpha:f=0.01"),
                new(16, types: "T=f|bf16"),
            ],
        },
        new("LogSoftmax")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Rank(0, 2)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "axis:i=1"),
                new(11),
                new(13, types: "T=f|bf16", attributes: "axis:i=-1"),
            ],
        },
        new("Mish")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f", Opset(7)) { Since = "10.0" },
            Signatures =
            [
                new(18, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("PRelu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Broadcast),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(1, "X:T, slope:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(7),
                new(9, types: "T=f|i32|i64|u32|u64"),
                new(16, types: "T=f|bf16|i32|i64|u32|u64"),
            ],
        },
        new("Relu")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16|i8|i64"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
                new(14, types: "T=f|int|bf16"),
            ],
        },
        new("Selu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "alpha:f=1.6732, consumed_inputs:is, gamma:f=1.0507"),
                new(6, attributes: "alpha:f=1.67326, gamma:f=1.0507"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Sigmoid")
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
        new("Softmax")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Rank(0, 2)),
            Half = HalfRole.ShortRows,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "axis:i=1"),
                new(11),
                new(13, types: "T=f|bf16", attributes: "axis:i=-1"),
            ],
        },
        new("Softplus")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Softsign")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Tanh")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "consumed_inputs:is"),
                new(6, attributes: ""),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("ThresholdedRelu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16"),
            Signatures =
            [
                new(10, "X:T", "Y:T", "T=f", "alpha:f=1.0"),
                new(22, types: "T=f|bf16"),
            ],
        },
    ];
}
