using System.Diagnostics;
using System.Text.RegularExpressions;
using Trtc.Core.Diagnostics;

namespace Trtc.Tests.Diagnostics;

/// <summary>What trtc prints, read by MSBuild itself: an Exec task without a pattern of its own makes errors and warnings of it, with code
/// and file.</summary>
public sealed class MSBuildTests
{
    [Fact]
    public void What_check_prints_becomes_errors_and_warnings()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("a folder"));
        File.Copy(Repository.Path("samples", "digits", "digits.onnx"), folder.File("a folder/digits.onnx"));
        var check =
            $"{(TrtcProcess.Executable.EndsWith(".dll", StringComparison.Ordinal) ? "dotnet " : "")}\"{TrtcProcess.Executable}\" check";
        // A model that is not there, a profile of another channel count, and one without a profile for its dynamic batch.
        var log = Read(folder, $"{check} missing.onnx", $"{check} \"a folder/digits.onnx\" --profile 1x3x32x32 --against rtx-1.7",
            $"{check} \"a folder/digits.onnx\" --against rtx-1.7");
        Assert.Contains(log.Errors, l => l.StartsWith("missing.onnx : error TRTC1001: ", StringComparison.Ordinal));
        Assert.Contains(log.Errors, l => l.StartsWith("a folder/digits.onnx : error TRTC2006: ", StringComparison.Ordinal));
        Assert.Contains(log.Warnings, l => l.StartsWith("a folder/digits.onnx : warning TRTC5", StringComparison.Ordinal));
    }

    /// <summary>Every row of the table, with particulars that hold colons, quotes and brackets: one event each, of its own code.</summary>
    [Fact]
    public void Every_diagnostic_becomes_one_event_of_its_code()
    {
        using var folder = new TempFolder();
        var rows = Codes.All.Where(c => c.Severity != Severity.Note).ToArray();
        object?[] particulars = [.. Enumerable.Range(0, 8).Select(i => $"p{i}: (a:b) [c] 'error 7'")];
        File.WriteAllLines(folder.File("printed.txt"),
            rows.Select(c => Diagnostic.Create(c, "models/a folder/model.onnx", "node 'x: error 1' (Conv)", particulars).ToString()));
        var log = Read(folder, OperatingSystem.IsWindows() ? "type printed.txt" : "cat printed.txt");
        Assert.Equal(rows.Where(c => c.Severity == Severity.Error).Select(c => $"models/a folder/model.onnx : error {c.Id}: ").Order(),
            log.Errors.Select(Head).Order());
        Assert.Equal(rows.Where(c => c.Severity == Severity.Warning).Select(c => $"models/a folder/model.onnx : warning {c.Id}: ").Order(),
            log.Warnings.Select(Head).Order());

        static string Head(string line) => line[..(line.IndexOf(": node ", StringComparison.Ordinal) + 2)];
    }

    /// <summary>The error and warning events alone, as MSBuild's file logger writes them: file, category, code, text, project.</summary>
    private static (string[] Errors, string[] Warnings) Read(TempFolder folder, params string[] commands)
    {
        var execs =
            commands.Select(c =>
            $"<Exec Command=\"{c.Replace("\"", "&quot;", StringComparison.Ordinal)}\" WorkingDirectory=\"$(MSBuildThisFileDirectory)\" "
            + "ContinueOnError=\"ErrorAndContinue\" IgnoreExitCode=\"true\" />");
        File.WriteAllText(folder.File("read.proj"),
            $"<Project>\n  <Target Name=\"Read\">\n    {string.Join("\n    ", execs)}\n  </Target>\n</Project>\n");
        var start =
            new ProcessStartInfo("dotnet",
            ["msbuild", "read.proj", "-nologo", "-v:q", "-nr:false", "-flp1:ErrorsOnly;LogFile=errors.txt",
            "-flp2:WarningsOnly;LogFile=warnings.txt"])
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var (_, output, error) = TrtcProcess.Run(start);
        Assert.True(File.Exists(folder.File("errors.txt")), output + error);
        var log = (Errors: Lines("errors.txt"), Warnings: Lines("warnings.txt"));
        Assert.DoesNotContain(log.Errors.Concat(log.Warnings), l => l.StartsWith("EXEC", StringComparison.Ordinal));
        return log;

        // The logger writes the number of the building node before each.
        string[] Lines(string name) =>
            [.. File.ReadAllLines(folder.File(name)).Where(l => l.Length > 0).Select(l => Regex.Replace(l.Trim(), "^[0-9]+>", ""))];
    }
}
