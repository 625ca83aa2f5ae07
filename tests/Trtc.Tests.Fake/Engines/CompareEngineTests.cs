using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Trtc.Core.Ir;

namespace Trtc.Tests.Fake.Engines;

/// <summary><c>trtc compare</c> with engines: what goes in comes out, in every type and on every interface, and what was made is
/// destroyed.</summary>
public sealed class CompareEngineTests
{
    private const string Text = "tensor x in float -1x4\ntensor y out float -1x4\nprofile 0 x 1x4 2x4 8x4\n";

    [Theory]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void An_engine_is_judged_by_its_model(string release)
    {
        using var bench = new EngineBench(release);
        var (onnx, engine) = (bench.Identity(DataType.Float32, Dim.Of("N"), 4), bench.Engine(Text));
        var (same, error) = bench.Compare("", onnx, engine);
        Assert.Contains("TRTC7012", error, StringComparison.Ordinal);
        Assert.Equal(4, same.GetProperty("samples").GetInt32());
        EngineBench.AssertExact(same);
        var judge = same.GetProperty("judge").GetString()!;
        Assert.StartsWith("ONNX Runtime ", judge, StringComparison.Ordinal);
        Assert.EndsWith(" on Fake GPU 0 (sm_89)", judge, StringComparison.Ordinal);
        // The shape that the engine was tuned for, where nobody says another.
        Assert.Contains("VExecutionContext::setInputShape(\"x\", [2,4])", bench.Record);
        bench.AssertDestroyedOnce();

        // Twice the values: the noise is as loud as the signal.
        var (twice, _) = bench.Compare("gain=2", onnx, engine);
        var noise = twice.GetProperty("outputs")[0].GetProperty("error");
        Assert.Equal(0, noise.GetProperty("sqnr").GetDouble(), 6);
        Assert.Equal(1, noise.GetProperty("cosine").GetDouble(), 6);
    }

