using System.Text;
using Trtc.Core.Build;
using Trtc.Core.Diagnostics;
using Trtc.Native;

namespace Trtc.Tests.Sdk.Native;

public sealed class ChildBackendTests
{
    private static readonly Profile VitProfile = new([new("image", [1, 3, 224, 224], [2, 3, 224, 224], [4, 3, 224, 224])]);
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
        var result = Build(Repository.Shared("models", "dynamo", "vit_dynamo_18.onnx"), folder.File("vit.engine"), new() { Profiles = [VitProfile] }, diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.NotNull(result);
    }

    [Fact]
    public void Attention_in_FP32_is_refused_with_what_to_do()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(Repository.Shared("models", "dynamo", "vit_dynamo_23.onnx"), folder.File("vit.engine"), new() { Profiles = [VitProfile] }, diagnostics));
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
}
