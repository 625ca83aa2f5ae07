using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision.Repairs;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision.Repairs;

/// <summary>Runs of models on made-up inputs, some channels much larger than others, by ONNX Runtime.</summary>
internal static class ProbeRuns
{
    internal const int Count = 6;

    internal static float[] Input(Shape shape, int seed)
    {
        var random = new Random(seed);
        var values = new float[shape.Elements];
        var inner = values.Length / (int)shape[1].Value;
        for (var i = 0; i < values.Length; i++) values[i] = (float)(random.NextDouble() * 2 - 0.6) * MathF.Pow(1.6f, i / inner % 8);
        return values;
    }

    /// <summary>Each output of each run, in the order of the model's outputs.</summary>
    internal static float[][][] All(Model model, ImmutableArray<string> outputs, int[]? order = null)
    {
        var diagnostics = new DiagnosticList();
        using var runner = OrtModelRunner.Open(model, [], new() { EmulateQuantization = true }, diagnostics);
        Assert.True(runner is not null, string.Join('\n', diagnostics.Items));
        var input = model.Graph.Inputs[0];
        var runs = new List<float[][]>();
        foreach (var seed in order ?? [.. Enumerable.Range(0, Count)])
        {
            var values = runner.Run([NamedTensor.Of(input.Name, [.. input.Shape!.Dims.Select(d => d.Value)], Input(input.Shape, seed))],
                outputs, diagnostics);
            Assert.False(values.IsDefault, string.Join('\n', diagnostics.Items));
            runs.Add([.. values.Select(v => v!.Values)]);
        }
        return [.. runs];
    }

    internal static float[][] First(Model model) => [.. All(model, [model.Graph.Outputs[0].Name]).Select(r => r[0])];

    internal static void Take(Probe probe, int[]? order = null)
    {
        foreach (var run in All(probe.Model, probe.Outputs, order)) probe.Take([.. run]);
    }

    /// <summary>Noise over signal of each channel (axis 1 of a batch of one), then the mean.</summary>
    internal static double Noise(float[][] expected, float[][] actual, int channels = 1)
    {
        double sum = 0;
        var inner = expected[0].Length / channels;
        for (var c = 0; c < channels; c++)
        {
            double noise = 0, signal = 0;
            for (var r = 0; r < expected.Length; r++)
                for (var i = c * inner; i < (c + 1) * inner; i++)
                {
                    double d = (double)expected[r][i] - actual[r][i];
                    noise += d * d;
                    signal += (double)expected[r][i] * expected[r][i];
                }
            sum += noise / signal;
        }
        return sum / channels;
    }

    /// <summary>The largest magnitude of every float value that is quantised, over 127.</summary>
    internal static Dictionary<string, float> Steps(Model model, IEnumerable<string> tensors)
    {
        ImmutableArray<string> names = [.. tensors];
        var inner = model with { Graph = model.Graph with { Outputs = [.. names.Select(n => new ValueInfo(n, null))] } };
        var steps = names.ToDictionary(n => n, _ => 0f, StringComparer.Ordinal);
        foreach (var run in All(inner, names))
            for (var n = 0; n < names.Length; n++) steps[names[n]] = Math.Max(steps[names[n]], run[n].Max(MathF.Abs) / 127);
        return steps;
    }
}
