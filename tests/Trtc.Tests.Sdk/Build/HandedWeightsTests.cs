using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Runtime.Cpu;
using Trtc.Runtime.Native;
using Trtc.Tests.Sdk;
using Trtc.Tests.Sdk.Native;
using global::Onnx;

namespace Trtc.Tests.Build;

/// <summary>Weights that go to the real parser by name, from where they lie.</summary>
public sealed class HandedWeightsTests(ITestOutputHelper output)
{
    private const int Wide = 4096;

    [Fact]
    public void The_engine_is_the_one_that_a_whole_file_gives()
    {
        using var folder = new TempFolder();
        var (file, names) = BothWays(Repository.Shared("models", "rec.onnx"), folder, "1x3x48x320");
        Assert.Equal(file.Engine, names.Engine);
    }

    /// <summary>Writing the graph and the native parse, both ways, one after the other; the first round does not count.</summary>
    [Theory(Explicit = true)]
    [InlineData("layout.onnx", null)]
    [InlineData("light/light_vgg19.onnx", null)]
    public void Both_ways_are_measured(string model, string? profile)
    {
        using var folder = new TempFolder();
        var path = Repository.Shared([.. (string[])["models"], .. model.Split('/')]);
        if (model.StartsWith("light", StringComparison.Ordinal)) path = WithWeights(path, folder);
        BothWays(path, folder, profile);
        for (var i = 0; i < 3; i++)
        {
            var (file, names) = BothWays(path, folder, profile);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{model}: file {file.Write:f3} + {file.Parse:f3} s, peak {file.Peak >> 20} MiB; by name {names.Write:f3} + {names.Parse:f3} s, peak {names.Peak >> 20} MiB"));
            Assert.Equal(file.Engine, names.Engine);
        }
    }

    [Theory(Explicit = true)]
    [InlineData(0)]
    // Floats at odd addresses: the parser must not get them as they lie.
    [InlineData(2)]
    public void More_than_two_gigabytes_are_built_from_where_they_lie(int shift)
    {
        using var folder = new TempFolder();
        const int Layers = 34;
        WriteWide(folder, Layers, shift);
        var beside = new List<(string Name, long Bytes)>();
        var observer = new RecordingObserver { OnPhase = () =>
            { lock (beside) beside.AddRange(new DirectoryInfo(folder.Path).GetFiles().Select(f => (f.Name, f.Length))); } };
        var diagnostics = new DiagnosticList();
        var job = new BuildJob(folder.File("wide.onnx"), folder.File("wide.engine"), [], default, new(), "trtc build wide.onnx", [], []);
        using var backend = new ChildBackend(new(SdkUnderTest.Folder));
        var report = EngineBuild.Run(job, backend, new CpuRuntime(), new(diagnostics, observer, default));
        Assert.True(report is not null, string.Join('\n', diagnostics.Items.Select(d => d.Message)));
        Assert.Contains(report.Passes, p => p.NodesAfter < p.NodesBefore);
        Assert.True(report.Engine.Bytes > (long)Layers * Wide * Wide * 4, $"the engine has {report.Engine.Bytes} bytes");
        Assert.Contains(beside, f => f.Name.EndsWith(".onnx", StringComparison.Ordinal) && f.Name.StartsWith('.'));
        Assert.DoesNotContain(beside, f => f.Bytes > 1 << 20 && f.Name != "wide.bin"
            && !f.Name.EndsWith(".engine", StringComparison.Ordinal));
        Assert.Equal(["wide.bin", "wide.engine", "wide.engine.json", "wide.onnx", "wide.report.json"],
            new DirectoryInfo(folder.Path).GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Layers * (long)Wide * Wide * 4 >> 20} MiB of weights, shifted by {shift}: parse {report.Timings.NativeParse:f2} s, build {report.Timings.NativeBuild:f2} s, all {report.Timings.Total:f2} s; peak {report.Memory.PeakBytes >> 20} + {report.Memory.NativePeakBytes >> 20} MiB"));
    }

