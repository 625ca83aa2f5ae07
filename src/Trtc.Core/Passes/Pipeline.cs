using System.Collections.Immutable;
using System.Diagnostics;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Passes.Quantised;

namespace Trtc.Core.Passes;

/// <summary>The passes in the order in which they run, and their runner.</summary>
public static class Pipeline
{
    public static ImmutableArray<Pass> Passes { get; } =
    [
        new("inline-branches",
            "Puts the branch that is taken in the place of an If whose condition is the same in every run, sizes that all profiles fix "
            + "being known.", BranchInlining.Run),
        new("constant-folding",
            "Computes nodes whose inputs are constants, a bias stored in INT32 too, and shape arithmetic that is the same in every run.",
            ConstantFolding.Run),
        new("empty-inputs", "Leaves out optional inputs that a tensor without elements fills (roi and scales of Resize).", EmptyInputs.Run),
        new("identity", "Removes Identity, Dropout, and casts, transposes and joins that change nothing.", IdentityRemoval.Run),
        new("dynamic-quantisation",
            "Writes products whose activations are quantised anew in each run (DynamicQuantizeLinear, MatMulInteger, ConvInteger) as "
            + "products of floats.", DynamicQuantisation.Run),
        new("quantised-operators",
            "Writes operators on quantised numbers (QLinearConv, QLinearMatMul, ONNX Runtime's QLinearAdd and others) as "
            + "floating-point ones between DequantizeLinear and QuantizeLinear.", QuantisedOperators.Run),
        new("symmetric-quantisation",
            "Gives Q/DQ the symmetric INT8 that TensorRT has: UINT8 around 128 exactly, other zero points with wider steps and a "
            + "warning that says by how much.", SymmetricQuantisation.Run),
        new("decompose",
            "Writes out operators that the target refuses: Attention, with its caches, masks and windows, where the builder has no "
            + "kernel or the release lacks it; RotaryEmbedding, LayerNormalization, GroupNormalization, RMSNormalization, Gelu, Swish, "
            + "SwiGLU, Mish, Celu where a release lacks them; NegativeLogLikelihoodLoss and SoftmaxCrossEntropyLoss; what ONNX "
            + "Runtime's optimiser fused (FusedConv, FusedMatMul, SkipLayerNormalization, FastGelu …); casts to and from FP8, FP4 and "
            + "INT4.", Decomposition.Run),
        new("fold-pad", "Moves the zeros of a Pad into the Conv behind it.", PadIntoConv.Run),
        new("fold-batch-normalization", "Multiplies BatchNormalization into the weights of the Conv, ConvTranspose or Gemm before it.",
            BatchNormalizationFold.Run),
        new("fold-scale", "Multiplies a per-channel Mul or Add into the weights of the Conv before it.", ChannelScaleFold.Run),
        new("transpose-pairs", "Joins two Transposes in a row, and removes them when they undo each other.", TransposePairs.Run),
        new("reshape-chains", "Keeps only the last of several Reshape, Squeeze, Unsqueeze or Flatten in a row.", ReshapeChains.Run),
        new("common-nodes", "Computes once what two nodes compute alike from the same inputs.", CommonNodes.Run),
        new("duplicate-initializers", "Keeps one of several equal weights.", DuplicateInitializers.Run),
        new("dead-nodes", "Removes what no output needs.", DeadNodes.Run),
    ];

    public static PassResult Run(Model model, PassContext context, PassOptions options)
    {
        var runs = ImmutableArray.CreateBuilder<PassRun>(Passes.Length);
        foreach (var pass in Passes)
        {
            if (options.Skip.Contains(pass.Name, StringComparer.Ordinal)) continue;
            var before = model.Graph.Nodes.Length;
            var start = Stopwatch.GetTimestamp();
            model = Subgraphs.Run(pass.Run(model, context), context, pass.Run);
            runs.Add(new(pass.Name, before, model.Graph.Nodes.Length, Stopwatch.GetElapsedTime(start)));
            if (options.Verify && GraphVerifier.Check(model.Graph) is { } fault)
                throw new InvalidOperationException($"pass {pass.Name} left a broken graph: {fault}");
        }
        if (context.Diagnostics is { } diagnostics && GraphVerifier.Check(model.Graph) is { } broken)
            diagnostics.Add(Codes.PassBrokeGraph, model.Path, "", broken);
        return new(model, runs.ToImmutable());
    }
}
