using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Onnx;
using Trtc.Core.Check;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Report;

namespace Trtc.Tests.Check;

/// <summary>The figures of docs/benchmarks.md for what a user learns before a build. Each prints its line.</summary>
[Collection(Alone.Name)]
public sealed class FrontEndBenchmark(ITestOutputHelper output)
{
    /// <summary>Warm and in process, everything that the commands do but print.</summary>
    [Fact(Explicit = true)]
    public void Check_and_inspect_of_det_against_its_protobuf_parse()
    {
        var path = Repository.Shared("models", "det.onnx");
        var parse = Median(() => ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)), 25);
        var check = Median(() => Check(path), 25);
        var inspect = Median(() => Inspect(path), 25);
        Tell($"det: protobuf {parse:f2} ms");
        Tell($"check {check:f2} ms ({check / parse:f2} times), inspect {inspect:f2} ms ({inspect / parse:f2} times)");
        Assert.True(check < 3 * parse);
        Assert.True(inspect < 3 * parse);
    }

    /// <summary>Rewriting passes through trees of a hundred thousand values: those no longer fit the processor's caches. A quadratic step
    /// would take a hundred times.</summary>
    private const double Rewriting = 40;

    [Fact(Explicit = true)]
    public void Ten_times_the_nodes_take_at_most_thirteen_times_the_time_and_passes_are_not_quadratic()
    {
        using var folder = new TempFolder();
        var (small, large) = (Chain(folder, 10_000), Chain(folder, 100_000));
        foreach (
            var (name, run) in new (string, Action<string>)[] { ("check", Check), ("inspect", Inspect), ("optimize", p => Optimize(p)) })
        {
            var (a, b) = (Median(() => run(small), 5), Median(() => run(large), 5));
            Tell($"{name}: 10,000 nodes {a:f1} ms, 100,000 nodes {b:f1} ms, {b / a:f1} times");
            Assert.True(b <= (name == "optimize" ? Rewriting : 13) * a,
                name + ": "
                + string.Join(", ",
                Optimize(small).Zip(Optimize(large), (x, y) =>
                string.Create(CultureInfo.InvariantCulture, $"{x.Name} {x.Time.TotalMilliseconds:f1} {y.Time.TotalMilliseconds:f1} ms"))));
        }
    }

    private static void Check(string path)
    {
        using var model = ModelReader.Read(path, new DiagnosticList())!;
        var inferred = ShapeInference.Run(model);
        var result = ModelCheck.Run(inferred.Model, new CheckOptions(Target.Newest, inferred.Constants) { RemarkDynamicInputs = true });
        Assert.False(ProfileMemory.Of(model, inferred.Model, []).IsDefault);
        Assert.True(result.Nodes > 0);
    }

    private static void Inspect(string path)
    {
        using var model = ModelReader.Read(path, new DiagnosticList())!;
        Assert.NotEmpty(ModelSummary.Of(model, InferenceOptions.Default, false).Outputs);
    }

    private static ImmutableArray<PassRun> Optimize(string path)
    {
        using var model = ModelReader.Read(path, new DiagnosticList())!;
        var result = Pipeline.Run(model, new PassContext(null, false), PassOptions.Default);
        Assert.NotEmpty(result.Model.Graph.Nodes);
        return result.Runs;
    }

    /// <summary>Convolutions with weights of their own, shape arithmetic and sums, as exporters write them.</summary>
    private static string Chain(TempFolder folder, int nodes)
    {
        var graph = new GraphProto { Name = "chain" };
        graph.Input.Add(Float("x0"));
        var x = "x0";
        for (var i = 1; graph.Node.Count + 6 <= nodes; i++)
        {
            graph.Initializer.Add(
                new TensorProto { Name = $"w{i}", DataType = 1, Dims = { 4, 4, 1, 1 }, RawData = ByteString.CopyFrom(new byte[64]) });
            graph.Node.Add(new NodeProto { Name = $"conv{i}", OpType = "Conv", Input = { x, $"w{i}" }, Output = { $"c{i}" } });
            graph.Node.Add(new NodeProto { Name = $"relu{i}", OpType = "Relu", Input = { $"c{i}" }, Output = { $"r{i}" } });
            graph.Node.Add(new NodeProto { Name = $"shape{i}", OpType = "Shape", Input = { $"r{i}" }, Output = { $"s{i}" } });
            graph.Node.Add(new NodeProto { Name = $"concat{i}", OpType = "Concat", Input = { $"s{i}" }, Output = { $"t{i}" },
                Attribute = { new AttributeProto { Name = "axis", Type = AttributeProto.Types.AttributeType.Int, I = 0 } } });
            graph.Node.Add(new NodeProto { Name = $"reshape{i}", OpType = "Reshape", Input = { $"r{i}", $"t{i}" }, Output = { $"h{i}" } });
            graph.Node.Add(new NodeProto { Name = $"add{i}", OpType = "Add", Input = { $"h{i}", x }, Output = { $"x{i}" } });
            x = $"x{i}";
        }
        for (; graph.Node.Count < nodes; x = graph.Node[^1].Output[0])
            graph.Node.Add(new NodeProto { OpType = "Relu", Input = { x }, Output = { $"tail{graph.Node.Count}" } });
        graph.Output.Add(Float(x));
        return folder.Write($"{nodes}.onnx",
            new ModelProto { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 18 } } }.ToByteArray());
    }

    private static ValueInfoProto Float(string name)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "n" });
        foreach (var size in (ReadOnlySpan<int>)[4, 8, 8]) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = 1, Shape = shape } } };
    }

    private static double Median(Action action, int rounds)
    {
        for (var i = 0; i < Math.Min(rounds, 8); i++) action();
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[rounds / 2];
    }

    private void Tell(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
