using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Losses over classes in dimension 1: the score of each place's own class, weighted, and reduced.</summary>
internal static class LossBodies
{
    public static bool NegativeLogLikelihood(BodyContext body) => Write(body, body.Node.Input(0), "");

    /// <summary>The same of log softmax, which is an output too where it is asked for.</summary>
    public static bool SoftmaxCrossEntropy(BodyContext body)
    {
        // Before opset 13 LogSoftmax flattens what lies behind its axis.
        if (body.Opset < 13 && body.Shape(0) is not { Rank: 2 }) return false;
        var likelihoods = body.Chain.Add("LogSoftmax", [body.Node.Input(0)], ("axis", new IntAttribute(1)));
        return Write(body, likelihoods, body.Node.Output(1).Length > 0 ? likelihoods : "");
    }

    private static bool Write(BodyContext body, string scores, string shown)
    {
        var (node, chain) = (body.Node, body.Chain);
        var (target, type) = (node.Input(1), body.Element(1));
        var reduction = node.String("reduction", "mean");
        if (type is not (DataType.Int32 or DataType.Int64) || reduction is not ("none" or "sum" or "mean")
            || body.Shape(0) is not { Rank: >= 2 } shape || body.Shape(1) is not { } places || places.Rank != shape.Rank - 1) return false;
        var ignored = "";
        if (node.Attributes.ContainsKey("ignore_index"))
        {
            ignored = chain.Add("Equal", [target, chain.Integer(type, node.Int("ignore_index", 0))]);
            target = chain.Add("Where", [ignored, chain.Integer(type, 0), target]);
        }
        var own =
            chain.Squeeze(chain.Add("GatherElements", [scores, chain.Unsqueeze(target, body.Opset, 1)], ("axis", new IntAttribute(1))),
            body.Opset, 1);
        var loss = chain.Add("Neg", [own]);
        var weights = node.Input(2).Length > 0 ? chain.Add("Gather", [node.Input(2), target]) : "";
        if (ignored.Length > 0) weights = weights.Length > 0 ? chain.Add("Where", [ignored, chain.Float(0), weights])
            : chain.Add("Where", [ignored, chain.Float(0), chain.Float(1)]);
        if (weights.Length > 0) loss = chain.Add("Mul", [loss, weights]);
        var whole = ("keepdims", (AttributeValue)new IntAttribute(0));
        if (reduction == "sum") loss = chain.Add("ReduceSum", [loss], whole);
        else if (reduction == "mean" && weights.Length == 0) loss = chain.Add("ReduceMean", [loss], whole);
        else if (reduction == "mean")
            loss = chain.Add("Div", [chain.Add("ReduceSum", [loss], whole), chain.Add("ReduceSum", [weights], whole)]);
        return body.Finish(loss, shown);
    }
}
