using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>
/// Casts to and from FP8, FP4 and INT4, which only quantisation may make: QuantizeLinear and DequantizeLinear with a scale of 1. Both round
/// to the nearest and saturate, so a cast that wraps, or that cuts off towards zero (to INT4), stays.
/// </summary>
internal static class QuantisedCast
{
    /// <summary>Whether a value of these types comes into the graph or is made in it.</summary>
    public static bool MayBeIn(Graph graph)
    {
        foreach (var input in graph.Inputs) if (Is(input.Element)) return true;
        foreach (var (_, data) in graph.Initializers) if (Is(data.Type)) return true;
        foreach (var node in graph.Nodes) if (Is((DataType)node.Int("to", 0)) || node.Is("QuantizeLinear")) return true;
        return false;
    }

    private static bool Is(DataType type) => type is DataType.Float8E4M3FN or DataType.Float4E2M1 or DataType.Int4;

    public static bool Write(BodyContext body)
    {
        var (from, to) = (body.Element(0), body.OutputElement);
        if (from is DataType.Float32 or DataType.Float16 && to is DataType.Float8E4M3FN or DataType.Float4E2M1
            && body.Node.Int("saturate", 1) != 0)
        {
            body.Chain.Add("QuantizeLinear", [body.Node.Input(0), body.Chain.Float(1), body.Chain.Zero(to)]);
            return body.Finish();
        }
        if (!Is(from) || to is not (DataType.Float32 or DataType.Float16 or DataType.Int8)) return false;
        var number = body.Chain.Add("DequantizeLinear", [body.Node.Input(0), body.Constant32(1)]);
        if (to != DataType.Float32) body.Chain.Cast(number, to);
        return body.Finish();
    }
}
