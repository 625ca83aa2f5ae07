using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Between real numbers and quantised ones.</summary>
internal static class QuantizationShapes
{
    internal static void Quantize(InferenceContext node)
    {
        var type = node.Node.Int("output_dtype", 0) is > 0 and <= (long)DataType.Int2 and var t ? (DataType)t : node.Has(2)
            ? node.Element(2) : DataType.UInt8;
        node.SetElement(0, type);
        if (node.Dims(0) is { } x) node.SetDims(0, x);
    }

    internal static void Dequantize(InferenceContext node)
    {
        var type = node.Node.Int("output_dtype", 0) is > 0 and <= (long)DataType.Int2 and var t ? (DataType)t : node.Element(1);
        if (node.Since < 19 && node.Node.Domain.Length == 0) type = DataType.Float32;
        node.SetElement(0, type);
        if (node.Dims(0) is { } x) node.SetDims(0, x);
    }

    internal static void DynamicQuantize(InferenceContext node)
    {
        node.SetElement(0, DataType.UInt8);
        if (node.Dims(0) is { } x) node.SetDims(0, x);
        node.SetTensor(1, DataType.Float32, []);
        node.SetTensor(2, DataType.UInt8, []);
    }

    internal static void QLinearBinary(InferenceContext node)
    {
        if (node.Dims(0) is { } a && node.Dims(3) is { } b) node.SetDims(0, ElementwiseShapes.Broadcast(a, b));
    }
}
