using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using global::Onnx;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Passes.Bodies;
using Trtc.Tests.Onnx;

namespace Trtc.Tests.Passes;

/// <summary>ONNX's operator tests: an optimised model gives the original's outputs wherever ONNX Runtime runs it.</summary>
public sealed class NodeTestPassesTests
{
    [Fact]
    public void A_sample_of_the_operator_tests_keeps_its_outputs() => Sweep(step: 12);

    [Fact(Explicit = true)]
    public void Every_operator_test_keeps_its_outputs() => Sweep(step: 1);

    /// <summary>
    /// Operators that were written out, against the outputs that ONNX itself stores: ONNX Runtime need not know the operator, and a body
    /// that forgot an attribute does not pass.
    /// </summary>
    [Theory]
    [InlineData("tensorrt-8.6", 190)]
    [InlineData("rtx-1.7", 150)]
    public void What_is_written_out_gives_the_stored_outputs(string target, int least)
    {
        Assert.True(Target.TryParse(target, out var release));
        using var temp = new TempFolder();
        var (ran, wrong, idle) = (0, new List<string>(), new List<string>());
        foreach (var folder in NodeTests.Folders())
        {
            var name = Path.GetFileName(folder);
            if (name.EndsWith("_expanded", StringComparison.Ordinal) || Inputs(Path.Combine(folder, "test_data_set_0")) is not { } inputs)
                continue;
            using var model = RoundTripTests.Read(Path.Combine(folder, "model.onnx"));
            var bodies = model.Graph.Nodes.Where(n => FunctionBodies.Of(n) is not null).Select(n => n.OpType).ToHashSet();
            if (bodies.Count == 0) continue;
            var written = Pipeline.Run(model, new(release), PassOptions.Default with { Verify = true }).Model;
            if (written.Graph.Nodes.Any(n => bodies.Contains(n.OpType) && !n.Name.Contains('/', StringComparison.Ordinal))) continue;
            // What is left is older than the operator: ONNX Runtime need not know the newest opset.
            ModelWriter.Write(written with { IrVersion = Math.Min(written.IrVersion, 10),
                Opsets = written.Opsets.SetItem("", Math.Min(written.Opset, 23)) }, temp.File("o.onnx"));
            var actual = Run(temp.File("o.onnx"), inputs);
            if (actual is null) idle.Add(name);
            else if (Stored(folder, actual.Count) is { } expected)
            {
                ran++;
                if (!expected.Zip(actual, Same).All(s => s)) wrong.Add(name);
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{ran} ran, {wrong.Count} differ; ONNX Runtime does not run {string.Join(", ", idle)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(ran >= least, $"{ran} ran; not {string.Join(", ", idle)}");
    }

    /// <summary>The same of Attention whose batch and lengths only a run tells: masks and windows are computed then, not
    /// constants.</summary>
    [Fact]
    public void Attention_of_unknown_lengths_gives_the_stored_outputs()
    {
        Assert.True(Target.TryParse("tensorrt-8.6", out var release));
        using var temp = new TempFolder();
        var (ran, wrong) = (0, new List<string>());
        foreach (var folder in NodeTests.Folders())
        {
            var name = Path.GetFileName(folder);
            if (!name.StartsWith("test_attention", StringComparison.Ordinal) || name.EndsWith("_expanded", StringComparison.Ordinal)
                || Inputs(Path.Combine(folder, "test_data_set_0")) is not { } inputs) continue;
            using var model = RoundTripTests.Read(Path.Combine(folder, "model.onnx"));
            var node = model.Graph.Nodes[0];
            // A mask that ends before the keys do has to say so by its sizes.
            if (name.Contains("padded_kv", StringComparison.Ordinal)) continue;
            var open = model.Graph.Inputs.Select(i => i.Name == node.Input(3) || i.Name == node.Input(6) ? i
                : i with { Type = new TensorType(i.Element, Open(i.Name, i.Shape!)) });
            var written = Pipeline.Run(model with { Graph = model.Graph with { Inputs = [.. open] } }, new(release),
                PassOptions.Default with { Verify = true }).Model;
            if (written.Graph.Nodes.Any(n => n.OpType == "Attention")) continue;
            ModelWriter.Write(written with { IrVersion = Math.Min(written.IrVersion, 10),
                Opsets = written.Opsets.SetItem("", Math.Min(written.Opset, 23)) }, temp.File("o.onnx"));
            if (Run(temp.File("o.onnx"), inputs) is not { } actual || Stored(folder, actual.Count) is not { } expected) continue;
            ran++;
            if (!expected.Zip(actual, Same).All(s => s)) wrong.Add(name);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{ran} ran, {wrong.Count} differ");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(ran >= 60, $"{ran} ran");

        static Shape Open(string name, Shape shape)
        {
            var dims = shape.Dims.ToBuilder();
            dims[0] = Dim.Of(name + "_batch");
            dims[shape.Rank - 2] = Dim.Of(name + "_length");
            return new Shape(dims.ToImmutable());
        }
    }

    private static List<(DataType Type, byte[] Bytes)>? Stored(string folder, int count)
    {
        var outputs = new List<(DataType, byte[])>();
        for (var k = 0; k < count; k++)
        {
            var proto = TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(folder, "test_data_set_0", $"output_{k}.pb")));
            if (!proto.HasRawData) return null;
            outputs.Add(((DataType)proto.DataType, proto.RawData.ToByteArray()));
        }
        return outputs;
    }

    private static void Sweep(int step)
    {
        var folders = NodeTests.Folders();
        var (ran, wrong) = (0, new List<string>());
        using var temp = new TempFolder();
        for (var i = 0; i < folders.Length; i += step)
        {
            var inputs = Inputs(Path.Combine(folders[i], "test_data_set_0"));
            if (inputs is null) continue;
            using var model = RoundTripTests.Read(Path.Combine(folders[i], "model.onnx"));
            var optimised = Pipeline.Run(model, new(Target.Newest[0]), PassOptions.Default with { Verify = true }).Model;
            ModelWriter.Write(optimised, temp.File("o.onnx"));
            if (Run(Path.Combine(folders[i], "model.onnx"), inputs) is not { } expected) continue;
            ran++;
            var name = Path.GetFileName(folders[i]);
            if (Run(temp.File("o.onnx"), inputs) is not { } actual) wrong.Add($"{name}: no longer runs");
            // Where ONNX Runtime's own kernel departs from ONNX's outputs, those are right.
            else if (expected.Count != actual.Count || !expected.Zip(actual, Same).All(s => s)
                && Stored(folders[i], actual.Count)?.Zip(actual, Same).All(s => s) != true) wrong.Add(name);
        }
        TestContext.Current.SendDiagnosticMessage($"{ran} ran, {wrong.Count} differ");
        Assert.True(ran > folders.Length / step / 2, $"ONNX Runtime ran {ran} only");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool Same((DataType Type, byte[] Bytes) a, (DataType Type, byte[] Bytes) b)
    {
        if (a.Type != b.Type || a.Bytes.Length != b.Bytes.Length) return false;
        if (a.Type is not (DataType.Float64 or DataType.Float32 or DataType.Float16)) return a.Bytes.AsSpan().SequenceEqual(b.Bytes);
        var (x, y) = (Floats(a.Type, a.Bytes), Floats(a.Type, b.Bytes));
        // A constant computed here may differ from ONNX Runtime's by the last bit of its own precision, and so may what ONNX Runtime fuses
        // once a cast between is gone.
        var tolerance = a.Type == DataType.Float16 ? 1e-3f : 1e-5f;
        float scale = 1e-3f;
        foreach (var v in x) if (float.IsFinite(v)) scale = Math.Max(scale, Math.Abs(v));
        for (var i = 0; i < x.Length; i++)
            if (!(x[i].Equals(y[i]) || Math.Abs(x[i] - y[i]) <= tolerance * scale)) return false;
        return true;
    }

    private static float[] Floats(DataType type, byte[] bytes) => type switch
    {
        DataType.Float64 => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(bytes.AsSpan()).ToArray(), d => (float)d),
        DataType.Float32 => MemoryMarshal.Cast<byte, float>(bytes.AsSpan()).ToArray(),
        _ => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes.AsSpan()).ToArray(), h => (float)h),
    };

