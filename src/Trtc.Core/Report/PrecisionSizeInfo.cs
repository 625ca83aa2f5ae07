namespace Trtc.Core.Report;

/// <summary>How large a model is in one precision, in bytes.</summary>
/// <param name="Type"><c>FP32</c>, <c>FP16</c> or <c>INT8</c>, with FP16 for what stays out of it.</param>
/// <param name="WeightBytes">Of the graph's weights in these types; null where the model has its types already.</param>
/// <param name="EngineBytes">Null where no such engine was built.</param>
/// <param name="Seconds">Of the native parser's and the builder's calls; null where no such engine was built.</param>
public sealed record PrecisionSizeInfo(string Type, long? WeightBytes, long? EngineBytes, double? Seconds);
