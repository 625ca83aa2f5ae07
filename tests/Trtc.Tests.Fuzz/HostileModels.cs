using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using global::Onnx;
using Kind = global::Onnx.AttributeProto.Types.AttributeType;
using Element = global::Onnx.TensorProto.Types.DataType;

namespace Trtc.Tests.Fuzz;

/// <summary>Models that say little and mean much: each is a few lines that make a file whose naive reading takes minutes or
/// gigabytes.</summary>
public static class HostileModels
{
    public static ImmutableSortedDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["empty-nodes"] = () => EmptyNodes(16 << 20),
        ["many-nodes"] = () => Chain(370_000, "r"),
        ["many-nodes-with-names"] = () => Chain(60_000, "model.layers.encoder.block/activation/Relu_output_"),
        ["many-inputs"] = () => Inputs(300_000),
        ["many-attributes"] = () => Attributes(2_000_000),
        ["many-outputs-of-one-node"] = () => Outputs(500_000),
        ["many-initializers"] = () => Initializers(500_000),
        ["wide-concat"] = () => WideConcat(20_000, 200),
        ["symbols-squared"] = () => Symbols("Mul", 60),
        ["symbols-added"] = () => Symbols("Add", 60),
        ["symbols-max"] = () => Symbols("Max", 60),
        ["symbols-tiled"] = () => TiledSymbols(40),
        ["symbols-in-every-node"] = () => SymbolPairs(4_000),
        ["loop-counts"] = () => Loop(1_000_000_000, 1, 20),
        ["loop-in-loop"] = () => Loop(1_000_000_000, 6, 4),
        ["loop-grows"] = () => GrowingLoop(1_000_000_000),
        ["loop-of-large-ranges"] = () => Ranges(60),
        ["ifs-in-ifs"] = () => Ifs(30, 100),
        ["functions-in-functions"] = () => Functions(60, 2, 3),
        ["functions-wide"] = () => Functions(12, 10, 1),
        ["functions-with-long-names"] = () => Functions(40, 1, 400, 3_000),
        ["functions-with-ifs"] = () => FunctionsWithIfs(60, 8),
        ["rank-of-a-million"] = () => Rank(1_000_000, 2_000),
        ["tile-chain"] = () => Tiles(200),
        ["constant-of-shape"] = () => Creation("ConstantOfShape", 400),
        ["eye-like"] = () => Creation("EyeLike", 20),
        ["expand-chain"] = () => Creation("Expand", 400),
        ["einsum-of-dots"] = () => Einsum(400_000),
        ["reduce-a-constant-again-and-again"] = () => Reductions(4 << 20, 20_000),
        ["sequences"] = () => Sequences(3_000),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Two bytes a node.</summary>
    private static byte[] EmptyNodes(int bytes)
    {
        var nodes = new byte[bytes];
        for (var i = 0; i + 1 < bytes; i += 2) nodes[i] = 0x0A;
        using var stream = new MemoryStream();
        stream.Write([0x08, 0x08, 0x3A]);
        var length = new CodedOutputStream(stream, leaveOpen: true);
        length.WriteLength(bytes);
        length.Flush();
        stream.Write(nodes);
        stream.Write([0x42, 0x02, 0x10, 0x11]);
        return stream.ToArray();
    }

    private static byte[] Chain(int count, string name)
    {
        var g = Graph(Input("x", Element.Float, "N", 3));
        var last = "x";
        for (var i = 0; i < count; i++) g.Node.Add(Node("Relu", [last], [last = name + Text(i)]));
        return Bytes(g, last);
    }

    private static byte[] Inputs(int count)
    {
        var g = Graph();
        for (var i = 0; i < count; i++) g.Input.Add(Input("i" + Text(i), Element.Float, "N" + Text(i)));
        g.Node.Add(Node("Relu", ["i0"], ["y"]));
        return Bytes(g, "y");
    }

    private static byte[] Attributes(int count)
    {
        var g = Graph(Input("x", Element.Float, 1));
        var node = Node("Relu", ["x"], ["y"]);
        for (var i = 0; i < count; i++) node.Attribute.Add(new AttributeProto { Name = "a" + Text(i), Type = Kind.Int, I = i });
        g.Node.Add(node);
        return Bytes(g, "y");
    }

    private static byte[] Outputs(int count)
    {
        var g = Graph(Input("x", Element.Float, 1L << 40));
        var node = Node("Split", ["x"], []);
        for (var i = 0; i < count; i++) node.Output.Add("o" + Text(i));
        g.Node.Add(node);
        return Bytes(g, "o0");
    }

