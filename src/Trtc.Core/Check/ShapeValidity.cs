using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Check;

/// <summary>Whether the shapes of a node's inputs fit each other and its attributes. Unknown sizes fit everything.</summary>
internal static class ShapeValidity
{
    public static string? Fault(NodeContext node) => node.Node.Domain.Length > 0 ? null : node.Node.OpType switch
    {
        "Add" or "Sub" or "Mul" or "Div" or "Pow" or "Mod" or "PRelu" or "And" or "Or" or "Xor" or "Equal" or "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual"
            or "Max" or "Min" or "Sum" or "Mean" or "Where" => Broadcast(node),
        "Concat" => Concat(node),
        "Reshape" => Vector(node, 1) ?? Reshape(node),
        "MatMul" => MatMul(node),
        "Gemm" => Gemm(node),
        "Conv" => Ranks(node, 1) ?? Windows(node) ?? Kernel(node) ?? Conv(node),
        "ConvTranspose" => Ranks(node, 1) ?? Windows(node) ?? Kernel(node) ?? ConvTranspose(node),
        "AveragePool" or "MaxPool" or "LpPool" => Windows(node),
        "Transpose" => Transpose(node),
        "GridSample" => Ranks(node, 1),
        "RotaryEmbedding" => Rotary(node),
        "GatherND" => node.Rank(0) >= 0 && node.Rank(1) >= 0 && node.Node.Int("batch_dims", 0) is var b && (b < 0 || b >= node.Rank(0) || b > node.Rank(1))
            ? $"batch_dims={b} for inputs of {node.Rank(0)} and {node.Rank(1)} dimensions" : null,
        "Scatter" or "ScatterElements" => Ranks(node, 1) ?? Ranks(node, 2),
        "Attention" => Ranks(node, 1) ?? Ranks(node, 2) ?? (node.Rank(3) > 4 ? $"a mask of {node.Rank(3)} dimensions" : null) ?? Heads(node),
        "BatchNormalization" => Of(node, 1, 1) ?? Of(node, 2, 1) ?? Of(node, 3, 1) ?? Of(node, 4, 1),
        "BlackmanWindow" or "HammingWindow" or "HannWindow" => Of(node, 0, 0),
        "Range" => Scalar(node, 0) ?? Scalar(node, 1) ?? Scalar(node, 2),
        "ReduceL1" or "ReduceL2" or "ReduceLogSum" or "ReduceLogSumExp" or "ReduceMax" or "ReduceMean" or "ReduceMin" or "ReduceProd" or "ReduceSum" or "ReduceSumSquare" => Axes(node),
        "NonMaxSuppression" => Of(node, 0, 3) ?? Of(node, 1, 3),
        "GRU" or "LSTM" or "RNN" => Of(node, 0, 3) ?? Of(node, 1, 3) ?? Of(node, 2, 3) ?? Of(node, 3, 2) ?? Hidden(node),
        "Slice" => Vector(node, 1) ?? Vector(node, 2) ?? Vector(node, 3) ?? Vector(node, 4),
        "Pad" => Vector(node, 1) ?? Pad(node),
        "Expand" or "Tile" => Vector(node, 1),
        "Split" => Vector(node, 1) ?? Split(node),
        "Resize" => Vector(node, 2) ?? Vector(node, 3) ?? Scales(node),
        "ConstantOfShape" => Vector(node, 0),
        "ReverseSequence" => node.Rank(0) is 0 or 1 ? "fewer than 2 dimensions" : Vector(node, 1) ?? BatchAndTime(node),
        "QuantizeLinear" or "DequantizeLinear" => QuantisationShapes.Fault(node),
        "GroupNormalization" => node.Shape(0) is { Rank: > 1 } x && x[1].IsConstant && x[1].Value % Math.Max(1, node.Node.Int("num_groups", 1)) != 0
            ? $"{x[1]} channels in {node.Node.Int("num_groups", 1)} groups" : null,
        "Einsum" => Einsum(node),
        "Squeeze" => Squeeze(node),
        _ => null,
    };

    private static string? Broadcast(NodeContext node)
    {
        var result = new List<long>();
        for (var i = 0; i < node.Node.Inputs.Length; i++)
        {
            if (node.Shape(i) is not { } shape) continue;
            for (var d = 0; d < shape.Rank; d++)
            {
                if (d == result.Count) result.Add(1);
                var dim = shape.Dims[^(d + 1)];
                if (!dim.IsConstant || dim.Value == 1) continue;
                if (result[d] != 1 && result[d] != dim.Value) return $"{Shapes(node)} do not broadcast: {result[d]} against {dim.Value}";
                result[d] = dim.Value;
            }
        }
        return null;
    }

