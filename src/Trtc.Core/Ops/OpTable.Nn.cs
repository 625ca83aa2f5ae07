using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> NnRows =>
    [
        new("AveragePool")
        {
            Shape = PoolingShapes.Pool,
            Support = new("f|bf16", Rank(0, 3, 5), Dilations),
            Fault = WindowValidity.Windows,
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "auto_pad:s=NOTSET, kernel_shape:is!, pads:is, strides:is"),
                new(7, attributes: "auto_pad:s=NOTSET, count_include_pad:i=0, kernel_shape:is!, pads:is, strides:is"),
                new(10, attributes: "auto_pad:s=NOTSET, ceil_mode:i=0, count_include_pad:i=0, kernel_shape:is!, pads:is, strides:is"),
                new(11),
                new(19,
                    attributes: "auto_pad:s=NOTSET, ceil_mode:i=0, count_include_pad:i=0, dilations:is, kernel_shape:is!, pads:is, " +
                    "strides:is"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("BatchNormalization")
        {
            Shape = NormalizationShapes.BatchNormalization, Evaluate = NormalizationEvaluation.BatchNormalization,
            Support = new("f|bf16", Rank(0, 2), Int("training_mode", 0, 0)),
            Fault = Validity.RankOf((1, 1), (2, 1), (3, 1), (4, 1)),
            Signatures =
            [
                new(1, "X:T, scale:T, B:T, mean:T, var:T", "Y:T, mean?:T, var?:T, saved_mean?:T, saved_var?:T", "T=f",
                    "consumed_inputs:is!, epsilon:f=1e-05, is_test:i=0, momentum:f=0.9, spatial:i=1"),
                new(6, attributes: "epsilon:f=1e-05, is_test:i=0, momentum:f=0.9, spatial:i=1"),
                new(7, attributes: "epsilon:f=1e-05, momentum:f=0.9, spatial:i=1"),
                new(9, attributes: "epsilon:f=1e-05, momentum:f=0.9"),
                new(14, inputs: "X:T, scale:T, B:T, input_mean:U, input_var:U", outputs: "Y:T, running_mean?:U, running_var?:U",
                    types: "T=f|bf16; U=f|bf16", attributes: "epsilon:f=1e-05, momentum:f=0.9, training_mode:i=0"),
                new(15, inputs: "X:T, scale:T1, B:T1, input_mean:T2, input_var:T2", outputs: "Y:T, running_mean?:T2, running_var?:T2",
                    types: "T=f|bf16; T1=f|bf16; T2=f|bf16"),
            ],
        },
        new("Col2Im")
        {
            Shape = JoinShapes.Col2Im,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Signatures =
            [
                new(18, "input:T, image_shape:i64, block_shape:i64", "output:T", "T=all|bf16", "dilations:is, pads:is, strides:is"),
            ],
        },
        new("Conv")
        {
            Shape = ConvolutionShapes.Conv,
            Support = new("f|bf16", Rank(0, 3, 5)),
            Quant = QuantRole.Quantizable,
            Fault = WindowValidity.Conv,
            Macs = MacRules.Conv, Product = ProductForm.Conv,
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T, W:T, B?:T", "Y:T", "T=f", "auto_pad:s=NOTSET, dilations:is, group:i=1, kernel_shape:is, pads:is, strides:is"),
                new(11),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("ConvInteger")
        {
            Shape = ConvolutionShapes.Conv,
            Support = TargetSupport.Not("Export the quantised model with QuantizeLinear and DequantizeLinear (QDQ format)."),
            Macs = MacRules.Conv,
            Signatures =
            [
                new(10, "x:T1, w:T2, x_zero_point?:T1, w_zero_point?:T2", "y:T3", "T1=i8|u8; T2=i8|u8; T3=i32",
                    "auto_pad:s=NOTSET, dilations:is, group:i=1, kernel_shape:is, pads:is, strides:is"),
            ],
        },
        new("ConvTranspose")
        {
            Shape = ConvolutionShapes.ConvTranspose,
            Support = new("f|bf16", Rank(0, 3, 5), BuilderTypes("bf16").On(Rtx)),
            Quant = QuantRole.Quantizable,
            Fault = WindowValidity.ConvTranspose,
            Macs = MacRules.ConvTranspose, Product = ProductForm.ConvTranspose,
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T, W:T, B?:T", "Y:T", "T=f",
                    "auto_pad:s=NOTSET, dilations:is, group:i=1, kernel_shape:is, output_padding:is, output_shape:is, pads:is, " +
                    "strides:is"),
                new(11),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("DeformConv")
        {
            Shape = ConvolutionShapes.DeformConv,
            Support = new("f", Rank(0, 3, 4)) { Since = "10.1", Plugin = "ModulatedDeformConv2d" },
            Macs = MacRules.Conv,
            Signatures =
            [
                new(19, "X:T, W:T, offset:T, B?:T, mask?:T", "Y:T", "T=f",
                    "dilations:is, group:i=1, kernel_shape:is, offset_group:i=1, pads:is, strides:is"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Dropout")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16",
                Where("`training_mode` is false", n => n.Opset >= 12 && n.Has(2)
                    && (!n.Constant(2) || n.Integers(2) is { IsDefault: false } and [not 0])
                    ? "training_mode is set or computed at run time" : null,
                    "Export for inference: model.eval().")),
            Quant = QuantRole.PassThrough,
            Moves = Movement.CopyOfOneOutput,
            Signatures =
            [
                new(1, "data:T", "output:T, mask?:T", "T=f", "consumed_inputs:is, is_test:i=0, ratio:f=0.5"),
                new(6, attributes: "is_test:i=0, ratio:f=0.5"),
                new(7, attributes: "ratio:f=0.5"),
                new(10, outputs: "output:T, mask?:T1", types: "T=f; T1=bool"),
                new(12, inputs: "data:T, ratio?:T1, training_mode?:T2", outputs: "output:T, mask?:T2", types: "T=f; T1=f; T2=bool",
                    attributes: "seed:i"),
                new(13, types: "T=f|bf16; T1=f; T2=bool"),
                new(22, types: "T=f|f8|bf16; T1=f|f8|bf16; T2=bool"),
            ],
        },
        new("Flatten")
        {
            Shape = ReshapeShapes.Flatten, Evaluate = MovementEvaluation.Reshape,
            Support = new("f|bf16|i8|i32|i64|bool|f8e4m3fn|i4|f4e2m1"),
            Quant = QuantRole.PassThrough,
            Axis = AxisRange.Places,
            Moves = Movement.View,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "axis:i=1"),
                new(9, types: "T=all"),
                new(11),
                new(13, types: "T=all|bf16"),
                new(21, types: "T=all|f8|int4|bf16"),
                new(23, types: "T=all|f8|int4|bf16|f4e2m1"),
                new(24, types: "T=all|f8|int4|bf16|f8e8m0|f4e2m1"),
                new(25, types: "T=all|f8|int4|int2|bf16|f8e8m0|f4e2m1"),
            ],
        },
        new("GlobalAveragePool")
        {
            Shape = PoolingShapes.Global,
            Support = new("f|bf16", Rank(0, 3)),
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("GlobalLpPool")
        {
            Shape = PoolingShapes.Global,
            Support = new("f", Rank(0, 3)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "p:f=2.0"),
                new(2, attributes: "p:i=2"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("GlobalMaxPool")
        {
            Shape = PoolingShapes.Global,
            Support = new("f|bf16", Rank(0, 3)),
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("InstanceNormalization")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Rank(0, 3)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T, scale:T, B:T", "output:T", "T=f", "consumed_inputs:is, epsilon:f=1e-05"),
                new(6, attributes: "epsilon:f=1e-05"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("LRN")
        {
            Shape = ElementwiseShapes.Same,
            Support =
                new("f|bf16", Rank(0, 4), Where("`size` is odd and at most 15", n => n.Node.Int("size", 1) is var s
                && (s is < 1 or > 15 || s % 2 == 0) ? $"size={s}" : null)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "alpha:f=0.0001, beta:f=0.75, bias:f=1.0, size:i!"),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("LpNormalization")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f", Ints("p", 2, 1, 2)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "input:T", "output:T", "T=f", "axis:i=-1, p:i=2"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("LpPool")
        {
            Shape = PoolingShapes.Pool,
            Support = new("f", Rank(0, 3, 5), Dilations, Ints("p", 2, 1, 2)),
            Half = HalfRole.KeepFloat,
            Fault = WindowValidity.Windows,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "auto_pad:s=NOTSET, kernel_shape:is, p:f=2.0, pads:is, strides:is"),
                new(2, attributes: "auto_pad:s=NOTSET, kernel_shape:is!, p:i=2, pads:is, strides:is"),
                new(11),
                new(18, attributes: "auto_pad:s=NOTSET, ceil_mode:i=0, dilations:is, kernel_shape:is!, p:i=2, pads:is, strides:is"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("MaxPool")
        {
            Shape = PoolingShapes.Pool,
            Support =
                new("f|bf16|i8", Rank(0, 3, 5), Where("INT8 is pooled in 2 dimensions at most", n => n.Element(0) == DataType.Int8
                && n.Rank(0) > 4 ? "INT8 of 3 spatial dimensions" : null),
                Dilations, OneOutput("Indices")),
            Quant = QuantRole.PassThrough,
            Fault = WindowValidity.Windows,
            Moves = Movement.CopyOfOneOutput,
            Watches = Watch.First,
            Signatures =
            [
                new(1, "X:T", "Y:T", "T=f", "auto_pad:s=NOTSET, kernel_shape:is!, pads:is, strides:is"),
                new(8, outputs: "Y:T, Indices?:I", types: "T=f; I=i64",
                    attributes: "auto_pad:s=NOTSET, kernel_shape:is!, pads:is, storage_order:i=0, strides:is"),
                new(10,
                    attributes: "auto_pad:s=NOTSET, ceil_mode:i=0, dilations:is, kernel_shape:is!, pads:is, storage_order:i=0, strides:is"),
                new(11),
                new(12, types: "T=f|i8|u8; I=i64"),
                new(22, types: "T=f|bf16|i8|u8; I=i64"),
            ],
        },
        new("MaxRoiPool")
        {
            Shape = PoolingShapes.Roi,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(1, "X:T, rois:T", "Y:T", "T=f", "pooled_shape:is!, spatial_scale:f=1.0"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("MaxUnpool")
        {
            Shape = PoolingShapes.MaxUnpool,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Signatures =
            [
                new(9, "X:T1, I:T2, output_shape?:T2", "output:T1", "T1=f; T2=i64", "kernel_shape:is!, pads:is, strides:is"),
                new(11),
                new(22, types: "T1=f|bf16; T2=i64"),
            ],
        },
        new("MeanVarianceNormalization")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f32|f64", Rank(0, 4)),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(9, "X:T", "Y:T", "T=f", "axes:is=[0|2|3]"),
                new(13, types: "T=f|bf16"),
            ],
        },
        new("QLinearConv")
        {
            Shape = ConvolutionShapes.Conv,
            Support = TargetSupport.Not("Export the quantised model with QuantizeLinear and DequantizeLinear (QDQ format)."),
            Macs = MacRules.QLinearConv,
            Signatures =
            [
                new(10, "x:T1, x_scale:f32, x_zero_point:T1, w:T2, w_scale:f32, w_zero_point:T2, y_scale:f32, y_zero_point:T3, B?:T4",
                    "y:T3", "T1=i8|u8; T2=i8|u8; T3=i8|u8; T4=i32",
                    "auto_pad:s=NOTSET, dilations:is, group:i=1, kernel_shape:is, pads:is, strides:is"),
            ],
        },
        new("Shrink")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|i8|i32|i64", Opset(7)),
            Signatures =
            [
                new(9, "input:T", "output:T", "T=num", "bias:f=0.0, lambd:f=0.5"),
            ],
        },
        new("TfIdfVectorizer")
        {
            Shape = TextShapes.TfIdfVectorizer,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Signatures =
            [
                new(9, "X:T", "Y:T1", "T=i32|i64|str; T1=f32",
                    "max_gram_length:i!, max_skip_count:i!, min_gram_length:i!, mode:s!, ngram_counts:is!, ngram_indexes:is!, " +
                    "pool_int64s:is, pool_strings:ss, weights:fs"),
            ],
        },
    ];
}
