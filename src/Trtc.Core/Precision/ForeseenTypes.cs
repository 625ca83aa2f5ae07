using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes;

namespace Trtc.Core.Precision;

/// <summary>
/// The graph in the types that were asked for, before anything was measured: Q/DQ stand where the plan wants them, all of one step. What a
/// builder says of types, ranks and forms does not depend on the numbers.
/// </summary>
internal static class ForeseenTypes
{
    /// <summary>A step that FP16 holds, and 127 of it.</summary>
    private const float Step = 1f / 64;

    /// <param name="model">After <see cref="PrecisionStage.Raise"/> and the passes.</param>
    /// <param name="shapes">Sizes that the plan's rules about shapes are applied at.</param>
    public static Model Of(Model model, PrecisionOptions options, Target? target, InferenceOptions shapes)
    {
        if (options.IsEmpty) return model;
        var graph = model.Graph;
        if (options.Int8 && PrecisionStage.CountQdq(graph) == 0)
        {
            var plan = QuantPlanner.Plan(ShapeInference.Run(model, shapes).Model.Graph, options.Quant);
            var steps = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var tensor in plan.Tensors) steps[tensor.Tensor] = Step;
            graph = QdqPass.Run(graph, plan, steps);
        }
        if (options.Int4Weights) graph = Int4Weights.Run(graph, options.Quant, out _);
        if (options.Half is { } half)
        {
            var typed = ShapeInference.Run(model with { Graph = graph }).Model;
            graph = HalfPass.Run(typed.Graph, new() { Type = half, HalfIo = options.HalfIo }, model.Opset);
            // As in the stage itself: what the rules left in FP32 may have no kernel there.
            if (target is { } release) return Decomposition.Run(model with { Graph = graph }, new(release));
        }
        return model with { Graph = graph };
    }
}
