using System.Collections.Immutable;
using System.Diagnostics;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using ValueType = Trtc.Core.Ir.ValueType;

namespace Trtc.Tests.Ops;

public class HostileGraphTests(ITestOutputHelper output)
{
    private static readonly long[] Extremes =
        [0, 1, -1, 2, -2, 3, 7, 64, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 40];

    /// <summary>Any file may come: attributes, inputs and types are drawn anew, and inference has to end without an exception.</summary>
    [Fact]
    public void Models_that_make_no_sense_are_survived()
    {
        var faults = new List<string>();
        var rules = new HashSet<string>(StringComparer.Ordinal);
        var seed = 0;
        foreach (var folder in NodeTests.Folders())
        {
            using var model = ModelReader.Read(Path.Combine(folder, "model.onnx"), new(), new DiagnosticList())!;
            for (var round = 0; round < 4; round++)
            {
                var random = new Random(seed++);
                var before = RuleGuard.Faults;
                var mutated = model with { Graph = Mutated(model.Graph, random) };
                try
                {
                    var result = ShapeInference.Run(mutated, new() { Contents = Contents(mutated.Graph, random) });
                    MacCount.Of(result.Model.Graph);
                    ActivationMemory.Estimate(result.Model.Graph);
                    // The oldest release has the most operators written out.
                    Pipeline.Run(mutated, new PassContext(Target.Newest[0]), PassOptions.Default);
                }
                catch (Exception e)
                {
                    faults.Add(
                        $"{Path.GetFileName(folder)} round {round}: {e.GetType().Name} {e.StackTrace!.Split('\n')[0].Trim()} "
                        + $"{e.StackTrace!.Split('\n').FirstOrDefault(l => l.Contains("Trtc.Core."))?.Trim()}");
                }
                if (RuleGuard.Faults > before && rules.Add(RuleGuard.LastFault)) faults.Add(RuleGuard.LastFault);
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact(Explicit = true)]
    public void Time_is_linear_in_nodes()
    {
        var (small, large) = (Chain(10_000), Chain(100_000));
        ShapeInference.Run(small);
        var (a, b) = (Median(small), Median(large));
        output.WriteLine($"10,000 nodes {a:F1} ms, 100,000 nodes {b:F1} ms");
        Assert.True(b < 13 * a, $"{a} {b}");
    }

    private static double Median(Model model)
    {
        var times = new double[5];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ShapeInference.Run(model);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[2];
    }

    /// <summary>Reshapes through computed shapes, and sums: every kind of knowledge is carried along.</summary>
    private static Model Chain(int nodes)
    {
        var all = ImmutableArray.CreateBuilder<Node>(nodes);
        var x = "x";
        for (var i = 0; all.Count < nodes; i++)
        {
            all.Add(new("", "Shape", "", [x], [$"s{i}"], Node.NoAttributes));
            all.Add(new("", "Concat", "", [$"s{i}"], [$"c{i}"], Node.NoAttributes.Add("axis", new IntAttribute(0))));
            all.Add(new("", "Reshape", "", [x, $"c{i}"], [$"r{i}"], Node.NoAttributes));
            all.Add(new("", "Relu", "", [$"r{i}"], [$"a{i}"], Node.NoAttributes));
            all.Add(new("", "Add", "", [$"a{i}", $"r{i}"], [$"x{i}"], Node.NoAttributes));
            x = $"x{i}";
        }
        var input = new ValueInfo("x", new TensorType(DataType.Float32, new([Dim.Of("N"), 3, Dim.Of("H"), Dim.Of("W")])));
        return new("", 10, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("", 18L)]), "", "",
            ImmutableSortedDictionary<string, string>.Empty,
            new Graph("g", all.ToImmutable(), [input], [new(x, null)], Graph.NoInitializers, Graph.NoValues), []);
    }

