using Trtc.Core.Contracts;

namespace Trtc.Tests.Sdk.Native;

/// <summary>Writes down what it sees, and may cancel.</summary>
internal sealed class RecordingObserver : IBuildObserver
{
    private readonly Lock _lock = new();

    public List<string> Phases { get; } = [];

    public List<string> Open { get; } = [];

    public List<string> Messages { get; } = [];

    public int Steps { get; private set; }

    public Action? OnPhase { get; init; }

    public void PhaseStarted(string name, string? parent, int steps)
    {
        lock (_lock)
        {
            Phases.Add(parent is null ? name : $"{parent}/{name}");
            Open.Add(name);
        }
        OnPhase?.Invoke();
    }

    public void StepDone(string phase, int step) => Steps++;

    public void PhaseFinished(string name) => Open.Remove(name);

    public void Log(NativeLogLevel level, string message) => Messages.Add($"{level}: {message}");
}
