using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>
/// Attention as MatMul and Softmax: <c>softmax(Q·Kᵀ·scale + mask)·V</c> over heads. Left alone where it does more: key and value caches,
/// a causal mask, soft caps, several query heads to one of keys, types other than FP32.
/// </summary>
internal static class AttentionDecomposition
{
    public static void Apply(GraphEditor edit, int index, Graph inferred)
    {
        var node = edit[index]!;
        if (node.Inputs.Length < 3 || node.Inputs.Skip(4).Any(i => i.Length > 0) || node.Outputs.Skip(1).Any(o => o.Length > 0)) return;
        if (node.Int("is_causal", 0) != 0 || node.Float("softcap", 0) != 0) return;
        if (Info(node.Inputs[0], inferred) is not { Element: DataType.Float32, Shape: { } q } || Info(node.Inputs[1], inferred)?.Shape is not { } k) return;
        var (heads, keyHeads) = (node.Int("q_num_heads", 0), node.Int("kv_num_heads", 0));
        var flat = q.Rank == 3;
        if (q.Rank != k.Rank || (flat ? heads <= 0 || heads != keyHeads : q.Rank != 4 || q[1] != k[1])) return;
        var size = q[q.Rank - 1];
        var headSize = flat ? (size.IsConstant ? size.Value / heads : 0) : size.Value;
        if (headSize <= 0) return;
        var mask = node.Input(3);
        var maskType = mask.Length > 0 ? Info(mask, inferred)?.Element ?? edit.Constant(mask)?.Type : null;
        if (mask.Length > 0 && maskType is not (DataType.Float32 or DataType.Bool)) return;

        var chain = new NodeChain(edit, node);
        string Heads(string x, params ReadOnlySpan<long> perm)
        {
            if (flat) x = chain.Add("Reshape", [x, chain.Ints(0, 0, heads, -1)]);
            else if (perm[1] == 2) return x;
            return chain.Add("Transpose", [x], ("perm", NodeChain.Perm(perm)));
        }
        var query = Heads(node.Inputs[0], 0, 2, 1, 3);
        var keys = flat ? Heads(node.Inputs[1], 0, 2, 3, 1) : chain.Add("Transpose", [node.Inputs[1]], ("perm", NodeChain.Perm(0, 1, 3, 2)));
        var values = Heads(node.Inputs[2], 0, 2, 1, 3);
        var scale = node.Float("scale", 0) is not 0 and var given ? given : (float)(1 / Math.Sqrt(headSize));
        var scores = chain.Add("MatMul", [chain.Add("Mul", [query, chain.Float(scale)]), keys]);
        var allowed = maskType == DataType.Bool ? mask : "";
        if (maskType == DataType.Bool) mask = chain.Add("Where", [mask, chain.Float(0), chain.Float(float.MinValue)]);
        if (mask.Length > 0) scores = chain.Add("Add", [scores, mask]);
        var weights = chain.Add("Softmax", [scores], ("axis", new IntAttribute(-1)));
        // A row in which nothing is allowed gives zeros, not the mean.
        if (allowed.Length > 0) weights = chain.Add("Where", [allowed, weights, chain.Float(0)]);
        var result = chain.Add("MatMul", [weights, values]);
        if (flat) chain.Add("Reshape", [chain.Add("Transpose", [result], ("perm", NodeChain.Perm(0, 2, 1, 3))), chain.Ints(0, 0, -1)]);
        chain.Finish(index);
    }

    private static ValueInfo? Info(string name, Graph graph)
    {
        if (graph.Values.TryGetValue(name, out var info)) return info;
        foreach (var input in graph.Inputs) if (input.Name == name) return input;
        return null;
    }
}
