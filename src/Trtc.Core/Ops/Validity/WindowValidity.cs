namespace Trtc.Core.Ops;

/// <summary>Whether a window's attributes fit its input and its weights: convolutions and pooling.</summary>
internal static class WindowValidity
{
    internal static string? Conv(SupportContext node) =>
        Validity.Ranks(node, 1) ?? Windows(node) ?? Kernel(node) ?? Filters(node);

    internal static string? ConvTranspose(SupportContext node) =>
        Validity.Ranks(node, 1) ?? Windows(node) ?? Kernel(node) ?? TransposedFilters(node);

    /// <summary>Window attributes have an entry for each spatial dimension.</summary>
    internal static string? Windows(SupportContext node)
    {
        if (node.Rank(0) is var rank && rank < 3) return null;
        foreach (var name in (string[])["kernel_shape", "strides", "dilations"])
            if (node.Node.Ints(name) is { IsDefaultOrEmpty: false } v && v.Length != rank - 2)
                return $"{name} has {v.Length} entries for {rank - 2} spatial dimensions";
        return node.Node.Ints("pads") is { IsDefaultOrEmpty: false } pads && pads.Length != 2 * (rank - 2)
            ? $"pads has {pads.Length} entries for {rank - 2} spatial dimensions" : null;
    }

    private static string? Filters(SupportContext node)
    {
        if (node.Shape(0) is not { Rank: > 2 } x || node.Shape(1) is not { Rank: > 2 } w) return null;
        var group = node.Node.Int("group", 1);
        if (x[1].IsConstant && w[1].IsConstant && x[1].Value != w[1].Value * group) return $"{x[1]} channels for {group} groups of {w[1]}";
        return w[0].IsConstant && w[0].Value % group != 0 ? $"{w[0]} filters in {group} groups" : null;
    }

    private static string? TransposedFilters(SupportContext node)
    {
        if (node.Shape(0) is not { Rank: > 2 } x || node.Shape(1) is not { Rank: > 2 } w) return null;
        if (x[1].Differs(w[0])) return $"{x[1]} channels for filters of {w[0]}";
        var group = node.Node.Int("group", 1);
        return x[1].IsConstant && x[1].Value % group != 0 ? $"{x[1]} channels in {group} groups" : null;
    }

    private static string? Kernel(SupportContext node)
    {
        if (node.Shape(1) is not { Rank: > 2 } w || node.Node.Ints("kernel_shape") is not { IsDefaultOrEmpty: false } kernel
            || kernel.Length != w.Rank - 2) return null;
        for (var i = 0; i < kernel.Length; i++)
            if (w[i + 2].IsConstant && w[i + 2].Value != kernel[i]) return $"kernel_shape=[{string.Join(',', kernel)}] and weights {w}";
        return null;
    }
}
