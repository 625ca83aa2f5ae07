using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes.Bodies;

namespace Trtc.Core.Passes.Quantised;

/// <summary>
/// Operators that compute on quantised numbers (QLinearConv, QLinearMatMul, ONNX Runtime's QLinearAdd …) as their floating-point kin
/// between DequantizeLinear and QuantizeLinear: what TensorRT reads. What only moves or selects quantised numbers is put between the two as
/// well.
/// </summary>
internal static class QuantisedOperators
{
    /// <param name="Operands">Where each stands; its scale and zero point follow it.</param>
    /// <param name="Result">Where the result's scale stands.</param>
    private sealed record Form(string Operator, ImmutableArray<int> Operands, int Result, int Bias = -1, int WeightAxis = 0);

    private static FrozenDictionary<(string Domain, string Name), Form> Forms { get; } = new Dictionary<(string, string), Form>
    {
        [("", "QLinearConv")] = new("Conv", [0, 3], 6, Bias: 8),
        [("", "QLinearMatMul")] = new("MatMul", [0, 3], 6, WeightAxis: -1),
        [(OpTable.Microsoft, "QLinearMatMul")] = new("MatMul", [0, 3], 6, WeightAxis: -1),
        [(OpTable.Microsoft, "QLinearAdd")] = new("Add", [0, 3], 6),
        [(OpTable.Microsoft, "QLinearMul")] = new("Mul", [0, 3], 6),
        [(OpTable.Microsoft, "QLinearSigmoid")] = new("Sigmoid", [0], 3),
        [(OpTable.Microsoft, "QLinearLeakyRelu")] = new("LeakyRelu", [0], 3),
        [(OpTable.Microsoft, "QLinearSoftmax")] = new("Softmax", [0], 3),
        [(OpTable.Microsoft, "QLinearAveragePool")] = new("AveragePool", [0], 3),
        [(OpTable.Microsoft, "QLinearGlobalAveragePool")] = new("GlobalAveragePool", [0], 3),
        [(OpTable.Microsoft, "QGemm")] = new("Gemm", [0, 3], 7, Bias: 6, WeightAxis: -1),
        [(OpTable.Microsoft, "QLinearConcat")] = new("Concat", [], 0),
    }.ToFrozenDictionary();

    /// <summary>Whether the operator computes on quantised numbers and has a form with Q/DQ.</summary>
    public static bool Has(Node node) => Forms.ContainsKey((node.Domain, node.OpType));

