using Trtc.Core.Build;

namespace Trtc.Cpu;

/// <summary>Calibration as a phase of a build, from its first picture to <see cref="Dispose"/>.</summary>
internal sealed class CalibrationPhase(IBuildObserver observer) : IDisposable
{
    private const string Name = "Calibration";

    private bool _started;

    public void Done(int images, int of)
    {
        if (!_started) observer.PhaseStarted(Name, null, of);
        _started = true;
        observer.StepDone(Name, images - 1);
    }

    public void Dispose()
    {
        if (_started) observer.PhaseFinished(Name);
        _started = false;
    }
}
