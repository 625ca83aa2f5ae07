using System.Collections.Immutable;

namespace Trtc.Core.Ops;

public static partial class OpTable
{
    private static ImmutableArray<Operator> TextRows =>
    [
        new("RegexFullMatch")
        {
            Shape = ElementwiseShapes.Same,
            Signatures =
            [
                new(20, "X:T1", "Y:T2", "T1=str; T2=bool", "pattern:s"),
            ],
        },
        new("StringConcat")
        {
            Shape = ElementwiseShapes.Broadcast,
            Signatures =
            [
                new(20, "X:T, Y:T", "Z:T", "T=str"),
            ],
        },
        new("StringNormalizer")
        {
            Shape = TextShapes.StringNormalizer,
            Signatures =
            [
                new(10, "X:str", "Y:str", attributes: "case_change_action:s=NONE, is_case_sensitive:i=0, locale:s, stopwords:ss"),
            ],
        },
        new("StringSplit")
        {
            Shape = TextShapes.StringSplit,
            Signatures =
            [
                new(20, "X:T1", "Y:T2, Z:T3", "T1=str; T2=str; T3=i64", "delimiter:s, maxsplit:i"),
            ],
        },
    ];
}
