using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

/// <summary>Windows, Fourier transforms and mel filters.</summary>
internal static class SignalShapes
{
    internal static void Window(InferenceContext node) => node.SetTensor(0, OutputType(node), [Scalar(node, 0)]);

    internal static void MelWeightMatrix(InferenceContext node) =>
        node.SetTensor(0, OutputType(node), [DimExpr.FloorDiv(Scalar(node, 1), DimExpr.Of(2)) + DimExpr.Of(1), Scalar(node, 0)]);

    internal static void Dft(InferenceContext node)
    {
        if (node.Dims(0) is not { Length: >= 2 } x) return;
        var axis = node.Since < 20 ? node.Node.Int("axis", 1) : -2;
        if (node.Has(2))
        {
            if (Scalar(node, 2) is not { IsConstant: true } given)
            {
                node.SetDims(0, new DimExpr?[x.Length]);
                return;
            }
            axis = given.Constant;
        }
        if (!InferenceContext.TryAxis(axis, x.Length, out var a)) return;
        var oneSided = node.Node.Int("onesided", 0) != 0;
        var inverse = node.Node.Int("inverse", 0) != 0;
        var length = node.Has(1) ? Scalar(node, 1) : oneSided && inverse ? (x[a] - DimExpr.Of(1)) * DimExpr.Of(2) : x[a];
        x[a] = oneSided && !inverse ? DimExpr.FloorDiv(length, DimExpr.Of(2)) + DimExpr.Of(1) : length;
        x[^1] = DimExpr.Of(oneSided && inverse ? 1 : 2);
        node.SetDims(0, x);
    }

    internal static void Stft(InferenceContext node)
    {
        var x = node.Dims(0) is { Length: 3 } signal ? signal : new DimExpr?[3];
        var length = node.Has(3) ? Scalar(node, 3) : node.Dims(2) is [var window] ? window : null;
        var step = Scalar(node, 1);
        var frames = step is { IsConstant: true } s ? DimExpr.FloorDiv(x[1] - length, s) + DimExpr.Of(1) : null;
        var bins = node.Node.Int("onesided", 1) != 0 ? DimExpr.FloorDiv(length, DimExpr.Of(2)) + DimExpr.Of(1) : length;
        node.SetDims(0, [x[0], frames, bins, DimExpr.Of(2)]);
    }

    private static DimExpr? Scalar(InferenceContext node, int input) =>
        node.Has(input) && node.Expressions(input) is [{ } e] && e.AtLeast > long.MinValue ? e : null;

    private static DataType OutputType(InferenceContext node)
    {
        var type = node.Node.Int("output_datatype", (long)DataType.Float32);
        return type is > 0 and <= (long)DataType.Int2 ? (DataType)type : DataType.Undefined;
    }
}
