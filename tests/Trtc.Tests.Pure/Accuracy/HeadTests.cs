using System.Text;
using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Accuracy;

public sealed class HeadTests
{
    private static Head Parse(string json)
    {
        var diagnostics = new DiagnosticList();
        var head = HeadFile.Parse(Encoding.UTF8.GetBytes(json), "head.json", diagnostics);
        Assert.Empty(diagnostics.Items);
        return head!;
    }

    private static Prediction Decode(string json, params TensorValues[] values)
    {
        var diagnostics = new DiagnosticList();
        var decoder = HeadDecoder.Create(Parse(json), [.. values.Select(v => v.Name)], "head.json", diagnostics)!;
        Assert.Empty(diagnostics.Items);
        var prediction = decoder.Decode([.. decoder.Outputs.Select(o => values.First(v => v.Name == o))], PictureGeometry.Identity(64, 32),
            out var reason);
        Assert.Equal("", reason);
        return prediction!;
    }

    [Theory]
    [InlineData("{\"task\": \"segment\"}", "TRTC7002")]
    [InlineData("{}", "TRTC7002")]
    [InlineData("{\"task\": \"detection\", \"treshold\": 1}", "TRTC7001")]
    [InlineData("{\"task\": \"detection\", \"format\": \"gfl\", \"boxes\": [\"b\"], \"scores\": [\"s\"]}", "TRTC7002")]
    [InlineData("{\"task\": \"detection\", \"iou\": 3}", "TRTC7002")]
    [InlineData("null", "TRTC7001")]
    public void Faults_of_the_file_are_diagnostics(string json, string id)
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(HeadFile.Parse(Encoding.UTF8.GetBytes(json), "head.json", diagnostics));
        Assert.Contains(diagnostics.Items, d => d.Code.Id == id);
    }

    [Fact]
    public void An_output_that_the_model_lacks_is_named()
    {
        var diagnostics = new DiagnosticList();
        Assert.Null(HeadDecoder.Create(Parse("{\"task\": \"text\", \"output\": \"probs\"}"), ["softmax"], "head.json", diagnostics));
        Assert.Contains("'probs'", Assert.Single(diagnostics.Items).Message);
    }

    [Fact]
    public void The_same_boxes_in_every_layout()
    {
        // Two anchors: (10, 10, 20, 20) of class 1 and (40, 4, 48, 12) of class 0.
        var v8 = (BoxPrediction)Decode("{\"task\": \"detection\", \"format\": \"yolov8\"}",
            new TensorValues("o", [1, 6, 2], [15, 44, 15, 8, 10, 8, 10, 8, 0, 0.9f, 0.8f, 0]));
        var v5 = (BoxPrediction)Decode("{\"task\": \"detection\", \"format\": \"yolov5\"}",
            new TensorValues("o", [1, 2, 7], [15, 15, 10, 10, 1, 0, 0.8f, 44, 8, 8, 8, 0.9f, 1, 0]));
        var pairs =
            (BoxPrediction)Decode(
            "{\"task\": \"detection\", \"format\": \"boxes\", \"boxes\": [\"b\"], \"scores\": [\"s\"], \"corners\": \"yxyx\"}",
            new TensorValues("b", [1, 2, 4], [10, 10, 20, 20, 4, 40, 12, 48]), new TensorValues("s", [1, 2, 2], [0, 0.8f, 0.9f, 0]));
        var fractions = (BoxPrediction)Decode(
            "{\"task\": \"detection\", \"format\": \"boxes\", \"boxes\": [\"b\"], \"scores\": [\"s\"], \"normalized\": true, "
                + "\"background\": true}",
            new TensorValues("b", [1, 2, 4], [10 / 64f, 10 / 32f, 20 / 64f, 20 / 32f, 40 / 64f, 4 / 32f, 48 / 64f, 12 / 32f]),
            new TensorValues("s", [1, 3, 2], [1, 1, 0, 0.9f, 0.8f, 0]));
        DetectedBox[] expected = [new(new(40, 4, 48, 12), 0.9f, 0), new(new(10, 10, 20, 20), 0.8f, 1)];
        Assert.Equal(expected, v8.Boxes);
        Assert.Equal(expected, v5.Boxes);
        Assert.Equal(expected, pairs.Boxes);
        Assert.Equal(expected, fractions.Boxes);
    }

    [Fact]
    public void Focal_loss_heads_give_the_mean_of_each_sides_distribution()
    {
        // A 64×32 input at stride 32 has two anchors; the second, centred at (48, 16), is sure of 1 bin to each side.
        var certain = new float[2 * 4 * 3];
        for (var side = 0; side < 4; side++) certain[12 + side * 3 + 1] = 1000;
        var p = (BoxPrediction)Decode(
            "{\"task\": \"detection\", \"format\": \"gfl\", \"boxes\": [\"b\"], \"scores\": [\"s\"], \"strides\": [32]}",
            new TensorValues("b", [1, 2, 12], certain), new TensorValues("s", [1, 2, 2], [0, 0, 0, 0.7f]));
        Assert.Equal([new DetectedBox(new(16, -16, 80, 48), 0.7f, 1)], p.Boxes);
    }

    [Fact]
    public void Classes_masks_and_texts()
    {
        Assert.Equal([2, 0, 1, -1, -1],
            ((ClassPrediction)Decode("{\"task\": \"classification\"}", new TensorValues("o", [1, 3], [2, 1, 3]))).Best);
        Assert.Equal([0, 1],
            ((MaskPrediction)Decode("{\"task\": \"segmentation\", \"threshold\": 0.3}", new TensorValues("o", [1, 1, 1, 2], [0.2f, 0.4f])))
            .Classes);
        Assert.Equal([1, 0],
            ((MaskPrediction)Decode("{\"task\": \"segmentation\"}", new TensorValues("o", [1, 2, 1, 2], [0, 1, 1, 0]))).Classes);
        Assert.Equal([1], ((TextPrediction)Decode("{\"task\": \"text\"}", new TensorValues("o", [1, 2, 2], [0, 1, 0, 1]))).Texts[0]);
    }

    [Fact]
    public void The_judge_measures_by_labels_and_by_the_reference()
    {
        var judge = new TaskJudge(Parse("{\"task\": \"classification\"}"));
        int[] one = [1, 0, -1, -1, -1], zero = [0, 1, -1, -1, -1];
        judge.Add(new ClassPrediction(one), new ClassPrediction(one), new ClassLabel(1));
        judge.Add(new ClassPrediction(one), new ClassPrediction(zero), new ClassLabel(1));
        var figures = judge.Result.ToDictionary(f => f.Name);
        Assert.Equal((1.0, 0.5, -0.5), (figures["top1"].Reference!.Value, figures["top1"].Candidate, figures["top1"].Change));
        Assert.Equal(0.5, figures["agreement1"].Candidate);

        var text = new TaskJudge(Parse("{\"task\": \"text\"}"));
        text.Add(new TextPrediction([[1, 2, 3, 4]]), new TextPrediction([[1, 2, 4]]), null);
        Assert.Equal([new TaskFigure("characters", null, 0.75), new TaskFigure("text", null, 0)], text.Result);
    }
}
