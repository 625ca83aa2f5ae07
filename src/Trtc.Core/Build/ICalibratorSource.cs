using Trtc.Core.Calibration;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ir;

namespace Trtc.Core.Build;

/// <summary>Knows what TensorRT's own calibrator is to run on, and looks at all of it before TensorRT is asked.</summary>
public interface ICalibratorSource
{
    /// <param name="options">As asked for; the result has its data or finished scales.</param>
    /// <param name="model">As read.</param>
    /// <param name="profile">The first, null for a model without dynamic inputs: the batch is that of its opt shape unless another was asked for.</param>
    /// <returns>Null with a diagnostic.</returns>
    (CalibratorOptions Options, CalibrationInfo Info)? Fill(
        CalibratorOptions options, Model model, Profile? profile, IBuildObserver observer, DiagnosticList diagnostics, CancellationToken cancel);
}
