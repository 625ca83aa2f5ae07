using CsCheck;
using Trtc.Core.Engines;
using Trtc.Core.Ir;

namespace Trtc.Tests.Engines;

/// <summary>The inspector's JSON in the words of each release, and in words that nobody has said.</summary>
public sealed class EngineLayerReaderTests
{
    [Theory]
    [InlineData("Row major linear FP32", DataType.Float32)]
    [InlineData("Channel major FP16 format where channel % 8 == 0", DataType.Float16)]
    [InlineData("Thirty-two wide channel vectorized row major Int8 format", DataType.Int8)]
    [InlineData("Float", DataType.Float32)]
    [InlineData("Half", DataType.Float16)]
    [InlineData("BFloat16", DataType.BFloat16)]
    [InlineData("FP8", DataType.Float8E4M3FN)]
    [InlineData("N/A due to dynamic shapes", null)]
    [InlineData("", null)]
    public void A_layer_has_the_type_of_its_first_input(string words, DataType? type)
    {
        var layer =
            Assert.Single(
            Read($$"""{"Layers": [{"Name": "c", "LayerType": "CaskConvolution", "Inputs": [{"Format/Datatype": "{{words}}"}], "Outputs": []}]}"""));
        Assert.Equal(type, layer.Type);
        Assert.True(layer.IsProduct);
    }

    [Fact]
    public void Masks_are_no_measure_and_weights_and_kernels_tell_where_inputs_do_not()
    {
        var layers = Read("""
            {"Layers": [
              {"Name": "a", "LayerType": "gemm", "Inputs": [{"Format/Datatype": "Bool"}, {"Format/Datatype": "Half"}]},
              {"Name": "b", "LayerType": "CaskConvolution", "Inputs": [{"Format/Datatype": "N/A due to dynamic shapes"}], "Weights": {"Type": "Int8", "Count": 9}},
              {"Name": "c", "LayerType": "kgen", "TacticName": "__myl_MulAdd_0xf254_f16_"},
              {"Name": "d", "LayerType": "gemm", "Inputs": [{"Format/Datatype": "N/A due to dynamic shapes"}], "TacticName": "sm80_xmma_gemm_i8f32_i8i32_f32_nn"},
              {"Name": "e", "LayerType": "gemm", "TacticName": "sm80_xmma_gemm_bf16bf16_bf16f32_f32_nn"}
            ]}
            """);
        Assert.Equal([DataType.Float16, DataType.Int8, null, DataType.Int8, DataType.BFloat16], layers.Select(l => l.Type));
    }

    [Fact]
    public void Nodes_are_those_of_the_metadata_or_the_parts_of_the_name()
    {
        var layers = Read("""
            {"Layers": [
              {"Name": "__myl_MulAdd_myl0_8", "LayerType": "kgen", "Metadata": "[ONNX Layer: /a/[0]/MatMul]\u001e[ONNX Layer: /a/Add]"},
              {"Name": "w + QuantizeLinear_20 + Conv_22", "LayerType": "CaskConvolution", "Metadata": ""},
              {"Name": "/k/MatMul+/q/MatMul_myl0_9", "LayerType": "gemm"},
              "Conv_1 + Relu_2",
              "Conv_1 + Relu_2 [profile 1]"
            ]}
            """);
        Assert.Equal(["/a/[0]/MatMul", "/a/Add"], layers[0].Nodes);
        Assert.Equal(["w", "QuantizeLinear_20", "Conv_22"], layers[1].Nodes.Take(3));
        Assert.Equal(["/k/MatMul", "/q/MatMul"], layers[2].Nodes.Take(2));
        Assert.Equal(["Conv_1", "Relu_2"], layers[3].Nodes.Take(2));
        Assert.Equal("", layers[3].Kind);
        // A second profile's layers are the first's once more.
        Assert.Equal(4, layers.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Layers": {}}""")]
    [InlineData("""{"Layers": [7]}""")]
    [InlineData("""{"Layers": [{"LayerType": "gemm"}]}""")]
    [InlineData("""{"Layers": [{"Name": 4}]}""")]
    [InlineData("""{"Layers": [""")]
    public void Anything_else_is_said(string json)
    {
        Assert.True(EngineLayerReader.Read(json, out var reason).IsDefault);
        Assert.StartsWith(json.Length > 2 && json[0] == '{' && json[^1] == '}' && json.Contains("[{", StringComparison.Ordinal)
            || json.Contains("[7", StringComparison.Ordinal) ? "layer 0 of" : "the inspector's JSON", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_or_broken_document_does_no_harm()
    {
        Assert.True(EngineLayerReader.Read(string.Concat(Enumerable.Repeat("""{"Layers":[""", 100_000)), out _).IsDefault);
        const string whole =
            """{"Layers": [{"Name": "a", "LayerType": "gemm", "Inputs": [{"Format/Datatype": "Half"}], "Weights": {"Type": "Half"}, "Metadata": "[ONNX Layer: x]"}, "b"], "Bindings": []}""";
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Char).Sample((at, c) =>
        {
            var layers = EngineLayerReader.Read(whole[..at] + c + whole[(at + 1)..], out var reason);
            return layers.IsDefault == reason.Length > 0;
        });
    }

    private static System.Collections.Immutable.ImmutableArray<EngineLayer> Read(string json)
    {
        var layers = EngineLayerReader.Read(json, out var reason);
        Assert.Equal("", reason);
        return layers;
    }
}
