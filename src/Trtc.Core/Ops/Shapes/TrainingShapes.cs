namespace Trtc.Core.Ops;

/// <summary>The preview domain of training.</summary>
internal static class TrainingShapes
{
    /// <summary>Rate, step count, then groups of tensors: the outputs are the new tensors and their new states, without the
    /// gradients.</summary>
    internal static void Optimizer(InferenceContext node)
    {
        var groups = node.Node.OpType == "Adam" ? 4 : 3;
        var count = (node.Node.Inputs.Length - 2) / groups;
        for (var o = 0; o < node.Node.Outputs.Length; o++)
        {
            var from = o < count ? 2 + o : 2 + count + o;
            node.SetState(o, new(node.Input(from).Type));
        }
    }

    /// <summary>A derivative has the shape of what it is taken with respect to.</summary>
    internal static void Gradient(InferenceContext node)
    {
        if (node.Node.Attributes.GetValueOrDefault("xs") is not Ir.StringsAttribute { Values: var xs }) return;
        for (var o = 0; o < node.Node.Outputs.Length && o < xs.Length; o++) node.SetState(o, new(node.Input(o).Type));
    }
}
