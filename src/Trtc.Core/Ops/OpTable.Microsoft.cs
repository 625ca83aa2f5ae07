using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> MicrosoftRows =>
    [
        new("Attention")
        {
            Domain = Microsoft,
            Shape = MicrosoftAttentionShapes.Projected,
            Macs = MacRules.ProjectedAttention,
            Signatures =
            [
                new(1, "input:T, weights:T, bias?:T, mask_index?:i32, past?:T, attention_bias?:T, past_sequence_length?:i32",
                    "output:T, present?:T", "T=f16|f32", "do_rotary:i=0, mask_filter_value:f, num_heads:i!, past_present_share_buffer:i, " +
                    "qkv_hidden_sizes:is, rotary_embedding_dim:i, scale:f, unidirectional:i=0"),
            ],
        },
        new("BiasGelu")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures = [new(1, "A:T, B:T", "C:T", "T=f|bf16")],
        },
        new("DynamicQuantizeLSTM")
        {
            Domain = Microsoft,
            Shape = RecurrentShapes.Quantised,
            Macs = MacRules.Recurrent,
            Signatures =
            [
                new(1, "X:T, W:T2, R:T2, B?:T, sequence_lens?:i32, initial_h?:T, initial_c?:T, P?:T, W_scale:T, W_zero_point:T2, "
                    + "R_scale:T, " +
                    "R_zero_point:T2", "Y?:T, Y_h?:T, Y_c?:T", "T=f32; T2=i8|u8",
                        "activation_alpha:fs, activation_beta:fs, activations:ss, " +
                    "clip:f, direction:s=forward, hidden_size:i, input_forget:i=0"),
            ],
        },
        new("DynamicQuantizeMatMul")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.MatMul,
            Macs = MacRules.MatMul,
            Signatures = [new(1, "A:T1, B:T2, b_scale:T1, b_zero_point?:T2, bias?:T1", "Y:T1", "T1=f32; T2=i8|u8")],
        },
        new("DequantizeLinear")
        {
            Domain = Microsoft,
            Shape = QuantizationShapes.Dequantize,
            Signatures =
                [new(1, "x:T1, x_scale:T2, x_zero_point?:T1", "y:T2", "T1=i8|u8|i16|u16|i32|int4; T2=f16|f32", "axis:i=1, block_size:i=0")],
        },
        new("FastGelu")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures = [new(1, "X:T, bias?:T", "Y:T", "T=f16|f32|bf16")],
        },
        new("FusedConv")
        {
            Domain = Microsoft,
            Shape = ConvolutionShapes.Conv,
            Macs = MacRules.Conv,
            Signatures =
            [
                new(1, "X:T, W:T, B?:T, Z?:T", "Y:T", "T=f", "activation:s, activation_params:fs, auto_pad:s=NOTSET, dilations:is, " +
                    "group:i=1, kernel_shape:is, pads:is, strides:is"),
            ],
        },
        new("FusedGemm")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.Gemm,
            Macs = MacRules.Gemm,
            Signatures =
            [
                new(1, "A:T, B:T, C?:T", "Y:T", "T=f|i32|i64|u32|u64", "activation:s, activation_alpha:f, activation_beta:f, " +
                    "activation_gamma:f, alpha:f=1.0, beta:f=1.0, transA:i=0, transB:i=0"),
            ],
        },
        new("FusedMatMul")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.FusedMatMul,
            Macs = MacRules.FusedMatMul,
            Signatures =
            [
                new(1, "A:T, B:T", "Y:T", "T=f|bf16", "alpha:f=1.0, transA:i=0, transB:i=0, transBatchA:i=0, transBatchB:i=0"),
            ],
        },
        new("Gelu")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures = [new(1, "X:T", "Y:T", "T=f|bf16")],
        },
        new("GemmFastGelu")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.MatMul,
            Macs = MacRules.MatMul,
            Signatures = [new(1, "X:T, W:T, bias?:T", "Y:T", "T=f16|f32|bf16")],
        },
        new("GroupNorm")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "X:T, gamma:M, beta:M", "Y:T", "T=f16|f32; M=f16|f32",
                    "activation:i!, channels_last:i=1, epsilon:f=1e-05, groups:i!"),
            ],
        },
        new("GroupQueryAttention")
        {
            Domain = Microsoft,
            Shape = MicrosoftAttentionShapes.GroupQuery,
            Macs = MacRules.GroupQuery,
            Signatures =
            [
                new(1, "query:T, key?:T, value?:T, past_key?:C, past_value?:C, seqlens_k:i32, total_sequence_length:i32, cos_cache?:T, " +
                    "sin_cache?:T, position_ids?:i64, attention_bias?:T, head_sink?:T", "output:T, present_key?:C, present_value?:C",
                    "T=f16|f32|bf16; C=f16|f32|bf16|i8|u8", "do_rotary:i=0, kv_num_heads:i!, local_window_size:i=-1, num_heads:i!, " +
                    "rotary_interleaved:i=0, scale:f, smooth_softmax:i=-1, softcap:f=0.0"),
            ],
        },
        new("Inverse")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures = [new(1, "X:T", "Y:T", "T=f")],
        },
        new("LayerNormalization")
        {
            Domain = Microsoft,
            Shape = NormalizationShapes.LayerNormalization,
            Signatures =
            [
                new(1, "X:T, Scale:V, B?:V", "Y:V, Mean?:U, InvStdDev?:U", "T=f|bf16; U=f32|f64|bf16; V=f|bf16",
                    "axis:i=-1, epsilon:f=1e-05, stash_type:i=1"),
            ],
        },
        new("MatMulBnb4")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.MatMulNBits,
            Macs = MacRules.PackedMatMul,
            Signatures =
            [
                new(1, "A:T1, B:u8, absmax:T1", "Y:T1", "T1=f16|f32|bf16",
                    "K:i!, N:i!, block_size:i!, quant_type:i!, training_mode:i=0, transB:i=1"),
            ],
        },
        new("MatMulIntegerToFloat")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.MatMul,
            Macs = MacRules.MatMul,
            Signatures =
            [
                new(1, "A:T1, B:T2, a_scale:T3, b_scale:T3, a_zero_point?:T1, b_zero_point?:T2, bias?:T3", "Y:T3",
                    "T1=i8|u8; T2=i8|u8; T3=f16|f32"),
            ],
        },
        new("MatMulNBits")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.MatMulNBits,
            Macs = MacRules.PackedMatMul,
            Signatures =
            [
                new(1, "A:T1, B:T2, scales:T1, zero_points?:T3, g_idx?:i32, bias?:T1", "Y:T1",
                    "T1=f16|f32|bf16; T2=u8|i32; T3=u8|i32|f16|f32|bf16",
                    "K:i!, N:i!, accuracy_level:i=0, bits:i=4, block_size:i!"),
            ],
        },
        new("MultiHeadAttention")
        {
            Domain = Microsoft,
            Shape = MicrosoftAttentionShapes.MultiHead,
            Macs = MacRules.MultiHead,
            Signatures =
            [
                new(1, "query:T, key?:T, value?:T, bias?:T, key_padding_mask?:i32, attention_bias?:T, past_key?:T, past_value?:T, " +
                    "past_sequence_length?:i32, cache_indirection?:i32", "output:T, present_key?:T, present_value?:T, qk?:Q",
                    "T=f16|f32; Q=f16|f32", "mask_filter_value:f, num_heads:i!, scale:f, unidirectional:i=0"),
            ],
        },
        new("QGemm")
        {
            Domain = Microsoft,
            Shape = MatrixShapes.QGemm,
            Macs = MacRules.Gemm,
            Signatures =
            [
                new(1, "A:TA, a_scale:f32, a_zero_point:TA, B:TB, b_scale:f32, b_zero_point:TB, C?:i32, y_scale?:f32, y_zero_point?:TZ",
                    "Y:TY",
                    "TA=i8|u8; TB=i8|u8; TZ=i8|u8; TY=f32|i8|u8", "alpha:f=1.0, transA:i=0, transB:i=0"),
            ],
        },
        new("QLinearAdd")
        {
            Domain = Microsoft,
            Shape = QuantizationShapes.QLinearBinary,
            Signatures =
            [
                new(1, "A:T, A_scale:f32, A_zero_point?:T, B:T, B_scale:f32, B_zero_point?:T, C_scale:f32, C_zero_point?:T", "C:T",
                    "T=i8|u8"),
            ],
        },
        new("QLinearMul")
        {
            Domain = Microsoft,
            Shape = QuantizationShapes.QLinearBinary,
            Signatures =
            [
                new(1, "A:T, A_scale:f32, A_zero_point?:T, B:T, B_scale:f32, B_zero_point?:T, C_scale:f32, C_zero_point?:T", "C:T",
                    "T=i8|u8"),
            ],
        },
        new("QuantizeLinear")
        {
            Domain = Microsoft,
            Shape = QuantizationShapes.Quantize,
            Signatures =
                [new(1, "x:T1, y_scale:T1, y_zero_point?:T2", "y:T2", "T1=f16|f32; T2=i8|u8|i16|u16|int4", "axis:i=1, block_size:i=0")],
        },
        new("QuickGelu")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures = [new(1, "X:T", "Y:T", "T=f|bf16", "alpha:f=1.702")],
        },
        new("RotaryEmbedding")
        {
            Domain = Microsoft,
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(1, "input:T, position_ids:i64, cos_cache:T, sin_cache:T", "output:T", "T=f16|f32|bf16",
                    "interleaved:i=0, is_packed_batching:i=0, num_heads:i=0, rotary_embedding_dim:i=0, scale:f=1.0"),
            ],
        },
        new("SimplifiedLayerNormalization")
        {
            Domain = Microsoft,
            Shape = NormalizationShapes.LayerNormalization,
            Signatures =
            [
                new(1, "X:T, scale:V", "Y:V, inv_std_var?:U", "T=f|bf16; U=f32|f64; V=f|bf16",
                    "axis:i=-1, epsilon:f=1e-05, stash_type:i=1"),
            ],
        },
        new("SkipLayerNormalization")
        {
            Domain = Microsoft,
            Shape = NormalizationShapes.SkipLayerNormalization,
            Signatures =
            [
                new(1, "input:T, skip:T, gamma:T, beta?:T, bias?:T", "output:T, mean?:U, inv_std_var?:U, input_skip_bias_sum?:T",
                    "T=f16|f32|bf16; U=f32", "epsilon:f=1e-12"),
            ],
        },
        new("SkipSimplifiedLayerNormalization")
        {
            Domain = Microsoft,
            Shape = NormalizationShapes.SkipLayerNormalization,
            Signatures =
            [
                new(1, "input:T, skip:T, gamma:T, bias?:T", "output:T, mean?:U, inv_std_var?:U, input_skip_bias_sum?:T",
                    "T=f16|f32|bf16; U=f32", "epsilon:f=1e-12"),
            ],
        },
    ];
}
