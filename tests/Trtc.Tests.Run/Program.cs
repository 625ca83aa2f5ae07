using System.Diagnostics;
using System.Globalization;

// Runs 'dotnet test' (Microsoft.Testing.Platform) over the solution as built, one program after the other, and prints its lines without
// those of skipped tests; these come at the end, counted by reason. The last line sums up. A hang or a crash leaves a dump in
// RESULT_FOLDER. usage: Trtc.Tests.Run RESULT_FOLDER [--all] [--filter CLASS_PATTERN]
const string NotAsked = "Not run (due to explicit test filtering)";
var rest = args.Skip(1).ToList();
var all = rest.Remove("--all");
var filter = rest.IndexOf("--filter") is var at and >= 0 ? rest[at + 1] : null;

var start = new ProcessStartInfo("dotnet")
{
    ArgumentList =
    {
        "test", "--solution", "TrtCompiler.sln", "-c", "Release", "--no-build", "--no-progress", "--no-ansi", "--max-parallel-test-modules",
            "1",
        "--results-directory", args[0], "--hangdump", "--hangdump-timeout", "15m", "--hangdump-type", "Mini", "--crashdump",
            "--crashdump-type", "Mini",
        "--explicit", all ? "on" : "off",
        // 8: a program of which no test was asked.
        "--ignore-exit-code", "8",
    },
    RedirectStandardOutput = true,
};
if (filter is not null) foreach (var a in (string[])["--filter-class", filter]) start.ArgumentList.Add(a);

int passed = 0, failed = 0, skipped = 0, notAsked = 0;
var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
string? reason = null;
using var tests = Process.Start(start)!;
while (tests.StandardOutput.ReadLine() is { } line)
{
    // "skipped NAME", its reason, and where it is from, indented.
    if (line.StartsWith("skipped ", StringComparison.Ordinal)) reason = "";
    else if (reason is not null && line.StartsWith("  from ", StringComparison.Ordinal))
    {
        if (reason == NotAsked) notAsked++;
        else reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        reason = null;
    }
    else if (reason is not null) reason = reason.Length == 0 ? line.Trim() : reason;
    else
    {
        Console.WriteLine(line);
        passed += Count("  succeeded: ");
        failed += Count("  failed: ") + Count("  error: ");
        skipped += Count("  skipped: ");
    }

    int Count(string name) => line.StartsWith(name, StringComparison.Ordinal)
        && int.TryParse(line.AsSpan(name.Length), CultureInfo.InvariantCulture, out var n) ? n : 0;
}
tests.WaitForExit();
foreach (var (why, count) in reasons) Console.WriteLine($"skipped {count}: {why}");
if (tests.ExitCode != 0 && failed == 0) failed = 1;
Console.WriteLine($"{passed} passed, {failed} failed, {skipped - notAsked} skipped");
return failed > 0 || passed == 0 ? 1 : 0;
