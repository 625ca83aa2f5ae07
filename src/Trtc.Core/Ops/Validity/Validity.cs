using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>What many operators' nodes must hold: ranks, vectors, sizes that broadcast. A column of the operator's row; unknown sizes fit
/// everything.</summary>
internal static class Validity
{
    private const int MaxShown = 8;

    /// <summary>An input that is a vector; others are free.</summary>
    internal static RuleBreach Vectors(params ReadOnlySpan<int> inputs)
    {
        var all = inputs.ToArray();
        return node =>
        {
            foreach (var i in all) if (Vector(node, i) is { } fault) return fault;
            return null;
        };
    }

    /// <summary>Inputs of one rank each.</summary>
    internal static RuleBreach RankOf(params ReadOnlySpan<(int Input, int Rank)> inputs)
    {
        var all = inputs.ToArray();
        return node =>
        {
            foreach (var (input, rank) in all) if (Of(node, input, rank) is { } fault) return fault;
            return null;
        };
    }

    /// <summary>Inputs that have as many dimensions as the first.</summary>
    internal static RuleBreach SameRank(params ReadOnlySpan<int> inputs)
    {
        var all = inputs.ToArray();
        return node =>
        {
            foreach (var i in all) if (Ranks(node, i) is { } fault) return fault;
            return null;
        };
    }

    internal static string? Broadcast(SupportContext node)
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

    /// <summary>Axes of a reduction, in the attribute or as a constant.</summary>
    internal static string? Axes(SupportContext node)
    {
        var axes = node.Has(1) ? node.Integers(1) : node.Node.Ints("axes");
        if (node.Rank(0) is var rank && rank < 0 || axes.IsDefault) return null;
        foreach (var a in axes) if (a < -rank || a >= rank) return $"axis {a} of {rank} dimensions";
        return null;
    }

    /// <summary>A single value, which TensorRT also takes as a vector of one.</summary>
    internal static string? Scalar(SupportContext node, int input) =>
        node.Shape(input) is { Rank: 1 } s && (!s[0].IsConstant || s[0].Value == 1) ? null : Of(node, input, 0);

    internal static string? Ranks(SupportContext node, int other) =>
        node.Rank(0) is >= 0 and var a && node.Rank(other) is >= 0 and var b && a != b
            ? $"inputs 1 and {other + 1} have {a} and {b} dimensions" : null;

    internal static string? Of(SupportContext node, int input, int rank) =>
        node.Rank(input) is >= 0 and var r && r != rank ? $"input {input + 1} has {r} dimensions and not {rank}" : null;

    internal static string? Vector(SupportContext node, int input) => Of(node, input, 1);

    internal static string Shapes(SupportContext node) =>
        string.Join(" and ", node.Node.Inputs.Take(MaxShown).Select((_, i) => node.Shape(i)?.ToString() ?? "?"));
}
