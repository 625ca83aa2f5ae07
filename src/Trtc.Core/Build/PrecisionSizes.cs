using System.Collections.Immutable;
using Trtc.Core.Ir;
using Trtc.Core.Precision;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>A model's size in each precision, as far as it is known without building it.</summary>
internal static class PrecisionSizes
{
    public const string Fp32 = "FP32";
    public const string Fp16 = "FP16";
    public const string Int8 = "INT8";

    /// <summary>A row for each of FP32, FP16 and INT8; that of the engine which was built has its size.</summary>
    public static ImmutableArray<PrecisionSizeInfo> Known(PrecisionOptions asked, OptimisedModel optimised, Calibrated calibrated,
        BackendResult built)
    {
        var graph = optimised.Model.Graph;
        var quantised = PrecisionStage.CountQdq(graph) > 0;
        var name = NameOf(asked, quantised);
        var weights = quantised ? default((long Fp32, long Fp16, long Int8)?) : Weights(graph, calibrated.Plan);
        return [Row(Fp32, weights?.Fp32), Row(Fp16, weights?.Fp16), Row(Int8, weights?.Int8)];

        PrecisionSizeInfo Row(string type, long? bytes) =>
            type == name ? new(type, bytes, built.EngineBytes, built.ParseSeconds + built.BuildSeconds) : new(type, bytes, null, null);
    }

    /// <summary>The row that an engine belongs to; null for BF16, FP8 and INT4, which have none.</summary>
    private static string? NameOf(PrecisionOptions asked, bool quantised)
    {
        if (asked.Int8 || quantised) return asked.Quant.Type == DataType.Int8 ? Int8 : null;
        return asked.Int4Weights || asked.Half == DataType.BFloat16 ? null : asked.Half is null ? Fp32 : Fp16;
    }

    /// <param name="plan">Null for the one that INT8's rules make, shapes unknown.</param>
    private static (long Fp32, long Fp16, long Int8) Weights(Graph graph, QuantPlan? plan)
    {
        var fp32 = graph.WeightBytes;
        long halved = 0, quartered = 0;
        foreach (var weight in graph.Initializers.Values) if (weight.Type == DataType.Float32) halved += weight.Bytes.Length / 2;
        foreach (var w in (plan ?? QuantPlanner.Plan(graph, new())).Weights)
            if (graph.Initializers.TryGetValue(w.Initializer, out var weight)) quartered += weight.Elements;
        return (fp32, fp32 - halved, fp32 - halved - quartered);
    }
}
