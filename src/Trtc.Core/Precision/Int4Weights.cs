using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Placement;

namespace Trtc.Core.Precision;

/// <summary>
/// Stores the constant weights of Gemm and MatMul in INT4 with a scale for each block of a column, behind a DequantizeLinear: a quarter of
/// FP16's bytes to read. What is computed with are the dequantised weights; activations are not touched, and no ranges are needed. Opset
/// 21.
/// </summary>
public static class Int4Weights
{
    /// <summary>Numbers that share a scale along the summed dimension; the largest that divides it is taken. TensorRT has kernels for
    /// these.</summary>
    private static readonly ImmutableArray<int> s_blocks = [128, 64];

    /// <summary>INT4's largest number.</summary>
    private const float Steps = 7;

    /// <param name="options">Its patterns say which nodes; those that are named by none are all.</param>
    /// <param name="weights">How many were converted.</param>
    public static Graph Run(Graph graph, QuantOptions options, out int weights)
    {
        var links = new ValueLinks(graph);
        var nodes = graph.Nodes.ToBuilder();
        var initializers = graph.Initializers.ToBuilder();
        var values = graph.Values.ToBuilder();
        var made = ImmutableArray.CreateBuilder<Node>();
        var names = new Dictionary<(string, int), string>();
        var last = options.Rules.Has(PlacementRule.LastInt4) ? LeftOut.Last(links) : new bool[nodes.Count];
        for (var n = 0; n < nodes.Count; n++)
        {
            var node = nodes[n];
            if (SummedAxis(links, node) is not { } axis || Block(links.Constant(node.Inputs[1])!.Dims[axis]) is not { } block) continue;
            if (NodePattern.MatchesAny(options.Exclude, node)
                || (options.Include.Length > 0 ? !NodePattern.MatchesAny(options.Include, node) : last[n])) continue;
            var name = node.Inputs[1];
            if (!names.TryGetValue((name, axis), out var value)) names[(name, axis)] = value = Dequantized(name, axis, block);
            nodes[n] = node with { Inputs = node.Inputs.SetItem(1, value) };
        }
        weights = names.Count;
        foreach (var (name, _) in names.Keys) if (IsUnread(name)) initializers.Remove(name);
        return graph with { Nodes = [.. made, .. nodes], Initializers = initializers.ToImmutable(), Values = values.ToImmutable() };

        string Dequantized(string name, int axis, int block)
        {
            var weight = links.Constant(name)!;
            var (packed, scales) = Pack(FloatBlocks.Read(weight), (int)weight.Dims[0], (int)weight.Dims[1], axis, block);
            var (q, scale, value) = (links.Fresh(name + ".int4"), links.Fresh(name + ".scale"), links.Fresh(name + ".dq"));
            initializers[q] = new(DataType.Int4, weight.Dims, new MemoryBytes(packed));
            initializers[scale] = new(DataType.Float32, weight.Dims.SetItem(axis, weight.Dims[axis] / block),
                new MemoryBytes(MemoryMarshal.AsBytes<float>(scales).ToArray()));
            values[value] = new(value, new TensorType(DataType.Float32, weight.Shape));
            made.Add(new(value, "DequantizeLinear", "", [q, scale], [value],
                Node.NoAttributes.Add("axis", new IntAttribute(axis)).Add("block_size", new IntAttribute(block))));
            return value;
        }

        bool IsUnread(string name)
        {
            if (links.IsOutput(name)) return false;
            foreach (var use in links.Uses(name)) if (use.Input < 0 || nodes[use.Node].Inputs[use.Input] == name) return false;
            return true;
        }
    }

    /// <summary>The axis of a constant FP32 matrix that the products are summed over; null when input 1 is none.</summary>
    private static int? SummedAxis(ValueLinks links, Node node)
    {
        if (node.Domain.Length > 0 || node.OpType is not ("Gemm" or "MatMul")) return null;
        if (links.Constant(node.Input(1)) is not { Type: DataType.Float32, Dims.Length: 2 } weight || weight.Elements == 0) return null;
        return node.Is("Gemm") && node.Int("transB", 0) != 0 ? 1 : 0;
    }

    private static int? Block(long length)
    {
        foreach (var block in s_blocks) if (length % block == 0) return block;
        return null;
    }

    /// <summary>Two elements a byte, the first in the low half; scales in the order of the blocks.</summary>
    internal static (byte[] Packed, float[] Scales) Pack(ReadOnlySpan<float> values, int rows, int columns, int axis, int block)
    {
        int Place(int r, int c) => axis == 0 ? (r / block * columns) + c : (r * (columns / block)) + (c / block);
        var scales = new float[values.Length / block];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
                scales[Place(r, c)] = Math.Max(scales[Place(r, c)], Math.Abs(values[(r * columns) + c]));
        for (var i = 0; i < scales.Length; i++)
        {
            scales[i] /= Steps;
            // A block of zeros takes any scale, and a positive normal number is what every reader takes.
            if (!float.IsNormal(scales[i])) scales[i] = 1;
        }
        var packed = new byte[(values.Length + 1) / 2];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var i = (r * columns) + c;
                var q = (int)Math.Clamp(MathF.Round(values[i] / scales[Place(r, c)]), -Steps, Steps);
                packed[i / 2] |= (byte)((q & 0xF) << (i % 2 * 4));
            }
        return (packed, scales);
    }
}
