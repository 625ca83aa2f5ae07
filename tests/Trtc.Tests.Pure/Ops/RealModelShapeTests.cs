using System.Collections.Immutable;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;

namespace Trtc.Tests.Ops;

public class RealModelShapeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cls.onnx")]
    [InlineData("det.onnx")]
    [InlineData("digits.onnx")]
    [InlineData("rec.onnx")]
    [InlineData("shapes.onnx")]
    [InlineData("orientation.onnx")]
    public void Every_inferred_shape_is_the_runs(string file) => Check(file, 64, 96);

    [Theory(Explicit = true)]
    [InlineData("det.onnx")]
    [InlineData("rec.onnx")]
    [InlineData("layout.onnx")]
    [InlineData("dynamo/vit_dynamo_18.onnx")]
    [InlineData("dynamo/vit_dynamo_23.onnx")]
    [InlineData("light/light_bvlc_alexnet.onnx")]
    [InlineData("light/light_densenet121.onnx")]
    [InlineData("light/light_inception_v1.onnx")]
    [InlineData("light/light_inception_v2.onnx")]
    [InlineData("light/light_resnet50.onnx")]
    [InlineData("light/light_shufflenet.onnx")]
    [InlineData("light/light_squeezenet.onnx")]
    [InlineData("light/light_vgg19.onnx")]
    [InlineData("light/light_zfnet512.onnx")]
    public void Every_inferred_shape_is_the_runs_of_larger_models(string file) => Check(file, 64, 96, 640);

    private void Check(string file, params ReadOnlySpan<long> sides)
    {
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(Repository.Shared(["models", .. file.Split('/')]), new(), diagnostics)!;
        var stripped =
            model with { Graph =
            model.Graph with { Values = Graph.NoValues, Outputs = [.. model.Graph.Outputs.Select(o => o with { Type = null })] } };
        var symbolic = ShapeInference.Run(stripped).Model.Graph;
        var runs = 0;
        foreach (var side in sides)
        {
            var names = new Dictionary<string, long>(StringComparer.Ordinal);
            var inputs = new Dictionary<string, TensorType>(StringComparer.Ordinal);
            foreach (var input in model.Graph.Inputs)
            {
                var dims = input.Shape!.Dims.ToArray();
                for (var i = 0; i < dims.Length; i++)
                {
                    if (dims[i].IsConstant) continue;
                    long size = i == 0 ? side == 96 ? 2 : 1 : side;
                    if (dims[i].Symbol is { } s && names.TryGetValue(s, out var same) && s != "?") size = same;
                    if (dims[i].Symbol is { } symbol) names[symbol] = size;
                    names[$"{input.Name}:{i}"] = size;
                    dims[i] = size;
                }
                inputs[input.Name] = new(input.Element, new([.. dims]));
            }
            if (RuntimeShapes.Run(stripped, inputs) is not { } real) continue;
            runs++;
            var concrete =
                ShapeInference.Run(stripped,
                new() { Inputs = inputs.ToImmutableSortedDictionary(p => p.Key, p => (Core.Ir.ValueType)p.Value, StringComparer.Ordinal) })
                .Model.Graph;
            Assert.Empty(RuntimeShapes.Contradictions(symbolic, real, names));
            Assert.Empty(RuntimeShapes.Contradictions(concrete, real, new Dictionary<string, long>()));
            output.WriteLine(
                $"{file} at {side}: {real.Count} values, "
                + $"{real.Count - RuntimeShapes.Contradictions(concrete, real, new Dictionary<string, long>(), exact: true).Count} "
                + "exact, " +
                $"{MacCount.Of(concrete)}, {ActivationMemory.Estimate(concrete)}");
            if (names.Count == 0) break;
        }
        Assert.True(runs > 0, "ONNX Runtime refused every size");
    }
}
