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

    private static int Usage(ParseResult parsed, Terminal terminal)
    {
        foreach (var e in parsed.Errors) terminal.Error.WriteLine(Diagnostic.Create(Codes.Usage, "", "", e.Message));
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        terminal.Error.WriteLine($"Run 'trtc {command}--help' for the options.");
        return ExitCode.Usage;
    }
}
