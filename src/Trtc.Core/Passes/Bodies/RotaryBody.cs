using Trtc.Core.Ir;

namespace Trtc.Core.Passes.Bodies;

/// <summary>
/// RotaryEmbedding by its definition: pairs of features (x₁, x₂) turn by the angle of their place, to (cos·x₁ − sin·x₂, sin·x₁ + cos·x₂).
/// Pairs are halves of the turned part, or neighbours when interleaved; features behind it stay.
/// </summary>
internal static class RotaryBody
{
    public static bool Write(BodyContext body)
    {
        var (node, chain) = (body.Node, body.Chain);
        if (body.Shape(0) is not { Rank: 3 or 4 } shape || !shape[shape.Rank - 1].IsConstant) return false;
        var flat = shape.Rank == 3;
        var heads = node.Int("num_heads", 0);
        if (flat && (heads <= 0 || shape[2].Value % heads != 0)) return false;
        var size = flat ? shape[2].Value / heads : shape[3].Value;
        var turned = node.Int("rotary_embedding_dim", 0) is > 0 and var part ? part : size;
        if (turned > size || turned % 2 != 0 || turned == 0) return false;
        // Flat: [batch, length, heads, size]; else [batch, heads, length, size]. The angles have no heads.
        var x = flat ? chain.Add("Reshape", [node.Input(0), chain.Ints(0, 0, heads, -1)]) : node.Input(0);
        var (cosine, sine) = (Angles(node.Input(1)), Angles(node.Input(2)));
        var interleaved = node.Int("interleaved", 0) != 0;
        var first = interleaved ? Slice(0, turned, 2) : Slice(0, turned / 2, 1);
        var second = interleaved ? Slice(1, turned, 2) : Slice(turned / 2, turned, 1);
        var real = chain.Add("Sub", [chain.Add("Mul", [cosine, first]), chain.Add("Mul", [sine, second])]);
        var imaginary = chain.Add("Add", [chain.Add("Mul", [sine, first]), chain.Add("Mul", [cosine, second])]);
        if (interleaved)
            (real, imaginary) = (chain.Add("Unsqueeze", [real, chain.Ints(4)]), chain.Add("Unsqueeze", [imaginary, chain.Ints(4)]));
        var result = chain.Add("Concat", [real, imaginary], ("axis", new IntAttribute(-1)));
        if (interleaved) result = chain.Add("Reshape", [result, chain.Ints(0, 0, 0, turned)]);
        if (turned < size) result = chain.Add("Concat", [result, Slice(turned, size, 1)], ("axis", new IntAttribute(-1)));
        if (flat) chain.Add("Reshape", [result, chain.Ints(0, 0, heads * size)]);
        return body.Finish();

        string Angles(string cache) =>
            chain.Add("Unsqueeze",
            [node.Input(3).Length > 0 ? chain.Add("Gather", [cache, node.Input(3)]) : cache, chain.Ints(flat ? 2 : 1)]);

        string Slice(long start, long end, long step) =>
            chain.Add("Slice", [x, chain.Ints(start), chain.Ints(end), chain.Ints(3), chain.Ints(step)]);
    }
}
