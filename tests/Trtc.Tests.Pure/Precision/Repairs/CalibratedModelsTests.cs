using System.Collections.Immutable;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Precision;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision.Repairs;

public sealed class CalibratedModelsTests
{
    private static readonly QuantRecipe Everything = new(new(CalibrationMethod.Output), Equalise: true, CorrectBias: true);

    private static (Model Prepared, MeasuredModel Measured) Make(Model model, string name, string data, string profile, string preset,
        QuantRecipe recipe, int threads)
    {
        var diagnostics = new DiagnosticList();
        var ranges = ProfileSpec.Parse(profile, diagnostics);
        var shapes = new InferenceOptions
        {
            Inputs =
                ImmutableSortedDictionary.CreateRange(
                [KeyValuePair.Create(model.Graph.Inputs[0].Name,
                (Core.Ir.ValueType)new TensorType(DataType.Float32, Shape.Of(ranges[0].Opt.AsSpan())))]),
        };
        var prepared = ModelCalibration.Prepare(model, diagnostics)!;
        var request = new CalibrationRequest([data], Preprocess.Presets[preset], ranges, new(threads, 4, Force: true));
        var measured = new CalibratedModels(new CpuRuntime(), prepared, request, new(), shapes, diagnostics, null, default).Make(recipe);
        Assert.True(measured is not null, $"{name}: {string.Join('\n', diagnostics.Items)}");
        return (prepared, measured);
    }

    [Fact]
    public void Threads_change_no_scale_no_shift_and_no_weight()
    {
        using var model = ModelReader.Read(Repository.Shared("models", "digits.onnx"), new())!;
        var data = Repository.Shared("data", "digits", "calib", "3");
        var (prepared, one) = Make(model, "digits", data, "1x1x32x32:8x1x32x32", "unit", Everything, 1);
        var (_, two) = Make(model, "digits", data, "1x1x32x32:8x1x32x32", "unit", Everything, 2);
        Assert.Equal(one.Ranges, two.Ranges);
        Assert.NotEmpty(one.BiasShifts);
        Assert.Equal(one.BiasShifts.Keys.Order(), two.BiasShifts.Keys.Order());
        foreach (var (layer, shift) in one.BiasShifts) Assert.Equal(shift, two.BiasShifts[layer]);
        Assert.Equal(ModelWriter.ToBytes(one.Model), ModelWriter.ToBytes(two.Model));
        // Measured one image at a time, whatever batch is deployed, and still of any batch.
        Assert.Equal(prepared.Graph.Inputs, one.Model.Graph.Inputs);
        Assert.Equal(prepared.Graph.Values, one.Model.Graph.Values);
    }

    [Theory]
    [InlineData("digits", "digits/calib/3", "1x1x32x32", "unit")]
    [InlineData("orientation", "pages/0", "1x3x224x224", "imagenet")]
    public void A_real_model_computes_the_same_when_equalised(string name, string data, string profile, string preset) =>
        Same(name, data, profile, preset);

    [Theory(Explicit = true)]
    [InlineData("det", "pages/0", "1x3x320x320", "imagenet")]
    [InlineData("layout", "pages/0", "1x3x800x608", "imagenet")]
    [InlineData("rec", "pages/0", "1x3x48x320", "imagenet")]
    [InlineData("cls", "pages/0", "1x3x48x192", "imagenet")]
    public void A_large_model_computes_the_same_when_equalised(string name, string data, string profile, string preset) =>
        Same(name, data, profile, preset);

    private static void Same(string name, string data, string profile, string preset)
    {
        using var model = ModelReader.Read(Repository.Shared("models", name + ".onnx"), new())!;
        var (prepared, measured) =
            Make(model, name, Repository.Shared("data", data), profile, preset, new(new(CalibrationMethod.Entropy), Equalise: true), 2);
        Assert.NotSame(prepared.Graph, measured.Model.Graph);
        var dims = ProfileSpec.Parse(profile, new())[0].Opt;
        var input = new float[dims.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < input.Length; i++) input[i] = MathF.Sin(i * 0.37f) + MathF.Cos(i * 0.011f);
        var (before, after) = (Run(prepared), Run(measured.Model));
        for (var o = 0; o < before.Length; o++)
        {
            var largest = Math.Max(1e-6f, before[o].Max(MathF.Abs));
            for (var i = 0; i < before[o].Length; i++)
                Assert.True(Math.Abs(before[o][i] - after[o][i]) <= 1e-5f * largest,
                    $"output {o}: {before[o][i]} and {after[o][i]} of {largest}");
        }

        float[][] Run(Model m)
        {
            var diagnostics = new DiagnosticList();
            using var runner = OrtModelRunner.Open(m, [], new(), diagnostics);
            Assert.True(runner is not null, string.Join('\n', diagnostics.Items));
            var values = runner.Run([NamedTensor.Of(m.Graph.Inputs[0].Name, [.. dims], input)], [.. m.Graph.Outputs.Select(v => v.Name)],
                diagnostics);
            Assert.False(values.IsDefault, string.Join('\n', diagnostics.Items));
            return [.. values.Select(v => v!.Values)];
        }
    }
}
