using System.Collections.Immutable;
using System.CommandLine;
using Trtc.Core.Contracts;
using Trtc.Core.Diagnostics;

namespace Trtc.Commands;

/// <summary>The rows of <see cref="BuilderOptionTable"/> as options of a command.</summary>
internal sealed class BuilderOptions
{
    private readonly ImmutableArray<(BuilderOption Row, Option Option)> _options = [.. BuilderOptionTable.All.Select(r => (r, Create(r)))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options) command.Add(option);
    }

    /// <summary>What was given, laid over <paramref name="options"/>; a value that is none is TRTC2030.</summary>
    public BuildOptions Read(ParseResult parsed, BuildOptions options, DiagnosticList diagnostics)
    {
        foreach (var (row, option) in _options)
        {
            foreach (var text in Values(parsed, option))
            {
                if (row.Set(options, text) is { } changed) options = changed;
                else diagnostics.Add(Codes.BadBuilderOption, "", "", row.Name, text, row.Value);
            }
        }
        return options;
    }

    private static Option Create(BuilderOption row) => row switch
    {
        { Value: null } => new Option<bool>(row.Name) { Description = row.Description },
        { Repeats: true } => new Option<string[]>(row.Name) { Description = row.Description, HelpName = row.Value },
        _ => new Option<string?>(row.Name) { Description = row.Description, HelpName = row.Value },
    };

    private static string[] Values(ParseResult parsed, Option option) => option switch
    {
        Option<bool> set => parsed.GetValue(set) ? [""] : [],
        Option<string[]> many => parsed.GetValue(many) ?? [],
        Option<string?> one => parsed.GetValue(one) is { } text ? [text] : [],
        _ => [],
    };
}