    [Theory]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void An_output_whose_size_its_values_decide_is_read_whole(string release)
    {
        using var bench = new EngineBench(release);
        var to = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create<string, AttributeValue>("to", new IntAttribute((long)DataType.Bool))]);
        var onnx = bench.Model("model.onnx", [EngineBench.Input("x", DataType.Int32, 64)], "y",
            EngineBench.Node("Cast", "keep", "x") with { Attributes = to }, EngineBench.Node("Compress", "y", "x", "keep"));
        var engine = bench.Engine("tensor x in int32 64\ntensor y out int32 ?\n");
        var (figures, _) = bench.Compare("", onnx, engine);
        Assert.Equal(4, figures.GetProperty("samples").GetInt32());
        EngineBench.AssertExact(figures);
        bench.AssertDestroyedOnce();
    }

    [Theory]
    [InlineData("float", DataType.Float32)]
    [InlineData("half", DataType.Float16)]
    [InlineData("int8", DataType.Int8)]
    [InlineData("int32", DataType.Int32)]
    [InlineData("int64", DataType.Int64)]
    [InlineData("bool", DataType.Bool)]
    [InlineData("uint8", DataType.UInt8)]
    public void Every_type_that_arrays_have_goes_over(string type, DataType onnxType)
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var onnx = bench.Identity(onnxType, 3, 5);
        var (figures, _) = bench.Compare("", onnx, bench.Engine($"tensor x in {type} 3x5\ntensor y out {type} 3x5\n"));
        EngineBench.AssertExact(figures);
    }

    /// <summary>A build may give inputs and outputs another type than the model has.</summary>
    [Theory]
    [InlineData("half", 60)]
    [InlineData("bf16", 40)]
    public void A_model_in_single_precision_judges_an_engine_in_half(string type, double decibels)
    {
        using var bench = new EngineBench("tensorrt-11.4");
        var (figures, _) =
            bench.Compare("", bench.Identity(DataType.Float32, 300), bench.Engine($"tensor x in {type} 300\ntensor y out {type} 300\n"));
        Assert.InRange(figures.GetProperty("outputs")[0].GetProperty("error").GetProperty("sqnr").GetDouble(), decibels, 90);
    }

    [Theory]
    [InlineData("4x4", 1)]
    [InlineData("8x4", 1)]
    [InlineData("1x4", 0)]
    // Both take it: the first does it.
    [InlineData("2x4", 0)]
    public void The_first_profile_that_takes_a_shape_is_used(string shape, int profile)
    {
        using var bench = new EngineBench("tensorrt-rtx-1.7");
        var engine = bench.Engine("tensor x in float -1x4\ntensor y out float -1x4\nprofile 0 x 1x4 1x4 2x4\nprofile 1 x 2x4 4x4 8x4\n");
        var (figures, _) = bench.Compare("", bench.Identity(DataType.Float32, Dim.Of("N"), 4), engine, "--profile", shape);
        EngineBench.AssertExact(figures);
        Assert.Equal(profile,
            bench.Record.Count(l => l.StartsWith("VExecutionContext::setOptimizationProfileAsync(1,", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_shape_that_no_profile_takes_is_said_with_those_that_are_taken()
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var (exit, _, error) = bench.Trtc("", "compare", bench.Identity(DataType.Float32, Dim.Of("N"), 4),
            bench.Engine(Text + "profile 1 x 16x4 16x4 32x4\n"), "--profile", "9x4");
        Assert.Equal(1, exit);
        Assert.Contains("TRTC7013: The engine does not take x 9x4; its profiles take x 1x4:8x4 or x 16x4:32x4.", error,
            StringComparison.Ordinal);
        bench.AssertDestroyedOnce();
    }

    [Theory]
    [MemberData(nameof(EngineBench.EachRelease), MemberType = typeof(EngineBench))]
    public void Values_that_decide_shapes_lie_on_the_host(string release)
    {
        using var bench = new EngineBench(release);
        var to = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create<string, AttributeValue>("to", new IntAttribute((long)DataType.Float32))]);
        var onnx = bench.Model("model.onnx", [EngineBench.Input("x", DataType.Float32, 6), EngineBench.Input("s", DataType.Int32, 6)], "y",
            EngineBench.Node("Cast", "t", "s") with { Attributes = to }, EngineBench.Node("Add", "y", "x", "t"));
        var (figures, _) = bench.Compare("", onnx, bench.Engine("tensor x in float 6\ntensor s in int32 6 host\ntensor y out float 6\n"));
        EngineBench.AssertExact(figures);
        Assert.Contains(bench.Record, l => l.StartsWith("created CudaHostMemory", StringComparison.Ordinal));
        bench.AssertDestroyedOnce();
    }

    [Fact]
    public void An_engine_is_the_reference_too_and_runs_without_another_tools_metadata()
    {
        using var bench = new EngineBench("tensorrt-10.0");
        var json = Encoding.UTF8.GetBytes("{\"names\": [\"cat\"]}");
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        var (figures, error) =
            bench.Compare("", bench.Engine(Text, "a.engine", before: [.. length, .. json]), bench.Engine(Text, "b.engine"), "--per-layer");
        EngineBench.AssertExact(figures);
        Assert.DoesNotContain("ONNX Runtime", figures.GetProperty("judge").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, figures.GetProperty("layers").GetArrayLength());
        Assert.Contains("message TRTC7015", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_that_is_no_array_is_refused()
    {
        using var bench = new EngineBench("tensorrt-10.16");
        var (exit, _, error) = bench.Trtc("", "compare", bench.Identity(DataType.Float32, 1, 4),
            bench.Engine("tensor x in float 1x4\ntensor y out float 1x4 format=4\n"));
        Assert.Equal(1, exit);
        Assert.Contains("TRTC7014: 'y' lies in memory as CHW16", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        using var bench = new EngineBench("tensorrt-rtx-1.7");
        var (onnx, engine) = (bench.Identity(DataType.Float32, Dim.Of("N"), 4), bench.Engine(Text));
        string Figures(string threads) => bench.Trtc("gain=0.5", "compare", onnx, engine, "--json", "--threads", threads).Output;
        Assert.Equal(Figures("1"), Figures("4"));
    }
}
