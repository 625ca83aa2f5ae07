using Serilog;
using Serilog.Core;
using Serilog.Events;
using Trtc.Core.Contracts;

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
        if (file is not null) configuration.WriteTo.File(file, outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture, shared: false);
        return configuration.CreateLogger();
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
