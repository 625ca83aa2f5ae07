using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Engines;

/// <summary>A layer as the engine's inspector tells of it.</summary>
/// <param name="Kind">What the inspector calls it: <c>CaskConvolution</c>, <c>gemm</c>, <c>kgen</c>; empty where it tells names
/// only.</param>
/// <param name="Type">What it reads; null where that is not told.</param>
/// <param name="Nodes">Names of the graph's nodes that went into it, as far as they are told.</param>
public sealed record EngineLayer(string Name, string Kind, DataType? Type, ImmutableArray<string> Nodes)
{
    /// <summary>It multiplies matrices or convolves, by its kind; a fused layer of another kind may do so too.</summary>
    public bool IsProduct =>
        Contains("conv") || Contains("gemm") || Contains("matrixmultiply") || Contains("matmul") || Contains("fullyconnected");

    /// <summary>It moves values only.</summary>
    public bool IsCopy => Contains("reformat") || Contains("noop") || Contains("copy") || Contains("shuffle");

    private bool Contains(string word) => Kind.Contains(word, StringComparison.OrdinalIgnoreCase);
}
