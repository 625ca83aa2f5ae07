using System.Text.Json;
using Trtc.Core.Build;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Build;

/// <summary>The way through with a backend that writes what it is told: what is checked before, and what is left behind after.</summary>
public sealed class EngineBuildTests
{
    [Fact]
    public void Writes_engine_report_and_manifest_with_the_engines_hash()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticList();
        var report = Build(folder, new Backend("vtrt engine"), diagnostics, "1x1x32x32:8x1x32x32");
        Assert.NotNull(report);
        Assert.Empty(diagnostics.Items);
        Assert.Equal(["digits.engine", "digits.engine.json", "digits.onnx", "digits.report.json"], Names(folder));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder.File("digits.engine.json")));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.File("digits.engine"))));
        Assert.Equal(hash, manifest.RootElement.GetProperty("engine").GetProperty("sha256").GetString());
        Assert.Equal("digits.onnx", manifest.RootElement.GetProperty("model").GetProperty("path").GetString());
        Assert.Equal(8, manifest.RootElement.GetProperty("options").GetProperty("profiles")[0].GetProperty("inputs")[0]
            .GetProperty("max")[0].GetInt32());
    }

    /// <summary>The profile gives the sizes that are counted at, not the inputs' types.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_share_sees_the_types_of_the_graph_that_is_built(bool halfIo)
    {
        using var folder = new TempFolder();
        var report =
            Build(folder, new Backend("vtrt"), new(), "1x1x32x32:8x1x32x32", precision: new() { Half = DataType.Float16, HalfIo = halfIo });
        Assert.Equal((1.0, 0.0), (report!.Precision!.Fp16, report.Precision.Fp32));
    }

    [Fact]
    public void A_fault_of_the_backend_leaves_the_old_engine_and_nothing_else()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("digits.engine"), "old");
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(folder, new Backend(null), diagnostics, "1x1x32x32"));
        Assert.True(diagnostics.HasErrors);
        Assert.Equal("old", File.ReadAllText(folder.File("digits.engine")));
        Assert.Equal(["digits.engine", "digits.onnx"], Names(folder));
    }

    [Fact]
    public void A_profile_fault_is_found_before_the_backend_is_asked()
    {
        using var folder = new TempFolder();
        var backend = new Backend("never");
        var diagnostics = new DiagnosticList();
        Assert.Null(Build(folder, backend, diagnostics, "1x3x32x32"));
        Assert.Equal("TRTC2006", Assert.Single(diagnostics.Items).Code.Id);
        Assert.Equal(0, backend.Calls);
    }

    [Fact]
    public void A_cancel_leaves_nothing()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var backend = new Backend("half") { During = cancel.Cancel };
        Assert.ThrowsAny<OperationCanceledException>(() => Build(folder, backend, new DiagnosticList(), "1x1x32x32", cancel: cancel.Token));
        Assert.Equal(["digits.onnx"], Names(folder));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Large_weights_stay_where_they_lie_for_a_backend_that_takes_them_by_name(bool takes, bool succeeds)
    {
        using var folder = new TempFolder();
        var path = LargeModel.Write(folder);
        BackendRequest? seen = null;
        long[] handed = [];
        (string, float)[] values = [];
        var backend = new Backend(succeeds ? "vtrt engine" : null)
        {
            TakesWeights = takes,
            OnRequest = request =>
            {
                seen = request;
                handed =
                    [.. new[] { request.ModelPath, request.ModelPath + ".data" }.Where(File.Exists).Select(f => new FileInfo(f).Length)];
                values = [.. request.Weights.Select(w => (w.Name, LargeModel.First(w))).Order()];
            },
        };
        var diagnostics = new DiagnosticList();
        var job = new BuildJob(path, folder.File("large.engine"), [], default, new(), "trtc build large.onnx", [], []);
        Assert.Equal(succeeds, EngineBuild.Run(job, backend, new CpuRuntime(), new(diagnostics, backend, default)) is not null);
        Assert.NotNull(seen);
        if (takes)
        {
            Assert.Equal([("scaled_folded", 6f), ("second_bias_folded", 0f), ("weight", 1f)], values);
            Assert.All(seen.Weights, w => Assert.Equal(4, w.Alignment));
            Assert.Equal(new("weight", folder.File("large.bin"), 0, LargeModel.Bytes, 4), seen.Weights.Single(w => w.Name == "weight"));
            // Only what a pass made was written: one weight and its bias.
            Assert.Equal(2, handed.Length);
            Assert.InRange(handed[0], 1, 10_000);
            Assert.InRange(handed[1], LargeModel.Bytes, LargeModel.Bytes + (1 << 20));
        }
        else
        {
            Assert.Empty(seen.Weights);
            Assert.True(Assert.Single(handed) > 2 * LargeModel.Bytes);
        }
        Assert.Equal(succeeds ? ["large.bin", "large.engine", "large.engine.json", "large.onnx", "large.report.json"]
            : ["large.bin", "large.onnx"], Names(folder));
    }

    private static Core.Report.BuildReport? Build(TempFolder folder, Backend backend, DiagnosticList diagnostics, string profile,
        PrecisionOptions? precision = null, CancellationToken cancel = default)
    {
        var model = folder.File("digits.onnx");
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), model);
        var job = new BuildJob(model, folder.File("digits.engine"), [ProfileSpec.Parse(profile, diagnostics)], default, new(),
            "trtc build digits.onnx", [], []) { Precision = precision ?? new() };
        return EngineBuild.Run(job, backend, new CpuRuntime(), new(diagnostics, backend, cancel));
    }

    private static string[] Names(TempFolder folder) =>
        [.. Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Writes <paramref name="engine"/>, or half a file and a fault when it is null.</summary>
    private sealed class Backend(string? engine) : IBackend, IBuildObserver
    {
        public int Calls { get; private set; }

        public Action? During { get; init; }

        public bool TakesWeights { get; init; }

        public Action<BackendRequest>? OnRequest { get; init; }

        public Core.Ops.Target? Open(DiagnosticList diagnostics, CancellationToken cancel) => new(Core.Ops.TargetProduct.Rtx, 1, 7);

        public BackendResult? Build(BackendRequest request, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel)
        {
            Calls++;
            OnRequest?.Invoke(request);
            File.WriteAllText(request.EnginePath, engine ?? "ha");
            During?.Invoke();
            if (engine is null)
            {
                diagnostics.Add(Codes.InternalError, "", "", "planned");
                return null;
            }
            return new("tensorrt-rtx", "1.7.1.116", "lib.so", engine.Length, 0.1, 0.2, 1000);
        }

        public Core.Engines.EngineEvidence Evidence(string enginePath, System.Collections.Immutable.ImmutableArray<int> targets,
            CancellationToken cancel) =>
            Core.Engines.EngineEvidence.None(File.Exists(enginePath) ? "no GPU" : "no engine");

        public void PhaseStarted(string name, string? parent, int steps) { }

        public void StepDone(string phase, int step) { }

        public void PhaseFinished(string name) { }

        public void Log(NativeLogLevel level, string message) { }
    }
}
