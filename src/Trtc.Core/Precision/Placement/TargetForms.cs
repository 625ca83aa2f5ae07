using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Precision.Placement;

/// <summary>A plan written into the graph in the forms that its target's column asks for.</summary>
internal static class TargetForms
{
    /// <param name="model">What <paramref name="plan"/> was made for, its values as the builder is to see them.</param>
    /// <param name="quant">Of the plan.</param>
    /// <param name="shapes">That it was made at.</param>
    /// <param name="steps">By tensor, as <see cref="QdqPass"/> takes them; new values of a form get those of what they hold.</param>
    internal static Graph Write(Model model, QuantPlan plan, QuantOptions quant, InferenceOptions shapes, Dictionary<string, float> steps)
    {
        var graph = model.Graph;
        if (plan.Rules.Has(PlacementRule.FlatConvs) && FlatConvs.Run(graph, plan) is { Same.IsEmpty: false } flat)
        {
            graph = flat.Graph;
            foreach (var (name, old) in flat.Same) if (steps.TryGetValue(old, out var step)) steps[name] = step;
            plan = QuantPlanner.Plan(ShapeInference.Run(model with { Graph = graph }, shapes).Model.Graph, quant);
        }
        graph = QdqPass.Run(graph, plan, steps);
        return plan.Rules.Has(PlacementRule.HardSwishWrittenOut) && plan.Type == DataType.Int8 ? HardSwishForm.Run(graph) : graph;
    }
}
