using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Tests.Onnx;

/// <summary>Two models mean the same: everything but where their weights lie.</summary>
internal static class ModelEquality
{
    public static void Equal(Model a, Model b)
    {
        Assert.Equal(a.IrVersion, b.IrVersion);
        Assert.Equal(a.Opsets.ToArray(), b.Opsets.ToArray());
        Assert.Equal(a.Metadata.ToArray(), b.Metadata.ToArray());
        Assert.Equal((a.ProducerName, a.ProducerVersion), (b.ProducerName, b.ProducerVersion));
        Equal(a.Graph, b.Graph);
    }

    public static void Equal(Graph a, Graph b)
    {
        Assert.Equal(a.Name, b.Name);
        Assert.Equal(a.Inputs.ToArray(), b.Inputs.ToArray());
        Assert.Equal(a.Outputs.ToArray(), b.Outputs.ToArray());
        Assert.Equal(a.Values.ToArray(), b.Values.ToArray());
        Assert.Equal(a.Initializers.Keys, b.Initializers.Keys);
        foreach (var (name, tensor) in a.Initializers) Equal(tensor, b.Initializers[name]);
        Assert.Equal(a.Nodes.Length, b.Nodes.Length);
        for (var i = 0; i < a.Nodes.Length; i++) Equal(a.Nodes[i], b.Nodes[i]);
    }

    private static void Equal(Node a, Node b)
    {
        Assert.Equal((a.Name, a.OpType, a.Domain, a.Origin), (b.Name, b.OpType, b.Domain, b.Origin));
        Assert.Equal(a.Inputs.ToArray(), b.Inputs.ToArray());
        Assert.Equal(a.Outputs.ToArray(), b.Outputs.ToArray());
        Assert.Equal(a.Attributes.Keys, b.Attributes.Keys);
        foreach (var (name, value) in a.Attributes) Equal(value, b.Attributes[name]);
    }

    private static void Equal(AttributeValue a, AttributeValue b)
    {
        Assert.Equal(a.GetType(), b.GetType());
        switch (a, b)
        {
            case (TensorAttribute x, TensorAttribute y): Equal(x.Value, y.Value); break;
            case (GraphAttribute x, GraphAttribute y): Equal(x.Value, y.Value); break;
            case (FloatsAttribute x, FloatsAttribute y): Assert.Equal(x.Values.ToArray(), y.Values.ToArray()); break;
            case (IntsAttribute x, IntsAttribute y): Assert.Equal(x.Values.ToArray(), y.Values.ToArray()); break;
            case (StringsAttribute x, StringsAttribute y): Equal(x.Values, y.Values); break;
            case (TensorsAttribute x, TensorsAttribute y): All(x.Values, y.Values, Equal); break;
            case (GraphsAttribute x, GraphsAttribute y): All(x.Values, y.Values, Equal); break;
            case (TypesAttribute x, TypesAttribute y): Assert.Equal(x.Values.ToArray(), y.Values.ToArray()); break;
            default: Assert.Equal(a, b); break;
        }
    }

    public static void Equal(TensorData a, TensorData b)
    {
        Assert.Equal(a.Type, b.Type);
        Assert.Equal(a.Dims.ToArray(), b.Dims.ToArray());
        if (a.Type == DataType.String) Equal(a.Strings, b.Strings);
        Assert.True(Content(a).AsSpan().SequenceEqual(Content(b)), "the tensors' elements differ");
    }

    public static byte[] Content(TensorData tensor)
    {
        var bytes = new byte[tensor.Bytes.Length];
        tensor.Bytes.Read(0, bytes);
        return bytes;
    }

    private static void Equal(ImmutableArray<ReadOnlyMemory<byte>> a, ImmutableArray<ReadOnlyMemory<byte>> b) =>
        All(a, b, (x, y) => Assert.True(x.Span.SequenceEqual(y.Span)));

    private static void All<T>(ImmutableArray<T> a, ImmutableArray<T> b, Action<T, T> equal)
    {
        Assert.Equal(a.Length, b.Length);
        for (var i = 0; i < a.Length; i++) equal(a[i], b[i]);
    }
}
