using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> TensorRows =>
    [
        new("BitCast")
        {
            Shape = ElementwiseShapes.Cast, Evaluate = ConversionEvaluation.BitCast,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Signatures =
            [
                new(26, "input:T1", "output:T2",
                    "T1=num|complex|f8|int4|int2|bf16|bool|f8e8m0|f4e2m1; T2=num|complex|f8|int4|int2|bf16|bool|f8e8m0|f4e2m1", "to:i!"),
            ],
        },
        new("Cast")
        {
            Shape = ElementwiseShapes.Cast, Evaluate = ConversionEvaluation.Cast,
            Support = new("all|bf16|f8|int4|f4e2m1|int2|f8e8m0", OutputType(Network), InnerUInt8, CastOfQuantised),
            Moves = Movement.Convert,
            Signatures =
            [
                new(1, "input:T1", "output:T2", "T1=num|bool; T2=num|bool", "to:s!"),
                new(6, attributes: "to:i!"),
                new(9, types: "T1=num|bool|str; T2=num|bool|str"),
                new(13, types: "T1=num|bf16|bool|str; T2=num|bf16|bool|str"),
                new(19, types: "T1=num|f8|bf16|bool|str; T2=num|f8|bf16|bool|str", attributes: "saturate:i=1, to:i!"),
                new(21, types: "T1=num|f8|int4|bf16|bool|str; T2=num|f8|int4|bf16|bool|str"),
                new(23, types: "T1=num|f8|int4|bf16|bool|str|f4e2m1; T2=num|f8|int4|bf16|bool|str|f4e2m1"),
                new(24, types: "T1=num|f8|int4|bf16|bool|str|f8e8m0|f4e2m1; T2=num|f8|int4|bf16|bool|str|f8e8m0|f4e2m1",
                    attributes: "round_mode:s=up, saturate:i=1, to:i!"),
                new(25, types: "T1=num|f8|int4|int2|bf16|bool|str|f8e8m0|f4e2m1; T2=num|f8|int4|int2|bf16|bool|str|f8e8m0|f4e2m1"),
            ],
        },
        new("CastLike")
        {
            Shape = ElementwiseShapes.Cast, Evaluate = ConversionEvaluation.CastLike,
            Support = new("all|bf16|f8|int4|f4e2m1|int2|f8e8m0", OutputType(Network), InnerUInt8, CastOfQuantised) { Since = "10.0" },
            Moves = Movement.Convert,
            Signatures =
            [
                new(15, "input:T1, target_type:T2", "output:T2", "T1=num|bf16|bool|str; T2=num|bf16|bool|str"),
                new(19, types: "T1=num|f8|bf16|bool|str; T2=num|f8|bf16|bool|str", attributes: "saturate:i=1"),
                new(21, types: "T1=num|f8|int4|bf16|bool|str; T2=num|f8|int4|bf16|bool|str"),
                new(23, types: "T1=num|f8|int4|bf16|bool|str|f4e2m1; T2=num|f8|int4|bf16|bool|str|f4e2m1"),
                new(24, types: "T1=num|f8|int4|bf16|bool|str|f8e8m0|f4e2m1; T2=num|f8|int4|bf16|bool|str|f8e8m0|f4e2m1",
                    attributes: "round_mode:s=up, saturate:i=1"),
                new(25, types: "T1=num|f8|int4|int2|bf16|bool|str|f8e8m0|f4e2m1; T2=num|f8|int4|int2|bf16|bool|str|f8e8m0|f4e2m1"),
            ],
        },
        new("DepthToSpace")
        {
            Shape = ReshapeShapes.DepthToSpace,
            Support = new("f|bf16|i8|i32|i64|f8e4m3fn|i4|f4e2m1", Rank(0, 4, 4)),
            Quant = QuantRole.PassThrough,
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=all", "blocksize:i!"),
                new(11, attributes: "blocksize:i!, mode:s=DCR"),
                new(13, types: "T=all|bf16"),
            ],
        },
        new("Identity")
        {
            Shape = ElementwiseShapes.Identity, Evaluate = MovementEvaluation.Identity,
            Support = new("f|bf16|i8|i32|i64|bool|u8|f8e4m3fn|i4|f4e2m1"),
            Quant = QuantRole.PassThrough,
            Moves = Movement.View,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=all"),
                new(13, types: "T=all|bf16"),
                new(14, inputs: "input:V", outputs: "output:V", types: "V=all|bf16 seq:all"),
                new(16, types: "V=all|bf16 seq:all opt:all optseq:all"),
                new(19, types: "V=all|f8|bf16 seq:all opt:all optseq:all"),
                new(21, types: "V=all|f8|int4|bf16 seq:all opt:all optseq:all"),
                new(23, types: "V=all|f8|int4|bf16|f4e2m1 seq:all opt:all optseq:all"),
                new(24, types: "V=all|f8|int4|bf16|f8e8m0|f4e2m1 seq:all opt:all optseq:all"),
                new(25, types: "V=all|f8|int4|int2|bf16|f8e8m0|f4e2m1 seq:all opt:all optseq:all"),
            ],
        },
        new("IsInf")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(10, "X:T1", "Y:T2", "T1=f32|f64; T2=bool", "detect_negative:i=1, detect_positive:i=1"),
                new(20, types: "T1=f|f8|bf16; T2=bool"),
            ],
        },
        new("IsNaN")
        {
            Shape = ElementwiseShapes.Same, Evaluate = UnaryEvaluation.Evaluate,
            Support = new("f|bf16"),
            Signatures =
            [
                new(9, "X:T1", "Y:T2", "T1=f; T2=bool"),
                new(13, types: "T1=f|bf16; T2=bool"),
                new(20, types: "T1=f|f8|bf16; T2=bool"),
            ],
        },
        new("Reshape")
        {
            Shape = ReshapeShapes.Reshape, Evaluate = MovementEvaluation.Reshape,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1", Opset(6), SizeValue(1, "shape")),
            Quant = QuantRole.PassThrough,
            Fault = MovementValidity.Reshape,
            Moves = Movement.View,
            Signatures =
            [
                new(1, "data:T", "reshaped:T", "T=f", "consumed_inputs:is, shape:is"),
                new(5, inputs: "data:T, shape:i64", types: "T=all", attributes: ""),
                new(13, types: "T=all|bf16"),
                new(14, attributes: "allowzero:i=0"),
                new(19, types: "T=all|f8|bf16"),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
        new("Shape")
        {
            Shape = ReshapeShapes.ShapeOf,
            Support = new("f|bf16|i8|i32|i64|bool|u8|f8e4m3fn|i4|f4e2m1"),
            Gives = ResultSource.Sizes,
            Signatures =
            [
                new(1, "data:T", "shape:T1", "T=all; T1=i64"),
                new(13, types: "T=all|bf16; T1=i64"),
                new(15, attributes: "end:i, start:i=0"),
                new(19, types: "T=all|f8|bf16; T1=i64"),
                new(21, types: "T=all|f8|int4|bf16; T1=i64"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1; T1=i64"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1; T1=i64"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1; T1=i64"),
            ],
        },
        new("Size")
        {
            Shape = ReshapeShapes.SizeOf,
            Support = new("f|bf16|i8|i32|i64|bool|u8|f8e4m3fn|i4|f4e2m1"),
            Gives = ResultSource.Sizes,
            Signatures =
            [
                new(1, "data:T", "size:T1", "T=all; T1=i64"),
                new(13, types: "T=all|bf16; T1=i64"),
                new(19, types: "T=all|f8|bf16; T1=i64"),
                new(21, types: "T=all|f8|int4|bf16; T1=i64"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1; T1=i64"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1; T1=i64"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1; T1=i64"),
            ],
        },
        new("SpaceToDepth")
        {
            Shape = ReshapeShapes.SpaceToDepth,
            Support = new("f|bf16|i8|i32|i64|f8e4m3fn|i4|f4e2m1", Rank(0, 4, 4)),
            Quant = QuantRole.PassThrough,
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=all", "blocksize:i!"),
                new(13, types: "T=all|bf16"),
                new(28, attributes: "blocksize:i!, mode:s=DCR"),
            ],
        },
        new("Squeeze")
        {
            Shape = ReshapeShapes.Squeeze, Evaluate = MovementEvaluation.Reshape,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1", Constant(1, "axes").Before("10.7"), Sizes(1, "axes"),
                BuilderTypes(Quantised),
                Where("`axes` is an input from opset 13 on", n => n.Opset < 13 && n.Has(1) ? "axes as an input below opset 13" : null)),
            Quant = QuantRole.PassThrough,
            Fault = MovementValidity.Squeeze,
            Moves = Movement.View,
            Signatures =
            [
                new(1, "data:T", "squeezed:T", "T=all", "axes:is"),
                new(11),
                new(13, inputs: "data:T, axes?:i64", types: "T=all|bf16", attributes: ""),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
        new("Tile")
        {
            Shape = ReshapeShapes.Tile, Evaluate = MovementEvaluation.Tile,
            Support = new("f|bf16|i8|i32|i64|bool", SizeValue(1, "repeats")),
            Quant = QuantRole.PassThrough,
            Fault = Validity.Vectors(1),
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "input:T, tiles:T, axis:T", "output:T", "T=f; T1=i64"),
                new(6, inputs: "input:T, repeats:T1", types: "T=all; T1=i64"),
                new(13, types: "T=all|bf16; T1=i64"),
            ],
        },
        new("Transpose")
        {
            Shape = ReshapeShapes.Transpose, Evaluate = MovementEvaluation.Transpose,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1"),
            Quant = QuantRole.PassThrough,
            Fault = MovementValidity.Transpose,
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "data:T", "transposed:T", "T=all", "perm:is"),
                new(13, types: "T=all|bf16"),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
        new("Unsqueeze")
        {
            Shape = ReshapeShapes.Unsqueeze, Evaluate = MovementEvaluation.Reshape,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1", Constant(1, "axes").Before("10.7"), Sizes(1, "axes"),
                BuilderTypes(Quantised)),
            Quant = QuantRole.PassThrough,
            Moves = Movement.View,
            Signatures =
            [
                new(1, "data:T", "expanded:T", "T=all", "axes:is!"),
                new(11),
                new(13, inputs: "data:T, axes:i64", types: "T=all|bf16", attributes: ""),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
    ];
}
