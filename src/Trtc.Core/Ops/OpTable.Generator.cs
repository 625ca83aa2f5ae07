using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> GeneratorRows =>
    [
        new("Bernoulli")
        {
            Shape = CreationShapes.Like,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(15, "input:T1", "output:T2", "T1=f; T2=num|bf16|bool", "dtype:i, seed:f"),
                new(22, types: "T1=f|bf16; T2=num|bf16|bool"),
            ],
        },
        new("Constant")
        {
            Shape = CreationShapes.Constant, Evaluate = CreationEvaluation.Constant,
            Support = new("all|bf16|f8|f4e2m1|int4|int2|f8e8m0",
                WithoutAttribute("sparse_value"), WithoutAttribute("value_string"), WithoutAttribute("value_strings")),
            Gives = ResultSource.Attribute,
            Signatures =
            [
                new(1, "", "output:T", "T=f", "value:t!"),
                new(9, types: "T=all"),
                new(11, attributes: "sparse_value:sparse, value:t"),
                new(12,
                    attributes: "sparse_value:sparse, value:t, value_float:f, value_floats:fs, value_int:i, value_ints:is, "
                        + "value_string:s, " +
                    "value_strings:ss"),
                new(13, types: "T=all|bf16"),
                new(19, types: "T=all|f8|bf16"),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
        new("ConstantOfShape")
        {
            Shape = CreationShapes.ConstantOfShape, Evaluate = CreationEvaluation.ConstantOfShape,
            Support = new("i32|i64", SizeValue(0, "input"),
                Where("`value` is FP32", n => n.OutputElement(0) is not (DataType.Float32 or DataType.Undefined)
                ? $"value is {TypeNames.Of(n.OutputElement(0))}" : null).Before("10.0"),
                OutputType("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1")),
            Fault = Validity.Vectors(0),
            Signatures =
            [
                new(9, "input:T1", "output:T2", "T1=i64; T2=num|bool", "value:t"),
                new(20, types: "T1=i64; T2=num|f8|bf16|bool"),
                new(21, types: "T1=i64; T2=num|f8|int4|bf16|bool"),
                new(23, types: "T1=i64; T2=num|f8|int4|bf16|bool|f4e2m1"),
                new(24, types: "T1=i64; T2=num|f8|int4|bf16|bool|f8e8m0|f4e2m1"),
                new(25, types: "T1=i64; T2=num|f8|int4|int2|bf16|bool|f8e8m0|f4e2m1"),
            ],
        },
        new("EyeLike")
        {
            Shape = CreationShapes.Like, Evaluate = CreationEvaluation.EyeLike,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1", Rank(0, 2, 2),
                Where("the input's dimensions are fixed", n => n.Shape(0) is { IsStatic: false } s ? $"the input is {s}" : null)),
            Signatures =
            [
                new(9, "input:T1", "output:T2", "T1=num|bool; T2=num|bool", "dtype:i, k:i=0"),
                new(22, types: "T1=num|bf16|bool; T2=num|bf16|bool"),
            ],
        },
        new("Multinomial")
        {
            Shape = CreationShapes.Multinomial,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(7, "input:T1", "output:T2", "T1=f; T2=i32|i64", "dtype:i=6, sample_size:i=1, seed:f"),
                new(22, types: "T1=f|bf16; T2=i32|i64"),
            ],
        },
        new("RandomNormal")
        {
            Shape = CreationShapes.Random,
            Support = new("all", OutputType("f32|f16")),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "", "output:T", "T=f", "dtype:i=1, mean:f=0.0, scale:f=1.0, seed:f, shape:is!"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("RandomNormalLike")
        {
            Shape = CreationShapes.Like,
            Support = new("f", Ints("dtype", 1, 1, 10)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T1", "output:T2", "T1=all; T2=f", "dtype:i, mean:f=0.0, scale:f=1.0, seed:f"),
                new(22, types: "T1=all|bf16; T2=f|bf16"),
            ],
        },
        new("RandomUniform")
        {
            Shape = CreationShapes.Random,
            Support = new("all", OutputType("f32|f16")),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "", "output:T", "T=f", "dtype:i=1, high:f=1.0, low:f=0.0, seed:f, shape:is!"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("RandomUniformLike")
        {
            Shape = CreationShapes.Like,
            Support = new("f", Ints("dtype", 1, 1, 10)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T1", "output:T2", "T1=all; T2=f", "dtype:i, high:f=1.0, low:f=0.0, seed:f"),
                new(22, types: "T1=all|bf16; T2=f|bf16"),
            ],
        },
        new("Range")
        {
            Shape = CreationShapes.Range, Evaluate = CreationEvaluation.Range,
            Support = new("f32|f64|i32|i64", Where("floating-point bounds do not depend on a floating-point input", n =>
                n.Element(0).IsFloat() && n.HasFloatInput() ? "bounds computed from a floating-point input" : null,
                "Count in INT64 and Cast the result.") with { SizeInputs = [0, 1, 2] }),
            Half = HalfRole.KeepFloat,
            Fault = MovementValidity.Range,
            Signatures =
            [
                new(11, "start:T, limit:T, delta:T", "output:T", "T=f32|f64|i16|i32|i64"),
                new(27, types: "T=f|bf16|i16|i32|i64", attributes: "stash_type:i=1"),
            ],
        },
    ];
}
