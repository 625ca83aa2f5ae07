using Trtc.Core.Contracts;

namespace Trtc.Core.Quantisation;

/// <summary>Calibration as a phase of a build, from its first picture to <see cref="Dispose"/>.</summary>
public sealed class CalibrationPhase(IBuildObserver observer, string name = "Calibration") : IDisposable
{
    private bool _started;

    public void Done(int images, int of)
    {
        if (!_started) observer.PhaseStarted(name, null, of);
        _started = true;
        observer.StepDone(name, images - 1);
    }

    public void Dispose()
    {
        if (_started) observer.PhaseFinished(name);
        _started = false;
    }
}
