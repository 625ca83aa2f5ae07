using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Passes.Bodies;

namespace Trtc.Core.Passes.Quantised;

/// <summary>
/// Models whose activations are quantised anew in each run (DynamicQuantizeLinear, MatMulInteger, ConvInteger), for which no TensorRT has
/// an operator. A product whose result is scaled back at once is written as the product of the floats that it stands for, the weights with
/// the values that they have; any other is computed in FP32, number by number as ONNX says.
/// </summary>
internal static class DynamicQuantisation
{
    public static Model Run(Model model, PassContext context)
    {
        var any = false;
        foreach (var node in model.Graph.Nodes) any |= node.Is("DynamicQuantizeLinear") || Product(node) is not null;
        if (!any || model.Opset < 11) return model;
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
            if (edit[i] is { } node && Product(node) is { } product && node.Outputs.Length > 0) AsFloats(edit, i, node, product);
        // Numbers of UINT8 that are there as floats too: TensorRT has UINT8 at a network's ends alone.
        var floats = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } node || node.Outputs.Length == 0) continue;
            if (node.Is("DynamicQuantizeLinear") && node.Outputs.Length == 3) Written(edit, i, node, floats);
            else if (Product(node) is { } product) AsNumbers(edit, i, node, product, floats);
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static string? Product(Node node) => node.Is("MatMulInteger") ? "MatMul" : node.Is("ConvInteger") ? "Conv" : null;

    /// <summary>MatMulInteger → Cast → Mul by both scales, which is the product of what was quantised: the rounding of activations falls
    /// away.</summary>
    private static bool AsFloats(GraphEditor edit, int index, Node node, string product)
    {
        if (edit.Producer(node.Input(0)) is not { } from || !from.Is("DynamicQuantizeLinear") || from.Outputs.Length != 3
            || from.Outputs[0] != node.Inputs[0] || from.Outputs[2] != node.Input(2)) return false;
        if (!edit.HasOneReader(node.Outputs[0]) || edit[edit.Readers(node.Outputs[0])[0]] is not { } cast || !cast.Is("Cast")
            || cast.Int("to", 0) != (long)DataType.Float32 || !edit.HasOneReader(cast.Outputs[0])) return false;
        var at = edit.Readers(cast.Outputs[0])[0];
        if (edit[at] is not { } scaled || !scaled.Is("Mul")) return false;
        var factor = scaled.Inputs[0] == cast.Outputs[0] ? scaled.Inputs[1] : scaled.Inputs[0];
        if (edit.Producer(factor) is not { } scales || !scales.Is("Mul")) return false;
        var step = scales.Inputs[0] == from.Outputs[1] ? scales.Inputs[1] : scales.Inputs[1] == from.Outputs[1] ? scales.Inputs[0] : "";
        if (edit.Constant(step) is not { } steps || edit.Constant(node.Inputs[1]) is not { } weights
            || Values(edit, node, weights, steps, product) is not { } values) return false;
        edit.Remove(index);
        edit.Remove(edit.ProducerIndex(cast.Outputs[0]));
        var name = edit.AddInitializer(node.Inputs[1] + "/float",
            new(DataType.Float32, weights.Dims, new MemoryBytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray())));
        edit.Replace(at, new(node.Name, product, "", [from.Inputs[0], name], scaled.Outputs, node.Attributes, node.Origin));
        return true;
    }

    /// <summary>The weights as floats; null when the scales are none for the whole or for an output channel.</summary>
    private static float[]? Values(GraphEditor edit, Node node, TensorData weights, TensorData steps, string product)
    {
        if (weights.Type is not (DataType.Int8 or DataType.UInt8) || weights.Bytes.Length != weights.Elements || weights.Elements > 1 << 28
            || weights.Dims.Length < 2) return null;
        if (steps.Type != DataType.Float32 || ZeroPoint.Floats(steps) is not { Length: > 0 } scales) return null;
        var zeros = new int[] { 0 };
        if (node.Input(3).Length > 0)
        {
            if (edit.Constant(node.Inputs[3]) is not { } zero || zero.Type != weights.Type || zero.Bytes.Length != zero.Elements
                || zero.Elements == 0) return null;
            var stored = new byte[zero.Bytes.Length];
            zero.Bytes.Read(0, stored);
            zeros = Array.ConvertAll(stored, b => weights.Type == DataType.UInt8 ? b : (int)(sbyte)b);
        }
        var axis = product == "MatMul" ? weights.Dims.Length - 1 : 0;
        var channels = weights.Dims[axis];
        // A factor for each output channel lies along the result's last dimension (MatMul), or its second (Conv).
        var along = product == "MatMul" ? steps.Dims.Length - 1 : steps.Dims.Length - (weights.Dims.Length - 1);
        if (scales.Length != 1 && (scales.Length != channels || along < 0 || steps.Dims[along] != channels) || zeros.Length != 1
            && zeros.Length != channels) return null;
        long inner = 1;
        for (var d = axis + 1; d < weights.Dims.Length; d++) inner *= weights.Dims[d];
        var bytes = new byte[weights.Bytes.Length];
        weights.Bytes.Read(0, bytes);
        var values = new float[bytes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var c = (int)(i / inner % channels);
            int number = weights.Type == DataType.UInt8 ? bytes[i] : (sbyte)bytes[i];
            values[i] = (number - zeros[zeros.Length == 1 ? 0 : c]) * scales[scales.Length == 1 ? 0 : c];
        }
        return values;
    }

    /// <summary>Exact up to 2^24, beyond it to FP32's rounding. A zero point for each row or column keeps the node as it is.</summary>
    private static void AsNumbers(GraphEditor edit, int index, Node node, string product, Dictionary<string, string> floats)
    {
        for (var z = 2; z < 4; z++)
            if (node.Input(z).Length > 0 && edit.Constant(node.Inputs[z]) is { Elements: not 1 }) return;
        var chain = new NodeChain(edit, node);
        string Around(int operand)
        {
            string Float(string value) => floats.GetValueOrDefault(value) ?? chain.Cast(value, DataType.Float32);
            var numbers = Float(node.Inputs[operand]);
            return node.Input(operand + 2).Length == 0 ? numbers : chain.Add("Sub", [numbers, Float(node.Inputs[operand + 2])]);
        }
        var (a, b) = (Around(0), Around(1));
        var result = chain.Add(product, [a, b], [.. node.Attributes.Select(x => (x.Key, x.Value))]);
        chain.Cast(result, DataType.Int32);
        chain.Finish(index);
    }

    /// <summary>The operator's own function body (ONNX, opset 11), for what still reads its numbers.</summary>
    private static void Written(GraphEditor edit, int index, Node node, Dictionary<string, string> floats)
    {
        if (node.Outputs.All(o => !edit.IsPinned(o) && edit.Readers(o).Count == 0)) return;
        var chain = new NodeChain(edit, node);
        var zero = chain.Float(0);
        var most = chain.Add("Max", [chain.Add("ReduceMax", [node.Inputs[0]], ("keepdims", new IntAttribute(0))), zero]);
        var least = chain.Add("Min", [chain.Add("ReduceMin", [node.Inputs[0]], ("keepdims", new IntAttribute(0))), zero]);
        var scale = chain.Add("Div", [chain.Add("Sub", [most, least]), chain.Float(255)]);
        var point =
            chain.Add("Round", [chain.Add("Clip", [chain.Add("Div", [chain.Add("Sub", [zero, least]), scale]), zero, chain.Float(255)])]);
        var pointByte = chain.Cast(point, DataType.UInt8);
        var numbers = chain.Add("Clip",
            [chain.Add("Add", [chain.Add("Round", [chain.Add("Div", [node.Inputs[0], scale])]), point]), zero, chain.Float(255)]);
        var bytes = chain.Cast(numbers, DataType.UInt8);
        chain.Finish(index, bytes, scale, pointByte);
        (floats[node.Outputs[0]], floats[node.Outputs[2]]) = (numbers, point);
    }
}
