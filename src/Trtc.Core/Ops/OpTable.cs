using System.Collections.Frozen;
using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>
/// The one table of operators: the standard domain's opsets 1 to <see cref="NewestOpset"/>, ai.onnx.ml, the preview domains and the common
/// ones of com.microsoft. The rows stand in one file a family; facts are those of the ONNX operator changelog.
/// </summary>
public static partial class OpTable
{
    /// <summary>The newest opset of the standard domain that the table knows.</summary>
    public const int NewestOpset = 28;

    public const string Microsoft = "com.microsoft";

    public static ImmutableArray<Operator> All { get; } = Linked(
    [
        .. UnaryRows, .. ActivationRows, .. ArithmeticRows, .. LogicalRows, .. ReductionRows,
        .. MathRows, .. NnRows, .. TransformerRows, .. RnnRows,
        .. TensorRows, .. SelectionRows, .. GeneratorRows, .. ImageRows, .. ControlFlowRows,
        .. SequenceRows, .. QuantizationRows, .. TextRows, .. PreviewRows, .. MlRows,
        .. MicrosoftRows,
    ]);

    private static readonly FrozenDictionary<(string Domain, string Name),
        Operator> ByName = All.ToFrozenDictionary(o => (o.Domain, o.Name));

    /// <summary>The row; null when the operator is not in the table.</summary>
    public static Operator? Find(string domain, string name) => ByName.GetValueOrDefault((domain, name));

    public static Operator? Find(Node node) => Find(node.Domain, node.OpType);

    private static ImmutableArray<Operator> Linked(ImmutableArray<Operator> rows)
    {
        foreach (var row in rows)
            for (var i = 0; i < row.Signatures.Length; i++) row.Signatures[i].Follow(i == 0 ? null : row.Signatures[i - 1]);
        return rows;
    }
}