    private static byte[] Initializers(int count)
    {
        var g = Graph(Input("x", Element.Float, 1));
        for (var i = 0; i < count; i++)
            g.Initializer.Add(
                new TensorProto { Name = "w" + Text(i), DataType = (int)Element.Float, RawData = ByteString.CopyFrom(0, 0, 0, 0) });
        g.Node.Add(Node("Add", ["x", "w0"], ["y"]));
        return Bytes(g, "y");
    }

    /// <summary>Each of many nodes joins the same many sizes.</summary>
    private static byte[] WideConcat(int width, int count)
    {
        var g = Graph(Input("x", Element.Float, "N", "M"));
        g.Node.Add(Node("Shape", ["x"], ["s"]));
        for (var i = 0; i < count; i++) g.Node.Add(Node("Concat", [.. Enumerable.Repeat("s", width)], ["c" + Text(i)], Int("axis", 0)));
        return Bytes(g, "c0");
    }

    private static byte[] Symbols(string op, int count)
    {
        var g = Graph(Input("x", Element.Float, "batch_size", "sequence_length", "heads", "features"));
        g.Node.Add(Node("Shape", ["x"], ["s0"]));
        g.Node.Add(Node("Gather", ["s0", "turn"], ["t0"]));
        g.Initializer.Add(Int64("turn", 1, 2, 3, 0));
        for (var i = 0; i < count; i++)
        {
            g.Node.Add(Node(op, [$"s{i}", $"t{i}"], [$"s{i + 1}"]));
            g.Node.Add(Node("Add", [$"s{i + 1}", $"t{i}"], [$"u{i}"]));
            g.Node.Add(Node("Gather", [$"u{i}", "turn"], [$"t{i + 1}"]));
        }
        return Bytes(g, $"s{count}");
    }

    private static byte[] TiledSymbols(int count)
    {
        var g = Graph(Input("x", Element.Float, "batch_size", "sequence_length", "heads", "features"));
        g.Initializer.Add(Int64("times", 16_000));
        g.Initializer.Add(Int64("turn", 1, 2, 3, 0));
        g.Node.Add(Node("Shape", ["x"], ["s"]));
        g.Node.Add(Node("Gather", ["s", "turn"], ["t"]));
        g.Node.Add(Node("Tile", ["s", "times"], ["s0"]));
        g.Node.Add(Node("Tile", ["t", "times"], ["t0"]));
        for (var i = 0; i < count; i++) g.Node.Add(Node(i % 3 == 0 ? "Mul" : "Add", [$"s{i}", "t0"], [$"s{i + 1}"]));
        return Bytes(g, $"s{count}");
    }

    private static byte[] SymbolPairs(int count)
    {
        var g = Graph(Input("x", Element.Float, [.. Enumerable.Range(0, 24).Select(i => (object)("dimension_" + Text(i)))]));
        g.Node.Add(Node("Shape", ["x"], ["s"]));
        g.Node.Add(Node("ReduceSum", ["s"], ["sum"]));
        for (var i = 0; i < count; i++) g.Node.Add(Node("Mul", ["s", "sum"], ["m" + Text(i)]));
        return Bytes(g, "m0");
    }

    private static byte[] Loop(long trips, int depth, int width)
    {
        var body = LoopBody(0, width);
        for (var d = 1; d < depth; d++)
        {
            var outer = Body(d);
            outer.Node.Add(Node("Loop", ["m", "", $"v{d}"], [$"w{d}"], Sub("body", body)));
            outer.Output.Add(Value($"w{d}"));
            body = outer;
        }
        var g = Graph(Input("x", Element.Int64, 4));
        g.Initializer.Add(Scalar("m", trips));
        g.Node.Add(Node("Loop", ["m", "", "x"], ["y"], Sub("body", body)));
        return Bytes(g, "y");

        GraphProto LoopBody(int d, int nodes)
        {
            var inner = Body(d);
            var last = $"v{d}";
            for (var i = 0; i < nodes; i++) inner.Node.Add(Node("Add", [last, last], [last = $"a{d}.{i}"]));
            inner.Output.Add(Value(last));
            return inner;
        }

        GraphProto Body(int d)
        {
            var inner = new GraphProto { Name = "b" };
            inner.Input.AddRange([Value($"i{d}"), Value($"c{d}"), Value($"v{d}")]);
            inner.Output.Add(Value($"c{d}"));
            return inner;
        }
    }

    /// <summary>What it carries doubles each turn.</summary>
    private static byte[] GrowingLoop(long trips)
    {
        var body = new GraphProto { Name = "b" };
        body.Input.AddRange([Value("i"), Value("c"), Value("v")]);
        body.Node.Add(Node("Concat", ["v", "v"], ["w"], Int("axis", 0)));
        body.Output.AddRange([Value("c"), Value("w"), Value("w")]);
        var g = Graph();
        g.Initializer.Add(Scalar("m", trips));
        g.Initializer.Add(Int64("x", 1, 2, 3, 4));
        g.Node.Add(Node("Loop", ["m", "", "x"], ["y", "z"], Sub("body", body)));
        return Bytes(g, "y");
    }

