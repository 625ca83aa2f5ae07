using System.Text.Json;

namespace Trtc.Core.Diagnostics;

/// <summary>What a JSON parser found, in the file's terms: its own words speak of the types that it fills.</summary>
internal static class JsonFault
{
    /// <summary>A fault of the text itself; null where the text is JSON and a value or a name is at fault.</summary>
    public static string? OfText(JsonException e) =>
        e.InnerException is JsonException reader ? reader.Message.Split(" LineNumber:")[0].TrimEnd('.') : null;

    /// <summary>Where the value or the name is, as <c>tensors[5].name</c>; empty for the whole file.</summary>
    public static string Place(JsonException e) => e.Path is { Length: > 2 } path ? path[2..] : "";
}
