namespace Trtc.Core.Ops;

/// <summary>Whether recurrent layers, attention and their parts have the ranks, heads and sizes that their attributes say.</summary>
internal static class SequenceValidity
{
    internal static string? Recurrent(SupportContext node) =>
        Validity.Of(node, 0, 3) ?? Validity.Of(node, 1, 3) ?? Validity.Of(node, 2, 3) ?? Validity.Of(node, 3, 2) ?? Hidden(node);

    private static string? Hidden(SupportContext node)
    {
        var hidden = node.Node.Int("hidden_size", -1);
        return hidden > 0 && node.Shape(2) is { Rank: 3 } r && r[2].IsConstant && r[2].Value != hidden
            ? $"hidden_size={hidden} and recurrent weights {r}" : null;
    }

    internal static string? Attention(SupportContext node) =>
        Validity.Ranks(node, 1) ?? Validity.Ranks(node, 2) ?? (node.Rank(3) > 4 ? $"a mask of {node.Rank(3)} dimensions" : null)
            ?? Heads(node);

    private static string? Heads(SupportContext node)
    {
        if (node.Shape(0) is not { Rank: 3 } q) return null;
        var heads = node.Node.Int("q_num_heads", 0);
        var shared = node.Node.Int("kv_num_heads", 0);
        if (heads <= 0 || shared <= 0) return "3-dimensional inputs need q_num_heads and kv_num_heads";
        if (heads % shared != 0) return $"{heads} heads over {shared}";
        return q[2].IsConstant && q[2].Value % heads != 0 ? $"{q[2]} features in {heads} heads" : null;
    }

    /// <summary>Three dimensions with the number of heads, or four; angles for half the features that turn, one row a place or a table of
    /// places.</summary>
    internal static string? Rotary(SupportContext node)
    {
        if (node.Rank(0) is var rank && rank is >= 0 and not (3 or 4)) return $"input 1 has {rank} dimensions and not 3 or 4";
        if (rank == 3 && node.Node.Int("num_heads", 0) <= 0) return "3-dimensional inputs need num_heads";
        if (node.Node.Int("rotary_embedding_dim", 0) is var turned && (turned < 0 || turned % 2 != 0))
            return $"rotary_embedding_dim={turned}";
        var cache = node.Has(3) ? 2 : 3;
        if ((Validity.Of(node, 1, cache) ?? Validity.Of(node, 2, cache) ?? (node.Has(3) ? Validity.Of(node, 3, 2) : null)) is { } fault)
            return fault;
        if (turned == 0 && node.Shape(0) is { Rank: 4 } x && x[3].IsConstant) turned = x[3].Value;
        return turned > 0 && node.Shape(1) is { } angles && angles.Dims[^1].IsConstant && angles.Dims[^1].Value * 2 != turned
            ? $"{angles.Dims[^1]} angles for {turned} features" : null;
    }

    internal static string? GroupNormalization(SupportContext node)
    {
        var groups = Math.Max(1, node.Node.Int("num_groups", 1));
        return node.Shape(0) is { Rank: > 1 } x && x[1].IsConstant && x[1].Value % groups != 0 ? $"{x[1]} channels in {groups} groups"
            : null;
    }
}
