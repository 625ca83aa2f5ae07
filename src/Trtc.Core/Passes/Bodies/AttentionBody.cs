using System.Collections.Frozen;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>
/// Attention as MatMul and Softmax over heads: <c>softmax(cap(Q·Kᵀ·scale) + mask)·V</c>, keys and values behind those of the cache. What a
/// query may look at (causality, windows, padding, a boolean mask) selects; numbers of a mask are added. A row in which nothing is allowed
/// gives zeros.
/// </summary>
internal static class AttentionBody
{
    /// <summary>Queries that share a head of keys; real models have 16 at most.</summary>
    private const long MostShared = 1024;

    private static readonly FrozenSet<string> Understood = FrozenSet.Create(StringComparer.Ordinal,
        "is_causal", "kv_num_heads", "left_window_size", "q_num_heads", "qk_matmul_output_mode", "right_window_size", "scale", "softcap",
            "softmax_precision");

    public static bool Write(BodyContext body)
    {
        var node = body.Node;
        foreach (var (name, _) in node.Attributes) if (!Understood.Contains(name)) return false;
        if (node.Inputs.Length is < 3 or > 7 || node.Input(4).Length > 0 != node.Input(5).Length > 0) return false;
        var type = body.Element(0);
        if (type is not (DataType.Float32 or DataType.Float16 or DataType.BFloat16) || body.Element(1) != type || body.Element(2) != type
            || body.Shape(0) is not { Rank: 3 or 4 } q || body.Shape(1) is not { } k || body.Shape(2) is not { } v || q.Rank != k.Rank
            || q.Rank != v.Rank) return false;
        var flat = q.Rank == 3;
        var (heads, keyHeads) = flat ? (node.Int("q_num_heads", 0), node.Int("kv_num_heads", 0)) : (q[1].Value, k[1].Value);
        if (heads != keyHeads && (heads <= 0 || keyHeads <= 0 || heads % keyHeads != 0 || heads / keyHeads > MostShared)
            || (flat ? heads <= 0 : q[1] != k[1] && !q[1].IsConstant)) return false;
        var size = q[q.Rank - 1];
        var headSize = size.IsConstant ? flat ? size.Value / heads : size.Value : 0;
        if (headSize <= 0) return false;
        var (cap, mode) = (node.Float("softcap", 0), node.Output(3).Length > 0 ? node.Int("qk_matmul_output_mode", 0) : -1);
        // With a cap, releases of the operator differ in what they call its scores.
        if (mode > 3 || mode == 0 && cap != 0) return false;
        if (AttentionMask.Of(body, type, q[q.Rank - 2], k[k.Rank - 2]) is not { } mask) return false;

        var chain = body.Chain;
        var query = flat ? Split(chain, node.Inputs[0], heads) : node.Inputs[0];
        var keys = Behind(chain, node.Input(4), flat ? Split(chain, node.Inputs[1], keyHeads) : node.Inputs[1]);
        var values = Behind(chain, node.Input(5), flat ? Split(chain, node.Inputs[2], keyHeads) : node.Inputs[2]);
        var presentKeys = node.Output(1).Length > 0 ? chain.Add("Identity", [keys]) : "";
        var presentValues = node.Output(2).Length > 0 ? chain.Add("Identity", [values]) : "";
        mask.Measure(query, keys);
        var repeat = keyHeads > 0 ? heads / keyHeads : 1;
        keys = Repeat(chain, keys, heads, keyHeads, repeat, flat ? k[2].Value / Math.Max(1, keyHeads) : k[3].Value);
        values = Repeat(chain, values, heads, keyHeads, repeat, flat ? v[2].Value / Math.Max(1, keyHeads) : v[3].Value);
        var scale = node.Float("scale", 0) is not 0 and var given ? given : (float)(1 / Math.Sqrt(headSize));
        var transposed = chain.Add("Transpose", [keys], ("perm", NodeChain.Perm(0, 1, 3, 2)));
        var scores = chain.Add("MatMul", [chain.Add("Mul", [query, chain.Float(scale)]), transposed]);
        var shown = mode == 0 ? scores : "";
        if (cap != 0) scores = chain.Add("Mul", [chain.Add("Tanh", [chain.Add("Div", [scores, chain.Float(cap)])]), chain.Float(cap)]);
        if (mode == 1) shown = scores;
        if (mask.Added.Length > 0) scores = chain.Add("Add", [scores, mask.Added]);
        var allowed = mask.Allowed();
        if (mode == 2) shown = allowed.Length > 0 ? chain.Add("Where", [allowed, scores, chain.Float(float.NegativeInfinity)]) : scores;
        if (allowed.Length > 0) scores = chain.Add("Where", [allowed, scores, chain.Float(AttentionMask.Lowest(type))]);
        var precision = (DataType)node.Int("softmax_precision", 0);
        var wide = precision == DataType.Float32 && type != DataType.Float32;
        var weights = chain.Add("Softmax", [wide ? chain.Cast(scores, precision) : scores], ("axis", new IntAttribute(-1)));
        if (wide) weights = chain.Cast(weights, type);
        if (allowed.Length > 0) weights = chain.Add("Where", [allowed, weights, chain.Float(0)]);
        if (mode == 3) shown = weights;
        var result = chain.Add("MatMul", [weights, values]);
        if (flat)
            result = chain.Add("Reshape", [chain.Add("Transpose", [result], ("perm", NodeChain.Perm(0, 2, 1, 3))), chain.Ints(0, 0, -1)]);
        return body.Finish(result, presentKeys, presentValues, shown);
    }

    /// <summary>[batch, length, heads·size] as [batch, heads, length, size].</summary>
    private static string Split(NodeChain chain, string value, long heads) =>
        chain.Add("Transpose", [chain.Add("Reshape", [value, chain.Ints(0, 0, heads, -1)])], ("perm", NodeChain.Perm(0, 2, 1, 3)));

    private static string Behind(NodeChain chain, string past, string value) =>
        past.Length > 0 ? chain.Add("Concat", [past, value], ("axis", new IntAttribute(2))) : value;

    /// <summary>Gives each head of keys to the <paramref name="repeat"/> heads of queries that share it.</summary>
    private static string Repeat(NodeChain chain, string value, long heads, long keyHeads, long repeat, long size)
    {
        if (repeat <= 1) return value;
        var alone = chain.Add("Reshape", [value, chain.Ints(0, keyHeads, 1, -1, size)]);
        var copies = new string[repeat];
        copies.AsSpan().Fill(alone);
        return chain.Add("Reshape", [chain.Add("Concat", copies, ("axis", new IntAttribute(2))), chain.Ints(0, heads, -1, size)]);
    }
}
