namespace Trtc.Core.Diagnostics;

public enum Severity { Note, Warning, Error }

/// <summary>The one table of what severities are called.</summary>
public static class SeverityNames
{
    /// <summary>As in JSON, SARIF and on the terminal.</summary>
    public static string Of(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    /// <summary>In MSBuild's canonical form, which knows no notes.</summary>
    public static string ForMSBuild(Severity severity) => severity == Severity.Note ? "message" : Of(severity);
}

/// <summary>One row of the table of diagnostics. An <paramref name="Id"/> is never reused.</summary>
/// <param name="Id"><c>TRTC</c> and four digits; the first is the stage (see <see cref="Codes"/>).</param>
/// <param name="Format">What happened and why, with <c>{0}</c>… for the particulars.</param>
/// <param name="Fix">What to do; may use the same particulars.</param>
/// <param name="Example">A command or a situation that gives it, for docs/diagnostics.md.</param>
public sealed record Code(string Id, Severity Severity, string Title, string Format, string Fix, string Example);

/// <summary>A fault or remark about the user's input: a value, not an exception. Collected and reported together.</summary>
/// <param name="File">The file it is about; empty when it is about the command.</param>
/// <param name="Where">Node, input or option inside the file, for a person; may be empty.</param>
public sealed record Diagnostic(Code Code, string File, string Where, string Message, string Fix)
{
    public Severity Severity { get; init; } = Code.Severity;

    public static Diagnostic Create(Code code, string file, string where, params ReadOnlySpan<object?> args)
    {
        var a = args.ToArray();
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return new(code, file, where, string.Format(culture, code.Format, a), string.Format(culture, code.Fix, a));
    }

    /// <summary>MSBuild's canonical form: <c>origin : error TRTC1234: what, where, why, what to do</c>, on one line.</summary>
    public override string ToString()
    {
        var severity = SeverityNames.ForMSBuild(Severity);
        var where = Where.Length > 0 ? Where + ": " : "";
        var text = $"{(File.Length > 0 ? File : "trtc")} : {severity} {Code.Id}: {where}{Message} {Fix}";
        // Names come from files: what would steer a terminal is not printed.
        return string.Concat(text.TrimEnd().ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? '?' : c));
    }
}

/// <summary>Every stage reports into one list, in the order found.</summary>
public sealed class DiagnosticList
{
    private readonly List<Diagnostic> _items = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<Diagnostic> Items { get { lock (_lock) return [.. _items]; } }

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            _items.Add(diagnostic);
            HasErrors |= diagnostic.Severity == Severity.Error;
        }
    }

    public void Add(Code code, string file, string where, params ReadOnlySpan<object?> args) =>
        Add(Diagnostic.Create(code, file, where, args));
}
