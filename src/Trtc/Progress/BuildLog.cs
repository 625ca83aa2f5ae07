using Serilog;
using Serilog.Core;
using Serilog.Events;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Progress;

/// <summary>The library's messages, at their own level, to standard error and on request to a file.</summary>
public static class BuildLog
{
    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <param name="file">Gets every message, whatever the level shown; null for none.</param>
    public static Logger Create(LogEventLevel shown, string? file)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Console(restrictedToMinimumLevel: shown, outputTemplate: Template, standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        // Opened with the first message: until the model has been read, nobody knows that the file is not one that its weights lie in.
        if (file is not null) configuration.WriteTo.Sink(new FileLog(file));
        return configuration.CreateLogger();
    }

    /// <summary>Says before any work is done that a log cannot be written: TRTC2017.</summary>
    public static void CanBe(string file, DiagnosticList diagnostics)
    {
        var there = File.Exists(file);
        try
        {
            using (new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { }
            if (!there) File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            diagnostics.Add(Codes.OutputNotWritable, file, "--log-file", e.Message.TrimEnd('.'));
        }
    }

    private sealed class FileLog(string file) : ILogEventSink, IDisposable
    {
        private readonly Lazy<Logger> _log = new(() => new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.File(file, outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture, shared: false)
            .CreateLogger());

        public void Emit(LogEvent logEvent) => _log.Value.Write(logEvent);

        public void Dispose()
        {
            if (_log.IsValueCreated) _log.Value.Dispose();
        }
    }

    /// <summary>What the library has to send so that everything wanted can be shown or written.</summary>
    public static NativeLogLevel Wanted(LogEventLevel shown, string? file) => file is not null ? NativeLogLevel.Verbose : shown switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => NativeLogLevel.Verbose,
        LogEventLevel.Information => NativeLogLevel.Info,
        LogEventLevel.Warning => NativeLogLevel.Warning,
        LogEventLevel.Error => NativeLogLevel.Error,
        _ => NativeLogLevel.InternalError,
    };

    public static LogEventLevel Level(NativeLogLevel level) => level switch
    {
        NativeLogLevel.InternalError => LogEventLevel.Fatal,
        NativeLogLevel.Error => LogEventLevel.Error,
        NativeLogLevel.Warning => LogEventLevel.Warning,
        NativeLogLevel.Info => LogEventLevel.Information,
        _ => LogEventLevel.Debug,
    };
}
