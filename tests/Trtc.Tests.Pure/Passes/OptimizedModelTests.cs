using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Tests.Onnx;

namespace Trtc.Tests.Passes;

/// <summary>ONNX Runtime judges: an optimised model gives the original's outputs.</summary>
public sealed class OptimizedModelTests
{
    [Theory]
    [InlineData("det.onnx", 328, "1x3x96x160")]
    [InlineData("orientation.onnx", 104, "2x3x224x224")]
    [InlineData("layout.onnx", 521, "1x3x800x608")]
    [InlineData("cls.onnx", int.MaxValue, "2x3x48x192")]
    [InlineData("rec.onnx", int.MaxValue, "1x3x48x96")]
    [InlineData("digits.onnx", int.MaxValue, "3x1x32x32")]
    [InlineData("shapes.onnx", int.MaxValue, "1x3x256x256")]
    [InlineData("dynamo/vit_dynamo_18.onnx", int.MaxValue, "")]
    [InlineData("dynamo/vit_dynamo_23.onnx", int.MaxValue, "")]
    [InlineData("light/light_densenet121.onnx", int.MaxValue, "1x3x224x224")]
    [InlineData("light/light_inception_v2.onnx", int.MaxValue, "1x3x224x224")]
    [InlineData("light/light_resnet50.onnx", int.MaxValue, "1x3x224x224")]
    [InlineData("light/light_shufflenet.onnx", int.MaxValue, "1x3x224x224")]
    [InlineData("light/light_squeezenet.onnx", int.MaxValue, "1x3x224x224")]
    public void An_optimised_model_gives_the_same_outputs(string name, int maxNodes, string shape)
    {
        var path = Repository.Shared(["models", .. name.Split('/')]);
        using var folder = new TempFolder();
        using var model = RoundTripTests.Read(path);
        var result = Pipeline.Run(model, new(Target.Newest[^1]), PassOptions.Default with { Verify = true });
        Assert.True(result.Model.Graph.Nodes.Length <= maxNodes, $"{result.Model.Graph.Nodes.Length} nodes are left, more than {maxNodes}");
        if (name.Contains("_23", StringComparison.Ordinal)) Assert.DoesNotContain(result.Model.Graph.Nodes, n => n.Is("Attention"));
        ModelWriter.Write(result.Model, folder.File("optimised.onnx"));

        long[] dims = shape.Length == 0 ? [] : Array.ConvertAll(shape.Split('x'), long.Parse);
        var expected = Run(path, dims);
        var actual = Run(folder.File("optimised.onnx"), dims);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Close(expected[i], actual[i]);
    }

    [Fact]
    public void A_skipped_pass_does_not_run()
    {
        using var model = RoundTripTests.Read(Repository.Shared("models", "digits.onnx"));
        var skipped = Pipeline.Passes[0].Name;
        var result = Pipeline.Run(model, PassContext.Default, new([skipped], Verify: true));
        Assert.DoesNotContain(result.Runs, r => r.Name == skipped);
        Assert.Equal(Pipeline.Passes.Length - 1, result.Runs.Length);
    }

    /// <summary>Largest difference against the largest value: the outputs' own scale, not each tiny element's.</summary>
    private static void Close(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float scale = 0, worst = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs(expected[i] - actual[i]));
        }
        Assert.True(worst <= 1e-5f * Math.Max(scale, 1e-3f), $"differs by {worst} at a scale of {scale}");
    }

    private static float[][] Run(string path, long[] dims)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(path, options);
        var random = new Random(7);
        var inputs = new List<NamedOnnxValue>();
        foreach (var (name, meta) in session.InputMetadata)
        {
            int[] shape = dims.Length == meta.Dimensions.Length ? Array.ConvertAll(dims, d => (int)d)
                : Array.ConvertAll(meta.Dimensions, d => d <= 0 ? 1 : d);
            if (meta.ElementType == typeof(float))
            {
                var tensor = new DenseTensor<float>(shape);
                foreach (ref var v in tensor.Buffer.Span) v = random.NextSingle();
                inputs.Add(NamedOnnxValue.CreateFromTensor(name, tensor));
            }
            else
            {
                var tensor = new DenseTensor<long>(shape);
                inputs.Add(NamedOnnxValue.CreateFromTensor(name, tensor));
            }
        }
        using var results = session.Run(inputs);
        return [.. results.Where(r => r.Value is Tensor<float>).Select(r => r.AsTensor<float>().ToArray())];
    }
}
