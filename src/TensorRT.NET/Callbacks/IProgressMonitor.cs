namespace TensorRT;

/// <summary>Sees a build's phases, which nest. From 10.0 on and in RTX. Calls come from the builder's threads, several at a time.</summary>
public interface IProgressMonitor
{
    /// <param name="parent">Null for a phase at the top.</param>
    /// <param name="steps">How often <see cref="StepCompleted"/> will come.</param>
    void PhaseStarted(string phase, string? parent, int steps);

    /// <returns>False to cancel the build.</returns>
    bool StepCompleted(string phase, int step);

    void PhaseFinished(string phase);
}
