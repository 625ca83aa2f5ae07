using System.CommandLine;
using System.CommandLine.Parsing;
using Trtc.Commands;
using Trtc.Core.Diagnostics;
using Trtc.Runtime.Native;

namespace Trtc;

/// <summary>Exit codes of every command; documented in docs/commands.md.</summary>
public static class ExitCode
{
    public const int Done = 0;
    /// <summary>The model or the options are at fault.</summary>
    public const int Fault = 1;
    public const int Usage = 2;
    /// <summary>No TensorRT, or no GPU where one is needed.</summary>
    public const int Environment = 3;
    /// <summary>A bug of trtc.</summary>
    public const int Internal = 4;
    /// <summary>By Ctrl+C; 129, 131 and 143 by SIGHUP, SIGQUIT and SIGTERM.</summary>
    public const int Cancelled = 130;
}

/// <summary>The command line. Everything goes through the two writers, so that tests run commands in process.</summary>
public sealed class Program(TextWriter output, TextWriter error)
{
    public static int Main(string[] args)
    {
        if (args is [NativeStage.Verb]) return new NativeStage(Console.In, Console.OpenStandardOutput()).Run();
        ConsoleStream.HoldStandardNumbers();
        var output = new ConsoleStream(Console.OpenStandardOutput());
        var error = new ConsoleStream(Console.OpenStandardError());
        Console.SetOut(output.Writer());
        Console.SetError(error.Writer());
        using var cancellation = new Cancellation();
        var terminal = new Terminal(Console.Out, Console.Error)
        {
            Interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null,
            Color = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null,
            Cancel = cancellation.Token,
        };
        var code = Run(args, terminal);
        if (cancellation.ExitCode != 0) return cancellation.ExitCode;
        if (code != ExitCode.Done || output.Fault is not { } lost) return code;
        terminal.Error.WriteLine(Diagnostic.Create(Codes.OutputLost, "", "", lost));
        return ExitCode.Fault;
    }

    public int Run(params string[] args) => Run(args, new Terminal(output, error));

    /// <summary>One row a command, in the order that help shows.</summary>
    private static Command[] Commands(Terminal terminal) =>
    [
        BuildCommand.Create(terminal),
        CalibrateCommand.Create(terminal),
        InspectCommand.Create(terminal),
        OptimizeCommand.Create(terminal),
        CheckCommand.Create(terminal),
        SdkCommand.Create(terminal),
        CompareCommand.Create(terminal),
        AnalyzeCommand.Create(terminal),
    ];

    private static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Turns ONNX models into TensorRT engines.");
        foreach (var command in Commands(terminal)) root.Add(command);
        if (args is []) return Introduce(root, terminal);
        // Help behind a command that there is not would be the help of trtc.
        if (!args[0].StartsWith('-') && root.Subcommands.All(c => c.Name != args[0])) return Unknown(args[0], root, terminal);
        var parsed = root.Parse(args);
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            if (parsed.Errors.Count > 0) return Usage(parsed, terminal);
            return parsed.Invoke(configuration);
        }
        catch (OperationCanceledException)
        {
            terminal.Report(terminal.Diagnostics);
            terminal.Error.WriteLine("cancelled; nothing was left behind");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whatever has been found out before is told too.
            terminal.Diagnostics.Add(Codes.FileFault, "", "", e.Message.TrimEnd('.'));
            return terminal.Report(terminal.Diagnostics);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            terminal.Diagnostics.Add(Codes.InternalError, "", "", $"{e.GetType().Name}: {e.Message}");
            terminal.Report(terminal.Diagnostics);
            if (Environment.GetEnvironmentVariable("TRTC_STACK") == "1") terminal.Error.WriteLine(e);
            return ExitCode.Internal;
        }
    }

    /// <summary>What a newcomer sees: what trtc is, the four usual lines, the commands.</summary>
    private static int Introduce(RootCommand root, Terminal terminal)
    {
        terminal.Output.WriteLine(
            """
            trtc turns ONNX models into TensorRT engines: checked first, in FP16 or INT8, with a report.

              trtc check model.onnx                        what TensorRT takes, without a GPU
              trtc build model.onnx --profile 1x3x640x640:16x3x640x640
              trtc build model.onnx --fp16                 half precision
              trtc build model.onnx --int8 --calib ./images --preset imagenet

            """);
        foreach (var command in root.Subcommands) terminal.Output.WriteLine($"  {command.Name,-10} {command.Description}");
        terminal.Output.WriteLine("\nRun 'trtc COMMAND --help' for the options of a command.");
        return ExitCode.Done;
    }

    private static int Unknown(string name, RootCommand root, Terminal terminal)
    {
        var nearest = NearestName.Find(name, root.Subcommands.Select(c => c.Name)) is { } meant ? $"; did you mean 'trtc {meant}'?" : ".";
        terminal.Error.WriteLine(Diagnostic.Create(Codes.Usage, "", "", $"There is no command '{name}'{nearest}"));
        terminal.Error.WriteLine("Run 'trtc --help' for the commands.");
        return ExitCode.Usage;
    }

    private static int Usage(ParseResult parsed, Terminal terminal)
    {
        var known = parsed.CommandResult.Command.Options.Select(o => o.Name).ToArray();
        foreach (var e in parsed.Errors)
        {
            var option = parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal)
                && e.Message.Contains($"'{t}'", StringComparison.Ordinal));
            var nearest = option is not null && NearestName.Find(option.Split('=')[0], known) is { } meant ? $" Did you mean {meant}?" : "";
            terminal.Error.WriteLine(Diagnostic.Create(Codes.Usage, "", "", e.Message + nearest));
        }
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        terminal.Error.WriteLine($"Run 'trtc {command}--help' for the options.");
        return ExitCode.Usage;
    }
}
