using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Repairs;

/// <summary>Where the output channels of a product lie.</summary>
internal static class ChannelAxis
{
    /// <summary>All axes of a tensor but one.</summary>
    internal static ImmutableArray<long> Others(int axis, int rank)
    {
        var axes = ImmutableArray.CreateBuilder<long>(rank - 1);
        for (var i = 0; i < rank; i++) if (i != axis) axes.Add(i);
        return axes.MoveToImmutable();
    }

    /// <summary>The axes of its output that are no channels; default where its rank is not known.</summary>
    internal static ImmutableArray<long> Others(ValueLinks links, Node product) => product.OpType switch
    {
        "Conv" or "ConvTranspose" => Others(1, links.Constant(product.Inputs[1])!.Dims.Length),
        "Gemm" => [0],
        _ => links.ShapeOf(product.Outputs[0]) is { Rank: >= 2 } shape ? Others(shape.Rank - 1, shape.Rank) : default,
    };
}