    /// <summary>Each turn computes large ranges.</summary>
    private static byte[] Ranges(int width)
    {
        var body = new GraphProto { Name = "b" };
        body.Input.AddRange([Value("i"), Value("c"), Value("v")]);
        for (var n = 0; n < width; n++)
        {
            body.Node.Add(Node("Range", ["zero", "many", "one"], ["r" + Text(n)]));
            body.Node.Add(Node("Add", ["r" + Text(n), "i"], ["q" + Text(n)]));
        }
        body.Output.AddRange([Value("c"), Value("q0"), Value("q1")]);
        var g = Graph();
        g.Initializer.AddRange([Scalar("m", 1_000_000), Scalar("zero", 0), Scalar("one", 1), Scalar("many", 60_000)]);
        g.Node.Add(Node("Loop", ["m", "", "zero"], ["y", "z"], Sub("body", body)));
        return Bytes(g, "y");
    }

    private static byte[] Ifs(int depth, int width)
    {
        var branch = Leaf("x");
        for (var d = 0; d < depth; d++)
        {
            var outer = new GraphProto { Name = "b" };
            for (var w = 0; w < width; w++) outer.Node.Add(Node("Relu", [w == 0 ? "x" : $"p{d}.{w - 1}"], [$"p{d}.{w}"]));
            outer.Node.Add(Node("If", ["c"], [$"o{d}"], Sub("then_branch", branch), Sub("else_branch", Leaf($"p{d}.{width - 1}"))));
            outer.Output.Add(Value($"o{d}"));
            branch = outer;
        }
        var g = Graph(Input("x", Element.Float, "N"), Input("c", Element.Bool));
        g.Node.Add(Node("If", ["c"], ["y"], Sub("then_branch", branch), Sub("else_branch", Leaf("x"))));
        return Bytes(g, "y");

        static GraphProto Leaf(string value)
        {
            var leaf = new GraphProto { Name = "l" };
            leaf.Node.Add(Node("Identity", [value], ["leaf"]));
            leaf.Output.Add(Value("leaf"));
            return leaf;
        }
    }

