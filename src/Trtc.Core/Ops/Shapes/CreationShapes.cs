using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Operators that make tensors from attributes and sizes.</summary>
internal static class CreationShapes
{
    /// <summary>Constants that are too large or sparse to hold; the others are evaluated.</summary>
    internal static void Constant(InferenceContext node)
    {
        foreach (var value in node.Node.Attributes.Values)
        {
            if (value is not TensorAttribute { Value: var tensor }) continue;
            node.SetState(0, ValueState.Of(tensor, InferenceRun.Limit(tensor.Type)));
        }
    }

    internal static void ConstantOfShape(InferenceContext node)
    {
        node.SetElement(0, node.Node.Attributes.GetValueOrDefault("value") is TensorAttribute { Value: var v } ? v.Type : DataType.Float32);
        if (node.Expressions(0) is { } shape)
        {
            for (var i = 0; i < shape.Length; i++) if (shape[i] is { AtLeast: < 0 }) shape[i] = null;
            node.SetDims(0, shape);
        }
        else if (node.Dims(0) is [{ IsConstant: true, Constant: >= 0 and <= 64 } rank])
        {
            node.SetDims(0, new DimExpr?[rank.Constant]);
        }
    }

    internal static void Range(InferenceContext node)
    {
        DimExpr? count = null;
        if (node.Expressions(0) is [var start] && node.Expressions(1) is [var limit] && node.Expressions(2) is [{ IsConstant: true } delta])
        {
            count = delta.Constant switch
            {
                > 0 => DimExpr.CeilDiv(DimExpr.Max(limit - start, DimExpr.Of(0)), delta.Constant),
                < 0 and > long.MinValue => DimExpr.CeilDiv(DimExpr.Max(start - limit, DimExpr.Of(0)), -delta.Constant),
                _ => null,
            };
        }
        node.SetDims(0, [count]);
    }

    internal static void Random(InferenceContext node)
    {
        node.SetElement(0, Typed(node, DataType.Float32));
        var shape = node.Node.Ints("shape");
        if (!shape.IsDefault) node.SetDims(0, Array.ConvertAll<long, DimExpr?>([.. shape], DimExpr.Of));
    }

    internal static void Like(InferenceContext node)
    {
        node.SetElement(0, Typed(node, node.Element(0)));
        if (node.Dims(0) is { } x) node.SetDims(0, x);
    }

    internal static void Multinomial(InferenceContext node)
    {
        node.SetTensor(0, Typed(node, DataType.Int32),
            [node.Dims(0) is { Length: 2 } x ? x[0] : null, DimExpr.Of(node.Node.Int("sample_size", 1))]);
    }

    internal static DataType Typed(InferenceContext node, DataType otherwise)
    {
        var type = node.Node.Int("dtype", 0);
        return type is > 0 and <= (long)DataType.Int2 ? (DataType)type : otherwise;
    }
}
