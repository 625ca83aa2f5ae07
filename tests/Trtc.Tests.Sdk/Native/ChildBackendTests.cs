using System.Text;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc.Tests.Sdk.Native;

public sealed class ChildBackendTests
{
    private static readonly Profile VitProfile = new([new("image", [1, 3, 224, 224], [2, 3, 224, 224], [4, 3, 224, 224])]);
    private static readonly Profile DigitsProfile = new([new("image", [1, 1, 32, 32], [1, 1, 32, 32], [4, 1, 32, 32])]);
    private static readonly Profile DetProfile = new([new("x", [1, 3, 640, 640], [1, 3, 640, 640], [16, 3, 640, 640])]);

    private static BackendResult? Build(string model, string engine, BuildOptions options, DiagnosticList diagnostics,
        RecordingObserver? observer = null, CancellationToken cancel = default)
    {
        using var backend = new ChildBackend(new(SdkUnderTest.Folder));
        return backend.Build(new(model, model, engine, options), observer ?? new(), diagnostics, cancel);
    }

    [Fact]
    public void A_static_model_becomes_an_engine()
    {
        using var folder = new TempFolder();
        var engine = folder.File("out.engine");
        var diagnostics = new DiagnosticList();
        var observer = new RecordingObserver();
        var result = Build(Repository.Shared("models", "layout.onnx"), engine, new(), diagnostics, observer);
        Assert.Empty(diagnostics.Items);
        Assert.NotNull(result);
        Assert.Equal("tensorrt-rtx", result.Product);
        Assert.StartsWith("1.", result.Version, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(engine);
        Assert.Equal("vtrt", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(bytes.Length, result.EngineBytes);
        Assert.True(result.BuildSeconds > 0 && result.ParseSeconds > 0 && result.PeakBytes > 50 << 20);
        Assert.Contains("Parsing", observer.Phases);
        Assert.Contains(observer.Phases, p => p.Contains('/', StringComparison.Ordinal));
        Assert.Empty(observer.Open);
    }

    [Fact]
    public void Profile_and_targets_are_taken()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        var options = new BuildOptions { Profiles = [DetProfile], Targets = [89, 120], Workspace = 1L << 30, OptimizationLevel = 1 };
        var result = Build(Repository.Shared("models", "det.onnx"), folder.File("det.engine"), options, diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.NotNull(result);
    }

    [Fact]
    public void A_workspace_too_small_fails_with_the_size_that_was_wanted()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        var options = new BuildOptions { Profiles = [DetProfile], Workspace = 256 << 20 };
        Assert.Null(Build(Repository.Shared("models", "det.onnx"), folder.File("det.engine"), options, diagnostics));
        var fault = Assert.Single(diagnostics.Items);
        Assert.Equal("TRTC4004", fault.Code.Id);
        Assert.Contains("261MiB", fault.Fix, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void External_data_is_found_beside_the_model()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        var result = Build(Repository.Shared("models", "dynamo", "vit_dynamo_18.onnx"), folder.File("vit.engine"),
            new() { Profiles = [VitProfile] }, diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.NotNull(result);
    }

    [Fact]
    public void Attention_in_FP32_is_refused_with_what_to_do()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "dynamo", "vit_dynamo_23.onnx"), folder.File("vit.engine"),
            new() { Profiles = [VitProfile] }, diagnostics));
        var fault = Assert.Single(diagnostics.Items);
        Assert.Equal("TRTC4005", fault.Code.Id);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_the_parser_refuses_names_the_node()
    {
        using var folder = new TempFolder();
        var model = folder.Write("bad.onnx", "not a model"u8);
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(model, folder.File("bad.engine"), new(), diagnostics));
        Assert.All(diagnostics.Items, d => Assert.StartsWith("TRTC400", d.Code.Id, StringComparison.Ordinal));
        Assert.NotEmpty(diagnostics.Items);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_target_that_is_unknown_is_refused()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "layout.onnx"), folder.File("l.engine"), new() { Targets = [52] }, diagnostics));
        Assert.Equal("TRTC4009", Assert.Single(diagnostics.Items).Code.Id);
    }

    [Fact]
    public void Cancelling_ends_the_child_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var observer = new RecordingObserver { OnPhase = cancel.Cancel };
        var model = Repository.Shared("models", "layout.onnx");
        _ = SdkUnderTest.Folder;
        Assert.ThrowsAny<OperationCanceledException>(() => Build(model, folder.File("l.engine"), new(), new(), observer, cancel.Token));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Another_release_than_the_required_one_is_an_error()
    {
        var folder = SdkUnderTest.Folder;
        Assert.True(SdkRequirement.TryParse("rtx-1.2", out var require));
        using var backend = new ChildBackend(new(folder, require));
        var diagnostics = new DiagnosticList();
        Assert.Null(backend.Open(diagnostics, CancellationToken.None));
        Assert.Equal("TRTC3004", Assert.Single(diagnostics.Items).Code.Id);
    }

    [Fact]
    public void Options_reach_the_builder()
    {
        using var folder = new TempFolder();
        var cache = folder.File("t.cache");
        var options = new BuildOptions
        {
            NoTf32 = true, Sparsity = true, ProfilingVerbosity = LayerDetail.Detailed, MaxAuxStreams = 0, MaxTactics = 2, AvgTiming = 2,
            Tiling = TilingLevel.None, TimingCache = cache, PreviewFeatures = ["-runtime-activation-resize"],
                TacticSources = ["+jit-convolutions"],
            Pools = [new(MemoryPool.TacticSharedMem, 48 << 10)], InputFormats = [new("", null, ["chw"])],
        };
        var diagnostics = new DiagnosticList();
        Assert.NotNull(Build(Repository.Shared("models", "layout.onnx"), folder.File("l.engine"), options, diagnostics));
        Assert.Empty(diagnostics.Items);
        Assert.True(new FileInfo(cache).Length > 0);
        Assert.NotNull(
            Build(Repository.Shared("models", "layout.onnx"), folder.File("m.engine"), new() { TimingCache = cache }, diagnostics));
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void What_the_release_lacks_is_refused_naming_those_that_have_it_all_at_once()
    {
        using var folder = new TempFolder();
        var options = new BuildOptions { AllowedTypes = BuilderTypes.Fp16, LayerPrecisions = [new("*", "fp32")],
            PrecisionConstraints = PrecisionConstraints.Obey };
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "layout.onnx"), folder.File("l.engine"), options, diagnostics));
        Assert.Equal(["TRTC4012", "TRTC4012", "TRTC4012"], diagnostics.Items.Select(d => d.Code.Id));
        Assert.All(diagnostics.Items, d => Assert.Contains("10.16", d.Fix, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_needs_a_GPU_says_so()
    {
        if (System.Runtime.InteropServices.NativeLibrary.TryLoad("libcuda.so.1", out _)) Assert.Skip("this machine has a CUDA driver");
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "digits.onnx"), folder.File("d.engine"),
            new() { Refit = true, Profiles = [DigitsProfile] }, diagnostics));
        Assert.Equal("TRTC3013", Assert.Single(diagnostics.Items).Code.Id);
    }

    [Fact]
    public void A_plugin_that_is_none_is_refused()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "layout.onnx"), folder.File("l.engine"),
            new() { Plugins = [folder.Write("libp.so", "x"u8)] }, diagnostics));
        Assert.Equal("TRTC4013", Assert.Single(diagnostics.Items).Code.Id);
    }
}
