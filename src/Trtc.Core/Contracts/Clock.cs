using System.Diagnostics;

namespace Trtc.Core.Contracts;

/// <summary>Seconds since this process began, so that start-up is counted too.</summary>
public sealed class Clock
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _before;

    private Clock(double before) => _before = before;

    public static Clock SinceProcessStart()
    {
        using var self = Process.GetCurrentProcess();
        return new(Math.Max(0, (DateTime.Now - self.StartTime).TotalSeconds));
    }

    public double Seconds => _before + Stopwatch.GetElapsedTime(_start).TotalSeconds;
}
