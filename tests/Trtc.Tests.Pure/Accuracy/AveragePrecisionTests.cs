using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Accuracy;

public sealed class AveragePrecisionTests
{
    private static LabelledBox L(double x, double y, double x2, double y2, int c = 0, bool crowd = false) =>
        new(new(x, y, x2, y2), c, crowd);

    private static DetectedBox D(float score, double x, double y, double x2, double y2, int c = 0) => new(new(x, y, x2, y2), score, c);

    [Fact]
    public void The_example_in_torchmetrics_documentation()
    {
        var ap = new AveragePrecision();
        ap.Add([L(214, 41, 562, 285)], [D(0.536f, 258, 41, 606, 285)]);
        // Overlap 0.776: right at six of the ten thresholds.
        Assert.Equal(0.6, ap.Result.Map, 12);
        Assert.Equal(1, ap.Result.Map50, 12);
    }

    /// <summary>Four pictures of COCO val2014 with detections; pycocotools' figures, as torchmetrics' tests publish them.</summary>
    [Fact]
    public void Four_pictures_of_COCO()
    {
        var ap = new AveragePrecision();
        ap.Add([L(214.15, 41.29, 562.41, 285.07, 4)], [D(0.236f, 258.15, 41.29, 606.41, 285.07, 4)]);
        ap.Add(
            [L(13, 22.75, 548.98, 632.42, 2), L(1.66, 3.32, 270.26, 275.23, 2)],
            [D(0.318f, 61, 22.75, 565, 632.42, 3), D(0.726f, 12.66, 3.32, 281.26, 275.23, 2)]);
        ap.Add(
            [
                L(61.87, 276.25, 358.29, 379.43, 4), L(2.75, 3.66, 162.15, 316.06, 1), L(295.55, 93.96, 313.97, 152.79),
                    L(326.94, 97.05, 340.49, 122.98),
                L(356.62, 95.47, 372.33, 147.55), L(462.08, 105.09, 493.74, 146.99), L(277.11, 103.84, 292.44, 150.72),
            ],
            [
                D(0.546f, 87.87, 276.25, 384.29, 379.43, 4), D(0.3f, 0, 3.66, 142.15, 316.06, 1), D(0.407f, 296.55, 93.96, 314.97, 152.79),
                D(0.611f, 328.94, 97.05, 342.49, 122.98), D(0.335f, 356.62, 95.47, 372.33, 147.55),
                    D(0.805f, 464.08, 105.09, 495.74, 146.99),
                D(0.953f, 276.11, 103.84, 291.44, 150.72),
            ]);
        ap.Add(
            [
                L(72.92, 45.96, 91.23, 80.57, 49), L(50.17, 45.34, 71.28, 79.83, 49), L(81.28, 47.04, 98.66, 78.50, 49),
                    L(63.96, 46.17, 84.35, 80.48, 49),
                L(75.29, 23.01, 91.85, 50.85, 49), L(56.39, 21.65, 75.66, 45.54, 49), L(73.14, 1.10, 98.96, 28.33, 49),
                    L(62.34, 55.23, 78.14, 79.57, 49),
                L(44.17, 45.78, 63.99, 78.48, 49), L(58.18, 44.80, 66.42, 56.25, 49),
            ],
            [
                D(0.532f, 72.92, 45.96, 91.23, 80.57, 49), D(0.204f, 45.17, 45.34, 66.28, 79.83, 49),
                    D(0.782f, 82.28, 47.04, 99.66, 78.50, 49),
                D(0.202f, 59.96, 46.17, 80.35, 80.48, 49), D(0.883f, 75.29, 23.01, 91.85, 50.85, 49),
                    D(0.271f, 71.14, 1.10, 96.96, 28.33, 49),
                D(0.561f, 61.34, 55.23, 77.14, 79.57, 49), D(0.204f, 41.17, 45.78, 60.99, 78.48, 49),
                    D(0.349f, 56.18, 44.80, 64.42, 56.25, 49),
            ]);
        var result = ap.Result;
        Assert.Equal(0.637, result.Map, 0.0005);
        Assert.Equal(0.859, result.Map50, 0.0005);
        Assert.Equal([0, 1, 2, 4, 49], result.Classes.Select(c => c.Class));
        double[] published = [0.725, 0.800, 0.454, 0.650, 0.556];
        for (var i = 0; i < published.Length; i++) Assert.Equal(published[i], result.Classes[i].Ap, 0.0005);
    }

