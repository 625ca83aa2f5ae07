using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>Operators that the target's builder refuses, written with ones that it takes.</summary>
internal static class Decomposition
{
    public static Model Run(Model model, PassContext context)
    {
        if (context.Target is not { } target) return model;
        InferenceResult? inferred = null;
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { Domain: "" } node) continue;
            switch (node.OpType)
            {
                // No release has a kernel for it in FP32, and its parser came with 10.14.
                case "Attention" when !context.HalfPrecision || target.Level < 1014:
                    inferred ??= ShapeInference.Run(model);
                    AttentionDecomposition.Apply(edit, i, inferred.Model.Graph);
                    break;
                case "Gelu" when target.Level < 1000:
                    inferred ??= ShapeInference.Run(model);
                    if (TypeOf(node.Input(0), inferred.Model.Graph) == DataType.Float32) GeluDecomposition.Apply(edit, i);
                    break;
                default: break;
            }
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static DataType TypeOf(string name, Graph graph) =>
        graph.Values.TryGetValue(name, out var info) ? info.Element : graph.Inputs.FirstOrDefault(i => i.Name == name)?.Element ?? DataType.Undefined;
}
