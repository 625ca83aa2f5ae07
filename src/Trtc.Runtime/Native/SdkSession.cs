using TensorRT;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>A native stage that has opened a library.</summary>
internal sealed class SdkSession : IDisposable
{
    private SdkSession(SdkCandidate candidate, ChildProcess child)
    {
        Candidate = candidate;
        Child = child;
    }

    public SdkCandidate Candidate { get; }

    public ChildProcess Child { get; }

    /// <summary>Known once <see cref="Finish"/> has returned true.</summary>
    public TensorRTVersion Version { get; private set; }

    /// <summary>As <see cref="Version"/>: its parser takes weights by name.</summary>
    public bool TakesWeights { get; private set; }

    /// <summary>Starts the process and lets it load the library, without waiting for it.</summary>
    /// <param name="prepare">A build will follow: make a builder and load the parser too.</param>
    public static SdkSession Begin(SdkCandidate candidate, bool prepare)
    {
        var child = ChildProcess.Start(candidate.LibraryFolders);
        var files = candidate.Files;
        child.Send(new OpenRequest(files.Product, files.Major, files.LibraryPath, files.ParserPath, prepare));
        return new(candidate, child);
    }

    /// <summary>Waits until the library is open.</summary>
    /// <returns>False when it cannot be: the reason is in <paramref name="diagnostics"/>.</returns>
    public bool Finish(DiagnosticList diagnostics)
    {
        string? canary = null;
        while (Child.Read() is { } happened)
        {
            switch (happened)
            {
                case CanaryEvent { Call: var call }:
                    canary = call;
                    break;
                case OpenedEvent opened:
                    Version = new(opened.Product, opened.Major, opened.Minor, opened.Patch, opened.Build);
                    TakesWeights = opened.TakesWeights;
                    if (opened.DrivenAs is { } other)
                        diagnostics.Add(Codes.NearestRelease, "", Candidate.Files.LibraryPath, Version, other);
                    return true;
                case FaultEvent fault:
                    diagnostics.Add(Faults.Diagnostic(fault, ""));
                    break;
                case FailedEvent:
                    return false;
            }
        }
        var death = Child.Death().Text;
        if (canary is null) diagnostics.Add(Codes.ProbeCrashed, "", "", Candidate.Files.LibraryPath, death, Child.Tail());
        else diagnostics.Add(Codes.WrongTables, "", "", Candidate.Files.LibraryPath,
            $"{canary}, a call to try it with, ended its process with {death}", Child.Tail());
        return false;
    }

    public void Dispose() => Child.Dispose();
}
