using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> RnnRows =>
    [
        new("GRU")
        {
            Shape = RecurrentShapes.Recurrent,
            Support = new("f", SameActivations),
            Fault = SequenceValidity.Recurrent,
            Macs = MacRules.Recurrent,
            Signatures =
            [
                new(1, "X:T, W:T, R:T, B?:T, sequence_lens?:T1, initial_h?:T", "Y?:T, Y_h:T", "T=f; T1=i32",
                    "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=foward, hidden_size:i, " +
                    "output_sequence:i=0"),
                new(3, outputs: "Y?:T, Y_h?:T",
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "linear_before_reset:i=0, output_sequence:i=0"),
                new(7,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "linear_before_reset:i=0"),
                new(14,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "layout:i=0, linear_before_reset:i=0"),
                new(22, types: "T=f|bf16; T1=i32"),
            ],
        },
        new("LSTM")
        {
            Shape = RecurrentShapes.Recurrent,
            Support = new("f|bf16", SameActivations, Int("input_forget", 0, 0), Int("layout", 0, 0).Before("11.0")),
            Fault = SequenceValidity.Recurrent,
            Macs = MacRules.Recurrent,
            Signatures =
            [
                new(1, "X:T, W:T, R:T, B?:T, sequence_lens?:T1, initial_h?:T, initial_c?:T, P?:T", "Y?:T, Y_h?:T, Y_c?:T", "T=f; T1=i32",
                    "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "input_forget:i=0, output_sequence:i=0"),
                new(7,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "input_forget:i=0"),
                new(14,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss, clip:f, direction:s=forward, hidden_size:i, " +
                    "input_forget:i=0, layout:i=0"),
                new(22, types: "T=f|bf16; T1=i32"),
            ],
        },
        new("RNN")
        {
            Shape = RecurrentShapes.Recurrent,
            Support = new("f|bf16", SameActivations),
            Fault = SequenceValidity.Recurrent,
            Macs = MacRules.Recurrent,
            Signatures =
            [
                new(1, "X:T, W:T, R:T, B?:T, sequence_lens?:T1, initial_h?:T", "Y?:T, Y_h?:T", "T=f; T1=i32",
                    "activation_alpha:fs, activation_beta:fs, activations:ss=[Tanh|Tanh], clip:f, direction:s=forward, " +
                    "hidden_size:i, output_sequence:i=0"),
                new(7,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss=[Tanh|Tanh], clip:f, direction:s=forward, " +
                    "hidden_size:i"),
                new(14,
                    attributes: "activation_alpha:fs, activation_beta:fs, activations:ss=[Tanh|Tanh], clip:f, direction:s=forward, " +
                    "hidden_size:i, layout:i=0"),
                new(22, types: "T=f|bf16; T1=i32"),
            ],
        },
    ];
}
