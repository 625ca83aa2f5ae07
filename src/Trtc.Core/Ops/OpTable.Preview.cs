using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> PreviewRows =>
    [
        new("Adagrad")
        {
            Domain = "ai.onnx.preview.training",
            Shape = TrainingShapes.Optimizer,
            Support = TargetSupport.Not("Cut the loss or optimizer off: export the inference graph."),
            Signatures =
            [
                new(1, "R:T1, T:T2, inputs+~:T3", "outputs+~:T3", "T1=f32|f64; T2=i64; T3=f32|f64",
                    "decay_factor:f=0.0, epsilon:f=0.0, norm_coefficient:f=0.0"),
            ],
        },
        new("Adam")
        {
            Domain = "ai.onnx.preview.training",
            Shape = TrainingShapes.Optimizer,
            Support = TargetSupport.Not("Cut the loss or optimizer off: export the inference graph."),
            Signatures =
            [
                new(1, "R:T1, T:T2, inputs+~:T3", "outputs+~:T3", "T1=f32|f64; T2=i64; T3=f32|f64",
                    "alpha:f=0.9, beta:f=0.999, epsilon:f=0.0, norm_coefficient:f=0.0, norm_coefficient_post:f=0.0"),
            ],
        },
        new("FlexAttention")
        {
            Domain = "ai.onnx.preview",
            Shape = AttentionShapes.FlexAttention,
            Support =
                TargetSupport.Not(
                "Export at an opset below the operator's, or as its function body: the exporter then writes simpler operators."),
            Macs = MacRules.Attention,
            Signatures =
            [
                new(1, "Q:T1, K:T1, V:T1", "Y:T1", "T1=f|bf16", "prob_mod:g, scale:f, score_mod:g, softmax_precision:i"),
            ],
        },
        new("Gradient")
        {
            Domain = "ai.onnx.preview.training",
            Shape = TrainingShapes.Gradient,
            Support = TargetSupport.Not("Cut the loss or optimizer off: export the inference graph."),
            Signatures =
            [
                new(1, "Inputs+~:T1", "Outputs+~:T2", "T1=all; T2=f", "xs:ss!, y:s!, zs:ss"),
            ],
        },
        new("Momentum")
        {
            Domain = "ai.onnx.preview.training",
            Shape = TrainingShapes.Optimizer,
            Support = TargetSupport.Not("Cut the loss or optimizer off: export the inference graph."),
            Signatures =
            [
                new(1, "R:T1, T:T2, inputs+~:T3", "outputs+~:T3", "T1=f32|f64; T2=i64; T3=f32|f64",
                    "alpha:f!, beta:f!, mode:s!, norm_coefficient:f!"),
            ],
        },
    ];
}
