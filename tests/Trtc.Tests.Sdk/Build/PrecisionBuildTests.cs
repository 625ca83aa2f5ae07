using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Runtime.Cpu;
using Trtc.Tests.Precision;

namespace Trtc.Tests.Sdk.Build;

/// <summary>Every type that the graph can be given: what is emitted runs in ONNX Runtime, and the real TensorRT-RTX builds it.</summary>
public sealed class PrecisionBuildTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("digits", "--int8")]
    [InlineData("digits", "--fp8")]
    [InlineData("cls", "--int8")]
    public void Calibrated(string model, string type) => BuildCalibrated(model, type, model == "digits" ? 100 : 6);

    [Theory(Explicit = true)]
    [InlineData("det", "--int8", 8)]
    [InlineData("rec", "--int8", 6)]
    [InlineData("layout", "--int8", 8)]
    [InlineData("orientation", "--int8", 4)]
    [InlineData("shapes", "--int8", 10)]
    [InlineData("det", "--fp8", 8)]
    [InlineData("orientation", "--fp8", 4)]
    [InlineData("shapes", "--fp8", 10)]
    public void Calibrated_all(string model, string type, int every) => BuildCalibrated(model, type, every);

    [Theory(Explicit = true)]
    [InlineData("bvlc_alexnet")]
    [InlineData("densenet121")]
    [InlineData("inception_v1")]
    [InlineData("inception_v2")]
    [InlineData("resnet50")]
    [InlineData("shufflenet")]
    [InlineData("squeezenet")]
    [InlineData("vgg19")]
    [InlineData("zfnet512")]
    public void Calibrated_light_models(string model)
    {
        using var folder = new TempFolder();
        var photos = Directory.GetFiles(Repository.Shared("data", "photos"), "*.jpg");
        Array.Sort(photos, string.CompareOrdinal);
        File.WriteAllLines(folder.File("photos.txt"), photos.Where((_, i) => i % 16 == 0));
        Build(folder, Repository.Shared("models", "light", $"light_{model}.onnx"),
            ["--int8", "--calib", folder.File("photos.txt"), "--preset", "imagenet"]);
    }

    [Theory]
    [InlineData("digits.onnx", "1x1x32x32:8x1x32x32", "--fp16")]
    [InlineData("dynamo/vit_dynamo_18.onnx", "1x3x224x224:4x3x224x224", "--int4-weights")]
    public void Uncalibrated(string model, string? profile, string type) => BuildUncalibrated(model, profile, type);

    [Theory(Explicit = true)]
    [InlineData("det.onnx", "1x3x640x640:16x3x640x640", "--fp16")]
    [InlineData("rec.onnx", "1x3x48x32:8x3x48x640", "--fp16")]
    [InlineData("cls.onnx", "1x3x48x192:8x3x48x192", "--fp16")]
    [InlineData("layout.onnx", null, "--fp16")]
    [InlineData("orientation.onnx", "1x3x224x224:8x3x224x224", "--fp16")]
    [InlineData("shapes.onnx", "1x3x256x256:8x3x256x256", "--fp16")]
    [InlineData("det.onnx", "1x3x640x640:16x3x640x640", "--bf16")]
    [InlineData("rec.onnx", "1x3x48x32:8x3x48x640", "--int4-weights")]
    [InlineData("dynamo/vit_dynamo_23.onnx", "1x3x224x224:4x3x224x224", "--fp16")]
    [InlineData("light/light_resnet50.onnx", null, "--fp16")]
    [InlineData("light/light_densenet121.onnx", null, "--fp16")]
    [InlineData("light/light_inception_v2.onnx", null, "--fp16")]
    [InlineData("light/light_shufflenet.onnx", null, "--fp16")]
    [InlineData("light/light_squeezenet.onnx", null, "--fp16")]
    public void Uncalibrated_all(string model, string? profile, string type) => BuildUncalibrated(model, profile, type);

    private void BuildUncalibrated(string model, string? profile, string type)
    {
        using var folder = new TempFolder();
        Build(folder, Repository.Shared(["models", .. model.Split('/')]), profile is null ? [type] : [type, "--profile", profile]);
    }

    private void BuildCalibrated(string model, string type, int every)
    {
        using var folder = new TempFolder();
        using var scenario = new Int8Scenario(model, every);
        var p = scenario.Preprocess;
        File.WriteAllText(folder.File("pre.json"),
            $$"""{ "scale": {{Json(p.Scale)}}, "mean": [{{string.Join(',', p.Mean.Select(Json))}}], "std": [{{string.Join(',', p.Std.Select(Json))}}] }""");
        var shape = string.Join('x', scenario.Profile[0].Opt);
        // FP8 leaves out Convs of 16 channels, of which digits has one.
        var required = type == "--fp8" ? ">=60%" : ">=80%";
        Build(folder, scenario.ModelPath,
            [type, "--calib", scenario.Calibration, "--preprocess", folder.File("pre.json"), "--force", "--profile", shape, "--require",
                type[2..] + required]);

        static string Json(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    private void Build(TempFolder folder, string model, string[] options)
    {
        var (text, error) = (new StringWriter(), new StringWriter());
        var emitted = folder.File("emitted.onnx");
        var code = new Program(text, error)
            .Run(["build", model, "-o", folder.File("m.engine"), "--sdk", SdkUnderTest.Folder, "--emit-onnx", emitted, .. options]);
        Assert.True(code == 0, $"{model} {string.Join(' ', options)}: {code}\n{error}");
        Assert.Equal("vtrt"u8, File.ReadAllBytes(folder.File("m.engine")).AsSpan(0, 4));
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("m.report.json")));
        output.WriteLine(
            $"{Path.GetFileName(model)} {options[0]}: {new FileInfo(folder.File("m.engine")).Length} bytes; "
            + $"{text.ToString().Split('\n')[1]}");

        // ONNX Runtime has no convolution in BF16 on the CPU.
        if (options[0] == "--bf16") return;
        foreach (var emulate in new[] { true, false })
        {
            var diagnostics = new DiagnosticList();
            using var session = OrtSession.Open(emitted, new() { EmulateQuantization = emulate, IntraOpThreads = 2 }, diagnostics);
            Assert.True(session is not null, string.Join('\n', diagnostics.Items));
            var at = Array.IndexOf(options, "--profile");
            var given = ProfileSpec.Parse(at < 0 ? "1" : options[at + 1], new());
            using var result = session.Run(session.Inputs.Select(i => Ramp(i, given)).ToArray(), diagnostics);
            Assert.True(result is not null, string.Join('\n', diagnostics.Items));
            // The generated weights of the light models take values beyond what any type holds.
            if (result.Type(0) == DataType.Float32 && !model.Contains("light", StringComparison.Ordinal))
                foreach (var value in result.Floats(0)) Assert.True(float.IsFinite(value));
        }
    }

    private static NamedTensor Ramp(ValueInfo input, ImmutableArray<RangeSpec> profile)
    {
        var dims = input.Shape!.IsStatic ? input.Shape.Dims.Select(d => d.Value).ToArray() : [.. profile[0].Shapes[0]];
        var values = new float[dims.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Sin(i * 0.37f);
        return NamedTensor.Of(input.Name, dims, values);
    }
}
