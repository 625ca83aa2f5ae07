using System.Globalization;
using System.Text.RegularExpressions;
using TensorRT;
using Trtc.Core.Contracts;

namespace Trtc.Runtime.Native;

/// <summary>Passes the library's messages on, and remembers what a diagnostic will want of them.</summary>
internal sealed partial class StageLog(EventWriter events)
{
    private const int Kept = 20;
    private readonly Lock _lock = new();
    private readonly Queue<string> _errors = new();

    /// <summary>Messages beyond this level are not passed on.</summary>
    public NativeLogLevel Level { get; set; } = NativeLogLevel.Warning;

    /// <summary>Hears every message too; null where the library tells its progress itself.</summary>
    public LogPhases? Phases { get; set; }

    /// <summary>The largest workspace in bytes that the library asked for in vain; 0 when it did not.</summary>
    public long WantedWorkspace { get; private set; }

    /// <summary>The last error messages, oldest first, without the library's file and line.</summary>
    public IReadOnlyList<string> Errors
    {
        get { lock (_lock) return [.. _errors]; }
    }

    /// <summary>Whether the library said that it got no memory, of the host or of the GPU.</summary>
    public bool NoMemory { get; private set; }

    public void Clear()
    {
        lock (_lock)
        {
            _errors.Clear();
            NoMemory = false;
            WantedWorkspace = 0;
        }
    }

    public void Receive(LoggerSeverity severity, string message)
    {
        var level = (NativeLogLevel)severity;
        // Q/DQ has FP16 scales so that nothing stands between it and the layer; the builder makes them FP32 again and says so, twice a
        // convolution.
        if (level == NativeLogLevel.Warning && ScalesWidened().IsMatch(message)) level = NativeLogLevel.Info;
        lock (_lock)
        {
            if (level <= NativeLogLevel.Error)
            {
                if (_errors.Count == Kept) _errors.Dequeue();
                _errors.Enqueue(message);
            }
            if (level <= NativeLogLevel.Warning && AllocationFailed().IsMatch(message)) NoMemory = true;
            foreach (Match m in RequestedSize().Matches(message))
                if (long.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                    && bytes > WantedWorkspace)
                    WantedWorkspace = bytes;
        }
        Phases?.Receive(message);
        if (level <= Level) events.Log(level, message);
    }

    // TensorRT 10, 11 and RTX: "Requested size was 273121408 bytes."; 8.6: "Requested amount of GPU memory (273121408 bytes)".
    [GeneratedRegex(@"[Rr]equested (?:size was|amount of (?:GPU )?memory \(?) ?([0-9]+) bytes")]
    private static partial Regex RequestedSize();

    // "Error Code 2: OutOfMemory (…)", "Cuda Runtime (out of memory)", "Requested amount of GPU memory (… bytes) could not be allocated.
    // There may not be enough free memory …"
    [GeneratedRegex(@"\bOutOfMemory\b|\(out of memory\)|could not be allocated\. There may not be enough|std::bad_alloc")]
    private static partial Regex AllocationFailed();

    [GeneratedRegex(@"Converting \w+ (?:activation|weight) scales to fp32")]
    private static partial Regex ScalesWidened();
}
