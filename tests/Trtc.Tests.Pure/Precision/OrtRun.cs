using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision;

/// <summary>A model's outputs on one ramp input, by ONNX Runtime, Q/DQ computed as written.</summary>
internal static class OrtRun
{
    internal static float[] First(Model model)
    {
        using var folder = new TempFolder();
        var path = folder.File("m.onnx");
        ModelWriter.Write(model, path);
        return First(path, model.Graph.Inputs[0]);
    }

    internal static float[] First(string path, ValueInfo input)
    {
        var diagnostics = new DiagnosticList();
        using var session = OrtSession.Open(path, new() { EmulateQuantization = true }, diagnostics);
        Assert.True(session is not null, string.Join('\n', diagnostics.Items));
        var values = new float[input.Shape!.Elements];
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Sin(i * 0.37f) * 2;
        using var result = session.Run([NamedTensor.Of(input.Name, input.Shape.Dims.Select(d => d.Value).ToArray(), values)], diagnostics);
        Assert.True(result is not null, string.Join('\n', diagnostics.Items));
        return result.Floats(0).ToArray();
    }

    internal static void Close(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"[{i}]: {expected[i]} and {actual[i]}");
    }
}
