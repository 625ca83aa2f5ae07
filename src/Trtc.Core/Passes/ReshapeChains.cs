using System.Buffers.Binary;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>A Reshape to constant sizes does not care how its input was reshaped before; only a size of 0 looks at it.</summary>
internal static class ReshapeChains
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            while (edit[i] is { } outer && outer.Is("Reshape") && LooksOnlyAtElements(edit, outer)
                && edit.Producer(outer.Input(0)) is { } inner && inner.Domain.Length == 0
                && inner.OpType is "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten")
                edit.Replace(i, outer with { Inputs = outer.Inputs.SetItem(0, inner.Input(0)) });
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool LooksOnlyAtElements(GraphEditor edit, Node reshape)
    {
        if (reshape.Int("allowzero", 0) != 0 || edit.Constant(reshape.Input(1)) is not { Type: DataType.Int64, Bytes.Length: <= 256 } shape)
            return false;
        Span<byte> bytes = stackalloc byte[(int)shape.Bytes.Length];
        shape.Bytes.Read(0, bytes);
        for (var at = 0; at < bytes.Length; at += 8) if (BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]) == 0) return false;
        return true;
    }
}
