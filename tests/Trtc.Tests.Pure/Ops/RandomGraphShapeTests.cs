using System.Collections.Immutable;
using CsCheck;
using Trtc.Core.Ir;
using Trtc.Core.Ops;

namespace Trtc.Tests.Ops;

public class RandomGraphShapeTests(ITestOutputHelper output)
{
    private const string Names = "abcd";

    private static readonly Gen<int[]> Draws = Gen.Int[0, 1 << 20].Array[60];

    [Fact]
    public void Shapes_of_random_graphs_are_the_runs() => Check(iterations: 150);

    [Fact(Explicit = true)]
    public void Shapes_of_many_random_graphs_are_the_runs() => Check(iterations: 20_000);

    private void Check(int iterations)
    {
        var (ran, refused, values) = (0, 0, 0);
        Draws.Sample(
            draws =>
            {
                var (model, sizes) = Graphs.Random(draws);
                var inputs = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                    [KeyValuePair.Create("x", new TensorType(DataType.Float32, Shape.Of(sizes)))]);
                if (RuntimeShapes.Run(model, inputs) is not { } real)
                {
                    Interlocked.Increment(ref refused);
                    return;
                }
                Interlocked.Increment(ref ran);
                Interlocked.Add(ref values, real.Count);
                var names = Enumerable.Range(0, sizes.Length).ToDictionary(i => Names[i].ToString(), i => sizes[i], StringComparer.Ordinal);
                Assert.Empty(RuntimeShapes.Contradictions(ShapeInference.Run(model).Model.Graph, real, names));
                var bound = ShapeInference.Run(model, new() { Symbols = names.ToImmutableSortedDictionary(StringComparer.Ordinal) })
                    .Model.Graph;
                Assert.Empty(RuntimeShapes.Contradictions(bound, real, new Dictionary<string, long>(), exact: true));
            },
            iter: iterations, threads: 1, print: d => Graphs.Text(Graphs.Random(d).Model));
        output.WriteLine($"{ran} ran ({values} values), {refused} refused");
        Assert.True(ran > iterations / 2, $"only {ran} of {iterations} ran");
    }

    /// <summary>Chains of operators over one input (a, b, c, d), attributes drawn around what is valid.</summary>
    private sealed class Graphs(int[] draws)
    {
        private readonly List<Node> _nodes = [];
        private readonly ImmutableSortedDictionary<string, TensorData>.Builder _constants = Graph.NoInitializers.ToBuilder();
        private readonly List<string> _floats = ["x"];
        private int _draw;

        internal static (Model Model, long[] Sizes) Random(int[] draws)
        {
            var g = new Graphs(draws);
            long[] sizes = [1 + g.Next(2), 2 * (1 + g.Next(3)), 5 + g.Next(8), 5 + g.Next(8)];
            var input = new ValueInfo("x", new TensorType(DataType.Float32, new([.. Names.Select(n => Dim.Of(n.ToString()))])));
            Model Built(ImmutableArray<ValueInfo> outputs) =>
                new("", 10, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("", 18L)]), "", "",
                ImmutableSortedDictionary<string, string>.Empty,
                    new Graph("g", [.. g._nodes], [input], outputs, g._constants.ToImmutable(), Graph.NoValues), []);
            var bindings = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                Names.Select((n, i) => KeyValuePair.Create(n.ToString(), sizes[i])));
            for (var n = 0; n < 7; n++)
            {
                // The last value's size decides what may follow; a wrong belief shows as a wrong or refused run.
                var types = ShapeInference.Run(Built([]), new() { Symbols = bindings }).Model.Graph.Values;
                var from = g._floats[^1];
                var shape = from == "x" ? Shape.Of(sizes) : types[from].Shape!;
                if (!shape.IsStatic || shape.Elements is 0 or > 200_000) break;
                g.Append(from, [.. shape.Dims.Select(d => d.Value)]);
            }
            return (Built([new(g._floats[^1], null)]), sizes);
        }

        internal static string Text(Model model) => string.Join("\n", model.Graph.Nodes.Select(n =>
            $"{string.Join(",", n.Outputs)} = {n.OpType}({string.Join(",", n.Inputs)}) "
                + $"{string.Join(" ", n.Attributes.Select(a => $"{a.Key}={(a.Value is IntsAttribute v ? string.Join(",", v.Values) : a.Value)}"))}"));

        private int Next(int limit) => draws[_draw++ % draws.Length] % limit;

        private string Ints(params long[] values)
        {
            var name = $"c{_constants.Count}";
            _constants[name] = new(DataType.Int64, [values.Length],
                new MemoryBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
            return name;
        }

        private string Floats(params long[] dims)
        {
            var name = $"c{_constants.Count}";
            _constants[name] = new(DataType.Float32, [.. dims], new MemoryBytes(new byte[4 * dims.Aggregate(1L, (a, b) => a * b)]));
            return name;
        }

        private string Node(string type, string[] inputs, params (string Name, AttributeValue Value)[] attributes) =>
            Node(type, inputs, 1, attributes)[0];

        private string[] Node(string type, string[] inputs, int outputs, params (string Name, AttributeValue Value)[] attributes)
        {
            string[] names = [.. Enumerable.Range(0, outputs).Select(o => $"v{_nodes.Count}_{o}")];
            _nodes.Add(new("", type, "", [.. inputs], [.. names],
                attributes.ToImmutableSortedDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal)));
            return names;
        }

        private static IntAttribute I(long v) => new(v);

        private static IntsAttribute L(params long[] v) => new([.. v]);

        private void Append(string x, long[] d)
        {
            var rank = d.Length;
            var axis = rank == 0 ? 0 : Next(rank);
            var image = rank == 4 && d[2] >= 3 && d[3] >= 3;
            switch (Next(24))
            {
                case 0 when image: Window("MaxPool", [x], d, []); break;
                case 1 when image: Window("AveragePool", [x], d, [("count_include_pad", I(Next(2)))]); break;
                case 2 when image:
                    long k = 1 + Next(3), groups = d[1] % 2 == 0 ? 1 + Next(2) : 1;
                    var weight = Floats(2 * groups, d[1] / groups, k, k);
                    _floats.Add(Node("Conv", [x, weight], ("group", I(groups)), ("strides", L(1 + Next(2), 1 + Next(2))),
                        ("dilations", L(1, 1 + Next(1))),
                        Next(3) == 0 ? ("auto_pad", StringAttribute.Of(Next(2) == 0 ? "SAME_UPPER" : "VALID"))
                            : ("pads", L(Next(2), Next(2), Next(2), Next(2)))));
                    break;
                case 3 when image:
                    _floats.Add(Node("ConvTranspose", [x, Floats(d[1], 3, 2 + Next(2), 3)], ("strides", L(1 + Next(3), 2)),
                        ("pads", L(Next(2), 0, Next(2), 1)), ("output_padding", L(0, Next(2)))));
                    break;
                case 4 when rank > 0:
                    var order = Enumerable.Range(0, rank).Select(i => (long)((i + axis) % rank)).ToArray();
                    _floats.Add(Node("Transpose", [x], ("perm", L(order))));
                    break;
                case 5 when rank > 0:
                    var step = Next(4) switch { 0 => 2, 1 => -1, _ => 1 };
                    var (start, end) = step < 0 ? (-1 - Next(3), Next(2) == 0 ? -100 : 0)
                        : (Next(4) - 1, Next(3) == 0 ? int.MaxValue : Next(8) - 2);
                    _floats.Add(Node("Slice", [x, Ints(start), Ints(end), Ints(axis - (Next(2) == 0 ? rank : 0)), Ints(step)]));
                    break;
                case 6 when rank > 0: _floats.Add(Node("Concat", [x, x, x], ("axis", I(axis - rank)))); break;
                case 7 when rank > 0:
                    var parts = Node("Split", [x], 2, ("axis", I(axis)), ("num_outputs", I(2)));
                    _floats.Add(parts[Next(2)]);
                    break;
                case 8 when rank > 0: _floats.Add(Node("Pad", [x, Ints([.. Enumerable.Range(0, 2 * rank).Select(_ => (long)Next(3))])]));
                    break;
                case 9: _floats.Add(Node("Unsqueeze", [x, Ints(Next(rank + 1), -1)])); break;
                case 10 when rank > 1: _floats.Add(Node("ReduceMean", [x, Ints(axis)], ("keepdims", I(Next(2))))); break;
                case 11 when rank > 0: _floats.Add(Node("MatMul", [x, Floats(d[^1], 3)])); break;
                case 12 when rank > 0 && d[axis] > 0: _floats.Add(Node("Gather", [x, Ints(0, -1, 0)], ("axis", I(axis)))); break;
                case 13: _floats.Add(Node("Expand", [x, Ints([2, .. Enumerable.Repeat(1L, rank)])])); break;
                case 14 when rank > 0: _floats.Add(Node("Tile", [x, Ints([.. Enumerable.Range(0, rank).Select(_ => 1L + Next(2))])]));
                    break;
                case 15: _floats.Add(Node("Flatten", [x], ("axis", I(rank == 0 ? 0 : axis)))); break;
                case 16 when rank == 4:
                    var scales = Floats(4);
                    _constants[scales] = _constants[scales]
                        with { Bytes =
                        new MemoryBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([1, 1, 0.5f + Next(4) * 0.5f, 1.3f])
                        .ToArray()) };
                    _floats.Add(Node("Resize", [x, "", scales], ("mode", StringAttribute.Of("nearest"))));
                    break;
                case 17 when rank > 0:
                    // The shape cut, joined and used again, as exporters write it.
                    var shape = Node("Shape", [x]);
                    var first = Node("Gather", [shape, Ints(0)], ("axis", I(0)));
                    _floats.Add(Node("Reshape", [x, Node("Concat", [first, Ints(-1)], ("axis", I(0)))]));
                    break;
                case 18 when rank > 1:
                    var size = Node("Shape", [x], ("start", I(-2)));
                    var doubled = Node("Div", [Node("Mul", [size, Ints(3)]), Ints(2)]);
                    _floats.Add(Node("Expand", [Node("ReduceMax", [x], ("keepdims", I(1))), doubled]));
                    break;
                case 19 when rank > 0: _floats.Add(Node("TopK", [x, Ints(1)], 2, ("axis", I(axis)))[0]); break;
                case 20: _floats.Add(Node("Add", [x, _floats[Next(_floats.Count)]])); break;
                case 21 when rank > 0: _floats.Add(
                    Node("Cast", [Node("ArgMax", [x], ("axis", I(axis)), ("keepdims", I(Next(2))))], ("to", I(1)))); break;
                case 22 when rank == 4 && d[1] % 4 == 0: _floats.Add(Node("DepthToSpace", [x], ("blocksize", I(2)))); break;
                case 23 when image: _floats.Add(Node("GlobalAveragePool", [x])); break;
                default: _floats.Add(Node("Relu", [x])); break;
            }
        }

        private void Window(string type, string[] inputs, long[] d, (string, AttributeValue)[] more)
        {
            var pad = Next(2);
            var padding = Next(3) == 0 ? ("auto_pad", (AttributeValue)StringAttribute.Of(Next(2) == 0 ? "SAME_LOWER" : "VALID"))
                : ("pads", L(pad, 0, pad, Next(2)));
            _floats.Add(
                Node(type, inputs,
                [.. more, ("kernel_shape", L(2 + Next(2), Math.Min(3, d[3]))), ("strides", L(1 + Next(3), 1 + Next(2))),
                ("ceil_mode", I(padding.Item1 == "pads" ? Next(2) : 0)), padding]));
        }
    }
}
