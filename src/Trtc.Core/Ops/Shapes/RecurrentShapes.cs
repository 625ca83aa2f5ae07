namespace Trtc.Core.Ops;

/// <summary>RNN, GRU and LSTM: X (steps, batch, features), or batch first with <c>layout</c> 1.</summary>
internal static class RecurrentShapes
{
    internal static void Recurrent(InferenceContext node) => Recurrent(node, 2);

    /// <summary>com.microsoft's with 8-bit weights, which lie transposed.</summary>
    internal static void Quantised(InferenceContext node) => Recurrent(node, 1);

    private static void Recurrent(InferenceContext node, int hiddenAxis)
    {
        var directions = DimExpr.Of(node.Node.String("direction", "forward") == "bidirectional" ? 2 : 1);
        var size = node.Node.Int("hidden_size", 0);
        var hidden = size > 0 ? DimExpr.Of(size) : node.Dims(2) is { Length: 3 } r ? r[hiddenAxis] : null;
        var x = node.Dims(0) is { Length: 3 } dims ? dims : new DimExpr?[3];
        var batchFirst = node.Node.Int("layout", 0) != 0;
        var (steps, batch) = batchFirst ? (x[1], x[0]) : (x[0], x[1]);
        node.SetDims(0, batchFirst ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden]);
        for (var o = 1; o < node.Node.Outputs.Length; o++)
            node.SetDims(o, batchFirst ? [batch, directions, hidden] : [directions, batch, hidden]);
    }
}
