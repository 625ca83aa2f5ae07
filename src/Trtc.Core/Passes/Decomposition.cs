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
            if (Refused(known, target, context)) write(new(edit, i, known));
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static Scope Known(Model model)
    {
        var inferred = ShapeInference.Run(model);
        return new(inferred.Model.Graph, null, inferred.Constants);
    }

    /// <summary>In a graph that will compute in FP16, attention finds the kernels that FP32 has not; in the body of an If or Loop, none
    /// does (measured: TensorRT-RTX 1.7).</summary>
    private static bool Refused(NodeContext node, Target target, PassContext context)
    {
        if (!node.Node.Is("Attention")) return OperatorCheck.Refuses(node, target);
        if (context.IsBody) return true;
        if (!context.HalfPrecision) return OperatorCheck.Refuses(node, target);
        var support = OpTable.Find("", node.Node.OpType)!.Support;
        if (!support.Knows(target)) return true;
        var typed = new HalfContext(node);
        foreach (var rule in support.Rules) if (rule.Holds(target) && rule.Breach(typed) is not null) return true;
        return false;
    }

    /// <summary>The node with its FP32 values in FP16, as the types that come after the passes will have them.</summary>
    private sealed class HalfContext(SupportContext node) : SupportContext(node.Node, node.Opset)
    {
        public override Ir.ValueType? Type(string value) =>
            node.Type(value) is TensorType { Element: DataType.Float32 } t ? t with { Element = DataType.Float16 } : node.Type(value);

        public override ValueSource Source(string value) => node.Source(value);

        public override TensorData? Contents(string value) => node.Contents(value);

        public override bool IsModelOutput(string value) => node.IsModelOutput(value);

        public override string Maker(string value) => node.Maker(value);
    }
}
