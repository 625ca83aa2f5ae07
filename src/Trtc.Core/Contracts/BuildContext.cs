using Trtc.Core.Diagnostics;

namespace Trtc.Core.Contracts;

/// <summary>What every stage of a build has besides its input: where it reports, who watches, what time it is, and whether to go
/// on.</summary>
public sealed record BuildContext(DiagnosticList Diagnostics, IBuildObserver Observer, CancellationToken Cancel)
{
    public Clock Clock { get; init; } = Clock.SinceProcessStart();
}
