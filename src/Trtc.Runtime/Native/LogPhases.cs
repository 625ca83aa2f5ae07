namespace Trtc.Runtime.Native;

/// <summary>
/// The phases of a build that has no progress monitor (TensorRT 8.6), from what the builder says in its log. Lines are those of 8.x as the
/// public has them; one that another release words differently leaves the phase before it open, no more. A cancel needs none of this: the
/// parent ends the process.
/// </summary>
internal sealed class LogPhases(EventWriter events) : IDisposable
{
    private const string Whole = "Building engine";
    private const string Optimizing = "Optimizing graph";
    private const string Timing = "Timing tactics";
    private const string Calibrating = "Calibrating";
    private const string Generating = "Generating engine";

    private readonly Lock _lock = new();
    private string? _current;
    private int _steps;
    private bool _ended;

    public void Begin()
    {
        events.Write(new PhaseStartedEvent(Whole, null, 0));
        lock (_lock) Move(Optimizing);
    }

    /// <param name="message">As the logger gets it. From any thread.</param>
    public void Receive(string message)
    {
        var line = message.AsSpan().TrimStart();
        lock (_lock)
        {
            if (_ended) return;
            if (line.StartsWith("Graph optimization time", StringComparison.Ordinal)) Move(Timing);
            // The first of the two is for verbose ears only, and comes first.
            else if (line.StartsWith("Formats and tactics selection completed", StringComparison.Ordinal)
                || (line.StartsWith("Detected ", StringComparison.Ordinal)
                && line.Contains("output network tensors", StringComparison.Ordinal))) Move(Generating);
            else if (line.StartsWith("Starting Calibration", StringComparison.Ordinal)) Move(Calibrating);
            // The engine that calibration ran on was not the one that is wanted.
            else if (line.StartsWith("Calibration completed", StringComparison.Ordinal)) Move(Timing);
            else if (line.StartsWith("Engine generation completed", StringComparison.Ordinal)) Move(null);
            else if (_current == Timing && line.Contains(" Timing Runner: ", StringComparison.Ordinal)) Step();
            else if (_current == Calibrating && line.StartsWith("Calibrated batch", StringComparison.Ordinal)) Step();
        }
    }

    /// <summary>The build has returned.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended) return;
            Move(null);
            _ended = true;
        }
        events.Write(new PhaseFinishedEvent(Whole));
    }

    private void Move(string? next)
    {
        if (_current == next) return;
        if (_current is not null) events.Write(new PhaseFinishedEvent(_current));
        _current = next;
        _steps = 0;
        if (next is not null) events.Write(new PhaseStartedEvent(next, Whole, 0));
    }

    private void Step() => events.Write(new StepEvent(_current!, _steps++));
}
