using System.Collections.Immutable;
using Trtc.Core.Ir;
using static Trtc.Core.Ops.Limits;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> TextRows =>
    [
        new("RegexFullMatch")
        {
            Shape = ElementwiseShapes.Same,
            Support = TargetSupport.Not("Handle text outside the engine."),
            Signatures =
            [
                new(20, "X:T1", "Y:T2", "T1=str; T2=bool", "pattern:s"),
            ],
        },
        new("StringConcat")
        {
            Shape = ElementwiseShapes.Broadcast,
            Support = TargetSupport.Not("Handle text outside the engine."),
            Signatures =
            [
                new(20, "X:T, Y:T", "Z:T", "T=str"),
            ],
        },
        new("StringNormalizer")
        {
            Shape = TextShapes.StringNormalizer,
            Support = TargetSupport.Not("Handle text outside the engine."),
            Signatures =
            [
                new(10, "X:str", "Y:str", attributes: "case_change_action:s=NONE, is_case_sensitive:i=0, locale:s, stopwords:ss"),
            ],
        },
        new("StringSplit")
        {
            Shape = TextShapes.StringSplit,
            Support = TargetSupport.Not("Handle text outside the engine."),
            Signatures =
            [
                new(20, "X:T1", "Y:T2, Z:T3", "T1=str; T2=str; T3=i64", "delimiter:s, maxsplit:i"),
            ],
        },
    ];
}
