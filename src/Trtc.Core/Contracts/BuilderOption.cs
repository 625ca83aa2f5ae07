namespace Trtc.Core.Contracts;

/// <summary>
/// One option of the builder, the same for command line, report, trtc.json and MSBuild item metadata.
/// </summary>
/// <param name="Name">As on the command line, <c>--tiling</c>.</param>
/// <param name="Value">What help calls its value; null for a switch.</param>
/// <param name="Repeats">May be given more than once.</param>
/// <param name="Set">Takes a value's text (empty for a switch); null when the text is none.</param>
/// <param name="Show">The option's value as text; null where it is not set, empty for a switch that is.</param>
public sealed record BuilderOption(
    string Name, string? Value, string Description, Func<BuildOptions, string, BuildOptions?> Set, Func<BuildOptions, string?> Show,
        bool Repeats = false);
