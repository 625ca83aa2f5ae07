namespace Trtc.Core.Accuracy.Detection;

/// <summary>Boxes, classes and scores from a detector's outputs for one picture.</summary>
internal static class BoxDecoder
{
    /// <param name="values">The scores' outputs then the boxes', or the one output of a YOLO.</param>
    /// <returns>By score, suppressed as the head says; null with a <paramref name="reason"/> when an output has another shape.</returns>
    public static DetectedBox[]? Decode(Head head, ReadOnlySpan<TensorValues> values, PictureGeometry geometry, out string reason)
    {
        var found = new List<DetectedBox>();
        var fits = head.Format switch
        {
            DetectionFormat.YoloV5 => YoloV5(head, values[0], found),
            DetectionFormat.YoloV8 => YoloV8(head, values[0], found),
            DetectionFormat.Boxes => Pairs(head, values, geometry, found),
            _ => Gfl(head, values, geometry, found),
        };
        if (!fits)
        {
            reason =
                $"the outputs {string.Join(", ", values.ToArray().Select(v => $"'{v.Name}' [{string.Join(',', v.Dims)}]"))} are not those of format {head.Format.ToString().ToLowerInvariant()}";
            return null;
        }
        reason = "";
        var boxes = found.ToArray();
        for (var i = 0; i < boxes.Length; i++) boxes[i] = boxes[i] with { Box = geometry.ToPicture(boxes[i].Box) };
        return NonMaximumSuppression.PerClass(boxes, head.Iou ?? double.PositiveInfinity, head.MaxDetections);
    }

    private static bool YoloV5(Head head, TensorValues v, List<DetectedBox> found)
    {
        if (v.Dims.Length != 3 || v.Dims[0] != 1 || v.Dims[2] < 6) return false;
        var width = (int)v.Dims[2];
        var scores = new float[width - 5];
        for (var a = 0; a < v.Dims[1]; a++)
        {
            var row = v.Values.AsSpan(a * width, width);
            if (!(row[4] > head.Score)) continue;
            for (var c = 0; c < scores.Length; c++) scores[c] = row[4] * row[5 + c];
            Keep(head, Centred(row[0], row[1], row[2], row[3]), scores, found);
        }
        return true;
    }

    private static bool YoloV8(Head head, TensorValues v, List<DetectedBox> found)
    {
        if (v.Dims.Length != 3 || v.Dims[0] != 1 || v.Dims[1] < 5) return false;
        var anchors = (int)v.Dims[2];
        var scores = new float[v.Dims[1] - 4];
        for (var a = 0; a < anchors; a++)
        {
            for (var c = 0; c < scores.Length; c++) scores[c] = v.Values[(4 + c) * anchors + a];
            Keep(head, Centred(v.Values[a], v.Values[anchors + a], v.Values[2 * anchors + a], v.Values[3 * anchors + a]), scores, found);
        }
        return true;
    }

    private static bool Pairs(Head head, ReadOnlySpan<TensorValues> values, PictureGeometry geometry, List<DetectedBox> found)
    {
        var pairs = values.Length / 2;
        var (sx, sy) = head.Normalized ? ((double)geometry.InputWidth, (double)geometry.InputHeight) : (1, 1);
        for (var p = 0; p < pairs; p++)
        {
            var (s, b) = (values[p], values[pairs + p]);
            if (b.Dims.Length < 2 || b.Dims[^1] != 4 || s.Dims.Length < 2) return false;
            var anchors = b.Values.Length / 4;
            if (anchors == 0) continue;
            if (s.Values.Length % anchors != 0) return false;
            var scores = new float[s.Values.Length / anchors];
            var classesFirst = s.Dims[^1] == anchors && s.Dims[^2] == scores.Length && s.Dims[^1] != s.Dims[^2];
            for (var a = 0; a < anchors; a++)
            {
                for (var c = 0; c < scores.Length; c++) scores[c] = s.Values[classesFirst ? c * anchors + a : a * scores.Length + c];
                var q = b.Values.AsSpan(a * 4, 4);
                var box = head.Corners switch
                {
                    BoxCorners.Cxcywh => Centred(q[0], q[1], q[2], q[3]),
                    BoxCorners.Yxyx => new Box(q[1], q[0], q[3], q[2]),
                    _ => new Box(q[0], q[1], q[2], q[3]),
                };
                Keep(head, new(box.X1 * sx, box.Y1 * sy, box.X2 * sx, box.Y2 * sy), scores, found);
            }
        }
        return true;
    }

    private static bool Gfl(Head head, ReadOnlySpan<TensorValues> values, PictureGeometry geometry, List<DetectedBox> found)
    {
        var pairs = values.Length / 2;
        for (var p = 0; p < pairs; p++)
        {
            var (s, b) = (values[p], values[pairs + p]);
            var stride = head.Strides[p];
            var columns = (geometry.InputWidth + stride - 1) / stride;
            var anchors = columns * ((geometry.InputHeight + stride - 1) / stride);
            if (s.Values.Length % anchors != 0 || b.Values.Length % (anchors * 4) != 0 || s.Values.Length == 0 || b.Values.Length == 0)
                return false;
            var classes = s.Values.Length / anchors;
            var bins = b.Values.Length / anchors / 4;
            for (var a = 0; a < anchors; a++)
            {
                var scores = s.Values.AsSpan(a * classes, classes);
                if (!(scores[ClassRanking.Best(scores)] > head.Score)) continue;
                var sides = b.Values.AsSpan(a * bins * 4, bins * 4);
                double x = (a % columns + 0.5) * stride, y = (a / columns + 0.5) * stride;
                Keep(head, new(
                    x - Expected(sides[..bins]) * stride, y - Expected(sides.Slice(bins, bins)) * stride,
                    x + Expected(sides.Slice(2 * bins, bins)) * stride, y + Expected(sides[(3 * bins)..]) * stride), scores, found);
            }
        }
        return true;
    }

    /// <summary>The mean of a distribution over 0, 1, 2 … given by its logits.</summary>
    private static double Expected(ReadOnlySpan<float> logits)
    {
        double max = logits[0], sum = 0, weighted = 0;
        foreach (var l in logits) max = Math.Max(max, l);
        for (var i = 0; i < logits.Length; i++)
        {
            var e = Math.Exp(logits[i] - max);
            sum += e;
            weighted += i * e;
        }
        return weighted / sum;
    }

    private static Box Centred(double x, double y, double w, double h) => new(x - w / 2, y - h / 2, x + w / 2, y + h / 2);

    private static void Keep(Head head, in Box box, ReadOnlySpan<float> scores, List<DetectedBox> found)
    {
        var skip = head.Background ? 1 : 0;
        if (scores.Length <= skip) return;
        if (!head.MultiLabel)
        {
            var best = ClassRanking.Best(scores[skip..]) + skip;
            if (scores[best] > head.Score) found.Add(new(box, scores[best], best - skip));
            return;
        }
        for (var c = skip; c < scores.Length; c++)
            if (scores[c] > head.Score) found.Add(new(box, scores[c], c - skip));
    }
}
