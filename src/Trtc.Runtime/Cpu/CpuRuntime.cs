using Microsoft.ML.OnnxRuntime;
using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;
using Trtc.Core.Quantisation;

namespace Trtc.Runtime.Cpu;

/// <summary>Models run by ONNX Runtime on the CPU, pictures read by Skia.</summary>
/// <remarks>Models that cannot be opened are TRTC3101 (no native library) or TRTC6001 (refused).</remarks>
public sealed class CpuRuntime : ICalibrationRuntime
{
    /// <summary>A probe reads most values, so little can be fused, and looking for it takes longer than running, with time growing as the
    /// square of the nodes.</summary>
    private static readonly OrtSessionOptions s_probe =
        new() { EmulateQuantization = true, Optimization = GraphOptimizationLevel.ORT_DISABLE_ALL };

    public IImageDecoder Images { get; } = new SkiaImageDecoder();

    public string Judge(DiagnosticList diagnostics) => OrtModelRunner.Judge(false, diagnostics);

    public IModelRunner? Open(Model model, DiagnosticList diagnostics) => OrtModelRunner.Open(model, [], new(), diagnostics);

    public IModelRunner? OpenQuantised(Model model, DiagnosticList diagnostics) => OrtModelRunner.OpenQuantised(model, diagnostics);

    public IModelRunner? OpenProbe(Model model, DiagnosticList diagnostics) => OrtModelRunner.Open(model, [], s_probe, diagnostics);

    public IActivationSource? Observe(Model model, IReadOnlySet<string> tensors, DiagnosticList diagnostics) =>
        OrtActivationSource.Open(model, tensors, diagnostics);
}