    private static byte[] Functions(int depth, int calls, int width, int nameLength = 1)
    {
        var model = Model(Graph(Input("x", Element.Float, "N")), "y");
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "f", Version = 1 });
        for (var d = 0; d < depth; d++)
        {
            var f = new FunctionProto { Name = "f" + Text(d), Domain = "f" };
            f.OpsetImport.AddRange(model.OpsetImport);
            f.Input.Add("a");
            f.Output.Add("b");
            var last = "a";
            for (var w = 0; w < width; w++) f.Node.Add(Node("Relu", [last], [last = new string('n', nameLength) + Text(w)]));
            for (var c = 0; c < calls && d > 0; c++)
            {
                var call = Node("f" + Text(d - 1), [last], [last = $"c{c}"]);
                call.Domain = "f";
                call.Name = new string('c', nameLength);
                f.Node.Add(call);
            }
            f.Node.Add(Node("Identity", [last], ["b"]));
            model.Functions.Add(f);
        }
        var first = Node("f" + Text(depth - 1), ["x"], ["y"]);
        first.Domain = "f";
        model.Graph.Node.Add(first);
        return model.ToByteArray();
    }

    /// <summary>Each function's body calls the next from inside branches in branches.</summary>
    private static byte[] FunctionsWithIfs(int depth, int ifs)
    {
        var model = Model(Graph(Input("x", Element.Float, "N"), Input("k", Element.Bool)), "y");
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "f", Version = 1 });
        for (var d = 0; d < depth; d++)
        {
            var f = new FunctionProto { Name = "f" + Text(d), Domain = "f" };
            f.OpsetImport.AddRange(model.OpsetImport);
            f.Input.AddRange(["a", "c"]);
            f.Output.Add("b");
            var inner = d == 0 ? Node("Relu", ["a"], ["z"]) : Node("f" + Text(d - 1), ["a", "c"], ["z"]);
            if (d > 0) inner.Domain = "f";
            for (var i = 0; i < ifs; i++)
            {
                var branch = new GraphProto { Name = "b" };
                branch.Node.Add(inner);
                branch.Output.Add(Value(inner.Output[0]));
                var other = new GraphProto { Name = "e" };
                other.Node.Add(Node("Relu", ["a"], ["e" + Text(i)]));
                other.Output.Add(Value("e" + Text(i)));
                inner = Node("If", ["c"], [i == ifs - 1 ? "b" : "i" + Text(i)], Sub("then_branch", branch), Sub("else_branch", other));
            }
            f.Node.Add(inner);
            model.Functions.Add(f);
        }
        var first = Node("f" + Text(depth - 1), ["x", "k"], ["y"]);
        first.Domain = "f";
        model.Graph.Node.Add(first);
        return model.ToByteArray();
    }

    private static byte[] Rank(int rank, int nodes)
    {
        var g = Graph(Input("x", Element.Float, [.. Enumerable.Repeat((object)1L, rank)]));
        for (var i = 0; i < nodes; i++) g.Node.Add(Node("Relu", [i == 0 ? "x" : "r" + Text(i - 1)], ["r" + Text(i)]));
        return Bytes(g, "r0");
    }

    private static byte[] Tiles(int count)
    {
        var g = Graph();
        g.Initializer.Add(Int64("t0", 1, 2, 3, 4));
        g.Initializer.Add(Int64("n", 8));
        for (var i = 0; i < count; i++) g.Node.Add(Node("Tile", ["t" + Text(i), "n"], ["t" + Text(i + 1)]));
        return Bytes(g, "t" + Text(count));
    }

    private static byte[] Creation(string op, int count)
    {
        var g = Graph();
        g.Initializer.Add(Int64("shape", 46_000, 46_000));
        g.Initializer.Add(Int64("one", 1));
        g.Node.Add(Node("ConstantOfShape", ["shape"], ["square"]));
        for (var i = 0; i < count; i++)
            g.Node.Add(
                Node(op, op switch { "ConstantOfShape" => ["shape"], "EyeLike" => ["square"], _ => ["one", "shape"] }, ["y" + Text(i)]));
        return Bytes(g, "y0");
    }

    private static byte[] Einsum(int dots)
    {
        var g = Graph(Input("x", Element.Float, [.. Enumerable.Repeat((object)1L, 200)]));
        g.Node.Add(Node("Einsum", ["x"], ["y"],
            new AttributeProto { Name = "equation", Type = Kind.String, S = ByteString.CopyFromUtf8("...->" + new string('.', dots)) }));
        return Bytes(g, "y");
    }

    private static byte[] Reductions(int elements, int count)
    {
        var g = Graph();
        g.Initializer.Add(new TensorProto { Name = "w", DataType = (int)Element.Float, Dims = { elements },
            RawData = ByteString.CopyFrom(new byte[4 * elements]) });
        for (var i = 0; i < count; i++) g.Node.Add(Node("ReduceMax", ["w"], ["y" + Text(i)]));
        return Bytes(g, "y0");
    }

    private static byte[] Sequences(int count)
    {
        var g = Graph(Input("x", Element.Float, "N"));
        g.Node.Add(Node("SequenceEmpty", [], ["s0"]));
        for (var i = 0; i < count; i++) g.Node.Add(Node("SequenceInsert", ["s" + Text(i), "x"], ["s" + Text(i + 1)]));
        g.Node.Add(Node("ConcatFromSequence", ["s" + Text(count)], ["y"], Int("axis", 0)));
        return Bytes(g, "y");
    }

    private static GraphProto Graph(params ReadOnlySpan<ValueInfoProto> inputs)
    {
        var g = new GraphProto { Name = "g" };
        foreach (var i in inputs) g.Input.Add(i);
        return g;
    }

    private static ModelProto Model(GraphProto graph, string output)
    {
        graph.Output.Add(Value(output));
        return new ModelProto { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
    }

    private static byte[] Bytes(GraphProto graph, string output) => Model(graph, output).ToByteArray();

    private static NodeProto Node(string op, string[] inputs, string[] outputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes);
        return node;
    }

    private static ValueInfoProto Value(string name) => new() { Name = name };

    private static ValueInfoProto Input(string name, Element element, params object[] dims)
    {
        var shape = new TensorShapeProto();
        foreach (var d in dims)
            shape.Dim.Add(d is string s ? new TensorShapeProto.Types.Dimension { DimParam = s }
                : new TensorShapeProto.Types.Dimension { DimValue = Convert.ToInt64(d) });
        return new() { Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)element, Shape = shape } } };
    }

    private static TensorProto Int64(string name, params long[] values) =>
        new() { Name = name, DataType = (int)Element.Int64, Dims = { values.Length }, Int64Data = { values } };

    private static TensorProto Scalar(string name, long value) =>
        new() { Name = name, DataType = (int)Element.Int64, Int64Data = { value } };

    private static AttributeProto Int(string name, long value) => new() { Name = name, Type = Kind.Int, I = value };

    private static AttributeProto Sub(string name, GraphProto graph) => new() { Name = name, Type = Kind.Graph, G = graph };

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}
