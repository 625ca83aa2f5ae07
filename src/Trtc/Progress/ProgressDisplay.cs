using System.Diagnostics;
using System.Globalization;
using Serilog;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trtc.Core.Contracts;

namespace Trtc.Progress;

/// <summary>Shows a build's phases: live and nested for a person, one line a phase otherwise.</summary>
public abstract class ProgressDisplay(ILogger log) : IBuildObserver, IDisposable
{
    public static ProgressDisplay Create(Terminal terminal, ILogger log) =>
        terminal.Interactive ? new LiveProgress(terminal, log) : new LineProgress(terminal, log);

    public abstract void PhaseStarted(string name, string? parent, int steps);

    public abstract void StepDone(string phase, int step);

    public abstract void PhaseFinished(string name);

    public abstract void Note(string line);

    public virtual void Log(NativeLogLevel level, string message) => log.Write(BuildLog.Level(level), "{Message:l}", message);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>One line a phase, when it ends; nested phases are indented under the name of the one around them.</summary>
public sealed class LineProgress(Terminal terminal, ILogger log) : ProgressDisplay(log)
{
    private readonly Dictionary<string, (int Depth, long Start)> _open = new(StringComparer.Ordinal);

    public override void PhaseStarted(string name, string? parent, int steps)
    {
        var depth = parent is not null && _open.TryGetValue(parent, out var around) ? around.Depth + 1 : 0;
        _open[name] = (depth, Stopwatch.GetTimestamp());
    }

    public override void StepDone(string phase, int step)
    {
    }

    public override void PhaseFinished(string name)
    {
        if (!_open.Remove(name, out var phase)) return;
        var seconds = Stopwatch.GetElapsedTime(phase.Start).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        terminal.Error.WriteLine($"{new string(' ', 2 * phase.Depth)}{name}  {seconds} s");
    }

    public override void Note(string line) => terminal.Error.WriteLine("  " + line);
}

/// <summary>A bar for each open phase with its elapsed time; a phase that ended leaves the picture when its parent ends.</summary>
public sealed class LiveProgress : ProgressDisplay
{
    private readonly IAnsiConsole _console;
    private readonly Dictionary<string, (ProgressTask Task, int Depth)> _tasks = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProgressContext _context;
    private readonly Task _drawing;

    public LiveProgress(Terminal terminal, ILogger log) : base(log)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Error),
            ColorSystem = terminal.Color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        var ready = new TaskCompletionSource<ProgressContext>();
        _drawing = _console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new PhaseColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                ready.SetResult(context);
                await _done.Task.ConfigureAwait(false);
            });
        _context = ready.Task.GetAwaiter().GetResult();
    }

    public override void PhaseStarted(string name, string? parent, int steps)
    {
        var depth = parent is not null && _tasks.TryGetValue(parent, out var around) ? around.Depth + 1 : 0;
        var task = _context.AddTask(name, autoStart: true, maxValue: Math.Max(1, steps));
        task.State.Update<int>(PhaseColumn.Depth, _ => depth);
        if (steps == 0) task.IsIndeterminate = true;
        _tasks[name] = (task, depth);
    }

    public override void StepDone(string phase, int step)
    {
        if (_tasks.TryGetValue(phase, out var open)) open.Task.Value = step + 1;
    }

    public override void PhaseFinished(string name)
    {
        if (!_tasks.Remove(name, out var open)) return;
        open.Task.IsIndeterminate = false;
        open.Task.Value = open.Task.MaxValue;
        open.Task.StopTask();
    }

    public override void Note(string line) => _console.WriteLine("  " + line);

    public override void Dispose()
    {
        if (_done.TrySetResult()) _drawing.GetAwaiter().GetResult();
        base.Dispose();
    }
}

/// <summary>A phase's name, indented under the phase around it. Spectre's own column trims what a description begins with.</summary>
internal sealed class PhaseColumn : ProgressColumn
{
    public const string Depth = "depth";

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Padder(new Text(task.Description), new Padding(2 * task.State.Get<int>(Depth), 0, 0, 0));
}
