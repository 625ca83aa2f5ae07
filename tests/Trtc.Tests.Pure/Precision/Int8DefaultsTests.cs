using System.Globalization;
using System.Text;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Onnx;
using Trtc.Core.Ops;
using Trtc.Core.Passes;
using Trtc.Core.Precision;
using Trtc.Core.Precision.Placement;
using Trtc.Core.Precision.Targets;
using Trtc.Core.Quantisation;
using Trtc.Runtime.Cpu;

namespace Trtc.Tests.Precision;

/// <summary>
/// What <c>trtc build --int8 --calib</c> makes of the real models with no other option, judged by ONNX Runtime with Q/DQ computed as
/// written, the rest in FP32. Pictures that calibrate and pictures that judge are apart.
/// </summary>
public sealed class Int8DefaultsTests(ITestOutputHelper output)
{
    /// <summary>A few pictures; the bars are those of the whole sets.</summary>
    [Theory]
    [InlineData("digits", 10)]
    [InlineData("orientation", 6)]
    public void Sample(string name, int every) => Judge(name, every, TargetColumn.Rtx17);

    [Theory(Explicit = true)]
    [InlineData("det")]
    [InlineData("orientation")]
    [InlineData("digits")]
    [InlineData("shapes")]
    [InlineData("layout")]
    [InlineData("rec")]
    [InlineData("cls")]
    public void All_pictures(string name) => Judge(name, 1, TargetColumn.Rtx17);

    /// <summary>The rules of enterprise TensorRT: pairs at the origin, the first Conv too, regions in FP16 where types are the
    /// graph's.</summary>
    [Theory(Explicit = true)]
    [InlineData("det", TargetColumn.TensorRT10Strong)]
    [InlineData("det", TargetColumn.TensorRT11)]
    [InlineData("orientation", TargetColumn.TensorRT10Strong)]
    [InlineData("orientation", TargetColumn.TensorRT11)]
    [InlineData("shapes", TargetColumn.TensorRT10Strong)]
    [InlineData("shapes", TargetColumn.TensorRT11)]
    public void All_pictures_by_the_rules_of_a_target(string name, TargetColumn column) => Judge(name, 1, column);

    private void Judge(string name, int every, TargetColumn column)
    {
        using var scenario = new Int8Scenario(name, every);
        var diagnostics = new DiagnosticList();
        using var model = ModelReader.Read(scenario.ModelPath, new ReadOptions(), diagnostics)!;
        var shapes = scenario.Shapes(model);
        var options = new PrecisionOptions { Int8 = true, Quant = new() { Rules = PlacementRules.Of(column, []) } };
        var raised = PrecisionStage.Raise(model, options, null, diagnostics)!;
        var optimised = Pipeline.Run(raised, PassContext.Default, PassOptions.Default).Model;
        var plan = new CalibrationPlan([scenario.Calibration], scenario.Preprocess, scenario.Profile, new(new(CalibrationMethod.Entropy)),
            new(2, 4));
        var typed = new OptimisedModel(model, optimised, ShapeInference.Run(optimised, shapes).Model, options, new(), shapes, null);
        var context = new BuildContext(diagnostics, new SilentObserver(), default);
        var found = CalibrateStage.Run(typed, plan, new CpuRuntime(), context);
        var result = found is null ? null : PrecisionStage.Run(typed, found, context);
        Assert.DoesNotContain(diagnostics.Items, d => d.Severity == Severity.Error);
        Assert.NotNull(result);

        var share = PrecisionShare.Of(result.Model, shapes, found!.Plan);
        double convolutions = 0, int8 = 0;
        foreach (var layer in share.Layers)
        {
            if (layer.OpType is not ("Conv" or "ConvTranspose")) continue;
            convolutions += layer.Macs ?? 0;
            if (layer.Type == DataType.Int8) int8 += layer.Macs ?? 0;
        }
        using var reference = OrtModelRunner.Open(model, [], new(), diagnostics)!;
        using var candidate = OrtModelRunner.Open(result.Model, [], new() { EmulateQuantization = true }, diagnostics)!;
        var names = reference.Outputs.Select(o => o.Name).ToArray();
        var judge = scenario.Head is null ? null : new TaskJudge(scenario.Head);
        var decoder = scenario.Head is null ? null : HeadDecoder.Create(scenario.Head, [.. names], "", diagnostics);
        var comparison = new ModelComparison(reference, candidate, scenario.Open(model, diagnostics), 2, diagnostics, default);
        var outputs = comparison.Outputs(ModelComparison.Pair(reference, candidate, diagnostics), decoder, judge);
        Assert.DoesNotContain(diagnostics.Items, d => d.Severity == Severity.Error);

        var figures = judge is null ? [] : judge.Result.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{name} for {TargetColumns.Name(column)}: {comparison.Samples} pictures, Conv multiplications in INT8 "
            + $"{int8 / convolutions:p1}, all {share.Int8:p1}\n");
        foreach (var f in figures.Values)
            text.Append(CultureInfo.InvariantCulture, $"  {f.Name} {(f.Reference is { } r ? $"{r:0.0000} → " : "")}{f.Candidate:0.0000}\n");
        foreach (var o in outputs)
            text.Append(CultureInfo.InvariantCulture,
                $"  {o.Name}: cosine {o.Error.Cosine:0.0000}, worst {o.Error.WorstCosine:0.000}, {o.Error.Sqnr:0.0} dB\n");
        output.WriteLine(text.ToString());

        // Few of shapes' filters are 32 and more.
        if (column != TargetColumn.TensorRT10Strong) Assert.True(int8 >= 0.9 * convolutions, text.ToString());
        switch (name)
        {
            case "det": Assert.True(figures["miou"].Candidate >= 0.95); break;
            case "orientation": Assert.Equal(1, figures["top1"].Candidate); break;
            case "digits": Assert.InRange(figures["top1"].Change, -0.005, 1); break;
            case "shapes": Assert.InRange(figures["map"].Change, -0.01, 1); break;
            case "rec": Assert.True(figures["characters"].Candidate >= 0.98); break;
            case "cls": Assert.True(outputs[0].Error.Cosine >= 0.99); break;
            default: Assert.All(outputs, o => Assert.True(o.Error.Cosine >= 0.95)); break;
        }
    }
}
