using System.Collections.Immutable;
using Trtc.Core.Contracts;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>Notes each phase's time for the report and passes everything on.</summary>
public sealed class PhaseRecorder(IBuildObserver next, Clock clock) : IBuildObserver
{
    private readonly Dictionary<string, (string? Parent, double Start)> _open = new(StringComparer.Ordinal);
    private readonly ImmutableArray<PhaseInfo>.Builder _finished = ImmutableArray.CreateBuilder<PhaseInfo>();

    public ImmutableArray<PhaseInfo> Finished => _finished.ToImmutable();

    public void PhaseStarted(string name, string? parent, int steps)
    {
        _open[name] = (parent, clock.Seconds);
        next.PhaseStarted(name, parent, steps);
    }

    public void StepDone(string phase, int step) => next.StepDone(phase, step);

    public void PhaseFinished(string name)
    {
        if (_open.Remove(name, out var open)) _finished.Add(new(name, open.Parent, open.Start, clock.Seconds - open.Start));
        next.PhaseFinished(name);
    }

    public void Note(string line) => next.Note(line);

    public void Log(NativeLogLevel level, string message) => next.Log(level, message);
}
