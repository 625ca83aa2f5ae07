using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Whether operators that move, join, cut or repeat elements are told sizes and axes that their inputs have.</summary>
internal static class MovementValidity
{
    internal static string? Concat(SupportContext node)
    {
        if (node.Shape(0) is not { } first || !node.Node.Attributes.ContainsKey("axis")) return null;
        var axis = node.Node.Int("axis", 0);
        if (axis < 0) axis += first.Rank;
        for (var i = 1; i < node.Node.Inputs.Length; i++)
        {
            if (node.Shape(i) is not { } other) continue;
            if (other.Rank != first.Rank) return $"{Validity.Shapes(node)} differ in rank";
            for (var d = 0; d < first.Rank; d++)
                if (d != axis && first[d].Differs(other[d])) return $"{Validity.Shapes(node)} differ in dimension {d}";
        }
        return null;
    }

    internal static string? Reshape(SupportContext node) =>
        Validity.Vector(node, 1) ?? Fits(node);

    private static string? Fits(SupportContext node)
    {
        if (node.Shape(0) is not { IsStatic: true } input || node.Integers(1) is not { IsDefault: false } shape) return null;
        var zeroCopies = node.Node.Int("allowzero", 0) == 0;
        long known = 1;
        var open = 0;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] < -1) return $"a size of {shape[i]}";
            if (shape[i] == -1) open++;
            else if (shape[i] == 0 && zeroCopies && i >= input.Rank) return $"size 0 at {i} copies a dimension that {input} does not have";
            else known *= shape[i] == 0 && zeroCopies ? input[i].Value : shape[i];
        }
        var fits = open switch { 0 => known == input.Elements, 1 => known == 0 || input.Elements % known == 0, _ => false };
        return fits ? null : $"{input} cannot become [{string.Join(',', shape)}]";
    }

    internal static string? Transpose(SupportContext node)
    {
        if (node.Node.Ints("perm") is not { IsDefault: false } perm || node.Rank(0) < 0) return null;
        var sorted = perm.Sort();
        return perm.Length == node.Rank(0) && Enumerable.Range(0, perm.Length).All(i => sorted[i] == i) ? null
            : $"perm=[{string.Join(',', perm)}] of {node.Rank(0)} dimensions";
    }

    internal static string? Split(SupportContext node) =>
        Validity.Vector(node, 1) ?? Parts(node);

    private static string? Parts(SupportContext node)
    {
        if (node.Shape(0) is not { } input) return null;
        var axis = node.Node.Int("axis", 0);
        if (axis < 0) axis += input.Rank;
        if (axis < 0 || axis >= input.Rank) return $"axis={axis} of {input.Rank} dimensions";
        if (node.Has(1) || node.Node.Ints("split") is { IsDefault: false } || !input.Dims[(int)axis].IsConstant) return null;
        var size = input.Dims[(int)axis].Value;
        var parts = node.Node.Int("num_outputs", node.Node.Outputs.Length);
        if (parts != node.Node.Outputs.Length) return $"num_outputs={parts} and {node.Node.Outputs.Length} outputs";
        var part = parts > 0 ? (size + parts - 1) / parts : 0;
        return parts <= 0 || size - part * (parts - 1) < 0 ? $"{size} cannot be split into {parts}" : null;
    }

    internal static string? Squeeze(SupportContext node)
    {
        if (node.Shape(0) is not { } input) return null;
        var axes = node.Has(1) ? node.Integers(1) : node.Node.Ints("axes");
        if (axes.IsDefault) return null;
        foreach (var a in axes)
        {
            var axis = a < 0 ? a + input.Rank : a;
            if (axis < 0 || axis >= input.Rank) return $"axis {a} of {input.Rank} dimensions";
            if (input.Dims[(int)axis] is { IsConstant: true, Value: not 1 } d) return $"dimension {a} is {d}";
        }
        return null;
    }

    internal static string? Pad(SupportContext node) =>
        Validity.Vector(node, 1) ?? Pads(node);

    private static string? Pads(SupportContext node)
    {
        if (node.Rank(0) is var rank && rank < 0 || node.Shape(1) is not { Rank: 1 } pads || !pads[0].IsConstant) return null;
        long? axes = node.Has(3) ? node.Shape(3) is { Rank: 1 } a && a[0].IsConstant ? a[0].Value : null : rank;
        return axes is { } n && pads[0].Value != 2 * n ? $"{pads[0]} pads for {n} dimensions" : null;
    }

    internal static string? Resize(SupportContext node) =>
        Validity.Vector(node, 2) ?? Validity.Vector(node, 3) ?? Scales(node);

    private static string? Scales(SupportContext node)
    {
        if (node.Rank(0) is var rank && rank < 0 || node.Node.Attributes.ContainsKey("axes")) return null;
        foreach (var i in (int[])[2, 3])
            if (node.Shape(i) is { Rank: 1 } s && s[0].IsConstant && s[0].Value != 0 && s[0].Value != rank)
                return $"{s[0]} factors for {rank} dimensions";
        return null;
    }

    internal static string? GatherND(SupportContext node)
    {
        if (node.Rank(0) is var rank && rank < 0 || node.Rank(1) < 0) return null;
        var batch = node.Node.Int("batch_dims", 0);
        return batch < 0 || batch >= rank || batch > node.Rank(1) ? $"batch_dims={batch} for inputs of {rank} and {node.Rank(1)} dimensions"
            : null;
    }

    internal static string? Range(SupportContext node) =>
        Validity.Scalar(node, 0) ?? Validity.Scalar(node, 1) ?? Validity.Scalar(node, 2);

    internal static string? ReverseSequence(SupportContext node) =>
        node.Rank(0) is 0 or 1 ? "fewer than 2 dimensions" : Validity.Vector(node, 1) ?? BatchAndTime(node);

    private static string? BatchAndTime(SupportContext node)
    {
        var (batch, time) = (node.Node.Int("batch_axis", 1), node.Node.Int("time_axis", 0));
        return batch is not (0 or 1) || time is not (0 or 1) ? $"batch_axis={batch} and time_axis={time}: they are 0 and 1" : batch == time
            ? $"batch_axis and time_axis are both {batch}" : null;
    }
}
