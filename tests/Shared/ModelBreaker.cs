using System.Text;
using Google.Protobuf;
using global::Onnx;

namespace Trtc.Tests;

/// <summary>Damages a model's bytes: flips, cuts and lies about lengths in the file, or fields with values that nobody expects.</summary>
public static class ModelBreaker
{
    private static readonly long[] Extremes =
        [0, 1, -1, 2, -2, 7, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 31, 1L << 40, 1L << 62];

    public static byte[] Break(byte[] original, Random random)
    {
        if (random.Next(5) == 0) return Bytes([.. original], random);
        var model = ModelProto.Parser.ParseFrom(original);
        for (var n = random.Next(3) == 0 ? 3 : 1; n > 0; n--) Field(model, random);
        var bytes = model.ToByteArray();
        if (random.Next(12) == 0) return Bytes(bytes, random);
        return bytes;
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        var reach = random.Next(2) == 0 ? Math.Min(bytes.Length, 2048) : bytes.Length;
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(1, bytes.Length)];
            case 1:
                // A length that is a lie: a varint of all ones.
                var at = random.Next(reach);
                for (var i = 0; i < 9 && at + i < bytes.Length; i++) bytes[at + i] |= 0x80;
                return bytes;
            case 2:
                return [.. bytes[..random.Next(reach)], .. bytes[random.Next(reach)..]];
            default:
                for (var flips = random.Next(1, 30); flips > 0; flips--) bytes[random.Next(reach)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    private static void Field(ModelProto model, Random random)
    {
        var graph = model.Graph;
        if (graph is null || graph.Node.Count == 0) return;
        var node = graph.Node[random.Next(graph.Node.Count)];
        var other = graph.Node[random.Next(graph.Node.Count)];
        var tensor = graph.Initializer.Count > 0 ? graph.Initializer[random.Next(graph.Initializer.Count)] : new TensorProto();
        switch (random.Next(24))
        {
            case 0 when tensor.Dims.Count > 0: tensor.Dims[random.Next(tensor.Dims.Count)] = Extreme(random); break;
            case 1: tensor.Dims.Clear(); for (var i = random.Next(12); i > 0; i--) tensor.Dims.Add(Extreme(random)); break;
            case 2: tensor.DataType = random.Next(-2, 40); break;
            case 3: tensor.RawData = ByteString.CopyFrom(new byte[random.Next(64)]); break;
            case 4: tensor.Name = Name(random, graph); break;
            case 5 when node.Input.Count > 0: node.Input[random.Next(node.Input.Count)] = Name(random, graph); break;
            case 6 when node.Output.Count > 0: node.Output[random.Next(node.Output.Count)] = Name(random, graph); break;
            case 7: node.OpType = other.OpType; break;
            case 8: node.OpType = Name(random, graph); break;
            case 9: node.Domain = Name(random, graph); break;
            // A cycle: what an earlier node reads, a later one makes.
            case 10 when node.Input.Count > 0 && other.Output.Count > 0: node.Input[0] = other.Output[0]; break;
            case 11: for (var i = random.Next(1, 200); i > 0; i--) node.Input.Add(Name(random, graph)); break;
            case 12: Attribute(node, random, graph); break;
            case 13: Attribute(node, random, graph); break;
            case 14 when model.OpsetImport.Count > 0: model.OpsetImport[random.Next(model.OpsetImport.Count)].Version = random.Next(2) == 0
                ? random.Next(0, 40) : Extreme(random); break;
            case 15: model.IrVersion = random.Next(2) == 0 ? random.Next(0, 20) : Extreme(random); break;
            case 16 when graph.Input.Count > 0: Dimensions(graph.Input[random.Next(graph.Input.Count)], random); break;
            case 17 when graph.Output.Count > 0: Dimensions(graph.Output[random.Next(graph.Output.Count)], random); break;
            case 18 when graph.Input.Count > 0: graph.Input[random.Next(graph.Input.Count)].Name = Name(random, graph); break;
            case 19: node.Attribute.Add(Deep(random)); break;
            case 20: graph.Node.Add(node.Clone()); break;
            case 21: tensor.DataLocation = TensorProto.Types.DataLocation.External;
                tensor.ExternalData.Add(new StringStringEntryProto { Key = "location",
                Value = random.Next(3) switch { 0 => "/etc/passwd", 1 => "../../x", _ => "broken.onnx" } });
                tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = random.Next(2) == 0 ? "-5"
                    : Extreme(random).ToString(System.Globalization.CultureInfo.InvariantCulture) }); break;
            case 22 when node.Input.Count > 0: node.Input.RemoveAt(random.Next(node.Input.Count)); break;
            case 23: node.Output.Add(graph.Name + "/more"); break;
            default: node.Attribute.Clear(); break;
        }
    }

    private static void Attribute(NodeProto node, Random random, GraphProto graph)
    {
        if (node.Attribute.Count == 0) return;
        var a = node.Attribute[random.Next(node.Attribute.Count)];
        switch (random.Next(6))
        {
            case 0: a.I = Extreme(random); break;
            case 1 when a.Ints.Count > 0: a.Ints[random.Next(a.Ints.Count)] = Extreme(random); break;
            case 2: for (var i = random.Next(1, 40); i > 0; i--) a.Ints.Add(Extreme(random)); break;
            case 3: a.F = random.Next(3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => -1e30f }; break;
            case 4: a.Type = (AttributeProto.Types.AttributeType)random.Next(0, 16); break;
            default: a.Name = Name(random, graph); break;
        }
    }

    private static void Dimensions(ValueInfoProto value, Random random)
    {
        if (value.Type?.TensorType is not { } tensor) return;
        tensor.Shape ??= new TensorShapeProto();
        if (random.Next(4) == 0) tensor.ElemType = random.Next(-1, 40);
        if (tensor.Shape.Dim.Count > 0 && random.Next(2) == 0)
            tensor.Shape.Dim[random.Next(tensor.Shape.Dim.Count)].DimValue = Extreme(random);
        else for (var i = random.Next(1, 20); i > 0; i--)
            tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = random.Next(2) == 0 ? "" : "N*N+1/0" });
    }

    /// <summary>Graphs within graphs, so deep that recursion without a bound ends the process.</summary>
    private static AttributeProto Deep(Random random)
    {
        var graph = new GraphProto { Name = "leaf" };
        for (var i = random.Next(3) == 0 ? 90 : random.Next(30); i > 0; i--)
            graph = new GraphProto { Name = "g",
                Node = { new NodeProto { OpType = "If", Input = { "c" }, Output = { "o" },
                Attribute =
                { new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = graph } } } } };
        return new AttributeProto { Name = "body", Type = AttributeProto.Types.AttributeType.Graph, G = graph };
    }

    private static string Name(Random random, GraphProto graph) => random.Next(8) switch
    {
        0 => "",
        1 => new string('n', 100_000),
        2 => "\uD800\0\u202E\n",
        3 => "'\"<&>{0}%s",
        4 when graph.Initializer.Count > 0 => graph.Initializer[random.Next(graph.Initializer.Count)].Name,
        5 when graph.Input.Count > 0 => graph.Input[0].Name,
        6 => "Loop",
        _ => graph.Node[random.Next(graph.Node.Count)] is { Output.Count: > 0 } n ? n.Output[0] : Encoding.UTF8.GetString([0xC3, 0xA9]),
    };

    private static long Extreme(Random random) => Extremes[random.Next(Extremes.Length)];
}
