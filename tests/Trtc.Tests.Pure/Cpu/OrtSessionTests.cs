using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Cpu;

public sealed class OrtSessionTests
{
    [Fact]
    public void Runs_a_model_from_a_file_and_from_memory_to_the_same_bits()
    {
        var path = Repository.Shared("models", "digits.onnx");
        var diagnostics = new DiagnosticList();
        using var file = OrtSession.Open(path, new(), diagnostics)!;
        using var memory = OrtSession.Open(File.ReadAllBytes(path), path, "", new(), diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal("image", Assert.Single(file.Inputs).Name);
        Assert.Equal(DataType.Float32, file.Inputs[0].Element);
        Assert.Equal([1, 32, 32], file.Inputs[0].Shape!.Dims.Skip(1).Select(d => d.Value));

        var input = NamedTensor.Of("image", [2, 1, 32, 32], [.. Enumerable.Range(0, 2048).Select(i => i % 17 / 16f)]);
        using var a = file.Run([input], diagnostics)!;
        using var b = memory.Run([input], [file.Outputs[0].Name], diagnostics)!;
        Assert.Equal([2, 10], a.Dims(0));
        Assert.Equal(a.Floats(0).ToArray(), b.Floats(0).ToArray());
        Assert.Contains(a.Floats(0).ToArray(), v => v != 0);
    }

    [Fact]
    public void External_data_is_found_beside_the_model_and_in_the_folder_named()
    {
        var path = Repository.Shared("models", "dynamo", "vit_dynamo_18.onnx");
        var diagnostics = new DiagnosticList();
        using var file = OrtSession.Open(path, new(), diagnostics);
        using var memory = OrtSession.Open(File.ReadAllBytes(path), path, Path.GetDirectoryName(path)!, new(), diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.Equal(file!.Outputs, memory!.Outputs);
    }

    /// <summary>ONNX Runtime reads inputs where they lie, and gives an output that is one of them from there too: it must not move as long
    /// as the result is read.</summary>
    [Fact]
    public void An_output_that_is_an_input_stays_readable()
    {
        var g = new Precision.TestGraph();
        var model = g.Model(g.Add("Relu", "y", [g.Input("x", 1, 16)]));
        model = model with { Graph = model.Graph with { Outputs = model.Graph.Outputs.AddRange(model.Graph.Inputs) } };
        var diagnostics = new DiagnosticList();
        using var session = OrtSession.Open(model, new(), diagnostics)!;
        Assert.Empty(diagnostics.Items);
        float[] expected = [.. Enumerable.Range(1, 16)];
        for (var round = 0; round < 50; round++)
        {
            var gap = new byte[20_000];
            using var result = session.Run([NamedTensor.Of("x", [1, 16], expected)], ["y", "x"], diagnostics)!;
            GC.KeepAlive(gap);
            gap = null;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            var garbage = Enumerable.Range(0, 200).Select(_ => Enumerable.Repeat((byte)0xFF, 500).ToArray()).ToArray();
            Assert.Equal(expected, result.Floats(0).ToArray());
            Assert.Equal(expected, result.Floats(1).ToArray());
            GC.KeepAlive(garbage);
        }
    }

    [Fact]
    public void A_refused_model_and_a_failed_run_are_diagnostics()
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(OrtSession.Open([1, 2, 3], "broken.onnx", "", new(), diagnostics));
        Assert.Equal(Codes.OrtRefusesModel, Assert.Single(diagnostics.Items).Code);

        diagnostics = new DiagnosticList();
        using var session = OrtSession.Open(Repository.Shared("models", "digits.onnx"), new(), diagnostics)!;
        Assert.Null(session.Run([NamedTensor.Of("image", [1, 3, 32, 32], new float[3072])], diagnostics));
        Assert.Equal(Codes.OrtRunFailed, Assert.Single(diagnostics.Items).Code);
    }
}
