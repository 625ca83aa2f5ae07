using Google.Protobuf;
using global::Onnx;

namespace Trtc.Tests.Fuzz;

/// <summary>
/// Changes a model by the byte, by hostile values in fields (<see cref="ModelBreaker"/>), or by taking away: nodes, inputs, outputs,
/// attributes, sizes and stored bytes go, shrink or become zero.
/// </summary>
public static class ModelMutations
{
    public static byte[] Mutate(byte[] original, Random random)
    {
        var kind = random.Next(8);
        if (kind == 0) return ByteMutator.Mutate(original, random);
        if (kind < 4) return ModelBreaker.Break(original, random);
        var model = ModelProto.Parser.ParseFrom(original);
        for (var n = random.Next(1, 5); n > 0; n--) Shrink(model.Graph, random);
        return model.ToByteArray();
    }

    private static void Shrink(GraphProto graph, Random random)
    {
        if (graph.Node.Count == 0) return;
        var node = graph.Node[random.Next(graph.Node.Count)];
        foreach (var a in node.Attribute)
            if (a.G is { Node.Count: > 0 } body && random.Next(2) == 0)
            {
                Shrink(body, random);
                return;
            }
        switch (random.Next(12))
        {
            case 0: graph.Node.Remove(node); break;
            case 1: Drop(node.Input, random); break;
            case 2: Drop(node.Output, random); break;
            case 3: node.Output.Clear(); break;
            case 4: Drop(node.Attribute, random); break;
            case 5: if (node.Input.Count > 0) node.Input[random.Next(node.Input.Count)] = ""; break;
            case 6: Zero(node, random); break;
            case 7: Drop(graph.Initializer, random); break;
            case 8: if (Pick(graph.Initializer, random) is { } t) Zero(t, random); break;
            case 9: if (Pick(graph.Input, random)?.Type?.TensorType?.Shape is { } shape) Zero(shape, random); break;
            case 10: Drop(graph.Output, random); break;
            default: if (Pick(graph.Input, random)?.Type is { } type) { type.TensorType = null; } break;
        }
    }

    private static void Zero(NodeProto node, Random random)
    {
        if (Pick(node.Attribute, random) is not { } a) return;
        (a.I, a.F) = (0, 0);
        if (a.Ints.Count > 0 && random.Next(2) == 0) a.Ints.Clear();
        else for (var i = 0; i < a.Ints.Count; i++) a.Ints[i] = 0;
        if (a.T is not null) Zero(a.T, random);
        if (random.Next(2) == 0) a.S = ByteString.Empty;
    }

    /// <summary>Without elements and bytes, a number alone, or all zero.</summary>
    private static void Zero(TensorProto tensor, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                if (tensor.Dims.Count > 0) tensor.Dims[random.Next(tensor.Dims.Count)] = 0;
                tensor.RawData = ByteString.Empty;
                tensor.FloatData.Clear();
                tensor.Int64Data.Clear();
                tensor.Int32Data.Clear();
                break;
            case 1: tensor.Dims.Clear(); break;
            default:
                tensor.RawData = ByteString.CopyFrom(new byte[tensor.RawData.Length]);
                for (var i = 0; i < tensor.Int64Data.Count; i++) tensor.Int64Data[i] = 0;
                for (var i = 0; i < tensor.FloatData.Count; i++) tensor.FloatData[i] = 0;
                break;
        }
    }

    private static void Zero(TensorShapeProto shape, Random random)
    {
        if (shape.Dim.Count == 0) return;
        if (random.Next(2) == 0) shape.Dim.RemoveAt(random.Next(shape.Dim.Count));
        else shape.Dim[random.Next(shape.Dim.Count)].DimValue = 0;
    }

    private static T? Pick<T>(IList<T> list, Random random) where T : class => list.Count == 0 ? null : list[random.Next(list.Count)];

    private static void Drop<T>(IList<T> list, Random random)
    {
        if (list.Count > 0) list.RemoveAt(random.Next(list.Count));
    }
}
