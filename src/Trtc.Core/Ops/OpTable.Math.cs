using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> MathRows =>
    [
        new("BlackmanWindow")
        {
            Shape = SignalShapes.Window,
            Support = new("i32|i64", Opset(7), SizeValue(0, "size")) { Since = "10.4" },
            Fault = Validity.RankOf((0, 0)),
            Signatures =
            [
                new(17, "size:T1", "output:T2", "T1=i32|i64; T2=num|bf16", "output_datatype:i=1, periodic:i=1"),
            ],
        },
        new("CumProd")
        {
            Shape = ElementwiseShapes.Same,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(26, "x:T, axis:T2", "y:T", "T=f|bf16|i32|i64|u32|u64; T2=i32|i64", "exclusive:i=0, reverse:i=0"),
            ],
        },
        new("CumSum")
        {
            Shape = ElementwiseShapes.Same, Evaluate = ReductionEvaluation.CumSum,
            Support = new("f|bf16|i32|i64", Rank(0, 1), Constant(1, "axis").Before("10.8"), SizeValue(1, "axis")),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(11, "x:T, axis:T2", "y:T", "T=f32|f64|i32|i64|u32|u64; T2=i32|i64", "exclusive:i=0, reverse:i=0"),
                new(14, types: "T=f|bf16|i32|i64|u32|u64; T2=i32|i64"),
            ],
        },
        new("DFT")
        {
            Shape = SignalShapes.Dft,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(17, "input:T1, dft_length?:T2", "output:T1", "T1=f|bf16; T2=i32|i64", "axis:i=1, inverse:i=0, onesided:i=0"),
                new(20, inputs: "input:T1, dft_length?:T2, axis?:i64", attributes: "inverse:i=0, onesided:i=0"),
            ],
        },
        new("Det")
        {
            Shape = MatrixShapes.Det,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(11, "X:T", "Y:T", "T=f"),
                new(22, types: "T=f|bf16"),
            ],
        },
        new("Einsum")
        {
            Shape = MatrixShapes.Einsum,
            Support = new("f|bf16",
                Where("no ellipsis, diagonal or broadcast", n => n.Node.String("equation", "").Contains('.', StringComparison.Ordinal)
                    ? "the equation has an ellipsis" : null).Before("10.12")),
            Fault = MatrixValidity.Einsum,
            Macs = MacRules.Einsum,
            Signatures =
            [
                new(12, "Inputs+:T", "Output:T", "T=num", "equation:s!"),
                new(28, types: "T=num|bf16"),
            ],
        },
        new("Expand")
        {
            Shape = ReshapeShapes.Expand, Evaluate = MovementEvaluation.Expand,
            Support = new("f|bf16|i8|i32|i64|bool", SizeValue(1, "shape")),
            Quant = QuantRole.PassThrough,
            Fault = Validity.Vectors(1),
            Moves = Movement.Copy,
            Signatures =
            [
                new(8, "input:T, shape:i64", "output:T", "T=all"),
                new(13, types: "T=all|bf16"),
            ],
        },
        new("Gemm")
        {
            Shape = MatrixShapes.Gemm,
            Support = new("f|bf16", Rank(0, 2, 2), Rank(1, 2, 2), Broadcast),
            Quant = QuantRole.Quantizable,
            Fault = MatrixValidity.Gemm,
            Macs = MacRules.Gemm, Product = ProductForm.Gemm,
            Watches = Watch.Both,
            Signatures =
            [
                new(1, "A:T, B:T, C:T", "Y:T", "T=f", "alpha:f=1.0, beta:f=1.0, broadcast:i=0, transA:i=0, transB:i=0"),
                new(6),
                new(7, attributes: "alpha:f=1.0, beta:f=1.0, transA:i=0, transB:i=0"),
                new(9, types: "T=f|i32|i64|u32|u64"),
                new(11, inputs: "A:T, B:T, C?:T"),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
            ],
        },
        new("HammingWindow")
        {
            Shape = SignalShapes.Window,
            Support = new("i32|i64", Opset(7), SizeValue(0, "size")) { Since = "10.4" },
            Fault = Validity.RankOf((0, 0)),
            Signatures =
            [
                new(17, "size:T1", "output:T2", "T1=i32|i64; T2=num|bf16", "output_datatype:i=1, periodic:i=1"),
            ],
        },
        new("HannWindow")
        {
            Shape = SignalShapes.Window,
            Support = new("i32|i64", Opset(7), SizeValue(0, "size")) { Since = "10.4" },
            Fault = Validity.RankOf((0, 0)),
            Signatures =
            [
                new(17, "size:T1", "output:T2", "T1=i32|i64; T2=num|bf16", "output_datatype:i=1, periodic:i=1"),
            ],
        },
        new("MatMul")
        {
            Shape = MatrixShapes.MatMul,
            Support = new("f|bf16",
                Where("a vector is not multiplied with a batch of matrices", n => n.Rank(0) == 1 && n.Rank(1) > 2
                    ? $"a vector times {n.Rank(1)} dimensions" : null,
                    "Unsqueeze the vector to a matrix.").On(Rtx)),
            Quant = QuantRole.Quantizable,
            Fault = MatrixValidity.MatMul,
            Macs = MacRules.MatMul, Product = ProductForm.MatMul,
            Watches = Watch.Both,
            Signatures =
            [
                new(1, "A:T, B:T", "Y:T", "T=f"),
                new(9, types: "T=f|i32|i64|u32|u64"),
                new(13, types: "T=f|bf16|i32|i64|u32|u64"),
            ],
        },
        new("MatMulInteger")
        {
            Shape = MatrixShapes.MatMul,
            Support = TargetSupport.Not("Export the quantised model with QuantizeLinear and DequantizeLinear (QDQ format)."),
            Macs = MacRules.MatMul,
            Signatures =
            [
                new(10, "A:T1, B:T2, a_zero_point?:T1, b_zero_point?:T2", "Y:T3", "T1=i8|u8; T2=i8|u8; T3=i32"),
            ],
        },
        new("MelWeightMatrix")
        {
            Shape = SignalShapes.MelWeightMatrix,
            Support =
                TargetSupport.Not("Rewrite it with supported operators, compute it outside the engine, or supply a plugin of this name."),
            Signatures =
            [
                new(17, "num_mel_bins:T1, dft_length:T1, sample_rate:T1, lower_edge_hertz:T2, upper_edge_hertz:T2", "output:T3",
                    "T1=i32|i64; T2=f|bf16; T3=num|bf16", "output_datatype:i=1"),
            ],
        },
        new("NegativeLogLikelihoodLoss")
        {
            Shape = LossShapes.NegativeLogLikelihood,
            Support = TargetSupport.Not("trtc build and trtc optimize write it out; or cut the loss off: export the inference graph."),
            Signatures =
            [
                new(12, "input:T, target:Tind, weight?:T", "loss:T", "T=f; Tind=i32|i64", "ignore_index:i, reduction:s=mean"),
                new(13),
                new(22, types: "T=f|bf16; Tind=i32|i64"),
            ],
        },
        new("QLinearMatMul")
        {
            Shape = MatrixShapes.QLinearMatMul,
            Support = TargetSupport.Not("Export the quantised model with QuantizeLinear and DequantizeLinear (QDQ format)."),
            Macs = MacRules.MatMul,
            Signatures =
            [
                new(10, "a:T1, a_scale:f32, a_zero_point:T1, b:T2, b_scale:f32, b_zero_point:T2, y_scale:f32, y_zero_point:T3", "y:T3",
                    "T1=i8|u8; T2=i8|u8; T3=i8|u8"),
                new(21, inputs: "a:T1, a_scale:TS, a_zero_point:T1, b:T2, b_scale:TS, b_zero_point:T2, y_scale:TS, y_zero_point:T3",
                    types: "TS=f16|bf16|f32; T1=f8|i8|u8; T2=f8|i8|u8; T3=f8|i8|u8"),
            ],
        },
        new("STFT")
        {
            Shape = SignalShapes.Stft,
            Support = new("f32|f64", Constant(1, "frame_step"), Constant(2, "window")) { Since = "10.5" },
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(17, "signal:T1, frame_step:T2, window?:T1, frame_length?:T2", "output:T1", "T1=f|bf16; T2=i32|i64", "onesided:i=1"),
            ],
        },
        new("SoftmaxCrossEntropyLoss")
        {
            Shape = LossShapes.SoftmaxCrossEntropy,
            Support = TargetSupport.Not("trtc build and trtc optimize write it out; or cut the loss off: export the inference graph."),
            Signatures =
            [
                new(12, "scores:T, labels:Tind, weights?:T", "output:T, log_prob?:T", "T=f; Tind=i32|i64",
                    "ignore_index:i, reduction:s=mean"),
                new(13, types: "T=f|bf16; Tind=i32|i64"),
            ],
        },
        new("TopK")
        {
            Shape = ReductionShapes.TopK, Evaluate = ReductionEvaluation.TopK,
            Support = new("f|bf16|i8|i32|i64", Rank(0, 1), SizeValue(1, "K"),
                Int("sorted", 1, 1).On(TensorRT).From("10.0"),
                Where("`K` is below 3840", n => n.Integers(1) is { IsDefault: false } and [>= 3840] k ? $"K={k[0]}" : null).On(TensorRT)),
            Signatures =
            [
                new(1, "X:T", "Values:T, Indices:I", "T=f; I=i64", "axis:i=-1, k:i!"),
                new(10, inputs: "X:T, K:i64", attributes: "axis:i=-1"),
                new(11, types: "T=num; I=i64", attributes: "axis:i=-1, largest:i=1, sorted:i=1"),
                new(24, types: "T=num|bf16; I=i64"),
            ],
        },
    ];
}
