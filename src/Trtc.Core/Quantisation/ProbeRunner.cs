using Trtc.Core.Accuracy;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;
using Trtc.Core.Precision.Repairs;

namespace Trtc.Core.Quantisation;

/// <summary>Runs probes on calibration data, each run one thread's, several at once.</summary>
/// <param name="images">At most; spread evenly over the data in path order.</param>
internal sealed class ProbeRunner(ICalibrationRuntime runtime, InputSet data, int images, int threads, DiagnosticList diagnostics,
    CancellationToken cancel)
{
    /// <summary>Lets the probe take what each run gives.</summary>
    /// <returns>False with a diagnostic.</returns>
    public bool Run(Probe probe)
    {
        // A model of other types than FP32 has nothing to probe.
        if (probe.Outputs.IsEmpty) return true;
        using var runner = runtime.OpenProbe(probe.Model, diagnostics);
        if (runner is null) return false;
        var count = Math.Min(images, data.Count);
        SampleRun.InOrder(count, threads, Values, (_, values) => probe.Take([.. values]), cancel);
        return !diagnostics.HasErrors;

        float[][]? Values(int i)
        {
            // What cannot be read was said by calibration itself.
            if (diagnostics.HasErrors || data.Load((int)((long)i * data.Count / count), out _, out _) is not { } sample) return null;
            var values = runner.Run([.. sample.Inputs], probe.Outputs, diagnostics);
            if (values.IsDefault) return null;
            var floats = new float[values.Length][];
            for (var v = 0; v < floats.Length; v++) floats[v] = values[v]?.Values ?? [];
            return floats;
        }
    }
}
