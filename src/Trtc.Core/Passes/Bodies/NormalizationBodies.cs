using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Normalisations from means: mean and variance in FP32, as ONNX has it for <c>stash_type</c> 1, the scale in the input's own
/// type.</summary>
internal static class NormalizationBodies
{
    /// <summary>(x − mean)/√(variance + ε)·scale + bias over the axes from <c>axis</c> on; mean and 1/√… where they are asked
    /// for.</summary>
    public static bool LayerNormalization(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (Axes(body) is not { } axes) return false;
        var (result, mean, inverse) = Layer(body, node.Input(0), node.Input(1), node.Input(2), axes, node.Output(2).Length > 0);
        return body.Finish(result, node.Output(1).Length > 0 ? mean : "", inverse);
    }

    /// <summary>LayerNormalization of input + skip + bias over the last axis; that sum where it is asked for.</summary>
    public static bool SkipLayerNormalization(BodyContext body)
    {
        var node = body.Node;
        if (body.Shape(0) is not { Rank: > 0 and var rank }) return false;
        var sum = Sum(body, node.Input(4));
        var (result, mean, inverse) = Layer(body, sum, node.Input(2), node.Input(3), [rank - 1], node.Output(2).Length > 0);
        return body.Finish(result, node.Output(1).Length > 0 ? mean : "", inverse, node.Output(3).Length > 0 ? sum : "");
    }

    /// <summary>RMSNormalization of input + skip + bias over the last axis; that sum where it is asked for.</summary>
    public static bool SkipRmsNormalization(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (body.Shape(0) is not { Rank: > 0 and var rank } || node.Output(1).Length > 0 || node.Output(2).Length > 0) return false;
        var sum = Sum(body, node.Input(3));
        var x = body.Float32(sum);
        var result = chain.Add("Mul", [body.Own(chain.Add("Div", [x, Deviation(body, x, [rank - 1])])), node.Input(2)]);
        return body.Finish(result, "", "", node.Output(3).Length > 0 ? sum : "");
    }

    private static string Sum(BodyContext body, string bias)
    {
        var sum = body.Chain.Add("Add", [body.Node.Input(0), body.Node.Input(1)]);
        return bias.Length > 0 ? body.Chain.Add("Add", [sum, bias]) : sum;
    }

    private static (string Result, string Mean, string Inverse) Layer(BodyContext body, string value, string scale, string bias,
        long[] axes, bool wantsInverse)
    {
        var chain = body.Chain;
        var x = body.Float32(value);
        var mean = chain.ReduceMean(x, body.Opset, axes);
        var centred = chain.Add("Sub", [x, mean]);
        var deviation = Deviation(body, centred, axes);
        var inverse = wantsInverse ? chain.Add("Reciprocal", [deviation]) : "";
        var scaled = chain.Add("Mul", [body.Own(chain.Add("Div", [centred, deviation])), scale]);
        if (bias.Length > 0) scaled = chain.Add("Add", [scaled, bias]);
        return (scaled, mean, inverse);
    }

    /// <summary>x/√(mean(x²) + ε)·scale.</summary>
    public static bool RmsNormalization(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (Axes(body) is not { } axes) return false;
        var x = body.Float32(node.Input(0));
        chain.Add("Mul", [body.Own(chain.Add("Div", [x, Deviation(body, x, axes)])), node.Input(1)]);
        return body.Finish();
    }

    /// <summary>Each group of channels is normalised; scale and bias are one a group below opset 21, one a channel from then on.</summary>
    public static bool GroupNormalization(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (body.Shape(0) is not { Rank: >= 2 } shape || node.Int("num_groups", 0) is not (> 0 and var groups)) return false;
        var x = body.Float32(chain.Add("Reshape", [node.Input(0), chain.Ints(0, groups, -1)]));
        var centred = chain.Add("Sub", [x, chain.ReduceMean(x, body.Opset, 2)]);
        var normal = body.Own(chain.Add("Div", [centred, Deviation(body, centred, [2])]));
        var perGroup = body.Opset < 21;
        var across = new long[perGroup ? 2 : shape.Rank - 1];
        across.AsSpan().Fill(1);
        across[0] = -1;
        string Spread(string value) => chain.Add("Reshape", [value, chain.Ints(across)]);
        string Back(string value) =>
            chain.Add("Reshape",
            [value, shape.IsStatic ? chain.Ints([.. shape.Dims.Select(d => d.Value)]) : chain.Add("Shape", [node.Input(0)])]);
        if (!perGroup) normal = Back(normal);
        var result = chain.Add("Add", [chain.Add("Mul", [normal, Spread(node.Input(1))]), Spread(node.Input(2))]);
        if (perGroup) Back(result);
        return body.Finish();
    }

    private static string Deviation(BodyContext body, string centred, long[] axes)
    {
        var chain = body.Chain;
        var variance = chain.ReduceMean(chain.Add("Mul", [centred, centred]), body.Opset, axes);
        return chain.Add("Sqrt",
            [chain.Add("Add",
            [variance,
            body.Constant32(body.Node.Float("epsilon", body.Node.OpType.StartsWith("Skip", StringComparison.Ordinal) ? 1e-12f : 1e-5f))])]);
    }

    /// <summary>From <c>axis</c> to the last; null when the rank is not known.</summary>
    private static long[]? Axes(BodyContext body)
    {
        if (body.Shape(0) is not { Rank: > 0 and var rank }) return null;
        var axis = body.Node.Int("axis", -1);
        if (axis < 0) axis += rank;
        if (axis < 0 || axis >= rank) return null;
        var axes = new long[rank - axis];
        for (var i = 0; i < axes.Length; i++) axes[i] = axis + i;
        return axes;
    }
}
