using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trtc.Tests.Docs;

/// <summary>Every block of commands in the README and the docs is run, in a folder that holds the models they name.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string, int, string> Blocks()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var file in Directory.GetFiles(Repository.Root, "README.md").Concat(Directory.GetFiles(Repository.Path("docs"), "*.md"))
            .Concat(Directory.GetFiles(Repository.Path("samples"), "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file).ReplaceLineEndings("\n");
            foreach (Match block in ShellBlock().Matches(text))
                data.Add(Path.GetRelativePath(Repository.Root, file), text[..block.Index].Count(c => c == '\n') + 1, block.Groups[1].Value);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_runs(string file, int line, string commands)
    {
        if (commands.Contains("./build.sh", StringComparison.Ordinal))
        {
            // These are what CI itself runs; running them here would not end.
            var ci = File.ReadAllText(Repository.Path(".ci", "run"));
            foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(command, ci, StringComparison.Ordinal);
            return;
        }
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the blocks are for a POSIX shell");
            return;
        }
        var sdk = Sdk.SdkUnderTest.Folder;
        using var folder = new TempFolder();
        foreach (var model in new[] { "det", "cls", "rec", "layout", "orientation", "digits", "shapes" })
            if (commands.Contains(model + ".onnx", StringComparison.Ordinal))
                File.Copy(Repository.Shared("models", model + ".onnx"), folder.File(model + ".onnx"));
        if (commands.Contains(" data/", StringComparison.Ordinal))
            Directory.CreateSymbolicLink(folder.File("data"), Repository.Shared("data"));
        folder.Write("bin/trtc", System.Text.Encoding.UTF8.GetBytes(TrtcProcess.Executable.EndsWith(".dll", StringComparison.Ordinal)
            ? $"#!/bin/sh\nexec dotnet '{TrtcProcess.Executable}' \"$@\"\n" : $"#!/bin/sh\nexec '{TrtcProcess.Executable}' \"$@\"\n"));
        File.SetUnixFileMode(folder.File("bin/trtc"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var shell = new ProcessStartInfo("bash")
        {
            ArgumentList = { "-euc", commands }, WorkingDirectory = folder.Path,
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        // These are about the programs beside them, which refer to the library by its place.
        if (file.StartsWith(Path.Combine("samples", "tensorrt-net"), StringComparison.Ordinal))
            shell.WorkingDirectory = Repository.Path("samples", "tensorrt-net");
        shell.Environment["TRTC_SDK"] = sdk;
        shell.Environment["PATH"] = folder.File("bin") + ":" + shell.Environment["PATH"];
        var (exit, output, error) = TrtcProcess.Run(shell);
        Assert.True(exit == 0, $"{file}:{line} exited with {exit}\n{output}\n{error}");
    }

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
