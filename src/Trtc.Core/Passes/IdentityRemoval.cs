using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>Nodes whose output is their input.</summary>
internal static class IdentityRemoval
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        var types = new Lazy<GraphTypes>(() => GraphTypes.Of(ShapeInference.Run(model).Model.Graph));
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } node || !IsIdentity(edit, model, node, types)) continue;
            var (input, output) = (node.Input(0), node.Outputs[0]);
            if (edit.IsPinned(output) && edit.Constant(input) is not null) continue;
            edit.Bypass(i, input, output);
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool IsIdentity(GraphEditor edit, Model model, Node node, Lazy<GraphTypes> types)
    {
        if (node.Domain.Length > 0 || node.Input(0).Length == 0 || node.Outputs.Length == 0) return false;
        switch (node.OpType)
        {
            case "Identity": return true;
            case "Dropout": return IsInference(edit, node, model.Opset);
            case "Sum" or "Max" or "Min" or "Mean" or "Concat": return node.Inputs.Length == 1;
            case "Transpose":
                var perm = node.Ints("perm");
                if (perm.IsDefault) return false;
                for (var i = 0; i < perm.Length; i++) if (perm[i] != i) return false;
                return true;
            case "Cast":
                return types.Value.Find(node.Inputs[0]) is { } type && (long)type.Element == node.Int("to", -1);
            default: return false;
        }
    }

    /// <summary>Dropout drops nothing in inference; before opset 7 its attribute said so, from 12 on its third input.</summary>
    private static bool IsInference(GraphEditor edit, Node node, int opset)
    {
        if (node.Output(1).Length > 0 && (edit.IsPinned(node.Output(1)) || edit.Readers(node.Output(1)).Count > 0)) return false;
        if (opset < 7) return node.Int("is_test", 0) != 0;
        if (node.Input(2).Length == 0) return true;
        if (edit.Constant(node.Input(2)) is not { Bytes.Length: 1 } training) return false;
        Span<byte> value = stackalloc byte[1];
        training.Bytes.Read(0, value);
        return value[0] == 0;
    }
}
