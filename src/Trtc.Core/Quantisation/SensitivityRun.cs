using System.Collections.Immutable;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Ops;
using Trtc.Core.Precision;

namespace Trtc.Core.Quantisation;

/// <param name="DataName">The data's name in the report.</param>
/// <param name="Samples">How many noise is measured on, spread over the set.</param>
/// <param name="Spared">Also measures the model with each layer spared: twice the time.</param>
/// <param name="Shapes">Sizes of dynamic dimensions, for rules about shapes and for multiplications.</param>
/// <param name="Progress">Told how many layers are done and of how many.</param>
public sealed record SensitivityRequest(
    EvaluationSet Set, string DataName, int Samples, bool Spared, InferenceOptions Shapes, int Threads, Action<int, int>? Progress);

/// <summary>Measures what INT8 does to a model, layer by layer, once calibration is done.</summary>
public static class SensitivityRun
{
    /// <param name="reference">The FP32 model that everything is measured by.</param>
    /// <param name="statistics">What <paramref name="measured"/> was made from.</param>
    /// <returns>Null with diagnostics.</returns>
    public static Sensitivity? Run(
        ICalibrationRuntime runtime, IModelRunner reference, MeasuredModel measured, CalibrationStatistics statistics,
            SensitivityRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        var variants = new QuantisedVariants(measured, request.Shapes);
        var answers = new ReferenceRun(reference, request.Set, [.. reference.Outputs.Select(o => o.Name)], null, diagnostics);
        var noise = new VariantNoise(answers, request.Samples, variants.Typed, variants.With, m => runtime.OpenQuantised(m, diagnostics),
            request.Threads, diagnostics, cancel);
        if (noise.Of([]) is not { } all) return null;
        var graph = variants.Typed.Graph;
        var nodes = graph.Nodes.ToLookup(n => n.Display, StringComparer.Ordinal);
        var histograms = new Dictionary<string, TensorHistogram>(StringComparer.Ordinal);
        for (var i = 0; i < statistics.Tensors.Length; i++) histograms[statistics.Tensors[i]] = statistics.Histograms[i];
        var layers = ImmutableArray.CreateBuilder<LayerSensitivity>(variants.Layers.Length);
        foreach (var layer in variants.Layers)
        {
            request.Progress?.Invoke(layers.Count + 1, variants.Layers.Length);
            double? spared = null;
            if (noise.OfAlone(layer, variants.Layers) is not { } alone || (request.Spared && (spared = noise.Of([layer.Node])) is null))
                return null;
            var node = nodes[layer.Node].First();
            var range = measured.Ranges.GetValueOrDefault(node.Input(0));
            var input = new InputRange(range.Scale * 127.0, range.Magnitude);
            var clipped = range.Scale > 0 && histograms.TryGetValue(node.Input(0), out var histogram)
                ? histogram.ShareBeyond(input.Threshold) : 0;
            layers.Add(new(layer.Node, layer.OpType, variants.TotalMacs > 0 ? (double)layer.Macs / variants.TotalMacs
                : 0, alone, spared, clipped, input, ChannelRanges.Of(graph, node)));
        }
        return new(measured.Model.Path, runtime.Judge(diagnostics), request.DataName, noise.Samples, all,
            [.. layers.OrderByDescending(l => l.Alone)]);
    }
}