    private static string? Concat(NodeContext node)
    {
        if (node.Shape(0) is not { } first || !node.Node.Attributes.ContainsKey("axis")) return null;
        var axis = node.Node.Int("axis", 0);
        if (axis < 0) axis += first.Rank;
        for (var i = 1; i < node.Node.Inputs.Length; i++)
        {
            if (node.Shape(i) is not { } other) continue;
            if (other.Rank != first.Rank) return $"{Shapes(node)} differ in rank";
            for (var d = 0; d < first.Rank; d++)
                if (d != axis && first[d].Differs(other[d])) return $"{Shapes(node)} differ in dimension {d}";
        }
        return null;
    }

    private static string? Reshape(NodeContext node)
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

    private static string? MatMul(NodeContext node)
    {
        if (node.Shape(0) is not { } a || node.Shape(1) is not { } b) return null;
        if (a.Rank == 0 || b.Rank == 0) return "a scalar has no rows";
        if (a.Dims[^1].Differs(b.Rank == 1 ? b[0] : b.Dims[^2])) return $"{a} and {b} do not multiply";
        for (var d = 3; d <= Math.Min(a.Rank, b.Rank); d++)
            if (a.Dims[^d].Differs(b.Dims[^d]) && a.Dims[^d].Value != 1 && b.Dims[^d].Value != 1) return $"{a} and {b} do not broadcast";
        return null;
    }

    private static string? Gemm(NodeContext node)
    {
        if (node.Shape(0) is not { Rank: 2 } a || node.Shape(1) is not { Rank: 2 } b) return null;
        var k = node.Node.Int("transA", 0) != 0 ? a[0] : a[1];
        var l = node.Node.Int("transB", 0) != 0 ? b[1] : b[0];
        return k.Differs(l) ? $"{a} and {b} do not multiply" : null;
    }

    private static string? Conv(NodeContext node)
    {
        if (node.Shape(0) is not { Rank: > 2 } x || node.Shape(1) is not { Rank: > 2 } w) return null;
        var group = node.Node.Int("group", 1);
        if (x[1].IsConstant && w[1].IsConstant && x[1].Value != w[1].Value * group) return $"{x[1]} channels for {group} groups of {w[1]}";
        return w[0].IsConstant && w[0].Value % group != 0 ? $"{w[0]} filters in {group} groups" : null;
    }

    private static string? ConvTranspose(NodeContext node)
    {
        if (node.Shape(0) is not { Rank: > 2 } x || node.Shape(1) is not { Rank: > 2 } w) return null;
        if (x[1].Differs(w[0])) return $"{x[1]} channels for filters of {w[0]}";
        var group = node.Node.Int("group", 1);
        return x[1].IsConstant && x[1].Value % group != 0 ? $"{x[1]} channels in {group} groups" : null;
    }

    /// <summary>Window attributes have an entry for each spatial dimension.</summary>
    private static string? Windows(NodeContext node)
    {
        if (node.Rank(0) is var rank && rank < 3) return null;
        foreach (var name in (string[])["kernel_shape", "strides", "dilations"])
            if (node.Node.Ints(name) is { IsDefaultOrEmpty: false } v && v.Length != rank - 2) return $"{name} has {v.Length} entries for {rank - 2} spatial dimensions";
        return node.Node.Ints("pads") is { IsDefaultOrEmpty: false } pads && pads.Length != 2 * (rank - 2) ? $"pads has {pads.Length} entries for {rank - 2} spatial dimensions" : null;
    }

    private static string? Transpose(NodeContext node)
    {
        if (node.Node.Ints("perm") is not { IsDefault: false } perm || node.Rank(0) < 0) return null;
        var sorted = perm.Sort();
        return perm.Length == node.Rank(0) && Enumerable.Range(0, perm.Length).All(i => sorted[i] == i) ? null : $"perm=[{string.Join(',', perm)}] of {node.Rank(0)} dimensions";
    }

    private static string? Heads(NodeContext node)
    {
        if (node.Shape(0) is not { Rank: 3 } q) return null;
        var heads = node.Node.Int("q_num_heads", 0);
        var shared = node.Node.Int("kv_num_heads", 0);
        if (heads <= 0 || shared <= 0) return "3-dimensional inputs need q_num_heads and kv_num_heads";
        if (heads % shared != 0) return $"{heads} heads over {shared}";
        return q[2].IsConstant && q[2].Value % heads != 0 ? $"{q[2]} features in {heads} heads" : null;
    }

    private static string? Hidden(NodeContext node)
    {
        var hidden = node.Node.Int("hidden_size", -1);
        return hidden > 0 && node.Shape(2) is { Rank: 3 } r && r[2].IsConstant && r[2].Value != hidden ? $"hidden_size={hidden} and recurrent weights {r}" : null;
    }

    private static string? Split(NodeContext node)
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

    private static string? Scales(NodeContext node)
    {
        if (node.Rank(0) is var rank && rank < 0 || node.Node.Attributes.ContainsKey("axes")) return null;
        foreach (var i in (int[])[2, 3])
            if (node.Shape(i) is { Rank: 1 } s && s[0].IsConstant && s[0].Value != 0 && s[0].Value != rank) return $"{s[0]} factors for {rank} dimensions";
        return null;
    }