    /// <returns>Null when an input is no tensor.</returns>
    private static List<TensorData>? Inputs(string folder)
    {
        var inputs = new List<TensorData>();
        for (var k = 0; File.Exists(Path.Combine(folder, $"input_{k}.pb")); k++)
        {
            var proto = TensorProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(folder, $"input_{k}.pb")));
            if (proto.DataType is 0 or 8 || !proto.HasRawData) return null;
            inputs.Add(new((DataType)proto.DataType, [.. proto.Dims], new MemoryBytes(proto.RawData.Memory)));
        }
        return inputs;
    }

    /// <returns>Null when ONNX Runtime does not run it, or an output is no tensor of numbers.</returns>
    private static unsafe List<(DataType Type, byte[] Bytes)>? Run(string path, List<TensorData> inputs)
    {
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            using var session = new InferenceSession(path, options);
            if (session.InputNames.Count > inputs.Count) return null;
            var values = new List<OrtValue>();
            var buffers = new List<GCHandle>();
            try
            {
                foreach (var (name, tensor) in session.InputNames.Zip(inputs))
                {
                    var bytes = ModelEquality.Content(tensor);
                    var handle = GCHandle.Alloc(bytes.Length == 0 ? new byte[1] : bytes, GCHandleType.Pinned);
                    buffers.Add(handle);
                    values.Add(OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance,
                        (Microsoft.ML.OnnxRuntime.Tensors.TensorElementType)tensor.Type,
                        [.. tensor.Dims], handle.AddrOfPinnedObject(), bytes.Length));
                }
                using var run = new RunOptions();
                using var results = session.Run(run, session.InputNames, values, session.OutputNames);
                var outputs = new List<(DataType, byte[])>();
                foreach (var r in results)
                {
                    if (!r.IsTensor || r.GetTensorTypeAndShape()
                        .ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.String) return null;
                    outputs.Add(((DataType)r.GetTensorTypeAndShape().ElementDataType, r.GetTensorMutableRawData().ToArray()));
                }
                return outputs;
            }
            finally
            {
                foreach (var v in values) v.Dispose();
                foreach (var b in buffers) b.Free();
            }
        }
        catch (OnnxRuntimeException)
        {
            return null;
        }
    }
}
