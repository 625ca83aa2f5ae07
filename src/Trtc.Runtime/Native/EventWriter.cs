using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Runtime.Native;

/// <summary>Writes events from any thread, each whole and on a line of its own.</summary>
internal sealed class EventWriter(Stream output)
{
    private readonly Lock _lock = new();

    public void Write(StageEvent happened)
    {
        var json = StageJson.Write(happened);
        // The leading line end cuts off whatever a vendor library may have printed without one.
        var line = new byte[json.Length + 2];
        line[0] = line[^1] = (byte)'\n';
        json.CopyTo(line.AsSpan(1));
        lock (_lock)
        {
            output.Write(line);
            output.Flush();
        }
    }

    public void Log(NativeLogLevel level, string message) => Write(new LogEvent(level, message));

    public void Fault(Code code, string where, params ReadOnlySpan<string> arguments) =>
        Write(new FaultEvent(code.Id, where, [.. arguments]));
}
