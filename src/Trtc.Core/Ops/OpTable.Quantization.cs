using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> QuantizationRows =>
    [
        new("DequantizeLinear")
        {
            Shape = QuantizationShapes.Dequantize, Evaluate = ConversionEvaluation.Dequantize,
            Support = new("i8|f8e4m3fn|i4|f4e2m1", [EvenElements, .. ZeroPoint("x_zero_point")]),
            Fault = QuantisationValidity.Fault, Axis = AxisRange.Free,
            Half = HalfRole.Scaled,
            Quant = QuantRole.Dequantizes,
            Signatures =
            [
                new(10, "x:T, x_scale:f32, x_zero_point?:T", "y:f32", "T=i8|i32|u8"),
                new(13, attributes: "axis:i=1"),
                new(19, inputs: "x:T1, x_scale:T2, x_zero_point?:T1", outputs: "y:T2", types: "T1=f8|i8|i32|u8; T2=f16|bf16|f32"),
                new(21, types: "T1=f8|int4|i8|i16|i32|u8|u16; T2=f16|bf16|f32", attributes: "axis:i=1, block_size:i=0"),
                new(23, outputs: "y:T3", types: "T1=f8|int4|i8|i16|i32|u8|u16|f4e2m1; T2=f16|bf16|f32; T3=f16|bf16|f32",
                    attributes: "axis:i=1, block_size:i=0, output_dtype:i=0"),
                new(24, types: "T1=f8|int4|i8|i16|i32|u8|u16|f4e2m1; T2=f16|bf16|f32|f8e8m0; T3=f16|bf16|f32"),
                new(25, types: "T1=f8|int4|int2|i8|i16|i32|u8|u16|f4e2m1; T2=f16|bf16|f32|f8e8m0; T3=f16|bf16|f32"),
            ],
        },
        new("DynamicQuantizeLinear")
        {
            Shape = QuantizationShapes.DynamicQuantize,
            Support = TargetSupport.Not("Export the quantised model with QuantizeLinear and DequantizeLinear (QDQ format)."),
            Signatures =
            [
                new(11, "x:T1", "y:T2, y_scale:f32, y_zero_point:T2", "T1=f32; T2=u8"),
            ],
        },
        new("QuantizeLinear")
        {
            Shape = QuantizationShapes.Quantize,
            Support = new("f|bf16", [OutputType("i8|u8|f8e4m3fn|i4|f4e2m1"), EvenElements, .. ZeroPoint("y_zero_point")]),
            Fault = QuantisationValidity.Fault, Axis = AxisRange.Free,
            Half = HalfRole.Scaled,
            Quant = QuantRole.Quantizes,
            Signatures =
            [
                new(10, "x:T1, y_scale:f32, y_zero_point?:T2", "y:T2", "T1=f32|i32; T2=i8|u8"),
                new(13, attributes: "axis:i=1"),
                new(19, inputs: "x:T1, y_scale:T1, y_zero_point?:T2", types: "T1=f16|bf16|f32|i32; T2=f8|i8|u8",
                    attributes: "axis:i=1, saturate:i=1"),
                new(21, types: "T1=f16|bf16|f32|i32; T2=f8|int4|i8|i16|u8|u16",
                    attributes: "axis:i=1, block_size:i=0, output_dtype:i=0, saturate:i=1"),
                new(23, inputs: "x:T1, y_scale:T2, y_zero_point?:T3", outputs: "y:T3",
                    types: "T1=f16|bf16|f32|i32; T2=f16|bf16|f32|i32; T3=f8|int4|i8|i16|u8|u16|f4e2m1",
                    attributes: "axis:i=1, block_size:i=0, output_dtype:i=0, precision:i=0, saturate:i=1"),
                new(24, types: "T1=f16|bf16|f32|i32; T2=f16|bf16|f32|i32|f8e8m0; T3=f8|int4|i8|i16|u8|u16|f4e2m1"),
                new(25, types: "T1=f16|bf16|f32|i32; T2=f16|bf16|f32|i32|f8e8m0; T3=f8|int4|int2|i8|i16|u8|u16|f4e2m1"),
            ],
        },
    ];
}
