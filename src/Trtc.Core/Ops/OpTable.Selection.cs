using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> SelectionRows =>
    [
        new("AffineGrid")
        {
            Shape = ImageShapes.AffineGrid,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Signatures =
            [
                new(20, "theta:T1, size:T2", "grid:T1", "T1=f|bf16; T2=i64", "align_corners:i=0"),
            ],
        },
        new("CenterCropPad")
        {
            Shape = JoinShapes.CenterCropPad,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Signatures =
            [
                new(18, "input_data:T, shape:Tind", "output_data:T", "T=all|bf16; Tind=i32|i64", "axes:is"),
            ],
        },
        new("Compress")
        {
            Shape = SelectionShapes.Compress, Evaluate = SelectionEvaluation.Compress,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Moves = Movement.Copy,
            Signatures =
            [
                new(9, "input:T, condition:T1", "output:T", "T=all; T1=bool", "axis:i"),
                new(11),
                new(28, types: "T=all|bf16; T1=bool"),
            ],
        },
        new("Concat")
        {
            Shape = JoinShapes.Concat, Evaluate = MovementEvaluation.Concat,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1"),
            Quant = QuantRole.Shared,
            Fault = MovementValidity.Concat,
            Watches = Watch.All,
            Signatures =
            [
                new(1, "inputs+:T", "concat_result:T", "T=f", "axis:i"),
                new(4, types: "T=all", attributes: "axis:i!"),
                new(11),
                new(13, types: "T=all|bf16"),
            ],
        },
        new("Gather")
        {
            Shape = SelectionShapes.Gather, Evaluate = SelectionEvaluation.Gather,
            Support = new("f|bf16|i8|i32|i64|bool"),
            Quant = QuantRole.PassThrough,
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "data:T, indices:Tind", "output:T", "T=all; Tind=i32|i64", "axis:i=0"),
                new(11),
                new(13, types: "T=all|bf16; Tind=i32|i64"),
            ],
        },
        new("GatherElements")
        {
            Shape = SelectionShapes.GatherElements, Evaluate = SelectionEvaluation.GatherElements,
            Support = new("f|bf16|i8|i32|i64|bool"),
            Moves = Movement.Copy,
            Signatures =
            [
                new(11, "data:T, indices:Tind", "output:T", "T=all; Tind=i32|i64", "axis:i=0"),
                new(13, types: "T=all|bf16; Tind=i32|i64"),
            ],
        },
        new("GatherND")
        {
            Shape = SelectionShapes.GatherND, Evaluate = SelectionEvaluation.GatherND,
            Support = new("f|bf16|i8|i32|i64|bool"),
            Fault = MovementValidity.GatherND,
            Moves = Movement.Copy,
            Signatures =
            [
                new(11, "data:T, indices:i64", "output:T", "T=all"),
                new(12, attributes: "batch_dims:i=0"),
                new(13, types: "T=all|bf16"),
            ],
        },
        new("GridSample")
        {
            Shape = ImageShapes.GridSample,
            Support = new("f|bf16", Rank(0, 4, 4).On(TensorRT), Rank(0, 4, 5).On(Rtx),
                Strings("mode", "bilinear", "bilinear", "nearest", "bicubic", "linear", "cubic")),
            Half = HalfRole.KeepFloat,
            Fault = Validity.SameRank(1),
            Signatures =
            [
                new(16, "X:T1, grid:T2", "Y:T1", "T1=all; T2=f", "align_corners:i=0, mode:s=bilinear, padding_mode:s=zeros"),
                new(20, attributes: "align_corners:i=0, mode:s=linear, padding_mode:s=zeros"),
                new(22, types: "T1=all|bf16; T2=f|bf16"),
            ],
        },
        new("NonZero")
        {
            Shape = SelectionShapes.NonZero, Evaluate = SelectionEvaluation.NonZero,
            Support = new("f|bf16|i8|i32|i64|bool") { Plugin = "NonZero" },
            Signatures =
            [
                new(9, "X:T", "Y:i64", "T=all"),
                new(13, types: "T=all|bf16"),
            ],
        },
        new("OneHot")
        {
            Shape = SelectionShapes.OneHot, Evaluate = SelectionEvaluation.OneHot,
            Support = new("i8|i32|i64|f|bf16|bool", Constant(1, "depth").Before("11.0"), SizeValue(1, "depth")),
            Axis = AxisRange.Places,
            Signatures =
            [
                new(9, "indices:T1, depth:T2, values:T3", "output:T3", "T1=num; T2=num; T3=all", "axis:i=-1"),
                new(11),
                new(28, types: "T1=num; T2=num; T3=all|bf16"),
            ],
        },
        new("Pad")
        {
            Shape = JoinShapes.Pad, Evaluate = MovementEvaluation.Pad,
            Support = new("f|bf16|i8|i32|i64|bool", Strings("mode", "constant", "constant", "reflect", "edge", "wrap"),
                SizeValue(1, "pads"), Constant(3, "axes").Before("10.4")),
            Fault = MovementValidity.Pad,
            Signatures =
            [
                new(1, "data:T", "output:T", "T=f", "mode:s=constant, paddings:is!, value:f=0.0"),
                new(2, attributes: "mode:s=constant, pads:is!, value:f=0.0"),
                new(11, inputs: "data:T, pads:i64, constant_value?:T", types: "T=num", attributes: "mode:s=constant"),
                new(13, types: "T=all|bf16"),
                new(18, inputs: "data:T, pads:i64, constant_value?:T, axes?:Tind", types: "T=all|bf16; Tind=i32|i64"),
                new(19),
                new(21, types: "T=all|f8|int4|bf16; Tind=i32|i64"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1; Tind=i32|i64"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1; Tind=i32|i64"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1; Tind=i32|i64"),
            ],
        },
        new("Resize")
        {
            Shape = ImageShapes.Resize,
            Support = new("f|bf16|i8", Rank(0, 1, 5), Opset(10),
                Strings("coordinate_transformation_mode", "half_pixel", "half_pixel", "pytorch_half_pixel", "tf_half_pixel_for_nn",
                    "asymmetric", "align_corners"),
                Strings("mode", "nearest", "nearest", "linear").Before("10.0"), Strings("mode", "nearest", "nearest", "linear", "cubic"),
                Int("antialias", 0, 0),
                Strings("keep_aspect_ratio_policy", "stretch", "stretch"),
                SizeValue(2, "scales"), SizeValue(3, "sizes"),
                Where("`axes` with `scales` names every dimension in order", n =>
                    n.Has(2) && n.Node.Ints("axes") is { IsDefault: false } axes && !InOrder(axes, n.Rank(0))
                        ? $"axes=[{string.Join(',', axes)}]" : null,
                    "Export scales for all dimensions, ones for those that stay.")),
            Quant = QuantRole.PassThrough,
            Fault = MovementValidity.Resize,
            Moves = Movement.CopyOfNearest,
            Watches = Watch.First,
            Signatures =
            [
                new(10, "X:T, scales:f32", "Y:T", "T=all", "mode:s=nearest"),
                new(11, inputs: "X:T1, roi:T2, scales:f32, sizes?:i64", outputs: "Y:T1", types: "T1=all; T2=f",
                    attributes: "coordinate_transformation_mode:s=half_pixel, cubic_coeff_a:f=-0.75, exclude_outside:i=0, " +
                    "extrapolation_value:f=0.0, mode:s=nearest, nearest_mode:s=round_prefer_floor"),
                new(13, inputs: "X:T1, roi?:T2, scales?:f32, sizes?:i64", types: "T1=all|bf16; T2=f"),
                new(18,
                    attributes: "antialias:i=0, axes:is, coordinate_transformation_mode:s=half_pixel, cubic_coeff_a:f=-0.75, " +
                    "exclude_outside:i=0, extrapolation_value:f=0.0, keep_aspect_ratio_policy:s=stretch, mode:s=nearest, " +
                    "nearest_mode:s=round_prefer_floor"),
                new(19),
            ],
        },
        new("ReverseSequence")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16|i8|i32|i64|bool"),
            Fault = MovementValidity.ReverseSequence,
            Moves = Movement.Copy,
            Signatures =
            [
                new(10, "input:T, sequence_lens:i64", "Y:T", "T=all", "batch_axis:i=1, time_axis:i=0"),
                new(28, types: "T=all|bf16"),
            ],
        },
        new("Scatter")
        {
            Shape = ElementwiseShapes.Same, Evaluate = SelectionEvaluation.ScatterElements,
            Support = new("f|bf16|i8|i32|i64|bool"),
            Fault = Validity.SameRank(1, 2),
            Signatures =
            [
                new(9, "data:T, indices:Tind, updates:T", "output:T", "T=all; Tind=i32|i64", "axis:i=0"),
                new(11, deprecated: true),
            ],
        },
        new("ScatterElements")
        {
            Shape = ElementwiseShapes.Same, Evaluate = SelectionEvaluation.ScatterElements,
            Support = new("f|bf16|i8|i32|i64|bool", Strings("reduction", "none", "none")),
            Fault = Validity.SameRank(1, 2),
            Signatures =
            [
                new(11, "data:T, indices:Tind, updates:T", "output:T", "T=all; Tind=i32|i64", "axis:i=0"),
                new(13, types: "T=all|bf16; Tind=i32|i64"),
                new(16, attributes: "axis:i=0, reduction:s=none"),
                new(18),
            ],
        },
        new("ScatterND")
        {
            Shape = ElementwiseShapes.Same, Evaluate = SelectionEvaluation.ScatterND,
            Support = new("f|bf16|i8|i32|i64|bool", Strings("reduction", "none", "none")),
            Signatures =
            [
                new(11, "data:T, indices:i64, updates:T", "output:T", "T=all"),
                new(13, types: "T=all|bf16"),
                new(16, attributes: "reduction:s=none"),
                new(18),
            ],
        },
        new("Slice")
        {
            Shape = SelectionShapes.Slice, Evaluate = MovementEvaluation.Slice,
            Support = new("f|bf16|i8|i32|i64|bool", SizeValue(1, "starts"), SizeValue(2, "ends"), Constant(3, "axes").Before("10.3")),
            Quant = QuantRole.PassThrough,
            Fault = Validity.Vectors(1, 2, 3, 4),
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "data:T", "output:T", "T=all", "axes:is, ends:is!, starts:is!"),
                new(10, inputs: "data:T, starts:Tind, ends:Tind, axes?:Tind, steps?:Tind", types: "T=all; Tind=i32|i64", attributes: ""),
                new(11),
                new(13, types: "T=all|bf16; Tind=i32|i64"),
            ],
        },
        new("Split")
        {
            Shape = JoinShapes.Split, Evaluate = MovementEvaluation.Split,
            Support = new("f|bf16|i8|i32|i64|bool", SizeValue(1, "split")),
            Quant = QuantRole.PassThrough,
            Fault = MovementValidity.Split,
            Moves = Movement.Copy,
            Signatures =
            [
                new(1, "input:T, split?:T", "outputs...+:T", "T=f", "axis:i, split:is"),
                new(2, inputs: "input:T", outputs: "outputs+:T", types: "T=all", attributes: "axis:i=0, split:is"),
                new(11),
                new(13, inputs: "input:T, split?:i64", types: "T=all|bf16", attributes: "axis:i=0"),
                new(18, attributes: "axis:i=0, num_outputs:i"),
            ],
        },
        new("Trilu")
        {
            Shape = ElementwiseShapes.Same, Evaluate = MovementEvaluation.Trilu,
            Support = new("f|bf16|i8|i32|i64|bool", Rank(0, 2), Opset(7)),
            Signatures =
            [
                new(14, "input:T, k?:i64", "output:T", "T=all|bf16", "upper:i=1"),
            ],
        },
        new("Unique")
        {
            Shape = SelectionShapes.Unique, Evaluate = SelectionEvaluation.Unique,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Signatures =
            [
                new(11, "X:T", "Y:T, indices?:i64, inverse_indices?:i64, counts?:i64", "T=all", "axis:i, sorted:i=1"),
                new(28, types: "T=all|bf16"),
            ],
        },
        new("Upsample")
        {
            Shape = ImageShapes.Upsample,
            Support = new("f|bf16|i8", SizeValue(1, "scales")),
            Quant = QuantRole.PassThrough,
            Moves = Movement.CopyOfNearest,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f|i32|i64|bool", "height_scale:f!, mode:s=nearest, width_scale:f!"),
                new(7, types: "T=all", attributes: "mode:s=nearest, scales:fs!"),
                new(9, inputs: "X:T, scales:f32", attributes: "mode:s=nearest"),
                new(10, deprecated: true),
            ],
        },
        new("Where")
        {
            Shape = ElementwiseShapes.Broadcast, Evaluate = MovementEvaluation.Where,
            Support = new("bool", Broadcast, Type(1, "X", "f|bf16|i8|i32|i64|bool"), Type(2, "Y", "f|bf16|i8|i32|i64|bool")),
            Fault = Validity.Broadcast,
            Signatures =
            [
                new(9, "condition:B, X:T, Y:T", "output:T", "B=bool; T=all"),
                new(16, types: "B=bool; T=all|bf16"),
            ],
        },
    ];
}
