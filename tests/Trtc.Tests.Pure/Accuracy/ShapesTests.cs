using Trtc.Core.Accuracy;
using Trtc.Core.Accuracy.Detection;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Accuracy;

/// <summary>The labelled detector against what pycocotools says of the same boxes.</summary>
public sealed class ShapesTests
{
    [Fact]
    public void Fp32_average_precision_is_pycocotools()
    {
        var data = Repository.Shared("data", "shapes");
        var diagnostics = new DiagnosticList();
        using var session = OrtSession.Open(Repository.Shared("models", "shapes.onnx"), new() { IntraOpThreads = 2 }, diagnostics)!;
        var preprocess = Preprocess.Unit.Resolve(session.Inputs[0], [1, 3, 256, 256], "", diagnostics)!;
        var labels = CocoLabels.Read(Path.Combine(data, "test.json"), [], diagnostics)!;
        var head = new Head { Task = HeadTask.Detection, Score = 0.01, Iou = 0.6 };
        var decoder = HeadDecoder.Create(head, [.. session.Outputs.Select(o => o.Name)], "", diagnostics)!;
        var images = new SkiaImageDecoder();
        var ap = new AveragePrecision();
        foreach (var path in Directory.GetFiles(Path.Combine(data, "test"), "*.jpg").Order(StringComparer.Ordinal))
        {
            var image = images.Decode(File.ReadAllBytes(path), out _)!;
            using var result = session.Run([new NamedTensor("images", preprocess.Tensor(image, out _)!)], diagnostics)!;
            var values = new TensorValues("output0", result.Dims(0), result.Floats(0).ToArray());
            var boxes = (BoxPrediction)decoder.Decode([values], PictureGeometry.Of(preprocess, image.Width, image.Height), out _)!;
            ap.Add(labels.Pictures[Path.GetFileName(path)].AsSpan(), boxes.Boxes);
        }
        Assert.Equal([Codes.LabelIdZero], diagnostics.Items.Select(d => d.Code));
        Assert.Equal(0.8635, ap.Result.Map, 0.0005);
        Assert.Equal(0.9888, ap.Result.Map50, 0.0005);
    }
}
