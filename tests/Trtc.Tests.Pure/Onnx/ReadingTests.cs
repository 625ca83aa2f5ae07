using System.Diagnostics;
using Google.Protobuf;
using global::Onnx;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Onnx;

public sealed class ReadingTests
{
    [Fact]
    public void Weights_stay_in_the_file_at_any_depth()
    {
        var inner = new GraphProto { Name = "body", Initializer = { Large("inner") },
            Node = { new NodeProto { OpType = "Identity", Input = { "inner" }, Output = { "o" } } },
            Output = { new ValueInfoProto { Name = "o" } } };
        var proto = BadInputTests.Valid(m =>
        {
            m.Graph.Initializer.Add(Large("outer"));
            m.Graph.Node.Add(new NodeProto { OpType = "Constant", Output = { "c" },
                Attribute = { new AttributeProto { Name = "value", Type = AttributeProto.Types.AttributeType.Tensor, T = Large("") } } });
            m.Graph.Node.Add(new NodeProto { OpType = "If", Input = { "x" }, Output = { "i" },
                Attribute = { new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = inner } } });
        });
        using var model = Read(proto);
        var graph = model.Graph;
        var constant = (TensorAttribute)graph.Nodes.Single(n => n.OpType == "Constant").Attributes["value"];
        var branch = (GraphAttribute)graph.Nodes.Single(n => n.OpType == "If").Attributes["then_branch"];
        foreach (var tensor in new[] { graph.Initializers["outer"], constant.Value, branch.Value.Initializers["inner"] })
        {
            Assert.IsType<FileBytes>(tensor.Bytes);
            Assert.Equal(Large("").RawData.ToByteArray(), ModelEquality.Content(tensor));
        }
        Assert.IsType<MemoryBytes>(graph.Initializers["w"].Bytes);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(3000)]
    public void Typed_lists_become_raw_bytes(int count)
    {
        var ints = Enumerable.Range(-count / 2, count).ToArray();
        Check(new TensorProto { DataType = 1, FloatData = { ints.Select(i => i * 0.5f) } },
            ints.SelectMany(i => BitConverter.GetBytes(i * 0.5f)));
        Check(new TensorProto { DataType = 11, DoubleData = { ints.Select(i => i * 0.5) } },
            ints.SelectMany(i => BitConverter.GetBytes(i * 0.5)));
        Check(new TensorProto { DataType = 6, Int32Data = { ints } }, ints.SelectMany(BitConverter.GetBytes));
        Check(new TensorProto { DataType = 5, Int32Data = { ints } }, ints.SelectMany(i => BitConverter.GetBytes((short)i)));
        Check(new TensorProto { DataType = 3, Int32Data = { ints.Select(i => (int)(sbyte)i) } }, ints.Select(i => (byte)i));
        Check(new TensorProto { DataType = 7, Int64Data = { ints.Select(i => i * 5_000_000_000L) } },
            ints.SelectMany(i => BitConverter.GetBytes(i * 5_000_000_000L)));
        Check(new TensorProto { DataType = 13, Uint64Data = { ints.Select(i => (ulong)i) } },
            ints.SelectMany(i => BitConverter.GetBytes((ulong)i)));

        void Check(TensorProto tensor, IEnumerable<byte> expected)
        {
            tensor.Name = "t";
            tensor.Dims.Add(count);
            using var model = Read(BadInputTests.Valid(m => m.Graph.Initializer.Add(tensor)));
            Assert.Equal(expected.ToArray(), ModelEquality.Content(model.Graph.Initializers["t"]));
        }
    }

    [Fact]
    public void A_function_is_written_out_with_its_callers_names_and_attributes()
    {
        var f = new FunctionProto
        {
            Name = "leaky", Domain = "own", Input = { "a" }, Output = { "b" }, Attribute = { "slope" },
                OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Node =
            {
                new NodeProto { Name = "n", OpType = "Identity", Input = { "a" }, Output = { "t" } },
                new NodeProto { OpType = "LeakyRelu", Input = { "t" }, Output = { "b" },
                    Attribute =
                    { new AttributeProto { Name = "alpha", RefAttrName = "slope", Type = AttributeProto.Types.AttributeType.Float } } },
            },
        };
        NodeProto Call(string name, string output, float slope) => new()
        {
            Name = name, OpType = "leaky", Domain = "own", Input = { "x" }, Output = { output },
            Attribute = { new AttributeProto { Name = "slope", Type = AttributeProto.Types.AttributeType.Float, F = slope } },
        };
        using var model = Read(BadInputTests.Valid(m =>
        {
            m.Functions.Add(f);
            m.Graph.Node.Add([Call("one", "p", 0.25f), Call("two", "q", 0.5f)]);
        }));
        var leaky = model.Graph.Nodes.Where(n => n.Is("LeakyRelu")).ToArray();
        Assert.Equal([0.25f, 0.5f], leaky.Select(n => n.Float("alpha", 0)));
        Assert.Equal(["p", "q"], leaky.Select(n => n.Outputs[0]));
        Assert.Equal(["one/t", "two/t"], leaky.Select(n => n.Inputs[0]));
        Assert.All(leaky, n => Assert.Equal("leaky", n.Origin));
    }

    [Fact]
    public void A_sparse_initializer_becomes_dense()
    {
        using var model = Read(BadInputTests.Valid(m => m.Graph.SparseInitializer.Add(new SparseTensorProto
        {
            Dims = { 2, 3 },
            Values = new TensorProto { Name = "s", DataType = 1, Dims = { 2 }, FloatData = { 5, 7 } },
            Indices = new TensorProto { DataType = 7, Dims = { 2, 2 }, Int64Data = { 0, 1, 1, 2 } },
        })));
        Assert.Equal(new float[] { 0, 5, 0, 0, 0, 7 }.SelectMany(BitConverter.GetBytes),
            ModelEquality.Content(model.Graph.Initializers["s"]));
    }

    [Fact(Explicit = true)]
    public void Reading_takes_under_three_times_protobuf_alone()
    {
        var path = Repository.Shared("models", "det.onnx");
        var bytes = File.ReadAllBytes(path);
        var (parse, read) = (Median(() => ModelProto.Parser.ParseFrom(bytes)), Median(() => RoundTripTests.Read(path).Dispose()));
        TestContext.Current.SendDiagnosticMessage(
            $"parse {parse.TotalMilliseconds:F2} ms, read {read.TotalMilliseconds:F2} ms, {read / parse:F2} times");
        Assert.True(read < 3 * parse, $"{read.TotalMilliseconds:F2} ms against {parse.TotalMilliseconds:F2} ms");
    }

    [Fact(Explicit = true)]
    public void Reading_is_linear_in_the_nodes()
    {
        using var folder = new TempFolder();
        var times = new[] { 10_000, 100_000 }.Select(n =>
        {
            var path = folder.Write($"{n}.onnx", BadInputTests.Bytes(BadInputTests.Valid(m =>
            {
                // In reverse, so that sorting has its work too.
                for (var i = n; i > 0; i--)
                    m.Graph.Node.Add(
                        new NodeProto { Name = $"node{i}", OpType = "Relu", Input = { i == 1 ? "x" : $"v{i - 1}" }, Output = { $"v{i}" } });
            })));
            return Median(() => RoundTripTests.Read(path).Dispose(), 5);
        }).ToArray();
        TestContext.Current.SendDiagnosticMessage(
            $"{times[0].TotalMilliseconds:F1} ms, {times[1].TotalMilliseconds:F1} ms: {times[1] / times[0]:F1} times");
        Assert.True(times[1] < 13 * times[0], $"{times[1] / times[0]:F1} times");
    }

    private static TimeSpan Median(Action action, int rounds = 15)
    {
        for (var i = 0; i < 5; i++) action();
        var times = new List<TimeSpan>();
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start));
        }
        times.Sort();
        return times[rounds / 2];
    }

    private static TensorProto Large(string name) =>
        new() { Name = name, DataType = 1, Dims = { 2048 },
        RawData = ByteString.CopyFrom([.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 31))]) };

    private static Model Read(ModelProto proto)
    {
        using var folder = new TempFolder();
        return RoundTripTests.Read(folder.Write("m.onnx", BadInputTests.Bytes(proto)));
    }
}