    /// <summary>Multiplications by square matrices of 64 MiB, with an Identity that a pass removes.</summary>
    private static void WriteWide(TempFolder folder, int layers, int shift)
    {
        var model = new ModelProto { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } },
            Graph = new GraphProto { Name = "wide" } };
        var type =
            new TypeProto { TensorType =
            new TypeProto.Types.Tensor { ElemType = 1, Shape = new TensorShapeProto { Dim = { Fixed(1), Fixed(Wide) } } } };
        model.Graph.Input.Add(new ValueInfoProto { Name = "x0", Type = type });
        model.Graph.Output.Add(new ValueInfoProto { Name = "y", Type = type });
        const long Bytes = (long)Wide * Wide * 4;
        using (var data = File.Create(folder.File("wide.bin")))
        {
            var block = new byte[Wide * 4];
            var random = new Random(7);
            data.Position = shift;
            for (var i = 0; i < layers; i++)
            {
                model.Graph.Node.Add(new NodeProto { OpType = "MatMul", Input = { $"x{i}", $"w{i}" }, Output = { $"h{i}" } });
                model.Graph.Node.Add(
                    new NodeProto { OpType = i == 0 ? "Identity" : "Relu", Input = { $"h{i}" }, Output = { $"x{i + 1}" } });
                model.Graph.Initializer.Add(new TensorProto
                {
                    Name = $"w{i}", DataType = 1, Dims = { Wide, Wide }, DataLocation = TensorProto.Types.DataLocation.External,
                    ExternalData = { Entry("location", "wide.bin"),
                        Entry("offset", (shift + i * Bytes).ToString(CultureInfo.InvariantCulture)),
                        Entry("length", Bytes.ToString(CultureInfo.InvariantCulture)) },
                });
                for (var row = 0; row < Wide; row++)
                {
                    var values = MemoryMarshal.Cast<byte, float>(block.AsSpan());
                    for (var k = 0; k < values.Length; k++) values[k] = random.NextSingle() - 0.5f;
                    data.Write(block);
                }
            }
        }
        model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { $"x{layers}" }, Output = { "y" } });
        folder.Write("wide.onnx", model.ToByteArray());
    }

    /// <summary>The model whose weights are made by ConstantOfShape, with weights inside instead.</summary>
    private static string WithWeights(string path, TempFolder folder)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        var shapes = model.Graph.Initializer.Where(t => t.DataType == 7).ToDictionary(t => t.Name, t => Sizes(t), StringComparer.Ordinal);
        var random = new Random(7);
        foreach (var node in model.Graph.Node.Where(n => n.OpType == "ConstantOfShape" && shapes.ContainsKey(n.Input[0])).ToArray())
        {
            var dims = shapes[node.Input[0]];
            var values = new float[dims.Aggregate(1L, (a, b) => a * b)];
            for (var i = 0; i < values.Length; i++) values[i] = (random.NextSingle() - 0.5f) * 0.01f;
            model.Graph.Node.Remove(node);
            model.Graph.Initializer.Add(new TensorProto { Name = node.Output[0], DataType = 1, Dims = { dims },
                RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())) });
        }
        return folder.Write("weights.onnx", model.ToByteArray());
    }

    private static ((double Write, double Parse, long Peak, byte[] Engine) File,
        (double Write, double Parse, long Peak, byte[] Engine) Names) BothWays(string path, TempFolder folder, string? profile)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(path, new ReadOptions(), diagnostics)!;
        Assert.True(Target.TryParse("rtx-1.7", out var target));
        var optimised = Pipeline.Run(model, new PassContext(target), PassOptions.Default).Model;
        var options = new BuildOptions();
        if (profile is not null)
        {
            var sizes = ProfileSpec.Parse(profile, diagnostics)[0];
            options = options with { Profiles = [new([new(model.Graph.Inputs[0].Name, sizes.Min, sizes.Opt, sizes.Max)])] };
        }
        var at = folder.File("handed.onnx");
        return (Run(() => { ModelWriter.Write(optimised, at); return []; }),
            Run(() => ModelWriter.WriteWithoutWeights(optimised, at)!.Value));

        (double, double, long, byte[]) Run(Func<System.Collections.Immutable.ImmutableArray<WeightRange>> write)
        {
            var start = Stopwatch.GetTimestamp();
            var weights = write();
            var written = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var backend = new ChildBackend(new(SdkUnderTest.Folder));
            var result = backend.Build(new(at, path, folder.File("out.engine"), options) { Weights = weights }, new RecordingObserver(),
                diagnostics, default);
            Assert.True(result is not null, string.Join('\n', diagnostics.Items.Select(d => d.Message)));
            return (written, result.ParseSeconds, result.PeakBytes, File.ReadAllBytes(folder.File("out.engine")));
        }
    }

    private static long[] Sizes(TensorProto shape) =>
        shape.Int64Data.Count > 0 ? [.. shape.Int64Data] : MemoryMarshal.Cast<byte, long>(shape.RawData.Span).ToArray();

    private static TensorShapeProto.Types.Dimension Fixed(long size) => new() { DimValue = size };

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };
}
