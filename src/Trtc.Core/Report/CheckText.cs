using System.Globalization;
using Trtc.Core.Check;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;
using Trtc.Core.Ops;

namespace Trtc.Core.Report;

/// <summary>Writes a check for a person: a line for each target, then findings of one kind together.</summary>
public static class CheckText
{
    /// <summary>Places named of one kind of finding; the JSON form names all.</summary>
    private const int Shown = 4;

    public static void Write(TextWriter output, CheckResult result)
    {
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{result.File}: {result.Nodes} {(result.Nodes == 1 ? "node" : "nodes")}"));
        var width = result.Targets.Max(t => t.ToString().Length);
        foreach (var t in result.Targets) output.WriteLine($"  {t.ToString().PadRight(width)}  {Verdict(result, t)}");
        if (result.Installed is { } installed)
            output.WriteLine(
                $"  {installed.Name} is installed: its parser {(installed.Opinion.Parses ? "reads the model" : "refuses the model")}");
        foreach (var m in result.Memory) Memory(output, m);
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Note])
        {
            var groups = result.Findings.Where(f => f.Diagnostic.Severity == severity)
                .GroupBy(f => (f.Diagnostic.Code, f.Diagnostic.Message, f.Diagnostic.Fix, On: On(f, result)));
            foreach (var group in groups)
                Group(output, result.File, severity, group.Key.Code, group.Key.Message, group.Key.Fix, group.Key.On, [.. group]);
        }
    }

    private static void Memory(TextWriter output, ProfileMemory memory)
    {
        var name = memory.Profile == 0 ? "activations"
            : string.Create(CultureInfo.InvariantCulture, $"activations, profile {memory.Profile}");
        output.WriteLine(memory.Profile == 0 || memory.Min == memory.Max ? $"  {name}: about {Bytes(memory.Max)}"
            : $"  {name}: about {Bytes(memory.Min)} at min, {Bytes(memory.Opt)} at opt, {Bytes(memory.Max)} at max");
    }

    private static string Bytes(ActivationEstimate estimate)
    {
        var text = $"{SizeText.Format(estimate.PeakBytes)} + {SizeText.Format(estimate.BindingBytes)} inputs and outputs";
        return estimate.Unknown == 0 ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} + {estimate.Unknown} values of unknown size");
    }

    // The first line is in MSBuild's canonical form: a build that runs the command shows each kind of finding with its file.
    private static void Group(TextWriter output, string file, Severity severity, Code code, string message, string fix, string on,
        Finding[] findings)
    {
        output.WriteLine();
        output.WriteLine($"{file} : {SeverityNames.Of(severity)} {code.Id}: {on}{message}");
        foreach (var f in findings.Take(Shown))
            if (f.Diagnostic.Where.Length > 0)
                output.WriteLine(
                    $"    at {f.Diagnostic.Where}{(f.Path.StartsWith("node", StringComparison.Ordinal) ? ", " + f.Path : "")}");
        if (findings.Length > Shown)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {findings.Length - Shown} more"));
        output.WriteLine("    " + fix);
    }

    private static string On(Finding f, CheckResult result) =>
        f.Targets.IsEmpty || f.Targets.Length == result.Targets.Length ? "" : "(" + string.Join(", ", f.Targets) + ") ";

    private static string Verdict(CheckResult result, Target target)
    {
        int errors = 0, warnings = 0, mended = 0;
        foreach (var f in result.Findings)
        {
            if (!f.Targets.IsEmpty && !f.Targets.Contains(target)) continue;
            if (f.Diagnostic.Severity == Severity.Error) errors++;
            else if (f.Diagnostic.Severity == Severity.Warning) warnings++;
            else if (f.IsMended) mended++;
        }
        var remarks = warnings > 0 ? ", " + Count(warnings, "warning") : "";
        if (errors == 0) return "supported" + (mended > 0 ? $" ({Count(mended, "fault")} mended by the passes of a build)" : "") + remarks;
        var phase = result.Refuses(target, SupportPhase.Parser) ? "not supported" : "read by the parser, refused by the builder";
        return $"{phase}: {Count(errors, "error")}{remarks}";
    }

    private static string Count(int n, string noun) => string.Create(CultureInfo.InvariantCulture, $"{n} {noun}{(n == 1 ? "" : "s")}");
}