    public static Model Run(Model model, PassContext context)
    {
        var any = false;
        foreach (var node in model.Graph.Nodes) any |= node.Is("QuantizeLinear") || Has(node);
        if (!any) return model;
        var edit = new GraphEditor(model.Graph);
        // Scale and zero point of every value that holds quantised numbers.
        var known = new Dictionary<string, (string Scale, string Zero)>(StringComparer.Ordinal);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } node || node.Outputs.Length == 0) continue;
            if (node.Is("QuantizeLinear") && IsOneScale(edit, node.Input(1))) known[node.Outputs[0]] = (node.Inputs[1], node.Input(2));
            else if (Forms.TryGetValue((node.Domain, node.OpType), out var form))
            {
                if (!Write(edit, i, node, form, model.Opset)) continue;
                known[node.Outputs[0]] = (node.Inputs[form.Result], node.Input(form.Result + 1));
            }
            else if (node.Outputs.Length == 1 && known.TryGetValue(node.Input(0), out var pair) && pair.Zero.Length > 0
                && OpTable.Find(node.Domain, node.OpType) is { Quant: QuantRole.PassThrough } && !node.Is("Pad"))
            {
                var chain = new NodeChain(edit, node);
                var real = chain.Add("DequantizeLinear", [node.Inputs[0], pair.Scale, pair.Zero]);
                var moved = chain.Add(node.OpType, [real, .. node.Inputs[1..]], Attributes(node));
                chain.Add("QuantizeLinear", [moved, pair.Scale, pair.Zero]);
                chain.Finish(i);
                known[node.Outputs[0]] = pair;
            }
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool Write(GraphEditor edit, int index, Node node, Form form, int opset)
    {
        if (node.Int("channels_last", 0) != 0) return false;
        var operands = form.Operator == "Concat"
            ? [.. Enumerable.Range(0, Math.Max(0, (node.Inputs.Length - 2) / 3)).Select(k => 2 + 3 * k)] : form.Operands;
        if (operands.IsEmpty) return false;
        foreach (var at in operands)
        {
            if (edit.Constant(node.Input(at + 1)) is not { Type: DataType.Float32 } scale) return false;
            // One scale a channel needs an axis, which DequantizeLinear has from opset 13 on; below, that of a convolution's weights is not
            // the default one.
            if (scale.Elements != 1 && (at != operands[^1] || opset < 13)) return false;
        }
        var hasResult = node.Input(form.Result).Length > 0;
        if (hasResult && (!IsOneScale(edit, node.Input(form.Result)) || edit.Constant(node.Input(form.Result + 1)) is null)) return false;
        if (!hasResult && form.Operator != "Gemm") return false;
        var chain = new NodeChain(edit, node);
        var inputs = new List<string>();
        foreach (var at in operands)
        {
            var many = edit.Constant(node.Inputs[at + 1])!.Elements != 1;
            var axis = form.Operator == "Gemm" && node.Int("transB", 0) != 0 ? 0 : form.WeightAxis;
            string[] parts = node.Input(at + 2).Length > 0 ? [node.Inputs[at], node.Inputs[at + 1], node.Inputs[at + 2]]
                : [node.Inputs[at], node.Inputs[at + 1]];
            inputs.Add(many ? chain.Add("DequantizeLinear", parts, ("axis", new IntAttribute(axis)))
                : chain.Add("DequantizeLinear", parts));
        }
        if (form.Bias >= 0 && node.Input(form.Bias).Length > 0)
        {
            if (Bias(edit, node, form) is not { } bias) return false;
            inputs.Add(edit.AddInitializer(node.Display + "/bias", bias));
        }
        var result = chain.Add(form.Operator, [.. inputs], Attributes(node));
        if (hasResult) chain.Add("QuantizeLinear", [result, node.Inputs[form.Result], node.Inputs[form.Result + 1]]);
        chain.Finish(index);
        edit.Forget(node.Outputs[0]);
        return true;
    }

    /// <summary>The bias counts in steps of the product of both operands' scales.</summary>
    private static TensorData? Bias(GraphEditor edit, Node node, Form form)
    {
        if (edit.Constant(node.Inputs[form.Bias]) is not { Type: DataType.Int32 } counts || counts.Bytes.Length != 4 * counts.Elements
            || counts.Elements > 1 << 24) return null;
        var (x, w) = (edit.Constant(node.Inputs[form.Operands[0] + 1]), edit.Constant(node.Inputs[form.Operands[1] + 1]));
        if (x is null || w is null || ZeroPoint.Floats(x) is not [var step] || ZeroPoint.Floats(w) is not { Length: > 0 } steps)
            return null;
        var numbers = new int[counts.Elements];
        counts.Bytes.Read(0, MemoryMarshal.AsBytes(numbers.AsSpan()));
        if (steps.Length != 1 && numbers.Length % steps.Length != 0) return null;
        var values = new float[numbers.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (float)((double)numbers[i] * step * steps[i % steps.Length]);
        return new(DataType.Float32, counts.Dims, new MemoryBytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
    }

    private static bool IsOneScale(GraphEditor edit, string scale) =>
        edit.Constant(scale) is { Elements: 1, Type: DataType.Float32 or DataType.Float16 };

    // What the floating-point operator does not know: whose opset, and where channels stand.
    private static (string, AttributeValue)[] Attributes(Node node) =>
        [.. node.Attributes.Where(a => a.Key is not ("channels_last" or "opset")).Select(a => (a.Key, a.Value))];
}
