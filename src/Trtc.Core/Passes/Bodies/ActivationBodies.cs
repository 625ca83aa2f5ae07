using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>Activation functions by their definitions.</summary>
internal static class ActivationBodies
{
    /// <summary>x·½·(1 + erf(x/√2)), or with tanh: x·½·(1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
    public static bool Gelu(BodyContext body) => Gelu(body, body.Node.String("approximate", "none") == "tanh");

    /// <summary>The same; a second input is added to the first before.</summary>
    public static bool Gelu(BodyContext body, bool tanh)
    {
        var (chain, x) = (body.Chain, body.Node.Input(0));
        if (body.Node.Input(1).Length > 0) x = chain.Add("Add", [x, body.Node.Input(1)]);
        string inner;
        if (tanh)
        {
            var cube = chain.Add("Mul", [chain.Add("Mul", [x, x]), x]);
            var sum = chain.Add("Add", [x, chain.Add("Mul", [cube, chain.Float(0.044715f)])]);
            inner = chain.Add("Tanh", [chain.Add("Mul", [sum, chain.Float(MathF.Sqrt(2 / MathF.PI))])]);
        }
        else inner = chain.Add("Erf", [chain.Add("Mul", [x, chain.Float(MathF.Sqrt(0.5f))])]);
        var half = chain.Add("Mul", [x, chain.Float(0.5f)]);
        chain.Add("Mul", [half, chain.Add("Add", [inner, chain.Float(1)])]);
        return body.Finish();
    }

    /// <summary>x·σ(α·x).</summary>
    public static bool Swish(BodyContext body)
    {
        var (chain, x) = (body.Chain, body.Node.Input(0));
        var alpha = body.Node.Float("alpha", 1);
        var scaled = alpha == 1 ? x : chain.Add("Mul", [x, chain.Float(alpha)]);
        chain.Add("Mul", [x, chain.Add("Sigmoid", [scaled])]);
        return body.Finish();
    }

    /// <summary>a·σ(α·a)·b.</summary>
    public static bool SwiGlu(BodyContext body)
    {
        var (chain, a) = (body.Chain, body.Node.Input(0));
        var alpha = body.Node.Float("alpha", 1);
        var scaled = alpha == 1 ? a : chain.Add("Mul", [a, chain.Float(alpha)]);
        chain.Add("Mul", [chain.Add("Mul", [a, chain.Add("Sigmoid", [scaled])]), body.Node.Input(1)]);
        return body.Finish();
    }

    /// <summary>x·tanh(ln(1 + eˣ)).</summary>
    public static bool Mish(BodyContext body)
    {
        var (chain, x) = (body.Chain, body.Node.Input(0));
        chain.Add("Mul", [x, chain.Add("Tanh", [chain.Add("Softplus", [x])])]);
        return body.Finish();
    }

    /// <summary>α·elu(x/α) with elu of slope 1.</summary>
    public static bool Celu(BodyContext body)
    {
        var (chain, x) = (body.Chain, body.Node.Input(0));
        var alpha = body.Node.Float("alpha", 1);
        if (alpha == 0) return false;
        var elu = chain.Add("Elu", [chain.Add("Div", [x, chain.Float(alpha)])], ("alpha", new FloatAttribute(1)));
        chain.Add("Mul", [elu, chain.Float(alpha)]);
        return body.Finish();
    }
}
