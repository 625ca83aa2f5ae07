namespace Trtc.Core.Ops;

/// <summary>Losses: scores (N, C, spatial…) against labels (N, spatial…), reduced to a scalar or not.</summary>
internal static class LossShapes
{
    internal static void NegativeLogLikelihood(InferenceContext node) => Loss(node);

    internal static void SoftmaxCrossEntropy(InferenceContext node)
    {
        Loss(node);
        if (node.Dims(0) is { } scores) node.SetDims(1, scores);
    }

    private static void Loss(InferenceContext node)
    {
        if (node.Node.String("reduction", "mean") != "none") node.SetDims(0, []);
        else if (node.Dims(1) is { } labels) node.SetDims(0, labels);
        else if (node.Dims(0) is { Length: >= 2 } scores) node.SetDims(0, [scores[0], .. scores[2..]]);
    }
}
