namespace Trtc.Runtime.Native;

/// <summary>Turns the builder's progress into events. A cancel does not come this way: the parent ends the process.</summary>
internal sealed class StageMonitor(EventWriter events) : TensorRT.IProgressMonitor
{
    public void PhaseStarted(string phase, string? parent, int steps) => events.Write(new PhaseStartedEvent(phase, parent, steps));

    public bool StepCompleted(string phase, int step)
    {
        events.Write(new StepEvent(phase, step));
        return true;
    }

    public void PhaseFinished(string phase) => events.Write(new PhaseFinishedEvent(phase));
}
