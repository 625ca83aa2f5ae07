using System.Text;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Two nodes of one operator with the same inputs and the same plain attributes give the same: the second reads from the
/// first.</summary>
internal static class CommonNodes
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } node || Key(node) is not { } key) continue;
            if (seen.TryAdd(key, i)) continue;
            var first = edit[seen[key]]!;
            if (first.Outputs.Length != node.Outputs.Length || node.Outputs.Any(edit.IsPinned)) continue;
            for (var o = 0; o < node.Outputs.Length; o++) edit.Redirect(node.Outputs[o], first.Outputs[o]);
            edit.Remove(i);
        }
        return model with { Graph = edit.ToGraph() };
    }

    /// <returns>Null for nodes that are never alike: random ones, those with graphs or tensors, and Q/DQ, which belong to one
    /// consumer.</returns>
    private static string? Key(Node node)
    {
        if (node.Inputs.Length == 0 || node.OpType is "QuantizeLinear" or "DequantizeLinear" or "Dropout" or "Bernoulli" or "Multinomial"
            || node.OpType.StartsWith("Random", StringComparison.Ordinal)) return null;
        var key = new StringBuilder(node.Domain).Append('|').Append(node.OpType).Append('|').Append(node.Outputs.Length);
        foreach (var input in node.Inputs) key.Append('|').Append(input.Length).Append(':').Append(input);
        foreach (var (name, value) in node.Attributes)
        {
            key.Append('|').Append(name).Append('=');
            switch (value)
            {
                case IntAttribute v: key.Append('i').Append(v.Value); break;
                case FloatAttribute v: key.Append('f').Append(BitConverter.SingleToInt32Bits(v.Value)); break;
                case StringAttribute v: key.Append('s').Append(Convert.ToHexString(v.Value.Span)); break;
                case IntsAttribute v: key.Append("is").AppendJoin(',', v.Values); break;
                case FloatsAttribute v: key.Append("fs").AppendJoin(',', v.Values.Select(BitConverter.SingleToInt32Bits)); break;
                default: return null;
            }
        }
        return key.ToString();
    }
}
