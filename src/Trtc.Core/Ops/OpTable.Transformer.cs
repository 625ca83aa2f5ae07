using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> TransformerRows =>
    [
        new("Attention")
        {
            Shape = AttentionShapes.Attention,
            Support = new("f|bf16", OneOutput("present_key"), Float("softcap", 0), WithoutAttribute("softmax_precision"),
                AttentionLimits.OneHeadSize,
                AttentionLimits.MaskOrCausal, AttentionLimits.MaskLength, AttentionLimits.NoPast,
                    AttentionLimits.Kernel.On(Rtx)) { Since = "10.14" },
            Fault = SequenceValidity.Attention,
            Macs = MacRules.Attention,
            Signatures =
            [
                new(23, "Q:T1, K:T1, V:T2, attn_mask?:U, past_key?:T1, past_value?:T2",
                    "Y:T1, present_key?:T1, present_value?:T2, qk_matmul_output?:T1", "T1=f|bf16; T2=f|bf16; U=num|bf16|bool",
                    "is_causal:i=0, kv_num_heads:i, q_num_heads:i, qk_matmul_output_mode:i=0, scale:f, softcap:f=0.0, " +
                    "softmax_precision:i"),
                new(24, inputs: "Q:T1, K:T1, V:T2, attn_mask?:U, past_key?:T1, past_value?:T2, nonpad_kv_seqlen?:i64"),
                new(25,
                    attributes: "is_causal:i=0, kv_num_heads:i, left_window_size:i=-1, q_num_heads:i, qk_matmul_output_mode:i=0, " +
                    "right_window_size:i=-1, scale:f, softcap:f=0.0, softmax_precision:i"),
            ],
        },
        new("CausalConvWithState")
        {
            Shape = ConvolutionShapes.CausalConvWithState,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Macs = MacRules.CausalConv,
            Signatures =
            [
                new(27, "input:T, weight:T, bias?:T, past_state?:T", "output:T, present_state:T", "T=f16|bf16|f32", "activation:s=none"),
            ],
        },
        new("Gelu")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Strings("approximate", "none", "none", "tanh")) { Since = "10.0" },
            Signatures =
            [
                new(20, "X:T", "Y:T", "T=f|bf16", "approximate:s=none"),
            ],
        },
        new("GroupNormalization")
        {
            Shape = ElementwiseShapes.Same,
            Support =
                new("f|bf16", Rank(0, 3), Where("below opset 21", n => n.Opset >= 21 ? "opset 21 changed its scale" : null).Before("10.9")),
            Half = HalfRole.KeepFloat,
            Fault = SequenceValidity.GroupNormalization,
            Signatures =
            [
                new(18, "X:T, scale:T, bias:T", "Y:T", "T=f|bf16", "epsilon:f=1e-05, num_groups:i!", deprecated: true),
                new(21, attributes: "epsilon:f=1e-05, num_groups:i!, stash_type:i=1"),
            ],
        },
        new("LayerNormalization")
        {
            Shape = NormalizationShapes.LayerNormalization,
            Support = new("f|bf16", OneOutput("Mean")),
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(17, "X:T, Scale:T, B?:T", "Y:T, Mean?:U, InvStdDev?:U", "T=f|bf16; U=bf16|f32",
                    "axis:i=-1, epsilon:f=1e-05, stash_type:i=1"),
            ],
        },
        new("LinearAttention")
        {
            Shape = AttentionShapes.LinearAttention,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Signatures =
            [
                new(27, "query:T, key:T, value:T, past_state?:S, decay?:T, beta?:T", "output:T, present_state:S",
                    "T=f16|bf16|f32; S=f16|bf16|f32",
                    "chunk_size:i=64, kv_num_heads:i!, q_num_heads:i!, scale:f=0.0, update_rule:s=gated_delta"),
            ],
        },
        new("RMSNormalization")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Opset(7)) { Since = "10.15" },
            Half = HalfRole.KeepFloat,
            Signatures =
            [
                new(23, "X:T, scale:V", "Y:V", "T=f|bf16; V=f|bf16", "axis:i=-1, epsilon:f=1e-05, stash_type:i=1"),
            ],
        },
        new("RotaryEmbedding")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Type(3, "position_ids", "i32|i64")) { Since = "10.15" },
            Fault = SequenceValidity.Rotary,
            Signatures =
            [
                new(23, "X:T, cos_cache:T, sin_cache:T, position_ids?:M", "Y:T", "T=f16|bf16|f32; M=i64",
                    "interleaved:i=0, num_heads:i, rotary_embedding_dim:i=0"),
            ],
        },
        new("SwiGLU")
        {
            Shape = ElementwiseShapes.Same,
            Support = TargetSupport.Not("trtc build and trtc optimize write it out; or export at an opset below 28."),
            Signatures =
            [
                new(28, "A:T, B:T", "Y:T", "T=f|bf16", "alpha:f=1.0"),
            ],
        },
        new("Swish")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16") { Since = "11.0" },
            Signatures =
            [
                new(24, "X:T", "Y:T", "T=f|bf16", "alpha:f=1.0"),
            ],
        },
        new("TensorScatter")
        {
            Shape = ElementwiseShapes.Same,
            Support = new("f|bf16", Rank(0, 4, 4), Strings("mode", "linear", "linear"), Ints("axis", -2, -2)) { Since = "10.15" },
            Signatures =
            [
                new(24, "past_cache:T, update:T, write_indices?:i64", "present_cache:T", "T=all|f8|int4|bf16|f8e8m0|f4e2m1",
                    "axis:i=-2, mode:s=linear"),
            ],
        },
    ];
}
