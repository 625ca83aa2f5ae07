using Trtc.Core.Diagnostics;

namespace Trtc;

/// <summary>Where a command's result (<see cref="Output"/>) and its progress, log and diagnostics (<see cref="Error"/>) go.</summary>
public sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>A person watches <see cref="Error"/>: live progress is drawn.</summary>
    public bool Interactive { get; init; }

    public bool Color { get; init; }

    /// <summary>Ctrl+C or a request to terminate.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>All that the command has found so far, so that a fault nobody expected does not swallow it.</summary>
    public DiagnosticList Diagnostics { get; } = new();

    private int _told;

    /// <summary>Prints each diagnostic that has not been printed on a line in MSBuild's canonical form, and gives the command's exit code
    /// for all.</summary>
    public int Report(DiagnosticList diagnostics)
    {
        var items = diagnostics.Items;
        for (var i = ReferenceEquals(diagnostics, Diagnostics) ? _told : 0; i < items.Count; i++) Error.WriteLine(items[i].ToString());
        if (ReferenceEquals(diagnostics, Diagnostics)) _told = items.Count;
        return ExitCodeOf(diagnostics);
    }

    /// <summary>The first error decides: 3xxx is the environment's, 9xxx ours, all others the model's or the options'.</summary>
    public static int ExitCodeOf(DiagnosticList diagnostics)
    {
        foreach (var d in diagnostics.Items)
            if (d.Severity == Severity.Error)
                return d.Code.Id[4] switch { '3' => ExitCode.Environment, '9' => ExitCode.Internal, _ => ExitCode.Fault };
        return ExitCode.Done;
    }
}
