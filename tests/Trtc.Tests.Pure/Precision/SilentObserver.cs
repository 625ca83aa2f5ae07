using Trtc.Core.Contracts;

namespace Trtc.Tests.Precision;

internal sealed class SilentObserver : IBuildObserver
{
    public void PhaseStarted(string name, string? parent, int steps)
    {
    }

    public void StepDone(string phase, int step)
    {
    }

    public void PhaseFinished(string name)
    {
    }

    public void Log(NativeLogLevel level, string message)
    {
    }
}
