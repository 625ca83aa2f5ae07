using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision;

/// <summary>
/// The part of a graph in which masks of attention are made and added: nodes that select, move, add and scale, and whose every reader is
/// another such node or a Softmax. A number there that is far from what scores can be (−1e9, the lowest float, −∞) only says "hidden": any
/// other far one says the same, so FP16's may take its place. Anywhere else it would be another number.
/// </summary>
internal sealed class MaskValues
{
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _carriers = new(StringComparer.Ordinal);

    /// <param name="isFar">Whether a ConstantOfShape makes a number that FP16 does not hold.</param>
    /// <param name="isFarConstant">Whether a constant has one.</param>
    internal MaskValues(ValueLinks links, Func<Node, bool> isFar, Func<string, bool> isFarConstant)
    {
        var nodes = links.Graph.Nodes;
        // From the readers back: what a node's readers are is known before the node.
        for (var n = nodes.Length - 1; n >= 0; n--)
            if (IsStep(nodes[n]) && nodes[n].Outputs.All(o => o.Length == 0 || OnlySteps(links, o))) _inside.UnionWith(nodes[n].Outputs);
        foreach (var node in nodes)
        {
            if (!Contains(node)) continue;
            var far = node.Is("ConstantOfShape") && isFar(node);
            foreach (var input in node.Inputs) far |= input.Length > 0 && (_carriers.Contains(input) || isFarConstant(input));
            if (far) _carriers.UnionWith(node.Outputs);
        }
    }

    /// <summary>Whether everything that the node gives ends in a Softmax.</summary>
    internal bool Contains(Node node) => node.Outputs.Length > 0 && _inside.Contains(node.Outputs[0]);

    /// <summary>Whether a far number may be in the value, by which it hides.</summary>
    internal bool Carries(string value) => _carriers.Contains(value);

    /// <summary>Whether a node of this part reads the value.</summary>
    internal bool IsRead(ValueLinks links, string value)
    {
        foreach (var use in links.Uses(value)) if (use.Input >= 0 && Contains(links.Graph.Nodes[use.Node])) return true;
        return false;
    }

    private static bool IsStep(Node node) => node.Domain.Length == 0
        && (node.OpType is "Add" or "Sub" or "Mul" or "Neg" or "Where" or "Min" or "Max" or "Concat" or "Trilu" or "ConstantOfShape"
        or "Identity"
        || OpTable.Find("", node.OpType) is { Quant: QuantRole.PassThrough });

    private bool OnlySteps(ValueLinks links, string value)
    {
        if (links.IsOutput(value) || links.Uses(value).Count == 0) return false;
        foreach (var use in links.Uses(value))
        {
            if (use.Input < 0) return false;
            var reader = links.Graph.Nodes[use.Node];
            // A size that is asked for is no number of the mask's.
            if (!reader.Is("Softmax") && !reader.Is("Shape") && !(reader.Outputs.Length > 0 && _inside.Contains(reader.Outputs[0])))
                return false;
        }
        return true;
    }
}
