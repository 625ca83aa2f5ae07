using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Tests.Precision;

/// <summary>What the graph takes of the types asked for, and what the builder is told, by release.</summary>
public sealed class BuilderTypingTests
{
    private static readonly PrecisionOptions Best = new() { Int8 = true, Half = DataType.Float16 };

    [Theory]
    [InlineData("tensorrt-10.3")]
    [InlineData("tensorrt-11.4")]
    [InlineData("rtx-1.7")]
    public void From_10_on_types_are_the_graph_s(string release)
    {
        var (graph, builder) = Split(Best, new(), release)!.Value;
        Assert.Same(Best, graph);
        Assert.Equal(BuilderTypes.None, builder.AllowedTypes);
    }

    [Theory]
    // 8.6 knows nothing else; on 10 a calibrator, a layer's type or an input's type makes the network so.
    [InlineData("tensorrt-8.6", "", true, BuilderTypes.Fp16 | BuilderTypes.Int8)]
    [InlineData("tensorrt-8.6", "calibrator", false, BuilderTypes.Fp16 | BuilderTypes.Int8)]
    [InlineData("tensorrt-10.3", "calibrator", false, BuilderTypes.Fp16 | BuilderTypes.Int8)]
    [InlineData("tensorrt-10.3", "layer", true, BuilderTypes.Fp16 | BuilderTypes.Int8)]
    [InlineData("tensorrt-10.3", "input", true, BuilderTypes.Fp16 | BuilderTypes.Int8)]
    public void Where_the_builder_chooses_types_are_flags(string release, string option, bool qdq, BuilderTypes allowed)
    {
        var (graph, builder) = Split(Best, With(option), release)!.Value;
        Assert.Null(graph.Half);
        Assert.Equal(qdq, graph.Int8);
        Assert.Equal(allowed, builder.AllowedTypes);
    }

    [Theory]
    [InlineData("tensorrt-11.0", "calibrator", "int8", "TRTC6512")]
    [InlineData("rtx-1.4", "calibrator", "int8", "TRTC6512")]
    [InlineData("tensorrt-8.6", "", "bf16", "TRTC6508")]
    [InlineData("tensorrt-8.6", "", "io", "TRTC6511")]
    [InlineData("tensorrt-8.6", "", "require fp16", "TRTC6511")]
    [InlineData("tensorrt-10.16", "calibrator", "require int8", "TRTC6511")]
    [InlineData("tensorrt-10.16", "calibrator", "exclude", "TRTC6511")]
    public void What_cannot_be_had_is_told(string release, string option, string asked, string code)
    {
        var diagnostics = new DiagnosticList();
        var precision = asked switch
        {
            "bf16" => new PrecisionOptions { Half = DataType.BFloat16 },
            "io" => Best with { HalfIo = true },
            "require fp16" => Best with { Require = new(DataType.Float16, 0.5) },
            "require int8" => Best with { Require = new(DataType.Int8, 0.5) },
            "exclude" => Best with { Quant = new() { Exclude = ["*"] } },
            _ => Best,
        };
        Assert.Null(Split(precision, With(option), release, diagnostics));
        Assert.Equal(code, Assert.Single(diagnostics.Items).Code.Id);
    }

    [Fact]
    public void Bf16_is_a_flag_of_10() =>
        Assert.Equal(BuilderTypes.Bf16,
            Split(new() { Half = DataType.BFloat16 }, With("layer"), "tensorrt-10.0")!.Value.Builder.AllowedTypes);

    private static BuildOptions With(string option) => option switch
    {
        "calibrator" => new() { Calibrator = new(CalibratorAlgorithm.Entropy2) },
        "layer" => new() { LayerPrecisions = [new("conv_*", "fp32")] },
        "input" => new() { InputFormats = [new("", "fp16", ["chw"])] },
        _ => new(),
    };

    private static (PrecisionOptions Graph, BuildOptions Builder)? Split(PrecisionOptions asked, BuildOptions options, string release,
        DiagnosticList? diagnostics = null)
    {
        Assert.True(Target.TryParse(release, out var target));
        using var model = ModelReader.Read(Repository.Path("samples", "digits", "digits.onnx"), new(), new DiagnosticList())!;
        return BuilderTyping.Split(model, asked, options, target, diagnostics ?? new());
    }
}
