using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>The attributes that convolutions and poolings share, one number a spatial axis, defaults filled in.</summary>
internal sealed record SpatialAttributes(string AutoPad, long[] Strides, long[] Dilations, long[] Pads)
{
    /// <summary>Null when a list's length does not fit, or a stride or dilation is not positive.</summary>
    internal static SpatialAttributes? Of(Node node, int spatial)
    {
        var strides = Filled(node, "strides", spatial, 1);
        var dilations = Filled(node, "dilations", spatial, 1);
        var pads = Filled(node, "pads", 2 * spatial, 0);
        if (strides is null || dilations is null || pads is null) return null;
        foreach (var s in strides) if (s <= 0) return null;
        foreach (var d in dilations) if (d <= 0) return null;
        return new(node.String("auto_pad", "NOTSET"), strides, dilations, pads);
    }

    internal static long[]? Filled(Node node, string name, int count, long value)
    {
        var given = node.Ints(name);
        if (!given.IsDefaultOrEmpty) return given.Length == count ? [.. given] : null;
        var all = new long[count];
        Array.Fill(all, value);
        return all;
    }

    /// <summary>Where windows of this kernel start along an axis of this size.</summary>
    internal DimExpr? Windows(int axis, DimExpr? size, DimExpr? kernel, bool ceil = false, bool dropLast = true)
    {
        var stride = DimExpr.Of(Strides[axis]);
        if (AutoPad is "SAME_UPPER" or "SAME_LOWER") return DimExpr.CeilDiv(size, Strides[axis]);
        var extent = (kernel - DimExpr.Of(1)) * DimExpr.Of(Dilations[axis]) + DimExpr.Of(1);
        var begin = AutoPad == "VALID" ? DimExpr.Of(0) : DimExpr.Of(Pads[axis]);
        var end = AutoPad == "VALID" ? DimExpr.Of(0) : DimExpr.Of(Pads[Strides.Length + axis]);
        var free = size + begin + end - extent;
        if (!ceil) return DimExpr.FloorDiv(free, stride) + DimExpr.Of(1);

        // Rounded up, a last window that would start in the end padding is dropped: it is when it starts at or after size + begin.
        var count = DimExpr.CeilDiv(free, Strides[axis]) + DimExpr.Of(1);
        return dropLast ? DimExpr.Min(count, DimExpr.CeilDiv(size + begin, Strides[axis])) : count;
    }
}
