using Trtc.Core.Contracts;
using Trtc.Core.Report;

namespace Trtc.Core.Build;

/// <summary>When each part of a build ended, in seconds since the process began.</summary>
public sealed class BuildTimes(Clock clock)
{
    private double _read, _prepared, _built, _proven, _compared;

    public void Read() => _read = clock.Seconds;

    public void Prepared() => _prepared = clock.Seconds;

    public void Built() => _built = clock.Seconds;

    public void Proven() => _proven = clock.Seconds;

    public void Compared() => _compared = clock.Seconds;

    /// <summary>As the report has them; the last part ends now.</summary>
    public TimingInfo Info(BackendResult built) =>
        new(_read, _prepared - _read, built.ParseSeconds, built.BuildSeconds, clock.Seconds - _compared,
            clock.Seconds) { Proof = _proven - _built, Compare = _compared - _proven };
}
