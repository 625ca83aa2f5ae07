using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Ir;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Fake;

/// <summary><c>--int8-mode calibrator</c>: TensorRT's own calibrator, fed through the driver's interface; and types by flags, where
/// networks know no other.</summary>
public sealed class CalibratorModeTests : IDisposable
{
    // The fake's network takes what digits.onnx takes.
    private const string Plan = "inputs=image:-1x1x32x32";

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Legacy => [.. FakeSdk.Releases.Where(IsLegacy)];

    public static TheoryData<string> Others => [.. FakeSdk.Releases.Where(r => !IsLegacy(r))];

    [Theory]
    [MemberData(nameof(Legacy))]
    public void Pictures_reach_the_calibrator_as_ONNX_Runtime_gets_them(string release)
    {
        // 22 pictures and one that is none; batches of 4, those of the profile's opt shape.
        var folder = Pictures(22, broken: 1);
        var cache = _folder.File("made.cache");
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder(release), Plan, "--int8-mode", "calibrator", "--calib", folder, "--preset",
            "imagenet", "--preprocess", Gray(), "--calib-cache", cache);
        Assert.Contains("--preprocess or --preset", run.Error, StringComparison.Ordinal);

        using var good = FakeRun.BuildOnGpu(FakeSdk.Folder(release), Plan, "--int8-mode", "calibrator", "--calib", folder, "--preprocess",
            Gray(), "--calib-cache", cache);
        Assert.True(good.Exit == 0, good.Error);
        foreach (var said in new[] { "TRTC6104", "TRTC6106" }) Assert.Contains(said, good.Error, StringComparison.Ordinal);
        Assert.Equal(
        [
            "IInt8Calibrator::getAlgorithm: 2", "IInt8Calibrator::getBatchSize: 4",
            .. Expected(folder, 4).Select(b => $"IInt8Calibrator::getBatch: image, {b.Length} bytes, FNV-1a {Hash(b)}"),
            "IInt8Calibrator::getBatch: 6 batches",
        ], Asked(good));
        // One piece of memory for all batches of an input, and given back.
        Assert.Equal(1, good.Record.Count(l => l.StartsWith("cuMemAlloc_v2(", StringComparison.Ordinal)));
        Assert.Equal("cuda end: created 1, destroyed 1",
            Assert.Single(good.Record, l => l.StartsWith("cuda end", StringComparison.Ordinal)));
        // A weakly typed network, INT8 and the FP16 of what stays out of it, and a profile for calibration that is the batches' shape.
        Assert.Contains("VBuilder::createNetworkV2(1)", good.Record);
        Assert.Contains("VBuilderConfig::setFlag(0)", good.Record);
        Assert.Contains("VBuilderConfig::setFlag(1)", good.Record);
        foreach (var select in new[] { 0, 1, 2 })
            Assert.Contains($"VOptimizationProfile::setDimensions(\"image\", {select}, [4,1,32,32])", good.Record);
        Assert.Contains("VBuilderConfig::setCalibrationProfile(IOptimizationProfile#3)", good.Record);
        good.AssertDestroyedOnce();
        var manifest = JsonNode.Parse(good.Text("digits.engine.json"))!["calibration"]!;
        Assert.Equal("IInt8EntropyCalibrator2 22 1", $"{manifest["method"]} {manifest["images"]} {manifest["unreadable"]}");
        Assert.Equal("[32,32] gray [0.5]",
            $"{manifest["preprocess"]!["image"]!["size"]!.ToJsonString()} {manifest["preprocess"]!["image"]!["colour"]} "
            + $"{manifest["preprocess"]!["image"]!["mean"]!.ToJsonString()}");
        Assert.Contains(JsonNode.Parse(good.Text("digits.report.json"))!["options"]!["builder"]!.AsArray(),
            o => o!["name"]!.ToString() == "--calib-batch" && o["value"]!.ToString() == "4");

