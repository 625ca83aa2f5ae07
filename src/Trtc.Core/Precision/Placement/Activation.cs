using Trtc.Core.Ir;

namespace Trtc.Core.Precision.Placement;

/// <summary>What a convolution's kernel makes of the activation behind it.</summary>
internal enum ActivationKind
{
    /// <summary>The kernel has it whatever type comes out: Relu, Clip, LeakyRelu, PRelu.</summary>
    Simple,

    /// <summary>The kernel has it when INT8 comes out: SiLU, HardSwish, Sigmoid and other curves.</summary>
    Curve,
}

/// <summary>Activations as files write them: one node, or x times a function of x (SiLU, HardSwish, Mish), divided by a constant at the end
/// or not.</summary>
internal static class Activation
{
    /// <summary>Nodes between x and the product that closes a gate: Add 3, Clip, Div is the longest way in use.</summary>
    private const int LongestGate = 4;

    /// <summary>The value that <paramref name="value"/> is an activation of; null when it is none.</summary>
    internal static (string Input, ActivationKind Kind)? Of(ValueLinks links, string value)
    {
        if (links.Producer(value) is not (>= 0 and var p)) return null;
        var node = links.Graph.Nodes[p];
        if (node.Domain.Length > 0) return null;
        switch (node.OpType)
        {
            case "Relu" or "Clip" or "LeakyRelu" or "PRelu": return (node.Inputs[0], ActivationKind.Simple);
            case "HardSwish" or "Sigmoid" or "HardSigmoid" or "Tanh" or "Elu" or "Selu" or "Celu" or "Softplus" or "Softsign" or "Mish"
                or "Gelu" or "Swish" or "ThresholdedRelu":
                return (node.Inputs[0], ActivationKind.Curve);
            case "Mul" when node.Inputs.Length == 2: return Gated(links, node) is { } x ? (x, ActivationKind.Curve) : null;
            case "Div" when IsConstant(links, node.Inputs[1]):
                return links.Producer(node.Inputs[0]) is >= 0 and var m
                    && links.Graph.Nodes[m] is { OpType: "Mul", Domain: "", Inputs.Length: 2 } mul && Gated(links, mul) is { } y
                    ? (y, ActivationKind.Curve) : null;
            default: return null;
        }
    }

    /// <summary>x of x · f(x), f a chain of one-input nodes.</summary>
    internal static string? Gated(ValueLinks links, Node mul)
    {
        for (var side = 0; side < 2; side++)
        {
            var (x, value) = (mul.Inputs[side], mul.Inputs[1 - side]);
            for (var step = 0; step < LongestGate && links.Producer(value) is >= 0 and var p; step++)
            {
                if (Inner(links, links.Graph.Nodes[p]) is not { } before) break;
                if (before == x) return x;
                value = before;
            }
        }
        return null;
    }

    private static string? Inner(ValueLinks links, Node node)
    {
        if (node.Domain.Length > 0) return null;
        switch (node.OpType)
        {
            case "Sigmoid" or "HardSigmoid" or "Tanh" or "Softplus" or "Clip" or "Relu" or "Exp" or "Erf": return node.Inputs[0];
            case "Add" or "Mul" when IsConstant(links, node.Inputs[1]): return node.Inputs[0];
            case "Add" or "Mul" when IsConstant(links, node.Inputs[0]): return node.Inputs[1];
            case "Div" or "Sub" when IsConstant(links, node.Inputs[1]): return node.Inputs[0];
            default: return null;
        }
    }

    private static bool IsConstant(ValueLinks links, string value) => links.Constant(value) is not null;
}
