using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>A Mul, Div, Add or Sub with one constant a channel behind a Conv or ConvTranspose.</summary>
internal static class ChannelScaleFold
{
    public static Model Run(Model model, PassContext context)
    {
        // Before opset 7, broadcasting followed other rules.
        if (model.Opset < 7) return model;
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { Domain: "", Inputs.Length: 2, OpType: "Mul" or "Div" or "Add" or "Sub" } node) continue;
            var side = edit.Constant(node.Inputs[1]) is not null ? 0 : node.OpType is "Mul" or "Add" ? 1 : -1;
            if (side < 0 || edit.Constant(node.Inputs[1 - side]) is not { Type: DataType.Float32 } constant) continue;
            var at = edit.ProducerIndex(node.Inputs[side]);
            if (at < 0 || edit[at] is not { OpType: "Conv" or "ConvTranspose", Outputs.Length: 1 } maker
                || !edit.HasOneReader(node.Inputs[side])) continue;
            var channels = ChannelFold.Channels(edit, maker);
            if (channels == 0 || !IsPerChannel(constant.Dims, edit.Constant(maker.Inputs[1])!.Dims.Length, channels)) continue;
            var values = ChannelFold.Floats(constant);
            var (factors, offsets) = (new double[channels], new double[channels]);
            for (var c = 0; c < channels; c++)
            {
                double v = values[values.Length == 1 ? 0 : c];
                factors[c] = node.OpType switch { "Mul" => v, "Div" => 1 / v, _ => 1 };
                offsets[c] = node.OpType switch { "Add" => v, "Sub" => -v, _ => 0 };
            }
            if (factors.Any(f => !double.IsFinite(f))) continue;
            edit.Remove(i);
            ChannelFold.Apply(edit, at, factors, offsets, node.Outputs[0]);
        }
        return model with { Graph = edit.ToGraph() };
    }

    /// <summary>Broadcast against N×C×…: all sizes are one but, at most, the channels'.</summary>
    private static bool IsPerChannel(ImmutableArray<long> dims, int rank, int channels)
    {
        if (dims.Length > rank) return false;
        for (var d = 0; d < dims.Length; d++)
            if (dims[d] != 1 && (rank - dims.Length + d != 1 || dims[d] != channels)) return false;
        return true;
    }
}
