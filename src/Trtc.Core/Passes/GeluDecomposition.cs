using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Gelu(x) = x·½·(1 + erf(x/√2)), or with tanh: x·½·(1 + tanh(√(2/π)·(x + 0.044715·x³))). FP32 only: the constants are.</summary>
internal static class GeluDecomposition
{
    public static void Apply(GraphEditor edit, int index)
    {
        var node = edit[index]!;
        var x = node.Input(0);
        var chain = new NodeChain(edit, node);
        string inner;
        if (node.String("approximate", "none") == "tanh")
        {
            var cube = chain.Add("Mul", [chain.Add("Mul", [x, x]), x]);
            var sum = chain.Add("Add", [x, chain.Add("Mul", [cube, chain.Float(0.044715f)])]);
            inner = chain.Add("Tanh", [chain.Add("Mul", [sum, chain.Float(MathF.Sqrt(2 / MathF.PI))])]);
        }
        else inner = chain.Add("Erf", [chain.Add("Mul", [x, chain.Float(MathF.Sqrt(0.5f))])]);
        var half = chain.Add("Mul", [x, chain.Float(0.5f)]);
        chain.Add("Mul", [half, chain.Add("Add", [inner, chain.Float(1)])]);
        chain.Finish(index);
    }
}
