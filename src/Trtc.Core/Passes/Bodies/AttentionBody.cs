using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>
/// Attention as MatMul and Softmax: <c>softmax(Q·Kᵀ·scale + mask)·V</c> over heads; a causal mask and windows become a constant one. Left alone where it does more: key and value caches,
/// soft caps with a mask, further outputs.
/// </summary>
internal static class AttentionBody
{
    /// <summary>Elements of a causal mask that is written as a constant.</summary>
    private const long MostMask = 1 << 22;

    private static readonly FrozenSet<string> Understood = FrozenSet.Create(StringComparer.Ordinal,
        "is_causal", "kv_num_heads", "left_window_size", "q_num_heads", "qk_matmul_output_mode", "right_window_size", "scale", "softcap", "softmax_precision");

    public static bool Write(BodyContext body)
    {
        var node = body.Node;
        foreach (var (name, _) in node.Attributes) if (!Understood.Contains(name)) return false;
        if (node.Inputs.Length < 3 || node.Inputs.Skip(4).Any(i => i.Length > 0) || node.Outputs.Skip(1).Any(o => o.Length > 0)) return false;
        var type = body.Element(0);
        if (type is not (DataType.Float32 or DataType.Float16 or DataType.BFloat16) || body.Element(1) != type || body.Element(2) != type || body.Shape(0) is not { Rank: 3 or 4 } q || body.Shape(1) is not { } k || body.Shape(2) is not { } v || q.Rank != k.Rank || q.Rank != v.Rank) return false;
        var flat = q.Rank == 3;
        var (heads, keyHeads) = flat ? (node.Int("q_num_heads", 0), node.Int("kv_num_heads", 0)) : (q[1].Value, k[1].Value);
        if (heads != keyHeads && (heads <= 0 || keyHeads <= 0 || heads % keyHeads != 0) || (flat ? heads <= 0 : q[1] != k[1] && !q[1].IsConstant)) return false;
        var size = q[q.Rank - 1];
        var headSize = size.IsConstant ? flat ? size.Value / heads : size.Value : 0;
        if (headSize <= 0) return false;
        var (cap, mask) = (node.Float("softcap", 0), node.Input(3));
        // Keys that a query may look at: so many before its own place and so many after; −1 is all.
        var (left, right) = (node.Int("left_window_size", -1), node.Int("is_causal", 0) != 0 ? 0 : node.Int("right_window_size", -1));
        var banded = left >= 0 || right >= 0;
        var maskType = mask.Length > 0 ? body.Element(3) : DataType.Undefined;
        if (mask.Length > 0 && maskType != type && maskType != DataType.Bool) return false;
        if (cap != 0 && (banded || mask.Length > 0)) return false;
        var (rows, columns) = (q[q.Rank - 2], k[k.Rank - 2]);
        if (banded && (!rows.IsConstant || !columns.IsConstant || rows.Value * columns.Value > MostMask)) return false;

        var chain = body.Chain;
        var repeat = keyHeads > 0 ? heads / keyHeads : 1;
        var query = flat ? Split(chain, node.Inputs[0], heads) : node.Inputs[0];
        var keys = Repeat(chain, flat ? Split(chain, node.Inputs[1], keyHeads) : node.Inputs[1], heads, keyHeads, repeat, flat ? k[2].Value / Math.Max(1, keyHeads) : k[3].Value);
        var values = Repeat(chain, flat ? Split(chain, node.Inputs[2], keyHeads) : node.Inputs[2], heads, keyHeads, repeat, flat ? v[2].Value / Math.Max(1, keyHeads) : v[3].Value);
        var scale = node.Float("scale", 0) is not 0 and var given ? given : (float)(1 / Math.Sqrt(headSize));
        var transposed = chain.Add("Transpose", [keys], ("perm", NodeChain.Perm(0, 1, 3, 2)));
        var scores = chain.Add("MatMul", [chain.Add("Mul", [query, chain.Float(scale)]), transposed]);
        var allowed = maskType == DataType.Bool ? mask : "";
        if (allowed.Length > 0) mask = chain.Add("Where", [mask, chain.Float(0), chain.Float(Lowest(type))]);
        if (mask.Length > 0) scores = chain.Add("Add", [scores, mask]);
        if (banded) scores = chain.Add("Add", [scores, body.Own(Band(body, Lowest(type), (int)rows.Value, (int)columns.Value, left, right))]);
        if (cap != 0) scores = chain.Add("Mul", [chain.Add("Tanh", [chain.Add("Div", [scores, chain.Float(cap)])]), chain.Float(cap)]);
        var weights = chain.Add("Softmax", [scores], ("axis", new IntAttribute(-1)));
        // A row in which nothing is allowed gives zeros, not the mean.
        if (allowed.Length > 0) weights = chain.Add("Where", [allowed, weights, chain.Float(0)]);
        var result = chain.Add("MatMul", [weights, values]);
        if (flat) chain.Add("Reshape", [chain.Add("Transpose", [result], ("perm", NodeChain.Perm(0, 2, 1, 3))), chain.Ints(0, 0, -1)]);
        return body.Finish();
    }

    private static float Lowest(DataType type) => type == DataType.Float16 ? (float)Half.MinValue : float.MinValue;

    /// <summary>[batch, length, heads·size] as [batch, heads, length, size].</summary>
    private static string Split(NodeChain chain, string value, long heads) =>
        chain.Add("Transpose", [chain.Add("Reshape", [value, chain.Ints(0, 0, heads, -1)])], ("perm", NodeChain.Perm(0, 2, 1, 3)));

    /// <summary>Gives each head of keys to the <paramref name="repeat"/> heads of queries that share it.</summary>
    private static string Repeat(NodeChain chain, string value, long heads, long keyHeads, long repeat, long size)
    {
        if (repeat <= 1) return value;
        var alone = chain.Add("Reshape", [value, chain.Ints(0, keyHeads, 1, -1, size)]);
        var copies = new string[repeat];
        copies.AsSpan().Fill(alone);
        return chain.Add("Reshape", [chain.Add("Concat", copies, ("axis", new IntAttribute(2))), chain.Ints(0, heads, -1, size)]);
    }

    /// <summary>0 where a query may look at a key, the lowest number elsewhere.</summary>
    private static string Band(BodyContext body, float lowest, int rows, int columns, long left, long right)
    {
        var mask = new float[rows * columns];
        for (var r = 0; r < rows; r++)
        {
            var row = mask.AsSpan(r * columns, columns);
            if (left >= 0) row[..(int)Math.Clamp(r - left, 0, columns)].Fill(lowest);
            if (right >= 0) row[(int)Math.Clamp(r + right + 1, 0, columns)..].Fill(lowest);
        }
        return body.Edit.AddInitializer(body.Node.Display + "/window", new(DataType.Float32, [rows, columns], new MemoryBytes(MemoryMarshal.AsBytes(mask.AsSpan()).ToArray())));
    }
}
