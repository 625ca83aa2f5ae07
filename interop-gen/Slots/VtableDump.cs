using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using InteropGen.Libclang;
using InteropGen.Model;

namespace InteropGen.Slots;

/// <summary>
/// The compiler's own vtables: clang derives a struct from each class and prints the layout. This is what <see cref="VtableLayout"/> has to
/// agree with, for Linux (Itanium) and for x86_64-pc-windows-msvc.
/// </summary>
/// <param name="umbrella">What to include in place of <see cref="ClangHeaderReader.Umbrella"/>.</param>
public sealed partial class VtableDump(string stub, params string[] umbrella)
{
    private const string Compiler = "clang-14";

    /// <summary>Each class's slots as text: <c>name(parameter types) const</c>, <c>~ complete</c>, <c>~ deleting</c>.</summary>
    /// <exception cref="InvalidDataException">clang is missing, or does not compile the headers.</exception>
    public Dictionary<string, List<string>> Read(string headers, IReadOnlyList<ClassModel> classes, TargetOs os)
    {
        var source =
            new StringBuilder(
            string.Concat((umbrella.Length == 0 ? ClangHeaderReader.Umbrella : [.. umbrella]).Select(h => $"#include \"{h}\"\n")));
        for (var i = 0; i < classes.Count; i++)
            source.Append($"struct Dump{i} : {classes[i].Qualified} {{ Dump{i}(); }};\nDump{i}::Dump{i}() {{}}\n");
        var found = new Dictionary<string, List<string>>();
        List<string>? current = null;
        foreach (var line in Compile(source.ToString(), headers, os).Split('\n'))
        {
            if (Header().Match(line) is { Success: true } header)
            {
                var isOurs = int.TryParse(header.Groups[1].Value, out var index);
                current = isOurs ? found[classes[index].Name] = [] : null;
            }
            else if (line.Length == 0) current = null;
            else if (current is not null && Entry().Match(line) is { Success: true } entry && Slot(entry.Groups[1].Value) is { } slot)
                current.Add(slot);
        }
        return found;
    }

    /// <summary>The same text for a computed slot.</summary>
    public static string Describe(Slot slot) =>
        slot.Method.IsDestructor
            ? slot.IsDeleting ? "~ deleting" : "~ complete"
            : $"{slot.Method.Name}({string.Join(", ", slot.Method.Parameters.Select(p => p.Type.Spelling))}){(slot.Method.IsConst ? " const" : "")}";

    private static string? Slot(string text)
    {
        if (text.EndsWith("RTTI", StringComparison.Ordinal) || text.StartsWith("offset_to_top", StringComparison.Ordinal)) return null;
        if (text.Contains("::~", StringComparison.Ordinal))
            return text.EndsWith("deleting]", StringComparison.Ordinal) ? "~ deleting" : "~ complete";
        if (text.EndsWith(" [pure]", StringComparison.Ordinal)) text = text[..^7];
        // The name ends at the parenthesis that opens the parameters, and begins after the class.
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return text[(text.LastIndexOf("::", open, StringComparison.Ordinal) + 2)..];
    }

    private string Compile(string source, string headers, TargetOs os)
    {
        List<string> arguments = ["-xc++", "-w", "-std=c++17", "-S", "-emit-llvm", "-o", "/dev/null", "-Xclang", "-fdump-vtable-layouts",
            "-I", stub, "-I", headers];
        if (os == TargetOs.Windows)
        {
            arguments.Add("--target=x86_64-pc-windows-msvc");
            foreach (var folder in SystemIncludes()) arguments.AddRange(["-isystem", folder]);
        }
        arguments.Add("-");
        Process clang;
        try
        {
            clang = Process.Start(new ProcessStartInfo(Compiler, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true,
                RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception e) { throw new InvalidDataException($"{Compiler} cannot be run: {e.Message}", e); }
        using var process = clang;
        var errors = clang.StandardError.ReadToEndAsync();
        var output = clang.StandardOutput.ReadToEndAsync();
        clang.StandardInput.Write(source);
        clang.StandardInput.Close();
        clang.WaitForExit();
        return clang.ExitCode == 0 ? output.Result
            : throw new InvalidDataException($"{Compiler} does not compile {headers} for {os}:\n{errors.Result}");
    }

    /// <summary>There is no Windows SDK here: the few standard headers that are included are the ones of this system.</summary>
    private static IEnumerable<string> SystemIncludes()
    {
        const string cpp = "/usr/include/c++";
        var version = Directory.Exists(cpp)
            ? Directory.GetDirectories(cpp).Select(Path.GetFileName).MaxBy(v => int.TryParse(v, out var n) ? n : 0) : null;
        return [$"{cpp}/{version}", $"/usr/include/x86_64-linux-gnu/c++/{version}", "/usr/include/x86_64-linux-gnu", "/usr/include"];
    }

    [GeneratedRegex(@"^VF?[Tt]able for (?:.* in )?'(?:Dump(\d+)|[^']*)' \(")]
    private static partial Regex Header();

    [GeneratedRegex(@"^ *\d+ \| (.*?)\r?$")]
    private static partial Regex Entry();
}
