using Trtc.Core.Check;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Passes.Bodies;

namespace Trtc.Core.Passes;

/// <summary>Operators that the target refuses, by the operator table's word, written with ones that it takes.</summary>
internal static class Decomposition
{
    public static Model Run(Model model, PassContext context)
    {
        if (context.Target is not { } target) return model;
        Scope? scope = null;
        bool? quantised = null;
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } node || FunctionBodies.Of(node) is not { } write) continue;
            // Casts are many; those in question are few, and can be told from the graph's ends.
            if (node.OpType is "Cast" or "CastLike" && !(quantised ??= QuantisedCast.MayBeIn(model.Graph))) continue;
            scope ??= Known(model);
            var known = new NodeContext(scope, node, model.Opset);
            if (Refused(known, target, context.HalfPrecision)) write(new(edit, i, known));
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static Scope Known(Model model)
    {
        var inferred = ShapeInference.Run(model);
        return new(inferred.Model.Graph, null, inferred.Constants);
    }

    /// <summary>In a graph that will compute in FP16, attention finds the kernels that FP32 has not.</summary>
    private static bool Refused(NodeContext node, Target target, bool half) =>
        half && node.Node.OpType == "Attention" ? !OpTable.Find("", "Attention")!.Support.Knows(target) : OperatorCheck.Refuses(node, target);
}
