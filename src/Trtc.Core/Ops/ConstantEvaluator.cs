using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>
/// Computes operators on constants as ONNX defines them: integers wrap and divide toward zero, floats in their own precision
/// (half and bfloat16 in float32, rounded once). Random operators and those with subgraphs are never computed.
/// </summary>
public static class ConstantEvaluator
{
    /// <summary>Whether the operator may be computed at all; types and modes can still keep <see cref="Evaluate"/> from it.</summary>
    public static bool Covers(Node node) => OpTable.Find(node.Domain, node.OpType) is { Evaluate: not null };

    /// <param name="opset">The model's opset version of the node's domain.</param>
    /// <param name="inputs">One for each of the node's inputs, null for one left out.</param>
    /// <param name="maxElements">Inputs and outputs with more elements are not computed.</param>
    /// <returns>The outputs, as many as the operator defines; null when they cannot be computed here.</returns>
    public static ImmutableArray<TensorData>? Evaluate(Node node, long opset, ReadOnlySpan<TensorData?> inputs, long maxElements = 1 << 24)
    {
        if (OpTable.Find(node.Domain, node.OpType) is not { Evaluate: { } evaluate } row || row.At(opset) is not { } signature) return null;
        var tensors = new Tensor?[inputs.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            if (inputs[i] is not { } data) continue;
            if (data.Shape.Elements is not (>= 0 and var elements) || elements > maxElements) return null;
            if ((tensors[i] = DenseTensor.Read(data)) is null) return null;
        }
        if (!EvaluationContext.AllHandled(tensors)) return null;
        if (RuleGuard.Run(evaluate, new(node, signature.Since, tensors, maxElements, maxElements)) is not { } results) return null;
        var outputs = ImmutableArray.CreateBuilder<TensorData>(results.Length);
        foreach (var r in results)
        {
            if (r is not DenseTensor dense) return null;
            outputs.Add(dense.ToData());
        }
        return outputs.MoveToImmutable();
    }
}
