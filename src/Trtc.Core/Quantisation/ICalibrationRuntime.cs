using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Quantisation;

/// <summary>All that calibration and judging need from outside: something that runs models, and something that reads pictures.</summary>
public interface ICalibrationRuntime
{
    IImageDecoder Images { get; }

    /// <summary>How models run, for reports: the library, its version, the device.</summary>
    string Judge(DiagnosticList diagnostics);

    /// <summary>Runs in floating point; the same inputs always give the same bits.</summary>
    /// <returns>Null with a diagnostic.</returns>
    IModelRunner? Open(Model model, DiagnosticList diagnostics);

    /// <summary>A model with Q/DQ, each computed in float as written: no integer kernels, whose rounding depends on the machine.</summary>
    /// <returns>Null with a diagnostic.</returns>
    IModelRunner? OpenQuantised(Model model, DiagnosticList diagnostics);

    /// <summary>A model of which most inner values are outputs, run a few times: nothing is fused.</summary>
    /// <returns>Null with a diagnostic.</returns>
    IModelRunner? OpenProbe(Model model, DiagnosticList diagnostics);

    /// <param name="tensors">Names of the graph's values; those that turn out not to be float32 are left out.</param>
    /// <returns>Null with a diagnostic.</returns>
    IActivationSource? Observe(Model model, IReadOnlySet<string> tensors, DiagnosticList diagnostics);
}