    [Fact]
    public void Precision_is_read_at_101_recalls_from_its_envelope()
    {
        var ap = new AveragePrecision();
        // Right, wrong, right of three labels: precision 1 up to recall 1/3, 2/3 up to 2/3, 0 after.
        ap.Add(
            [L(0, 0, 10, 10), L(20, 0, 30, 10), L(40, 0, 50, 10)],
            [D(0.9f, 0, 0, 10, 10), D(0.8f, 60, 0, 70, 10), D(0.7f, 20, 0, 30, 10)]);
        Assert.Equal((34 * 1 + 33 * 2.0 / 3) / 101, ap.Result.Map50, 12);
    }

    [Fact]
    public void A_label_is_found_once_and_the_better_overlap_is_taken()
    {
        var ap = new AveragePrecision();
        ap.Add([L(0, 0, 10, 10), L(0, 0, 10, 8)], [D(0.9f, 0, 0, 10, 8), D(0.8f, 0, 0, 10, 9), D(0.7f, 0, 0, 10, 9)]);
        // The first takes the second label (overlap 1), the second the first (0.9), the third finds nothing left; at 0.95 one of two is
        // found.
        Assert.Equal(1, ap.Result.Map50, 12);
        Assert.Equal((9 * 1 + 51.0 / 101) / 10, ap.Result.Map, 12);
    }

    [Fact]
    public void Crowds_take_any_number_and_neither_help_nor_harm()
    {
        var ap = new AveragePrecision();
        ap.Add(
            [L(0, 0, 100, 100, crowd: true), L(200, 0, 210, 10)],
            [D(0.9f, 0, 0, 10, 10), D(0.8f, 20, 20, 30, 30), D(0.7f, 200, 0, 210, 10)]);
        Assert.Equal(1, ap.Result.Map, 12);
        Assert.Equal(1, ap.Result.Classes[0].Labels);
    }

    [Fact]
    public void Only_the_100_best_of_a_picture_and_class_count()
    {
        var ap = new AveragePrecision();
        var found = Enumerable.Range(0, 100).Select(i => D(0.9f, 20, 20, 30, 30)).Append(D(0.5f, 0, 0, 10, 10)).ToArray();
        ap.Add([L(0, 0, 10, 10)], found);
        Assert.Equal(0, ap.Result.Map50);
    }

    [Fact]
    public void Classes_without_labels_do_not_count_in_the_mean()
    {
        var ap = new AveragePrecision();
        ap.Add([L(0, 0, 10, 10)], [D(0.9f, 0, 0, 10, 10), D(0.9f, 0, 0, 10, 10, 5)]);
        Assert.Equal(1, ap.Result.Map, 12);
        Assert.Equal(0, Assert.Single(ap.Result.Classes).Class);
    }

    [Fact]
    public void Suppression_keeps_the_best_of_each_class()
    {
        var kept = NonMaximumSuppression.PerClass(
            [D(0.5f, 0, 0, 10, 10), D(0.9f, 0, 0, 10, 9), D(0.4f, 0, 0, 10, 10, 1), D(0.3f, 50, 0, 60, 10)], 0.6, 300);
        Assert.Equal([0.9f, 0.4f, 0.3f], kept.Select(k => k.Score));
    }

    [Fact]
    public void Faulty_labels_are_diagnostics()
    {
        foreach (var json in (string[])["{", "{}", "{\"images\":[{\"id\":1}],\"annotations\":[],\"categories\":[]}",
            "{\"images\":[{\"id\":1,\"file_name\":\"a\"}],\"annotations\":[{\"image_id\":2,\"category_id\":0,\"bbox\":[0,0,1,1]}],\"categories\":[{\"id\":0,\"name\":\"x\"}]}"])
        {
            var diagnostics = new DiagnosticList();
            Assert.Null(CocoLabels.Parse(System.Text.Encoding.UTF8.GetBytes(json), "l.json", [], diagnostics));
            Assert.All(diagnostics.Items, d => Assert.Equal(Codes.LabelsBroken, d.Code));
            Assert.NotEmpty(diagnostics.Items);
        }
    }
}
