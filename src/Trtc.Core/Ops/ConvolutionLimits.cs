using System.Collections.Immutable;
using System.Globalization;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Forms of Conv and ConvTranspose that TensorRT does not take; measured with TensorRT-RTX 1.7.</summary>
internal static class ConvolutionLimits
{
    internal static SupportRule Pads { get; } = new("`pads` are not negative", n =>
        n.Node.String("auto_pad", "NOTSET") == "NOTSET" && n.Node.Ints("pads") is { IsDefault: false } pads && pads.Any(p => p < 0)
            ? $"pads=[{string.Join(',', pads)}]" : null)
    {
        Fix = "Cut the input or the result with Slice instead.",
    };

    internal static SupportRule StrideOrDilation { get; } = new SupportRule("not both strides and dilations", n =>
        Beyond(n, "strides") is { } strides && Beyond(n, "dilations") is { } dilations ? $"strides=[{strides}] and dilations=[{dilations}]"
            : null)
    {
        Fix = "Upsample with one ConvTranspose and dilate in another, or spread the weights over a larger kernel with zeros.",
        Phase = SupportPhase.Builder,
    };

    /// <summary>What is left to cut is parted between both sides; the parser takes no negative number, and of one spatial dimension none at
    /// all.</summary>
    internal static SupportRule OutputShape { get; } = new("`output_shape` asks for no more than the kernels reach", n =>
    {
        if (n.Node.Ints("output_shape") is not { IsDefaultOrEmpty: false } given) return null;
        if (n.Rank(0) == 3) return $"output_shape=[{string.Join(',', given)}] of one spatial dimension";
        if (n.Shape(0) is not { } x || n.Shape(1) is not { } w || w.Rank != x.Rank || x.Rank < 4 || given.Length < x.Rank - 2) return null;
        for (var d = 0; d < x.Rank - 2; d++)
        {
            if (!x[d + 2].IsConstant || !w[d + 2].IsConstant) continue;
            var reach = At(n, "strides", d, 1) * (x[d + 2].Value - 1) + At(n, "output_padding", d, 0)
                + (w[d + 2].Value - 1) * At(n, "dilations", d, 1) + 1;
            var size = given[given.Length - (x.Rank - 2) + d];
            if (reach - size <= -2)
                return string.Create(CultureInfo.InvariantCulture, $"output_shape={size} where the kernels reach {reach}");
        }
        return null;
    })
    {
        Fix = "Use `output_padding`, or Pad behind it.",
    };

    private static string? Beyond(SupportContext n, string attribute) =>
        n.Node.Ints(attribute) is { IsDefault: false } values && values.Any(v => v > 1) ? string.Join(',', values) : null;

    private static long At(SupportContext n, string attribute, int index, long fallback) =>
        n.Node.Ints(attribute) is { IsDefault: false } values && index < values.Length ? values[index] : fallback;
}
