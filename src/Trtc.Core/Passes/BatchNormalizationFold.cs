using Trtc.Core.Ir;

namespace Trtc.Core.Passes;

/// <summary>BatchNormalization with known statistics is a factor and an offset a channel: <c>γ/√(σ²+ε)</c> and <c>β −
/// μ·γ/√(σ²+ε)</c>.</summary>
internal static class BatchNormalizationFold
{
    public static Model Run(Model model, PassContext context)
    {
        var edit = new GraphEditor(model.Graph);
        for (var i = 0; i < edit.Count; i++)
        {
            if (edit[i] is not { } norm || !norm.Is("BatchNormalization") || !IsInference(edit, norm, model.Opset)) continue;
            var at = edit.ProducerIndex(norm.Input(0));
            if (at < 0 || edit[at] is not { } maker || !edit.HasOneReader(norm.Input(0)) || maker.Outputs.Length != 1) continue;
            var channels = ChannelFold.Channels(edit, maker);
            if (channels == 0 || Statistic(edit, norm, 1, channels) is not { } gamma || Statistic(edit, norm, 2, channels) is not { } beta
                || Statistic(edit, norm, 3, channels) is not { } mean || Statistic(edit, norm, 4, channels) is not { } variance) continue;
            var epsilon = (double)norm.Float("epsilon", 1e-5f);
            var (factors, offsets) = (new double[channels], new double[channels]);
            for (var c = 0; c < channels; c++)
            {
                factors[c] = gamma[c] / Math.Sqrt(variance[c] + epsilon);
                offsets[c] = beta[c] - mean[c] * factors[c];
            }
            edit.Remove(i);
            ChannelFold.Apply(edit, at, factors, offsets, norm.Outputs[0]);
        }
        return model with { Graph = edit.ToGraph() };
    }

    private static bool IsInference(GraphEditor edit, Node norm, int opset)
    {
        if (norm.Int("training_mode", 0) != 0 || norm.Int("spatial", 1) != 1 || (opset < 7 && norm.Int("is_test", 0) == 0)) return false;
        for (var o = 1; o < norm.Outputs.Length; o++)
            if (norm.Outputs[o].Length > 0 && (edit.IsPinned(norm.Outputs[o]) || edit.Readers(norm.Outputs[o]).Count > 0)) return false;
        return true;
    }

    private static float[]? Statistic(GraphEditor edit, Node norm, int input, int channels) =>
        edit.Constant(norm.Input(input)) is { Type: DataType.Float32 } tensor && tensor.Elements == channels ? ChannelFold.Floats(tensor)
            : null;
}
