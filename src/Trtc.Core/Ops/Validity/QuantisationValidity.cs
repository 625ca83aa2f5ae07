namespace Trtc.Core.Ops;

/// <summary>Whether the scales of a QuantizeLinear or DequantizeLinear fit its tensor: one, one a channel, or one a block.</summary>
internal static class QuantisationValidity
{
    internal static string? Fault(SupportContext node)
    {
        if (node.Shape(1) is not { } scale) return null;
        if (node.Has(2) && node.Shape(2) is { IsStatic: true } zero && scale.IsStatic && zero.Elements != scale.Elements)
            return $"{scale.Elements} scales and {zero.Elements} zero points";
        if (node.Shape(0) is not { } x || scale.Rank == 0 || scale.Elements == 1) return null;
        var axis = node.Node.Int("axis", 1);
        var at = axis < 0 ? axis + x.Rank : axis;
        if (at < 0 || at >= x.Rank) return $"axis={axis} of {x.Rank} dimensions";
        if (scale.Rank == 1)
            return node.Node.Int("block_size", 0) == 0 && scale[0].Differs(x[(int)at]) ? $"{scale[0]} scales for {x[(int)at]} channels"
                : null;
        if (scale.Rank != x.Rank) return $"scales of {scale.Rank} dimensions for {x.Rank}";
        for (var d = 0; d < x.Rank; d++)
            if (d != at && scale[d].Differs(x[d])) return $"scales {scale} for {x}: only dimension {axis} may be blocked";
        return null;
    }
}
