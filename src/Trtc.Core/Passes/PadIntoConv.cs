using System.Buffers.Binary;
using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>Zeros that a Pad puts around a picture are what a Conv's own pads mean.</summary>
internal static class PadIntoConv
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } conv || !conv.Is("Conv") || conv.String("auto_pad", "NOTSET") != "NOTSET") continue;
            var at = edit.ProducerIndex(conv.Input(0));
            if (at < 0 || edit[at] is not { } pad || !pad.Is("Pad") || !edit.HasOneReader(conv.Input(0))) continue;
            if (pad.String("mode", "constant") != "constant" || !IsZero(edit, pad) || pad.Input(3).Length > 0
                || Pads(edit, pad) is not { } pads) continue;
            var rank = pads.Length / 2;
            var own = conv.Ints("pads");
            if (rank < 3 || (!own.IsDefault && own.Length != 2 * (rank - 2)) || edit.Constant(conv.Input(1)) is { } w
                && w.Dims.Length != rank) continue;
            if (pads.Any(p => p < 0) || pads[0] != 0 || pads[1] != 0 || pads[rank] != 0 || pads[rank + 1] != 0) continue;
            var sum = ImmutableArray.CreateBuilder<long>(2 * (rank - 2));
            for (var side = 0; side < 2; side++)
                for (var axis = 2; axis < rank; axis++)
                    sum.Add(pads[side * rank + axis] + (own.IsDefault ? 0 : own[side * (rank - 2) + axis - 2]));
            edit.Replace(i, conv with
            {
                Inputs = conv.Inputs.SetItem(0, pad.Inputs[0]),
                Attributes = conv.Attributes.SetItem("pads", new IntsAttribute(sum.MoveToImmutable())),
            });
            edit.Remove(at);
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool IsZero(GraphEditor edit, Node pad)
    {
        if (pad.Float("value", 0) != 0) return false;
        if (pad.Input(2).Length == 0) return true;
        if (edit.Constant(pad.Input(2)) is not { Bytes.Length: <= 16 } value) return false;
        Span<byte> bytes = stackalloc byte[(int)value.Bytes.Length];
        value.Bytes.Read(0, bytes);
        return bytes.IndexOfAnyExcept((byte)0) < 0;
    }

    private static long[]? Pads(GraphEditor edit, Node pad)
    {
        if (pad.Ints("pads") is { IsDefault: false } old) return old.Length % 2 == 0 ? [.. old] : null;
        if (edit.Constant(pad.Input(1)) is not { Type: DataType.Int64, Bytes.Length: > 0 and <= 256 } tensor
            || tensor.Bytes.Length % 16 != 0) return null;
        var bytes = new byte[tensor.Bytes.Length];
        tensor.Bytes.Read(0, bytes);
        var pads = new long[bytes.Length / 8];
        for (var i = 0; i < pads.Length; i++) pads[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8 * i));
        return pads;
    }
}