    private static Graph Mutated(Graph graph, Random random) => graph with
    {
        Nodes = [.. graph.Nodes.Select(n => random.Next(2) == 0 ? Mutated(n, random) : n)],
        Inputs = [.. graph.Inputs.Select(i => random.Next(2) == 0 ? i with { Type = Type(i.Type, random) } : i)],
        Outputs = [.. graph.Outputs.Select(o => o with { Type = null })],
    };

    private static Node Mutated(Node node, Random random)
    {
        var attributes = node.Attributes;
        var row = OpTable.Find(node.Domain, node.OpType)?.Signatures[^1];
        foreach (var a in row?.Attributes ?? [])
        {
            if (random.Next(3) != 0) continue;
            attributes = a.Kind switch
            {
                AttributeKind.Int => attributes.SetItem(a.Name, new IntAttribute(Extreme(random))),
                AttributeKind.Ints =>
                    attributes.SetItem(a.Name, new IntsAttribute([.. Enumerable.Range(0, random.Next(6)).Select(_ => Extreme(random))])),
                AttributeKind.Float => attributes.SetItem(a.Name, new FloatAttribute(random.Next(3) == 0 ? float.NaN : Extreme(random))),
                AttributeKind.Tensor => attributes.SetItem(a.Name, new TensorAttribute(Tensor(random))),
                _ => attributes.Remove(a.Name),
            };
        }
        foreach (var (name, value) in node.Attributes)
            if (value is GraphAttribute body && random.Next(2) == 0)
                attributes = attributes.SetItem(name, new GraphAttribute(Mutated(body.Value, random)));
        var inputs = node.Inputs;
        if (random.Next(3) == 0 && inputs.Length > 0) inputs = inputs.RemoveAt(random.Next(inputs.Length));
        if (random.Next(3) == 0) inputs = inputs.Add(inputs.Length > 0 ? inputs[random.Next(inputs.Length)] : "nowhere");
        if (random.Next(6) == 0 && inputs.Length > 0) inputs = inputs.SetItem(random.Next(inputs.Length), "");
        var outputs = random.Next(4) == 0 ? node.Outputs.Add("more") : node.Outputs;
        return node with { Attributes = attributes, Inputs = inputs, Outputs = outputs };
    }

    private static ValueType? Type(ValueType? type, Random random) => random.Next(6) switch
    {
        0 => null,
        1 => new SequenceType(type),
        2 => new OptionalType(type),
        _ => new TensorType((DataType)random.Next(27), random.Next(5) == 0 ? null
            : new([.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(3) switch
        {
            0 => Dim.Of("n" + random.Next(2)),
            1 => Dim.Of(random.Next(4) == 0 ? Math.Abs(Extreme(random) / 2) : random.Next(5)),
            _ => Dim.Unknown,
        })])),
    };

    private static ImmutableSortedDictionary<string, KnownValue> Contents(Graph graph, Random random)
    {
        var contents = ImmutableSortedDictionary.CreateBuilder<string, KnownValue>(StringComparer.Ordinal);
        foreach (var input in graph.Inputs) if (random.Next(2) == 0) contents[input.Name] = Tensor(random);
        return contents.ToImmutable();
    }

    private static TensorData Tensor(Random random)
    {
        var type = random.Next(3) switch { 0 => DataType.Int64, 1 => DataType.Float32, _ => DataType.Bool };
        long[] dims = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(4))];
        var bytes = new byte[type.Bytes(dims.Aggregate(1L, (a, b) => a * b))];
        if (type == DataType.Bool) random.NextBytes(bytes);
        for (var i = 0; type == DataType.Int64 && i < bytes.Length / 8; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(8 * i), Extreme(random));
        for (var i = 0; type == DataType.Float32 && i < bytes.Length / 4; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), random.Next(4) == 0 ? float.NaN : (float)Extreme(random));
        if (type == DataType.Bool) for (var i = 0; i < bytes.Length; i++) bytes[i] &= 1;
        return new(type, [.. dims], new MemoryBytes(bytes));
    }

    private static long Extreme(Random random) => random.Next(2) == 0 ? random.Next(5) - 1 : Extremes[random.Next(Extremes.Length)];
}
