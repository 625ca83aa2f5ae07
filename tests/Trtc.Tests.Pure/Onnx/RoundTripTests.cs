using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;

namespace Trtc.Tests.Onnx;

public sealed class RoundTripTests
{
    public static TheoryData<string> Models =>
    [
        "det.onnx", "rec.onnx", "cls.onnx", "layout.onnx", "orientation.onnx", "digits.onnx", "shapes.onnx",
        "dynamo/vit_dynamo_18.onnx", "dynamo/vit_dynamo_23.onnx",
        "light/light_bvlc_alexnet.onnx", "light/light_densenet121.onnx", "light/light_inception_v1.onnx", "light/light_inception_v2.onnx",
        "light/light_resnet50.onnx", "light/light_shufflenet.onnx", "light/light_squeezenet.onnx", "light/light_vgg19.onnx",
            "light/light_zfnet512.onnx",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_written_and_read_again_is_equal(string name)
    {
        using var folder = new TempFolder();
        using var model = Read(Repository.Shared(["models", .. name.Split('/')]));
        foreach (var external in new[] { false, true })
        {
            var path = folder.File("copy.onnx");
            ModelWriter.Write(model, path, new() { ExternalData = external });
            var first = File.ReadAllBytes(path);
            using var copy = Read(path);
            ModelEquality.Equal(model, copy);
            ModelWriter.Write(copy, path, new() { ExternalData = external });
            Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes(path)), "written again, the bytes differ");
        }
    }

    [Fact]
    public void Every_operator_test_of_onnx_written_and_read_again_is_equal()
    {
        using var folder = new TempFolder();
        var models = NodeTests.Models();
        Assert.Equal(1884, models.Length);
        foreach (var path in models)
        {
            using var model = Read(path);
            ModelWriter.Write(model, folder.File("copy.onnx"));
            using var copy = Read(folder.File("copy.onnx"));
            ModelEquality.Equal(model, copy);
        }
    }

    internal static Model Read(string path)
    {
        var diagnostics = new DiagnosticList();
        var model = ModelReader.Read(path, diagnostics);
        Assert.True(model is not null, string.Join('\n', diagnostics.Items));
        Assert.False(diagnostics.HasErrors);
        return model!;
    }
}
