using System.Text.Json;

namespace Trtc.Tests.Fake.Engines;

/// <summary><c>trtc inspect ENGINE --against installed</c>: what the library found says of an engine, whatever it does.</summary>
public sealed class ExaminationTests
{
    private const string Text = "capability 89\ntensor x in float 1x4\ntensor y out float 1x4\n";

    [Theory]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void An_engine_that_loads_does(string release)
    {
        using var bench = new EngineBench(release);
        var installed = Installed(bench, bench.Engine(Text), "");
        Assert.True(installed.GetProperty("loads").GetBoolean());
        Assert.Equal("Fake GPU 0 (sm_89)", installed.GetProperty("device").GetString());
        // Only TensorRT-RTX tells by the first bytes.
        Assert.Equal(release.Contains("rtx", StringComparison.Ordinal) ? "valid" : null, installed.TryGetProperty("validity", out var v)
            ? v.GetString() : null);
        bench.AssertDestroyedOnce();
    }

    [Theory]
    [InlineData("validity=2;validity-bits=6;capability=90", "invalid", "UNSUPPORTED_CC, OLD_CUDA_DRIVER", "another compute capability")]
    [InlineData("validity=1", "suboptimal", "", null)]
    [InlineData("null@createInferRuntime_INTERNAL", null, "", "createInferRuntime failed")]
    [InlineData("crash@VRuntime::getEngineValidity", null, "", "the process that loaded it ended with signal 11")]
    // Without a GPU every engine is invalid to the vendor's library: it is not asked.
    [InlineData("devices=0;validity=2", null, "", "cuInit failed")]
    public void What_stands_in_the_way_is_said(string plan, string? validity, string reasons, string? whyNot)
    {
        using var bench = new EngineBench("tensorrt-rtx-1.7");
        var installed = Installed(bench, bench.Engine(Text), plan);
        Assert.Equal(validity, installed.TryGetProperty("validity", out var v) ? v.GetString() : null);
        Assert.Equal(reasons, string.Join(", ", installed.GetProperty("reasons").EnumerateArray().Select(r => r.GetString())));
        if (whyNot is null) Assert.True(installed.GetProperty("loads").GetBoolean());
        else Assert.Contains(whyNot, installed.GetProperty("whyNot").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_told_to_a_person_too_and_only_when_asked_for()
    {
        using var bench = new EngineBench("tensorrt-rtx-1.7");
        var engine = bench.Engine(Text);
        var (exit, output, _) = bench.Trtc("validity=2;validity-bits=2;capability=90", "inspect", engine, "--against", "installed");
        Assert.Equal(0, exit);
        Assert.Contains("  loadable  yes, by ", output, StringComparison.Ordinal);
        Assert.Contains(
            "  asked     invalid by its first bytes: UNSUPPORTED_CC\n            does not load: deserializeCudaEngine failed: the "
            + "engine was built for", output, StringComparison.Ordinal);
        Assert.DoesNotContain("asked", bench.Trtc("", "inspect", engine).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_of_another_product_finds_no_library()
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var installed = Installed(bench, bench.Engine(Text, of: "tensorrt-rtx-1.7"), "");
        Assert.False(installed.GetProperty("loads").GetBoolean());
        Assert.Contains("TensorRT-RTX 1 is required", installed.GetProperty("whyNot").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_no_engine()
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var (exit, _, error) = bench.Trtc("", "inspect", bench.Identity(Core.Ir.DataType.Float32, 1, 4), "--against", "installed");
        Assert.Equal(1, exit);
        Assert.Contains("TRTC1061", error, StringComparison.Ordinal);
    }

    private static JsonElement Installed(EngineBench bench, string engine, string plan)
    {
        var (exit, output, error) = bench.Trtc(plan, "inspect", engine, "--against", "installed", "--json");
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("engine").GetProperty("installed");
    }
}