    private static string? Einsum(NodeContext node)
    {
        var equation = node.Node.String("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var terms = (arrow < 0 ? equation : equation[..arrow]).Split(',');
        if (terms.Length != node.Node.Inputs.Length) return $"{terms.Length} terms for {node.Node.Inputs.Length} inputs";
        for (var i = 0; i < terms.Length; i++)
        {
            var dots = terms[i].Contains("...", StringComparison.Ordinal);
            var letters = terms[i].Length - (dots ? 3 : 0);
            var rank = node.Rank(i);
            if (rank >= 0 && (dots ? rank < letters : rank != letters)) return $"'{terms[i]}' for {rank} dimensions";
        }
        return null;
    }

    /// <summary>Axes of a reduction, in the attribute or as a constant.</summary>
    private static string? Axes(NodeContext node)
    {
        var axes = node.Has(1) ? node.Integers(1) : node.Node.Ints("axes");
        if (node.Rank(0) is var rank && rank < 0 || axes.IsDefault) return null;
        foreach (var a in axes) if (a < -rank || a >= rank) return $"axis {a} of {rank} dimensions";
        return null;
    }

    private static string? Kernel(NodeContext node)
    {
        if (node.Shape(1) is not { Rank: > 2 } w || node.Node.Ints("kernel_shape") is not { IsDefaultOrEmpty: false } kernel || kernel.Length != w.Rank - 2) return null;
        for (var i = 0; i < kernel.Length; i++)
            if (w[i + 2].IsConstant && w[i + 2].Value != kernel[i]) return $"kernel_shape=[{string.Join(',', kernel)}] and weights {w}";
        return null;
    }

    /// <summary>Three dimensions with the number of heads, or four; angles for half the features that turn, one row a place or a table of places.</summary>
    private static string? Rotary(NodeContext node)
    {
        if (node.Rank(0) is var rank && rank is >= 0 and not (3 or 4)) return $"input 1 has {rank} dimensions and not 3 or 4";
        if (rank == 3 && node.Node.Int("num_heads", 0) <= 0) return "3-dimensional inputs need num_heads";
        if (node.Node.Int("rotary_embedding_dim", 0) is var turned && (turned < 0 || turned % 2 != 0)) return $"rotary_embedding_dim={turned}";
        var cache = node.Has(3) ? 2 : 3;
        if ((Of(node, 1, cache) ?? Of(node, 2, cache) ?? (node.Has(3) ? Of(node, 3, 2) : null)) is { } fault) return fault;
        if (turned == 0 && node.Shape(0) is { Rank: 4 } x && x[3].IsConstant) turned = x[3].Value;
        return turned > 0 && node.Shape(1) is { } angles && angles.Dims[^1].IsConstant && angles.Dims[^1].Value * 2 != turned ? $"{angles.Dims[^1]} angles for {turned} features" : null;
    }

    private static string? Squeeze(NodeContext node)
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

    private static string? Pad(NodeContext node)
    {
        if (node.Rank(0) is var rank && rank < 0 || node.Shape(1) is not { Rank: 1 } pads || !pads[0].IsConstant) return null;
        long? axes = node.Has(3) ? node.Shape(3) is { Rank: 1 } a && a[0].IsConstant ? a[0].Value : null : rank;
        return axes is { } n && pads[0].Value != 2 * n ? $"{pads[0]} pads for {n} dimensions" : null;
    }

    private static string? BatchAndTime(NodeContext node)
    {
        var (batch, time) = (node.Node.Int("batch_axis", 1), node.Node.Int("time_axis", 0));
        return batch is not (0 or 1) || time is not (0 or 1) ? $"batch_axis={batch} and time_axis={time}: they are 0 and 1" : batch == time ? $"batch_axis and time_axis are both {batch}" : null;
    }

    /// <summary>A single value, which TensorRT also takes as a vector of one.</summary>
    private static string? Scalar(NodeContext node, int input) =>
        node.Shape(input) is { Rank: 1 } s && (!s[0].IsConstant || s[0].Value == 1) ? null : Of(node, input, 0);

    private static string? Ranks(NodeContext node, int other) =>
        node.Rank(0) is >= 0 and var a && node.Rank(other) is >= 0 and var b && a != b ? $"inputs 1 and {other + 1} have {a} and {b} dimensions" : null;

    private static string? Of(NodeContext node, int input, int rank) =>
        node.Rank(input) is >= 0 and var r && r != rank ? $"input {input + 1} has {r} dimensions and not {rank}" : null;

    private static string? Vector(NodeContext node, int input) => Of(node, input, 1);

    private static string Shapes(NodeContext node) => string.Join(" and ", node.Node.Inputs.Select((_, i) => node.Shape(i)?.ToString() ?? "?"));
}
