namespace Trtc.Core.Contracts;

/// <summary>Sees a build happen. Calls may come from any thread, one at a time.</summary>
public interface IBuildObserver
{
    /// <param name="parent">Null for a phase at the top.</param>
    /// <param name="steps">Number of steps; 0 when unknown.</param>
    void PhaseStarted(string name, string? parent, int steps);

    void StepDone(string phase, int step);

    void PhaseFinished(string name);

    /// <summary>A line for a person who waits.</summary>
    void Note(string line)
    {
    }

    /// <param name="level">The library's own: internal error, error, warning, info, verbose.</param>
    void Log(NativeLogLevel level, string message);
}

/// <summary>Numbered as <c>ILogger::Severity</c>.</summary>
public enum NativeLogLevel { InternalError = 0, Error = 1, Warning = 2, Info = 3, Verbose = 4 }
