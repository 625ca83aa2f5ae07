using System.Collections.Immutable;

namespace Trtc.Core.Accuracy.Detection;

/// <param name="Map">Mean over classes and the thresholds 0.50, 0.55 … 0.95.</param>
/// <param name="Map50">Mean over classes at 0.5.</param>
/// <param name="Classes">Classes that have labels, with the same two figures each.</param>
public sealed record AveragePrecisionResult(double Map, double Map50, ImmutableArray<ClassPrecision> Classes);

public sealed record ClassPrecision(int Class, int Labels, double Ap, double Ap50);

/// <summary>
/// COCO's average precision of boxes: all areas, the 100 best detections of each class and picture, precision read at 101 recalls,
/// crowds ignored. The rules are those of the COCO evaluation (cocodataset.org/#detection-eval) and of its program pycocotools.
/// </summary>
public sealed class AveragePrecision
{
    private const int MaxDetections = 100;
    private const int Thresholds = 10;
    private const int Recalls = 101;

    private readonly SortedDictionary<int, ClassMatches> _classes = [];

    /// <summary>One picture: what is there and what was found.</summary>
    public void Add(ReadOnlySpan<LabelledBox> labels, ReadOnlySpan<DetectedBox> found)
    {
        foreach (var l in labels) Of(l.Class).Labels.Add(l);
        foreach (var f in found) Of(f.Class).Found.Add(f);
        foreach (var c in _classes.Values) c.Match();
    }

    public AveragePrecisionResult Result
    {
        get
        {
            var classes = ImmutableArray.CreateBuilder<ClassPrecision>();
            double map = 0, map50 = 0;
            foreach (var (k, c) in _classes)
            {
                if (c.Positives == 0) continue;
                var order = c.Order();
                double sum = 0, first = 0;
                for (var t = 0; t < Thresholds; t++)
                {
                    var ap = c.Precision(order, t);
                    sum += ap;
                    if (t == 0) first = ap;
                }
                classes.Add(new(k, c.Positives, sum / Thresholds, first));
                map += sum / Thresholds;
                map50 += first;
            }
            var n = Math.Max(classes.Count, 1);
            return new(map / n, map50 / n, classes.ToImmutable());
        }
    }

    private ClassMatches Of(int c)
    {
        if (!_classes.TryGetValue(c, out var matches)) _classes[c] = matches = new();
        return matches;
    }

    private enum Outcome : byte { False, True, Ignored }

    /// <summary>The detections of one class over all pictures, each with its outcome at each threshold.</summary>
    private sealed class ClassMatches
    {
        private readonly List<float> _scores = [];
        private readonly List<Outcome> _outcomes = [];

        /// <summary>Of the picture at hand.</summary>
        public List<LabelledBox> Labels { get; } = [];

        /// <inheritdoc cref="Labels"/>
        public List<DetectedBox> Found { get; } = [];

        /// <summary>Labels that are no crowd.</summary>
        public int Positives { get; private set; }

        public void Match()
        {
            if (Labels.Count == 0 && Found.Count == 0) return;
            var found = ByScore(Found);
            if (found.Length > MaxDetections) found = found[..MaxDetections];
            // A crowd may be taken only by what no single label takes, so crowds come last.
            var labels = new LabelledBox[Labels.Count];
            var n = 0;
            foreach (var l in Labels) if (!l.Crowd) labels[n++] = l;
            Positives += n;
            foreach (var l in Labels) if (l.Crowd) labels[n++] = l;

            var ious = new double[found.Length * labels.Length];
            for (var d = 0; d < found.Length; d++)
                for (var g = 0; g < labels.Length; g++)
                    ious[d * labels.Length + g] = labels[g].Crowd ? CrowdIou(found[d].Box, labels[g].Box) : found[d].Box.Iou(labels[g].Box);
            var outcomes = new Outcome[found.Length * Thresholds];
            var taken = new bool[labels.Length];
            for (var t = 0; t < Thresholds; t++)
            {
                Array.Clear(taken);
                for (var d = 0; d < found.Length; d++)
                    outcomes[d * Thresholds + t] = Take(ious.AsSpan(d * labels.Length, labels.Length), labels, taken, Threshold(t));
            }
            foreach (var f in found) _scores.Add(f.Score);
            _outcomes.AddRange(outcomes);
            Labels.Clear();
            Found.Clear();
        }

        /// <summary>Indices by score over all pictures; equal scores in the order of the pictures.</summary>
        public int[] Order()
        {
            var order = new int[_scores.Count];
            var keys = new (float, int)[order.Length];
            for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, (-_scores[i], i));
            Array.Sort(keys, order);
            return order;
        }

        /// <summary>The mean over 101 recalls of the highest precision at that recall or a higher one.</summary>
        public double Precision(int[] order, int threshold)
        {
            var recall = new double[order.Length];
            var precision = new double[order.Length];
            int n = 0, right = 0, wrong = 0;
            foreach (var i in order)
            {
                var outcome = _outcomes[i * Thresholds + threshold];
                if (outcome == Outcome.Ignored) continue;
                if (outcome == Outcome.True) right++;
                else wrong++;
                recall[n] = (double)right / Positives;
                precision[n++] = (double)right / (right + wrong);
            }
            for (var i = n - 2; i >= 0; i--) precision[i] = Math.Max(precision[i], precision[i + 1]);
            double sum = 0;
            for (int r = 0, i = 0; r < Recalls; r++)
            {
                while (i < n && recall[i] < RecallAt(r)) i++;
                if (i == n) break;
                sum += precision[i];
            }
            return sum / Recalls;
        }

        /// <summary>Exact hundredths: 7 of 10 found reaches the recall 0.7, which a product 70 × 0.01 in double does not say.</summary>
        private static double RecallAt(int index) => index / 100.0;

        private static double Threshold(int index) => 0.5 + index * 0.05;

        private static double CrowdIou(in Box found, in Box crowd) => found.Area > 0 ? found.Intersection(crowd) / found.Area : 0;

        private static Outcome Take(ReadOnlySpan<double> ious, LabelledBox[] labels, bool[] taken, double threshold)
        {
            var best = Math.Min(threshold, 1 - 1e-10);
            var match = -1;
            for (var g = 0; g < labels.Length; g++)
            {
                if (taken[g] && !labels[g].Crowd) continue;
                if (match >= 0 && !labels[match].Crowd && labels[g].Crowd) break;
                if (ious[g] < best) continue;
                best = ious[g];
                match = g;
            }
            if (match < 0) return Outcome.False;
            taken[match] = true;
            return labels[match].Crowd ? Outcome.Ignored : labels[match].NeverFound ? Outcome.False : Outcome.True;
        }

        private static DetectedBox[] ByScore(List<DetectedBox> found)
        {
            var keys = new (float, int)[found.Count];
            for (var i = 0; i < keys.Length; i++) keys[i] = (-found[i].Score, i);
            var sorted = found.ToArray();
            Array.Sort(keys, sorted);
            return sorted;
        }
    }
}
