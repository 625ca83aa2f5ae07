using System.Collections.Immutable;
using Trtc.Core.Ir;

namespace Trtc.Core.Ops;

internal static class NonMaxSuppressionEvaluation
{
    /// <summary>boxes (N, B, 4) and scores (N, C, B) to the kept (batch, class, box) triples, best first within a class.</summary>
    internal static ImmutableArray<Tensor>? Evaluate(EvaluationContext node)
    {
        if (node.Dense(0) is not { Type: DataType.Float32, Rank: 3 } boxes
            || node.Dense(1) is not { Type: DataType.Float32, Rank: 3 } scores) return null;
        if (boxes.Dims[2] != 4 || boxes.Dims[0] != scores.Dims[0] || boxes.Dims[1] != scores.Dims[2]) return null;
        long most = 0;
        if (node.Input(2) is not null)
        {
            if (node.Integers(2) is not [var given]) return null;
            most = given;
        }
        if (Scalar(node, 3, 0) is not { } overlap || Scalar(node, 4, float.NegativeInfinity) is not { } least) return null;
        var (classes, count) = ((int)scores.Dims[1], (int)scores.Dims[2]);
        if ((long)count * count * classes > 1 << 24) return null;
        var score = scores.As<float>().ToArray();
        var kept = new List<long>();
        for (var n = 0; n < scores.Dims[0]; n++)
        {
            for (var c = 0; c < classes; c++)
            {
                var start = (n * classes + c) * count;
                var order = SelectionEvaluation.Identity(count);
                Array.Sort(order, (a, b) => score[start + b].CompareTo(score[start + a]) is var s && s != 0 ? s : a - b);
                var chosen = new List<int>();
                foreach (var b in order)
                {
                    if (chosen.Count >= most || score[start + b] <= least) break;
                    var free = true;
                    foreach (var other in chosen)
                        free &= Overlap(Box(boxes, node, n * count + b), Box(boxes, node, n * count + other)) <= overlap;
                    if (!free) continue;
                    chosen.Add(b);
                    kept.AddRange([n, c, b]);
                }
            }
        }
        return [DenseTensor.Of<long>(DataType.Int64, [kept.Count / 3, 3], [.. kept])];
    }

    private static float? Scalar(EvaluationContext node, int input, float otherwise)
    {
        if (node.Input(input) is null) return otherwise;
        return node.Dense(input) is { Type: DataType.Float32, Count: 1 } t ? t.As<float>()[0] : null;
    }

    private static (float Top, float Left, float Bottom, float Right) Box(DenseTensor boxes, EvaluationContext node, int index)
    {
        var b = boxes.As<float>().Slice(index * 4, 4);
        if (node.Node.Int("center_point_box", 0) != 0)
            return (b[1] - b[3] / 2, b[0] - b[2] / 2, b[1] + b[3] / 2, b[0] + b[2] / 2);
        return (Math.Min(b[0], b[2]), Math.Min(b[1], b[3]), Math.Max(b[0], b[2]), Math.Max(b[1], b[3]));
    }

    private static float Overlap((float Top, float Left, float Bottom, float Right) a, (float Top, float Left, float Bottom, float Right) b)
    {
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        if (height <= 0 || width <= 0) return 0;
        var common = height * width;
        var union = (a.Bottom - a.Top) * (a.Right - a.Left) + (b.Bottom - b.Top) * (b.Right - b.Left) - common;
        return union <= 0 ? 0 : common / union;
    }
}
