using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Puts <c>y = x·factor + offset</c>, one pair a channel, into the weights and bias of the node that makes <c>x</c>.</summary>
internal static class ChannelFold
{
    /// <summary>Channels that the node gives; 0 when nothing can be folded into it.</summary>
    public static int Channels(GraphEditor edit, Node node)
    {
        if (node.Domain.Length > 0 || edit.Constant(node.Input(1)) is not { Type: DataType.Float32 } weights) return 0;
        if (node.Input(2).Length > 0 && edit.Constant(node.Input(2)) is not { Type: DataType.Float32 }) return 0;
        long channels = node.OpType switch
        {
            "Conv" when weights.Dims.Length >= 3 => weights.Dims[0],
            "ConvTranspose" when weights.Dims.Length >= 3 && node.Int("group", 1) == 1 => weights.Dims[1],
            "Gemm" when weights.Dims.Length == 2 && node.Float("alpha", 1) == 1 && node.Float("beta", 1) == 1 && node.Int("transA", 0) == 0
                => weights.Dims[node.Int("transB", 0) != 0 ? 0 : 1],
            _ => 0,
        };
        if (channels is <= 0 or > 1 << 20 || weights.Elements == 0) return 0;
        if (node.Input(2).Length == 0) return (int)channels;
        var bias = edit.Constant(node.Input(2))!;
        return bias.Dims.Length == 1 && bias.Dims[0] == channels ? (int)channels : 0;
    }

    /// <summary>Rewrites the node at <paramref name="index"/> so that it makes <paramref name="output"/>; its present output must have no
    /// other reader.</summary>
    public static void Apply(GraphEditor edit, int index, ReadOnlySpan<double> factors, ReadOnlySpan<double> offsets, string output)
    {
        var node = edit[index]!;
        var weights = edit.Constant(node.Input(1))!;
        var channels = factors.Length;
        var inner = node.OpType == "Gemm"
            ? node.Int("transB", 0) != 0 ? weights.Dims[1] : 1
            : weights.Elements / weights.Dims[0] / (node.OpType == "Conv" ? 1 : weights.Dims[1]);
        var scales = ImmutableArray.CreateBuilder<float>(channels);
        var bias = node.Input(2).Length > 0 ? Floats(edit.Constant(node.Input(2))!) : new float[channels];
        var plain = true;
        for (var c = 0; c < channels; c++)
        {
            plain &= factors[c] == 1;
            scales.Add((float)factors[c]);
            bias[c] = (float)(bias[c] * factors[c] + offsets[c]);
        }
        var weightName = plain ? node.Inputs[1]
            : edit.AddInitializer(node.Inputs[1] + "_folded",
            weights with { Bytes = new ScaledBytes(weights.Bytes, scales.MoveToImmutable(), inner) });
        var biasName = edit.AddInitializer((node.Input(2).Length > 0 ? node.Input(2) : node.Display + "_bias") + "_folded",
            new(DataType.Float32, [channels], new MemoryBytes(MemoryMarshal.AsBytes(bias.AsSpan()).ToArray())));
        edit.Replace(index, node with { Inputs = [node.Inputs[0], weightName, biasName], Outputs = [output] });
    }

    public static float[] Floats(TensorData tensor)
    {
        var values = new float[tensor.Bytes.Length / 4];
        tensor.Bytes.Read(0, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
