using System.Collections.Immutable;

namespace Trtc.Core.Accuracy;

/// <summary>How an accuracy budget was held. Shares are of the multiply-accumulates of Conv, ConvTranspose, Gemm and MatMul, 0 to
/// 1.</summary>
/// <param name="Budget">As it was asked for.</param>
/// <param name="Minimum">What the figure, or its change against FP32, must be at least.</param>
/// <param name="Figure">On the samples of the final figure, which nothing was chosen on.</param>
/// <param name="SearchFigure">On the samples that were searched on.</param>
/// <param name="Int8">The share in INT8, or in FP8 where that is the type.</param>
/// <param name="Calibrator">How scales were chosen.</param>
/// <param name="Judge">What ran the models, and how.</param>
/// <param name="Forwards">Runs of quantised models, one a sample.</param>
/// <param name="KeptOut">Layers returned to floating point, worst first.</param>
/// <param name="Ranking">Layers by the noise over signal that each alone makes at the outputs, worst first; empty when nothing had to be
/// returned.</param>
/// <param name="Curve">What was measured, in that order.</param>
public sealed record AccuracyInfo(
    string Budget, double Minimum, bool Held, double Figure, double SearchFigure, double Int8, string Calibrator, string Judge,
    int CalibrationSamples, int SearchSamples, int FinalSamples, int Forwards,
    ImmutableArray<string> KeptOut, ImmutableArray<RankedLayerInfo> Ranking, ImmutableArray<AccuracyPointInfo> Curve)
{
    /// <summary>What layers were taken into: INT8, or FP8.</summary>
    public string Type { get; init; } = "INT8";
}

/// <param name="Macs">Its share.</param>
public sealed record RankedLayerInfo(string Node, string OpType, double Macs, double Noise);

/// <param name="Step">all, bisect, add-back, tighten or final.</param>
/// <param name="KeptOut">Layers in floating point.</param>
/// <param name="Search">The figure on the samples that are searched on.</param>
/// <param name="Final">On those of the final figure; null where that was not measured.</param>
public sealed record AccuracyPointInfo(string Step, int KeptOut, double Int8, double Search, double? Final);
