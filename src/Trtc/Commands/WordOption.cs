using System.Collections.Immutable;
using System.CommandLine;
using Serilog.Events;
using Trtc.Core.Calibration;
using Trtc.Core.Diagnostics;

namespace Trtc.Commands;

/// <summary>Options that take one of a few words: the words stand in help, and a misspelt one is answered with the nearest. Numbers are no
/// words.</summary>
internal static class WordOption
{
    private static readonly ImmutableArray<(string, CalibrationMethod)> Calibrators =
    [
        ("entropy", CalibrationMethod.Entropy), ("minmax", CalibrationMethod.MinMax), ("percentile", CalibrationMethod.Percentile),
        ("mse", CalibrationMethod.Mse), ("auto", CalibrationMethod.Auto), ("output", CalibrationMethod.Output),
    ];

    public static Option<CalibrationMethod> Calibrator() =>
        Of("--calibrator", "How scales are chosen.", CalibrationMethod.Entropy, Calibrators);

    public static Option<LogEventLevel> LogLevel() =>
        Of("--log-level", "What to show of the library's messages.", LogEventLevel.Warning,
        [
            ("verbose", LogEventLevel.Verbose), ("debug", LogEventLevel.Debug), ("information", LogEventLevel.Information),
            ("warning", LogEventLevel.Warning), ("error", LogEventLevel.Error), ("fatal", LogEventLevel.Fatal),
        ]);

    /// <param name="words">In the order that help shows; case does not matter.</param>
    private static Option<T> Of<T>(string name, string description, T standard, ImmutableArray<(string Word, T Value)> words)
        where T : struct
    {
        var list = string.Join('|', words.Select(w => w.Word));
        return new(name)
        {
            Description = $"{description} [{words.First(w => w.Value.Equals(standard)).Word}]",
            HelpName = list,
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                foreach (var (word, value) in words) if (word.Equals(given, StringComparison.OrdinalIgnoreCase)) return value;
                var nearest = NearestName.Find(given, words.Select(w => w.Word)) is { } meant ? $"; did you mean {meant}?" : ".";
                result.AddError($"{name} takes {list.Replace("|", ", ", StringComparison.Ordinal)}, not '{given}'{nearest}");
                return standard;
            },
        };
    }
}
