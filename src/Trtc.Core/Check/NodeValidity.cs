using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Whether a node is what ONNX allows at all: required attributes, types that agree, values that exist. Read from the operator's
/// signature.</summary>
internal static class NodeValidity
{
    /// <returns>What is wrong; null when nothing is, as far as it is known.</returns>
    public static string? Fault(NodeContext node, Operator row)
    {
        var signature = row.At(node.Opset) ?? row.Signatures[0];
        return Attributes(node, row, signature) ?? Types(node, row, signature) ?? Axis(node, row)
            ?? (row.Fault is { } rule ? RuleGuard.Run(rule, node) : null);
    }

    private static string? Attributes(NodeContext node, Operator row, Signature signature)
    {
        foreach (var a in signature.Attributes)
            if (a.Required && !node.Node.Attributes.ContainsKey(a.Name)) return $"the attribute {a.Name} is missing";
        foreach (var (name, value) in node.Node.Attributes)
        {
            if (name is "to" or "dtype" && value is IntAttribute { Value: < 1 or > 26 } type)
                return $"{name}={type.Value} is no element type";
            if (value is IntAttribute { Value: <= 0 } positive && name is "group" or "blocksize" or "num_groups" or "num_scan_inputs")
                return $"{name}={((IntAttribute)value).Value} is not positive";
            if (value is IntsAttribute ints && name is "strides" or "kernel_shape" or "dilations"
                && ((IntsAttribute)value).Values.Any(v => v <= 0))
                return $"{name}=[{string.Join(',', ((IntsAttribute)value).Values)}] is not positive";
        }
        if (row.Gives == ResultSource.Attribute && node.Node.Attributes.Count == 0) return "it has no value";
        return null;
    }

    /// <summary>An input may be of any type that some version of the operator takes; equal type variables are equal types.</summary>
    private static string? Types(NodeContext node, Operator row, Signature signature)
    {
        var inputs = node.Node.Inputs;
        Dictionary<string, DataType>? variables = null;
        for (var i = 0; i < inputs.Length; i++)
        {
            var type = node.Element(i);
            if (type == DataType.Undefined || signature.Input(i) is not { } parameter) continue;
            if (!Takes(row, i, type) && !((i == 0 || parameter.Variadic) && row.Support.Types.Contains(type)))
                return $"input {i + 1} ({parameter.Name}) is {TypeNames.Of(type)}, which {row.Name} does not take";
            if (parameter.TypeName.Length == 0 || (parameter.Variadic && parameter.Heterogeneous)) continue;
            variables ??= new(StringComparer.Ordinal);
            // FP64 becomes FP32 as it is read.
            if (type == DataType.Float64) type = DataType.Float32;
            if (!variables.TryAdd(parameter.TypeName, type) && variables[parameter.TypeName] is var first && first != type)
                return $"inputs of one type ({parameter.TypeName}) are {TypeNames.Of(first)} and {TypeNames.Of(type)}";
        }
        return null;
    }

    private static bool Takes(Operator row, int input, DataType type)
    {
        foreach (var s in row.Signatures)
            if (s.Input(input) is { } p && p.Types.Contains(type)) return true;
        return false;
    }

    /// <summary>The attribute <c>axis</c> counts dimensions of the first input, of the result where a dimension is added.</summary>
    private static string? Axis(NodeContext node, Operator row)
    {
        var n = node.Node;
        if (n.Domain.Length > 0 || node.Rank(0) is var rank && rank < 0 || !n.Attributes.TryGetValue("axis", out var a)
            || a is not IntAttribute { Value: var axis }) return null;
        var (least, most) = row.Axis == AxisRange.Places ? (-rank - 1, rank) : (-rank, rank - 1);
        return row.Axis != AxisRange.Free && (axis < least || axis > most) ? $"axis={axis} of {rank} dimensions" : null;
    }
}