        // The cache that was written is all that the next build needs.
        using var second = FakeRun.Build(FakeSdk.Folder(release), Plan, "--int8-mode", "calibrator", "--calib-cache", cache, "--no-fp16");
        Assert.True(second.Exit == 0, second.Error);
        Assert.DoesNotContain("TRTC", second.Error, StringComparison.Ordinal);
        Assert.Contains($"IInt8Calibrator::readCalibrationCache: {Header(release)}", second.Record);
        Assert.DoesNotContain("VBuilderConfig::setFlag(0)", second.Record);
        Assert.DoesNotContain(second.Record, l => l.StartsWith("cu", StringComparison.Ordinal)
            || l.Contains("::getBatch:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("npy", 4)]
    [InlineData("npy, as asked", 5)]
    [InlineData("npz", 4)]
    [InlineData("bin", 4)]
    [InlineData("list", 4)]
    public void Arrays_and_lists_reach_the_calibrator_too(string kind, int batch)
    {
        var data = kind switch
        {
            "npz" => Archives(9),
            "bin" => Raw(9),
            "list" => List(9),
            _ => Batches(3),
        };
        string[] asked = kind.EndsWith("asked", StringComparison.Ordinal) ? ["--calib-batch", "5"] : [];
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-8.6"), Plan, ["--int8-mode", "calibrator", "--calib", data, .. asked]);
        Assert.True(run.Exit == 0, run.Error);
        var expected = Expected(data, batch, kind == "list" ? Preprocess.Unit : null);
        Assert.Equal([.. expected.Select(b => $"IInt8Calibrator::getBatch: image, {b.Length} bytes, FNV-1a {Hash(b)}"),
            $"IInt8Calibrator::getBatch: {expected.Length} batches"], Asked(run)[2..]);
        Assert.Equal(3, expected.Length);
    }

    [Fact]
    public void Several_inputs_have_their_own_data()
    {
        var model = _folder.File("two.onnx");
        TwoInputs(model);
        var (pictures, arrays) = (Pictures(8), _folder.File("arrays"));
        Directory.CreateDirectory(arrays);
        for (var k = 0; k < 8; k++)
            File.WriteAllBytes(Path.Combine(arrays, $"{k}.npy"),
                Npy("<f4", [1, 10], [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 4 == 3 ? 63 : k + i))]));
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-10.0"), "inputs=image:-1x1x32x32,bias:-1x10", model,
            "image=1x1x32x32:4x1x32x32,bias=1x10:4x10",
            ["--int8-mode", "calibrator", "--calib", "image=" + pictures, "--calib", "bias=" + arrays, "--preset", "unit"]);
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(2, run.Record.Count(l => l.StartsWith("cuMemAlloc_v2(", StringComparison.Ordinal)));
        Assert.Equal(2, run.Record.Count(l => l.StartsWith("IInt8Calibrator::getBatch: image, 16384 bytes", StringComparison.Ordinal)));
        Assert.Equal(2, run.Record.Count(l => l.StartsWith("IInt8Calibrator::getBatch: bias, 160 bytes", StringComparison.Ordinal)));
        Assert.Contains("VOptimizationProfile::setDimensions(\"bias\", 1, [4,10])", run.Record);
    }

    [Theory]
    [InlineData("few", 1, "TRTC6107")]
    [InlineData("same", 1, "TRTC6108")]
    [InlineData("constant", 1, "TRTC6109")]
    [InlineData("noise", 1, "TRTC6110")]
    [InlineData("unreadable", 1, "TRTC6105")]
    [InlineData("other input", 1, "TRTC6103")]
    public void Data_is_judged_before_anything_is_built(string fault, int exit, string code)
    {
        var random = new Random(1);
        var data = fault switch
        {
            "few" => Pictures(7),
            "same" => Arrays(9, (_, i) => i),
            "constant" => Arrays(9, (_, _) => 1),
            "noise" => Arrays(9, (_, _) => random.NextSingle()),
            "unreadable" => Pictures(9, broken: 1),
            _ => "other=" + Pictures(9),
        };
        using var run =
            FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-10.16"), Plan, "--int8-mode", "calibrator", "--calib", data, "--preset", "unit");
        Assert.Equal(exit, run.Exit);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
        if (fault is "unreadable" or "other input") return;
        using var forced = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-10.16"), Plan, "--int8-mode", "calibrator", "--calib", data,
            "--preset", "unit", "--force");
        Assert.True(forced.Exit == 0, forced.Error);
        Assert.Contains($"warning {code}", forced.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Legacy))]
    public void Finished_scales_are_handed_over_under_the_release_s_own_header(string release)
    {
        var pictures = Pictures(12);
        var (calib, other) = (_folder.File("digits.calib"), _folder.File("other.cache"));
        var made = TrtcProcess.Run(_folder.Path, "calibrate", Repository.Path("samples", "digits", "digits.onnx"), "--calib", pictures,
            "--preset", "unit", "-o", calib, "--cache", other);
        Assert.True(made.ExitCode == 0, made.Error);
        var scales = File.ReadAllLines(other)[1..];
        Assert.Contains(scales, l => l.StartsWith("image: ", StringComparison.Ordinal));

        using var ours = FakeRun.Build(FakeSdk.Folder(release), Plan, "--int8-mode", "calibrator", "--calib", calib);
        Assert.True(ours.Exit == 0, ours.Error);
        Assert.DoesNotContain("TRTC", ours.Error, StringComparison.Ordinal);
        Assert.Contains(string.Join('\n', [$"IInt8Calibrator::readCalibrationCache: {Header(release)}", .. scales]),
            string.Join('\n', ours.Record), StringComparison.Ordinal);
        Assert.DoesNotContain(ours.Record, l => l.Contains("::getBatch:", StringComparison.Ordinal));
        var manifest = JsonNode.Parse(ours.Text("digits.engine.json"))!["calibration"]!;
        Assert.Equal("entropy 12", $"{manifest["method"]} {manifest["images"]}");

        // 8.6.1's own cache: the newer releases are told under their own name, and the user that it was another's.
        using var cache =
            FakeRun.Build(FakeSdk.Folder(release), Plan, "--int8-mode", "calibrator", "--calib", other, "--calibrator", "minmax");
        Assert.True(cache.Exit == 0, cache.Error);
        Assert.Equal(release != "tensorrt-8.6", cache.Error.Contains("TRTC6307", StringComparison.Ordinal));
        Assert.Contains("IInt8Calibrator::getAlgorithm: 3", cache.Record);
        Assert.Contains(
            "IInt8Calibrator::readCalibrationCache: "
            + $"{Header(release).Replace("EntropyCalibration2", "MinMaxCalibration", StringComparison.Ordinal)}", cache.Record);
        Assert.DoesNotContain(cache.Record, l => l.Contains("::getBatch:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calibration_of_another_model_is_refused()
    {
        var (model, calib) = (_folder.File("two.onnx"), _folder.File("two.calib"));
        TwoInputs(model);
        File.WriteAllText(calib, """{"schemaVersion":2,"graph":"00","inputs":{},"data":"","method":"entropy","images":9,"tensors":[]}""");
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), Plan, "--int8-mode", "calibrator", "--calib", calib);
        Assert.Equal(1, run.Exit);
        Assert.Contains("TRTC6305", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_release_without_calibrators_says_so(string release)
    {
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder(release), "", "--int8-mode", "calibrator", "--calib", Batches(1));
        Assert.Equal(1, run.Exit);
        Assert.Contains("TRTC6512", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
    }

    [Theory]
    [InlineData("no-driver", 3, "TRTC3013", "no CUDA driver")]
    [InlineData("code=100@cuInit", 3, "TRTC3013", "no CUDA driver")]
    [InlineData("memory=16383", 1, "TRTC4017", "CUDA_ERROR_OUT_OF_MEMORY")]
    [InlineData("code=700@cuMemcpyHtoD_v2#2", 1, "TRTC4017", "CUDA_ERROR_ILLEGAL_ADDRESS")]
    [InlineData("code=999@cuDevicePrimaryCtxRetain", 3, "TRTC3013", "CUDA_ERROR_UNKNOWN")]
    public void A_fault_of_the_driver_is_a_diagnostic(string plan, int exit, string code, string said)
    {
        var sdk = FakeSdk.Folder("tensorrt-10.16");
        string[] options = ["--int8-mode", "calibrator", "--calib", Batches(3)];
        using var run = plan == "no-driver" ? FakeRun.Build(sdk, Plan, options) : FakeRun.BuildOnGpu(sdk, Plan + ";" + plan, options);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("TRTC9", run.Error, StringComparison.Ordinal);
        Assert.Equal(exit, run.Exit);
        Assert.Empty(run.Left);
        run.AssertDestroyedOnce();
    }

    [Theory]
    [InlineData("other shape", "TRTC4017", "is 1x1x16x16, and")]
    [InlineData("other type", "TRTC6105", "9 of 9 files cannot be read")]
    [InlineData("batch", "TRTC6306", "The value '1000000' cannot be used. Give at most 524287")]
    [InlineData("none", "TRTC6102", "no picture")]
    [InlineData("no npy", "TRTC6105", "does not start as a .npy file does")]
    public void Data_that_does_not_fit_is_told_before_the_build(string fault, string code, string said)
    {
        var folder = fault == "none" ? Batches(0) : fault == "other type" ? Arrays(9, (k, i) => k + i, "<i4") : Arrays(9, (k, i) => k + i);
        if (fault == "other shape") File.WriteAllBytes(Path.Combine(folder, "002.npy"), Npy("<f4", [1, 1, 16, 16], Values(2, 256)));
        if (fault == "no npy") File.WriteAllText(Path.Combine(folder, "002.npy"), "text");
        // The model's other sizes open, so that data alone says them.
        var model = _folder.File("open.onnx");
        using (var read =
            Core.Onnx.ModelReader.Read(Repository.Path("samples", "digits", "digits.onnx"), new(), new Core.Diagnostics.DiagnosticList())!)
            Core.Onnx.ModelWriter.Write(
                read with { Graph =
                read.Graph with { Inputs =
                [new("image", new TensorType(DataType.Float32, new([Dim.Unknown, Dim.Of(1), Dim.Unknown, Dim.Unknown])))] } }, model);
        using var run = FakeRun.BuildOnGpu(FakeSdk.Folder("tensorrt-8.6"), Plan, model, FakeRun.Profile,
            ["--int8", "--int8-mode", "calibrator", "--calib", folder, .. fault == "batch" ? ["--calib-batch", "1000000"]
                : Array.Empty<string>()]);
        Assert.Equal(1, run.Exit);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Record, l => l.StartsWith("VBuilder::buildSerializedNetwork", StringComparison.Ordinal));
        Assert.Empty(run.Left);
    }

    [Fact]
    public void Options_that_mean_nothing_to_the_calibrator_are_refused()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--int8-mode", "calibrator", "--calib", Batches(1),
            "--correct-bias", "--equalise", "--calibrator", "mse");
        Assert.Equal(1, run.Exit);
        foreach (var option in new[] { "--correct-bias", "--equalise", "--calibrator mse" })
            Assert.Contains($"{option} and --int8-mode calibrator cannot both be", run.Error, StringComparison.Ordinal);
        using var graph = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--int8-mode", "calibrator", "--calib", Batches(1),
            "--require", "int8>=80%", "--exclude", "*");
        Assert.Equal(1, graph.Exit);
        Assert.Contains("--require cannot be had with TensorRT's own calibrator", graph.Error, StringComparison.Ordinal);
        Assert.Contains("--exclude cannot be had with TensorRT's own calibrator", graph.Error, StringComparison.Ordinal);
        using var qdq = FakeRun.Build(FakeSdk.Folder("tensorrt-10.0"), "", "--calib-cache", "x.cache", "--calib-batch", "4");
        Assert.Contains("--calib-cache and --int8-mode qdq cannot both be", qdq.Error, StringComparison.Ordinal);
        Assert.Contains("--calib-batch and --int8-mode qdq cannot both be", qdq.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void On_8_6_types_are_flags_and_the_graph_stays_FP32()
    {
        using var half = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16");
        Assert.True(half.Exit == 0, half.Error);
        Assert.Contains("VBuilderConfig::setFlag(0)", half.Record);
        Assert.DoesNotContain("VBuilderConfig::setFlag(1)", half.Record);

        var onnx = _folder.File("handed.onnx");
        var calibration = Repository.Path("samples", "digits", "calib", "3");
        using var best = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--best", "--calib", calibration, "--preset", "unit", "--force",
            "--emit-onnx", onnx, "--require", "int8>=10%");
        Assert.True(best.Exit == 0, best.Error);
        Assert.Contains("VBuilderConfig::setFlag(0)", best.Record);
        Assert.Contains("VBuilderConfig::setFlag(1)", best.Record);
        var manifest = JsonNode.Parse(best.Text("digits.engine.json"))!["calibration"]!;
        Assert.Equal("entropy 101 0 64",
            $"{manifest["method"]} {manifest["images"]} {manifest["unreadable"]} {manifest["sha256"]!.ToString().Length}");
        Assert.Equal("[32,32] gray",
            $"{manifest["preprocess"]!["image"]!["size"]!.ToJsonString()} {manifest["preprocess"]!["image"]!["colour"]}");
        using var model = Core.Onnx.ModelReader.Read(onnx, new(), new Core.Diagnostics.DiagnosticList())!;
        Assert.Contains(model.Graph.Nodes, n => n.Is("QuantizeLinear"));
        // FP32 scales, of an opset that 8.6 reads.
        Assert.True(model.Opset < 19, $"opset {model.Opset}");
        Assert.DoesNotContain(model.Graph.Initializers, i => i.Value.Type == Core.Ir.DataType.Float16);

        using var brain = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--bf16");
        Assert.Equal(1, brain.Exit);
        Assert.Contains("TRTC6508", brain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_named_binds_unless_told_otherwise()
    {
        using var run = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16", "--layer-precision", "node_*=fp32");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("VLayer::setPrecision(0)", run.Record);
        Assert.Contains("VLayer::setOutputType(0, 0)", run.Record);
        var obey = Flag("tensorrt-8.6", "kOBEY_PRECISION_CONSTRAINTS");
        Assert.Contains($"VBuilderConfig::setFlag({obey})", run.Record);
        using var free = FakeRun.Build(FakeSdk.Folder("tensorrt-8.6"), "", "--fp16", "--layer-precision", "node_*=fp32",
            "--precision-constraints", "none");
        Assert.DoesNotContain($"VBuilderConfig::setFlag({obey})", free.Record);

        // On 10 a layer's own type makes the network weakly typed: the types asked for become flags.
        using var ten = FakeRun.Build(FakeSdk.Folder("tensorrt-10.16"), "", "--fp16", "--layer-precision", "node_0=fp32");
        Assert.True(ten.Exit == 0, ten.Error);
        Assert.Contains("VBuilder::createNetworkV2(1)", ten.Record);
        Assert.Contains("VBuilderConfig::setFlag(0)", ten.Record);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsLegacy(string release) =>
        release.StartsWith("tensorrt-8.", StringComparison.Ordinal) || release.StartsWith("tensorrt-10.", StringComparison.Ordinal);

    /// <summary>A flag's number, from the classes that the fake is made of.</summary>
    private static int Flag(string release, string name)
    {
        var line = File.ReadLines(Repository.Path("native", "generated", release, "trt_abi.h"))
            .First(l => l.Contains($" {name} = ", StringComparison.Ordinal));
        return int.Parse(line.Split('=')[1].Trim(' ', ','));
    }

    /// <summary>Three files a sample of the fake's network; more makes a folder of samples, four a file.</summary>
    private string Batches(int count)
    {
        var folder = _folder.File($"batches{count}");
        Directory.CreateDirectory(folder);
        for (var k = 0; k < count; k++)
            File.WriteAllBytes(Path.Combine(folder, $"{k:000}.npy"), Npy("<f4", [4, 1, 32, 32], Values(k, 4096)));
        return folder;
    }

    private string Arrays(int count, Func<int, int, float> value, string type = "<f4")
    {
        var folder = _folder.File($"arrays{Directory.GetDirectories(_folder.Path).Length}");
        Directory.CreateDirectory(folder);
        for (var k = 0; k < count; k++)
        {
            var bytes = new byte[4096];
            for (var i = 0; i < 1024; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), value(k, i));
            File.WriteAllBytes(Path.Combine(folder, $"{k:000}.npy"), Npy(type, [1, 1, 32, 32], bytes));
        }
        return folder;
    }

    private string Archives(int count)
    {
        var folder = _folder.File("archives");
        Directory.CreateDirectory(folder);
        for (var k = 0; k < count; k++)
        {
            using var zip = ZipFile.Open(Path.Combine(folder, $"{k:000}.npz"), ZipArchiveMode.Create);
            using var entry = zip.CreateEntry("image.npy").Open();
            entry.Write(Npy("<f4", [1, 1, 32, 32], Values(k, 1024)));
        }
        return folder;
    }

    /// <summary>One file that holds all samples.</summary>
    private string Raw(int count)
    {
        var path = _folder.File("samples.bin");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, count).SelectMany(k => Values(k, 1024))]);
        return path;
    }

    private string List(int count)
    {
        var path = _folder.File("list.txt");
        File.WriteAllLines(path, Directory.GetFiles(Pictures(count)).Reverse());
        return path;
    }

    private string Pictures(int count, int broken = 0)
    {
        var folder = _folder.File($"pictures{count}-{broken}");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Repository.Path("samples", "digits", "calib", "3")).Order(StringComparer.Ordinal)
            .Take(count)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        for (var k = 0; k < broken; k++) File.WriteAllText(Path.Combine(folder, $"0{k}.png"), "no picture");
        return folder;
    }

    private string Gray()
    {
        var path = _folder.File("gray.json");
        File.WriteAllText(path, """{ "preset": "unit", "colour": "gray", "mean": [0.5], "std": [0.25] }""");
        return path;
    }

    /// <summary>What ONNX Runtime is fed with, in batches; the last one filled up with the first samples again.</summary>
    private byte[][] Expected(string data, int batch, Preprocess? preprocess = null)
    {
        var diagnostics = new Core.Diagnostics.DiagnosticList();
        using var model = Core.Onnx.ModelReader.Read(Repository.Path("samples", "digits", "digits.onnx"), new(), diagnostics)!;
        preprocess ??= PreprocessFile.Read(Gray(), diagnostics)!;
        var set = ModelCalibration.OpenData(new CpuRuntime(), model,
            new([data], preprocess, ProfileSpec.Parse(FakeRun.Profile, diagnostics), new(1, 1)), diagnostics)!;
        byte[][] samples = [.. Enumerable.Range(0, set.Count).Select(i => set.Load(i, out _, out _)).OfType<Sample>()
            .Select(s => ((MemoryBytes)s.Inputs[0].Tensor.Bytes).Memory.ToArray())];
        return [.. Enumerable.Range(0, (samples.Length + batch - 1) / batch)
            .Select(b => Enumerable.Range(b * batch, batch).SelectMany(i => samples[i % samples.Length]).ToArray())];
    }

    private static void TwoInputs(string path)
    {
        using var model =
            Core.Onnx.ModelReader.Read(Repository.Path("samples", "digits", "digits.onnx"), new(), new Core.Diagnostics.DiagnosticList())!;
        var logits = model.Graph.Outputs[0];
        Core.Onnx.ModelWriter.Write(model with
        {
            Graph = model.Graph with
            {
                Inputs = model.Graph.Inputs.Add(logits with { Name = "bias" }),
                Nodes = model.Graph.Nodes.Add(new("last", "Add", "", [logits.Name, "bias"], ["sum"], Node.NoAttributes)),
                Outputs = [logits with { Name = "sum" }],
            },
        }, path);
    }

    private static string[] Asked(FakeRun run) => [.. run.Record.Where(l => l.StartsWith("IInt8Calibrator::", StringComparison.Ordinal))];

    /// <summary>As the fake's own getInferLibVersion has it.</summary>
    private static string Header(string release) =>
        $"TRT-{release switch { "tensorrt-8.6" => 8601, "tensorrt-10.0" => 100001, "tensorrt-10.8" => 100800, _ => 101601 }}-EntropyCalibration2";

    private static byte[] Values(int sample, int count)
    {
        var bytes = new byte[count * sizeof(float)];
        for (var i = 0; i < count; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), (i * 0.25f) - sample);
        return bytes;
    }

    private static uint Hash(byte[] bytes)
    {
        var hash = 2166136261;
        foreach (var b in bytes) hash = (hash ^ b) * 16777619;
        return hash;
    }

    private static byte[] Npy(string type, long[] shape, byte[] data)
    {
        var header =
            Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}".PadRight(117)
            + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. data];
    }
}
