using Trtc.Core.Ir;

namespace Trtc.Core.Precision;

/// <summary>Below opset 7 the second operand was lined up with the first by attributes, not by trailing dimensions.</summary>
internal static class OpsetLegacy
{
    internal static string? Broadcast(Node node, OpsetStep step)
    {
        var axis = node.Int("axis", -1);
        if (node.Int("broadcast", 0) == 0 || !node.Attributes.ContainsKey("axis"))
            return OpsetRewrites.Keep(node, step, "broadcast", "axis", "consumed_inputs");
        if (step.Rank(node.Inputs[0]) is not { } rank || step.Rank(node.Inputs[1]) is not { } second)
            return "broadcast along an axis of a tensor whose rank is not known";
        if (axis < 0) axis += rank;
        var trailing = rank - (int)axis - second;
        if (trailing < 0) return "broadcast along an axis that is not there";
        if (trailing == 0) return OpsetRewrites.Keep(node, step, "broadcast", "axis", "consumed_inputs");
        var axes = new long[trailing];
        for (var i = 0; i < trailing; i++) axes[i] = second + i;
        var wide = step.Fresh(node.Inputs[1] + ".wide");
        // Opset 7's Unsqueeze has its axes in an attribute; the step to 13 moves them.
        step.Emit(new(wide, "Unsqueeze", "", [node.Inputs[1]], [wide], Node.NoAttributes.Add("axes", new IntsAttribute([.. axes]))));
        return OpsetRewrites.Keep(node with { Inputs = [node.Inputs[0], wide] }, step, "broadcast", "axis", "consumed_inputs");
    }
}
