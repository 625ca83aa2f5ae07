using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>
/// The operators of com.microsoft that ONNX Runtime's optimiser puts in the place of several standard ones, taken apart again: a model that
/// was saved after optimisation is the model before it.
/// </summary>
internal static class FusedBodies
{
    private static readonly ImmutableArray<string> ConvAttributes = ["auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"];

    private static readonly ImmutableArray<string> GemmAttributes = ["alpha", "beta", "transA", "transB"];

    /// <summary>activation(conv(X, W, B) + Z).</summary>
    public static bool Conv(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        var parameters = node.Attributes.GetValueOrDefault("activation_params") is FloatsAttribute f ? f.Values : [];
        if (!Knows(node, "activation", parameters.Length)) return false;
        var y = chain.Add("Conv", node.Input(2).Length > 0 ? [node.Input(0), node.Input(1), node.Input(2)]
            : [node.Input(0), node.Input(1)], Kept(node, ConvAttributes));
        if (node.Input(3).Length > 0) y = chain.Add("Add", [y, node.Input(3)]);
        Activate(body, y, parameters);
        return body.Finish();
    }

    /// <summary>activation(gemm(A, B, C)).</summary>
    public static bool Gemm(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        // Named one by one; those that an activation lacks are not looked at.
        float[] parameters = node.String("activation", "") switch
        {
            "LeakyRelu" => [node.Float("activation_alpha", 0.01f)],
            "HardSigmoid" => [node.Float("activation_alpha", 0.2f), node.Float("activation_beta", 0.5f)],
            "Elu" => [node.Float("activation_alpha", 1)],
            _ => [],
        };
        if (!Knows(node, "activation", parameters.Length)) return false;
        var y = chain.Add("Gemm", node.Input(2).Length > 0 ? [node.Input(0), node.Input(1), node.Input(2)]
            : [node.Input(0), node.Input(1)], Kept(node, GemmAttributes));
        Activate(body, y, [.. parameters]);
        return body.Finish();
    }

    /// <summary>α·op(A)·op(B), the last two dimensions swapped where asked for.</summary>
    public static bool MatMul(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (node.Int("transBatchA", 0) != 0 || node.Int("transBatchB", 0) != 0) return false;
        var operands = new string[2];
        for (var i = 0; i < 2; i++)
        {
            operands[i] = node.Input(i);
            // Of a vector there is nothing to swap.
            if (node.Int(i == 0 ? "transA" : "transB", 0) == 0 || body.Shape(i) is { Rank: 1 }) continue;
            if (body.Shape(i) is not { Rank: >= 2 and var rank }) return false;
            var perm = new long[rank];
            for (var d = 0; d < rank; d++) perm[d] = d;
            (perm[^1], perm[^2]) = (perm[^2], perm[^1]);
            operands[i] = chain.Add("Transpose", [operands[i]], ("perm", NodeChain.Perm(perm)));
        }
        var y = chain.Add("MatMul", operands);
        if (node.Float("alpha", 1) is not 1f and var alpha) chain.Add("Mul", [y, chain.Float(alpha)]);
        return body.Finish();
    }

    /// <summary>x·σ(α·x) with α 1.702 where none is given.</summary>
    public static bool QuickGelu(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        chain.Add("Mul",
            [node.Input(0), chain.Add("Sigmoid", [chain.Add("Mul", [node.Input(0), chain.Float(node.Float("alpha", 1.702f))])])]);
        return body.Finish();
    }

    /// <summary>gelu(A + B) by erf.</summary>
    public static bool BiasGelu(BodyContext body) => ActivationBodies.Gelu(body, tanh: false);

    /// <summary>gelu(x + bias) by tanh.</summary>
    public static bool FastGelu(BodyContext body) => ActivationBodies.Gelu(body, tanh: true);

    private static bool Knows(Node node, string attribute, int parameters) => node.String(attribute, "") switch
    {
        "" or "Relu" or "Sigmoid" or "Tanh" => true,
        "LeakyRelu" or "Elu" => parameters >= 1,
        "HardSigmoid" or "Clip" => parameters >= 2,
        _ => false,
    };

    private static void Activate(BodyContext body, string y, ImmutableArray<float> parameters)
    {
        var chain = body.Chain;
        switch (body.Node.String("activation", ""))
        {
            case "": break;
            case "Clip" when body.Opset < 11: chain.Add("Clip", [y], ("min", new FloatAttribute(parameters[0])),
                ("max", new FloatAttribute(parameters[1]))); break;
            case "Clip": chain.Add("Clip", [y, chain.Float(parameters[0]), chain.Float(parameters[1])]); break;
            case "HardSigmoid": chain.Add("HardSigmoid", [y], ("alpha", new FloatAttribute(parameters[0])),
                ("beta", new FloatAttribute(parameters[1]))); break;
            case "LeakyRelu": chain.Add("LeakyRelu", [y], ("alpha", new FloatAttribute(parameters[0]))); break;
            case "Elu": chain.Add("Elu", [y], ("alpha", new FloatAttribute(parameters[0]))); break;
            case var op: chain.Add(op, [y]); break;
        }
    }

    private static (string, AttributeValue)[] Kept(Node node, ImmutableArray<string> names) =>
        [.. node.Attributes.Where(a => names.Contains(a.Key)).Select(a => (a.Key, a.Value))];
}
