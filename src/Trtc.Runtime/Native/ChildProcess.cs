using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Trtc.Runtime.Native;

/// <summary>The parent's end of one native stage: starts it, talks to it, and says how it died.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int TailLines = 12;
    private readonly Process _process;
    private readonly Queue<string> _tail = new();
    // The child's own group while it lives: it inherits this process's.
    private readonly long? _killsBefore = OutOfMemoryKills.Of(Environment.ProcessId);

    private ChildProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.BeginErrorReadLine();
    }

    /// <param name="libraryFolders">Where the vendor library's own dependencies are to be looked for first.</param>
    public static ChildProcess Start(IReadOnlyList<string> libraryFolders)
    {
        var (file, argument) = Executable();
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (argument is not null) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(NativeStage.Verb);
        var variable = OperatingSystem.IsWindows() ? "PATH" : "LD_LIBRARY_PATH";
        var before = start.Environment.TryGetValue(variable, out var value) && !string.IsNullOrEmpty(value) ? Path.PathSeparator + value
            : "";
        start.Environment[variable] = string.Join(Path.PathSeparator, libraryFolders) + before;
        // Kernels that no tactic uses need not be loaded; what NVIDIA's own tool does.
        start.Environment.TryAdd("CUDA_MODULE_LOADING", "LAZY");
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start"));
    }

    public void Send(StageRequest request)
    {
        try
        {
            _process.StandardInput.WriteLine(StageJson.Write(request));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has gone already; reading its events tells.
        }
    }

    /// <returns>The next event; null when the process has ended.</returns>
    public StageEvent? Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            if (StageJson.ReadEvent(line) is { } happened)
            {
                if (happened is LogEvent log) Note(log.Message);
                return happened;
            }
            Note(line);
        }
        return null;
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended on its own.
        }
    }

    /// <summary>How the process ended, as "signal 11 (segmentation fault)" or "exit code 3"; waits for it.</summary>
    public (string Text, bool OutOfMemory) Death()
    {
        _process.WaitForExit();
        var code = _process.ExitCode;
        var signal = OperatingSystem.IsWindows() ? 0 : code - 128;
        // Without the kernel's word a kill may be anybody's.
        var outOfMemory = (signal == 9 && OutOfMemoryKills.Of(Environment.ProcessId) > _killsBefore)
            || (signal == 6 && Tail().Contains("std::bad_alloc", StringComparison.Ordinal));
        var name = signal switch { 4 => "illegal instruction", 6 => "abort", 7 => "bus error", 8 => "arithmetic fault",
            9 => _killsBefore is null ? "killed, by somebody or for lack of memory" : "killed", 11 => "segmentation fault", 15 =>
            "terminated", _ => null };
        if (name is not null) return ($"signal {signal} ({name})", outOfMemory);
        var text = OperatingSystem.IsWindows() && code < 0 ? "0x" + code.ToString("X8", CultureInfo.InvariantCulture)
            : code.ToString(CultureInfo.InvariantCulture);
        return ($"exit code {text}", outOfMemory);
    }

    /// <summary>The last lines that the process or the library in it wrote, with a leading space; empty when there are none.</summary>
    public string Tail()
    {
        lock (_tail) return _tail.Count == 0 ? "" : " Its last words: " + string.Join(" | ", _tail);
    }

    /// <summary>Ends the process in good order: its input ends, it destroys what it made. One that does not go is killed.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has gone already.
        }
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) Kill();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_tail)
        {
            if (_tail.Count == TailLines) _tail.Dequeue();
            _tail.Enqueue(line.Trim());
        }
    }

    // The program starts itself, whatever its file is called now; under 'dotnet trtc.dll' and in other programs the executable lies beside
    // the assembly, and without it the dotnet command that this runtime belongs to starts the assembly. Nothing is looked for by name.
    private static (string File, string? Argument) Executable()
    {
        if (Environment.ProcessPath is { } self && IsTrtc(self)) return (self, null);
        var (trtc, dotnet) = OperatingSystem.IsWindows() ? ("trtc.exe", "dotnet.exe") : ("trtc", "dotnet");
        var beside = Path.Combine(AppContext.BaseDirectory, trtc);
        if (File.Exists(beside)) return (beside, null);
        return (Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", dotnet)),
            Path.Combine(AppContext.BaseDirectory, "trtc.dll"));
    }

    private static bool IsTrtc(string self) =>
        Assembly.GetEntryAssembly()?.GetName().Name == "trtc"
            && !Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
