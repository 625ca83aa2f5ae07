using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Outputs with the shape of an input, or of all inputs broadcast.</summary>
internal static class ElementwiseShapes
{
    internal static void Same(InferenceContext node)
    {
        if (node.Dims(0) is not { } dims) return;
        for (var o = 0; o < node.Node.Outputs.Length; o++) node.SetDims(o, dims);
    }

    internal static void Identity(InferenceContext node) => node.SetState(0, node.Input(0));

    internal static void Broadcast(InferenceContext node)
    {
        // Before opset 7 (8 for the variadic ones) the second input was stretched to the first, never the other way.
        if (node.Since < 7 && node.Node.OpType is not ("Max" or "Min" or "Mean" or "Sum" or "Where"))
        {
            if (node.Dims(0) is { } first) node.SetDims(0, first);
            return;
        }
        DimExpr?[]? dims = null;
        for (var i = 0; i < node.Node.Inputs.Length; i++)
        {
            if (node.Dims(i) is not { } next) return;
            dims = dims is null ? next : Broadcast(dims, next);
        }
        if (dims is not null) node.SetDims(0, dims);
    }

    internal static DimExpr?[] Broadcast(DimExpr?[] a, DimExpr?[] b)
    {
        if (a.Length < b.Length) (a, b) = (b, a);
        var all = (DimExpr?[])a.Clone();
        for (int i = b.Length - 1, j = a.Length - 1; i >= 0; i--, j--) all[j] = DimExpr.Broadcast(a[j], b[i]);
        return all;
    }

    internal static void Cast(InferenceContext node)
    {
        var type = node.Node.OpType == "CastLike" ? node.Element(1) : ToType(node.Node);
        node.SetElement(0, type);
        if (node.Dims(0) is { } dims) node.SetDims(0, dims);
    }

    /// <summary>The attribute <c>to</c>; opset 1 has the type's name.</summary>
    internal static DataType ToType(Node node)
    {
        var type = node.Attributes.GetValueOrDefault("to") switch
        {
            IntAttribute i when i.Value is > 0 and <= (long)DataType.Int2 => (DataType)i.Value,
            StringAttribute s => s.Text switch
            {
                "FLOAT" => DataType.Float32,
                "DOUBLE" => DataType.Float64,
                var name => Enum.TryParse<DataType>(name, ignoreCase: true, out var t) ? t : DataType.Undefined,
            },
            _ => DataType.Undefined,
        };
        return type;
    }
}
