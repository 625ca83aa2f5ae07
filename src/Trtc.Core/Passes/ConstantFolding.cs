using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>
/// Constants become initializers; nodes that only read constants are computed; so is shape arithmetic that inference finds to be the same
/// in every run. Quantisation stays: a Q or DQ on a weight is what tells TensorRT of INT8.
/// </summary>
internal static class ConstantFolding
{
    /// <summary>A result may be larger than what it is made from by this much: small nodes can stand for gigabytes.</summary>
    private const long MaxGrowth = 256 * 1024;

    /// <summary>Results are held in memory; beyond this sum, or twice the model's own weights, nodes stay nodes.</summary>
    private const long MaxHeld = 48L * 1024 * 1024;

    /// <summary>Bytes read and made, beside <see cref="WorkPerByte"/> for each byte of weights: a small node can read a large constant
    /// again and again.</summary>
    private const long MaxWork = 128L * 1024 * 1024;

    private const long WorkPerByte = 8;

    public static Model Run(Model model, PassContext context)
    {
        var inferred = ShapeInference.Run(model);
        var edit = new GraphEditor(model.Graph);
        var weights = model.Graph.WeightBytes;
        var held = MaxHeld + 2 * weights;
        var work = MaxWork + WorkPerByte * weights;
        for (var i = 0; i < edit.Count; i++)
        {
            var node = edit[i]!;
            if (node.Outputs.Length == 0 || node.HasSubgraphs || !MayFold(node, edit)) continue;
            if (Value(node) is { } value) Set(edit, i, [value]);
            else if (Known(node, inferred.Constants) is { } known) Set(edit, i, known);
            else if (Compute(edit, node, model.Opsets.GetValueOrDefault(node.Domain, 1), held, ref work) is { } results)
            {
                foreach (var r in results) held -= r.Bytes.Length;
                Set(edit, i, results);
            }
        }
        return model with { Graph = edit.ToGraph() };
    }

    /// <summary>A bias that was stored in INT32 is none of the quantised weights: no release reads its DequantizeLinear, and every one its
    /// floats.</summary>
    private static bool MayFold(Node node, GraphEditor edit) =>
        (node.OpType is not ("QuantizeLinear" or "DequantizeLinear" or "DynamicQuantizeLinear")
            || (node.Is("DequantizeLinear") && edit.Constant(node.Input(0)) is { Type: DataType.Int32 }))
        && !node.OpType.StartsWith("Random", StringComparison.Ordinal);

    private static TensorData? Value(Node node) =>
        node.Is("Constant") && node.Attributes.TryGetValue("value", out var value) && value is TensorAttribute t ? t.Value : null;

    private static ImmutableArray<TensorData>? Known(Node node, ImmutableSortedDictionary<string, TensorData> constants)
    {
        var known = ImmutableArray.CreateBuilder<TensorData>(node.Outputs.Length);
        foreach (var output in node.Outputs)
        {
            if (output.Length == 0 || !constants.TryGetValue(output, out var tensor)) return null;
            known.Add(tensor);
        }
        return known.MoveToImmutable();
    }

    private static ImmutableArray<TensorData>? Compute(GraphEditor edit, Node node, long opset, long held, ref long work)
    {
        var inputs = new TensorData?[node.Inputs.Length];
        long bytes = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (node.Inputs[i].Length == 0) continue;
            if (edit.Constant(node.Inputs[i]) is not { } tensor) return null;
            inputs[i] = tensor;
            bytes += tensor.Bytes.Length;
        }
        if (held < bytes || work < bytes || !ConstantEvaluator.Covers(node)) return null;
        // An upper bound before anything is allocated: no element is wider than 16 bytes.
        var maxElements = Math.Min(1 << 24, 4 * bytes + MaxGrowth);
        if (ConstantEvaluator.Evaluate(node, opset, inputs, maxElements) is not { } results) return null;
        work -= bytes;
        long made = 0;
        foreach (var r in results) made += r.Bytes.Length;
        work -= made;
        return made <= 4 * bytes + MaxGrowth && results.Length >= node.Outputs.Length ? results : null;
    }

    private static void Set(GraphEditor edit, int index, ImmutableArray<TensorData> results)
    {
        var node = edit[index]!;
        // A file may name more outputs than the operator has.
        if (results.Length < node.Outputs.Length) return;
        foreach (var output in node.Outputs) if (edit.Constant(output) is not null) return;
        edit.Remove(index);
        for (var o = 0; o < node.Outputs.Length; o++) if (node.Outputs[o].Length > 0) edit.SetInitializer(node.Outputs[o], results[o]);
    }
}
