using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Core.Passes;

/// <summary>
/// An optional input that a tensor without elements fills is left out: to these operators both mean "not given", and TensorRT warns of
/// every initializer without data. Only operators whose text says so: to others an empty tensor is a value like any.
/// </summary>
internal static class EmptyInputs
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { Domain: "" } node || !TakesEmptyAsAbsent(node)) continue;
            var signature = OpTable.Find("", node.OpType)?.At(model.Opset);
            var inputs = node.Inputs;
            for (var k = 1; k < inputs.Length; k++)
            {
                if (edit.Constant(inputs[k]) is not { Elements: 0 } empty) continue;
                if (signature?.Input(k) is { Optional: true }) inputs = inputs.SetItem(k, "");
                else if (node.OpType == "Resize" && k == 1 && Whole(edit, node, empty) is { } box) inputs = inputs.SetItem(k, box);
            }
            while (inputs.Length > 1 && inputs[^1].Length == 0) inputs = inputs.RemoveAt(inputs.Length - 1);
            if (inputs != node.Inputs) edit.Replace(i, node with { Inputs = inputs });
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool TakesEmptyAsAbsent(Node node) =>
        node.OpType == "Resize" || node.OpType.StartsWith("Reduce", StringComparison.Ordinal);

    /// <summary>Opset 11 wants a region of interest though only one mode looks at it: starts of 0 and ends of 1.</summary>
    private static string? Whole(GraphEditor edit, Node node, TensorData empty)
    {
        if (empty.Type != DataType.Float32 || node.String("coordinate_transformation_mode", "") == "tf_crop_and_resize") return null;
        var rank = (edit.Constant(node.Input(3)) ?? edit.Constant(node.Input(2)))?.Elements ?? 0;
        if (rank is < 1 or > 8) return null;
        var box = new float[2 * rank];
        box.AsSpan((int)rank).Fill(1);
        return edit.AddInitializer(node.Display + "/roi",
            new(DataType.Float32, [2 * rank], new MemoryBytes(MemoryMarshal.AsBytes(box.AsSpan()).ToArray())));
    }
}
